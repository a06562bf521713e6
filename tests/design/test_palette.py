"""Colours are written once, and words can be read on what they stand on, in both themes."""

import re
import tomllib
from dataclasses import asdict
from pathlib import Path

import pytest

from drawbridge.charts.drawing.theme import DARK as DARK_PICTURES
from drawbridge.charts.drawing.theme import LIGHT as LIGHT_PICTURES
from drawbridge.design import palette, style_sheets, typeface
from tests.charts.seeing import contrast

ROOT = Path(__file__).resolve().parents[2]
THEMES = {"light": palette.LIGHT, "dark": palette.DARK}
CONFIG = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))["theme"]
WRITTEN_IN = {
    ROOT / "drawbridge" / "design" / "palette.py",  # here
    ROOT / ".streamlit" / "config.toml",  # compared below
}
# In a style sheet also colours by numbers; "white" and "black" are for paper and QR codes.
HEX = re.compile(r"(?<![\w&/])#(?:[0-9a-f]{8}|[0-9a-f]{6}|[0-9a-f]{3,4})\b", re.IGNORECASE)
NUMBERS = re.compile(r"\b(?:rgba?|hsla?|hwb|lab|lch|oklab|oklch)\(", re.IGNORECASE)
each_theme = pytest.mark.parametrize("colours", THEMES.values(), ids=THEMES)


def sources():
    for folder in ("drawbridge", "pages", "gallery", ".streamlit"):
        for path in sorted((ROOT / folder).rglob("*")):
            if path.suffix in {".py", ".css", ".html", ".js", ".svg", ".toml"}:
                yield path


def sheets():
    return [path for path in sources() if path.suffix == ".css"]


def folder_of(path):
    """The folder of the package that a style sheet belongs to, wherever in it."""
    return path.relative_to(ROOT).parts[1]


def test_no_colour_is_written_outside_the_palette():
    found = {
        path.relative_to(ROOT).as_posix(): HEX.findall(path.read_text(encoding="utf-8"))
        for path in sources()
        if path not in WRITTEN_IN
    }
    by_numbers = {path.name for path in sheets() if NUMBERS.search(path.read_text("utf-8"))}

    assert {name: colours for name, colours in found.items() if colours} == {}
    assert by_numbers == set()


def test_the_search_for_colours_finds_those_that_are_there():
    assert HEX.findall("a{color:#fff;background:#1F6F78;fill: #1f6f78cc}") == [
        "#fff",
        "#1F6F78",
        "#1f6f78cc",
    ]
    assert HEX.findall("url(#gate) &#8217; /page#cafe issue-#12 #header") == []
    assert NUMBERS.search("box-shadow: 0 0 1px rgb(34 48 60 / 5%)")


@pytest.mark.parametrize("mode", THEMES)
def test_streamlit_is_told_the_colours_of_the_palette(mode):
    ours = THEMES[mode]

    assert CONFIG[mode] == {
        "primaryColor": ours.accent,
        "backgroundColor": ours.paper,
        "secondaryBackgroundColor": ours.card,
        "textColor": ours.ink,
        "linkColor": ours.accent,
        "borderColor": ours.line,
        "codeTextColor": ours.ink,
        "codeBackgroundColor": ours.sunk,
    }


def test_streamlit_is_told_the_faces_of_the_typeface():
    told = [
        (face["family"], face["url"], face["weight"], face["unicodeRange"])
        for face in CONFIG["fontFaces"]
    ]
    ours = [
        (typeface.NAME, typeface.served(face), typeface.WEIGHTS, face.characters)
        for face in typeface.FACES
    ]

    assert told == ours
    assert CONFIG["font"].startswith(f"'{typeface.NAME}'")


@each_theme
def test_every_colour_is_six_digits(colours):
    values = asdict(colours).values()

    assert [it for it in values if not re.fullmatch(r"#[0-9A-F]{6}", it)] == []


@each_theme
def test_every_colour_of_the_pictures_is_one_of_the_palette(colours):
    theme = LIGHT_PICTURES if colours is palette.LIGHT else DARK_PICTURES
    used = set(re.findall(r"#[0-9A-F]{6}", repr({**asdict(theme), "palette": None})))

    assert used <= set(asdict(colours).values())


@each_theme
def test_words_have_four_and_a_half_to_one_on_every_ground_they_stand_on(colours):
    """WCAG 2.2, 1.4.3."""
    grounds = (colours.paper, colours.card, colours.soft, colours.amber_soft, colours.sunk)
    words = (colours.ink, colours.muted, colours.accent, colours.amber)
    pairs = [(word, ground) for word in words for ground in grounds]
    pairs.append((colours.on_accent, colours.accent))

    assert [pair for pair in pairs if contrast(*pair) < 4.5] == []


@each_theme
def test_outlines_of_what_can_be_filled_in_have_three_to_one(colours):
    """WCAG 2.2, 1.4.11."""
    marks = (colours.ring, colours.accent, colours.amber)

    assert [it for it in marks if contrast(it, colours.card) < 3] == []
    assert [it for it in marks if contrast(it, colours.paper) < 3] == []


@pytest.mark.parametrize("path", sheets(), ids=lambda path: path.name)
def test_a_style_sheet_gets_every_property_it_uses(path):
    sheet = path.read_text(encoding="utf-8")
    joined = "".join(it.read_text("utf-8") for it in sheets() if folder_of(it) == folder_of(path))
    own = set(re.findall(r"(?:^|[{;\s])--([a-z-]+)\s*:", joined))
    of_palette = {name.replace("_", "-") for name in asdict(palette.LIGHT)}
    # The projector's templates say how large what they hold is drawn, the remote's script how far
    # a slide has come.
    given = {"face", "wide", "middle", "tall", "at", "way"}

    assert set(re.findall(r"var\(--([a-z-]+)", sheet)) <= own | of_palette | given


def test_a_style_sheet_gets_the_colours_it_uses_for_light_and_for_dark_and_no_others():
    sheet = "p{color:var(--amber);background:var(--amber-soft)}"
    light, dark = palette.LIGHT, palette.DARK

    assert style_sheets.in_light_and_dark(sheet).split("\n") == [
        f":root{{--amber:{light.amber};--amber-soft:{light.amber_soft};}}",
        "@media (prefers-color-scheme:dark)"
        f"{{:root{{--amber:{dark.amber};--amber-soft:{dark.amber_soft};}}}}",
        sheet,
    ]
    assert "prefers-color-scheme" not in style_sheets.in_light(sheet)


def test_a_style_sheet_gets_the_typeface_where_it_asks_for_it():
    assert f"--face:{typeface.FONT_FAMILY}" in style_sheets.in_light("p{font:1em var(--face)}")
    assert "--face" not in style_sheets.in_light("p{font:1em serif}")


@each_theme
def test_words_on_what_streamlit_fills_with_the_accent_can_be_read(colours):
    """Streamlit writes them white in either theme; shell.css says better."""
    shell = (ROOT / "drawbridge" / "ui" / "shell.css").read_text(encoding="utf-8")

    assert 'button[kind="primary"]:not(:disabled) {\n  color: var(--on-accent);' in shell
    assert contrast(colours.on_accent, colours.accent) >= 4.5
