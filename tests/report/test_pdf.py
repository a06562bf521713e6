"""The PDF says what the room saw, can be read aloud, and no text that anybody writes stops it."""

import io
import pickle
import re
import subprocess
from pathlib import Path

import pypdf
import pytest
from fontTools.ttLib import TTFont
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image

from drawbridge import charts, commands, report
from drawbridge.domain.privacy.result_pictures import ChartPicture
from drawbridge.report.letters import FOLDER, SUBSTITUTE, lacking, printable
from drawbridge.report.tongue import tongue
from drawbridge.views import summary_view
from tests.people.room import Room
from tests.report.conftest import pickled
from tests.report.labels import rewritten
from tests.report.structure import descriptions, kinds_below, pages_of, tagged, text_of

POLISH = "Zażółć gęślą jaźń *Łódź*"
PLAIN = ("-5", "a -- b", '"q"', "*x*", "#y", "= x", "- x", "+ y", "a~b", "...", "$x$", "@k", "<l>")
OFTEN_LACKING = ("👍", "投票", "☐ none", "ไทย", "😀 💯", "🇩🇪", "👨‍👩‍👧", "한국어", "हिन्दी")
READABLE = (
    *("مرحبا", "שלום", "Ω Ж ł é", "✓ ★ ☐", "½ № ≥ ①", "→"),
    *("👍🏽 😀 💯", "🇩🇪", "👨‍👩‍👧", "🧱 🌉"),
)
HARD = (
    *(
        "\x00\x07\x1b",
        "\ufffe\uffff",
        "\ue000",
        "\U000e0041",
        "x\u0327\u0302",
        "q\u20dd",
        "\u202eabc",
    ),
    *("a\u2028b", "\u3000", "‌‍️", "❤️", '#import "x"', "\\input{x}", "<script>", "]]>", "&amp;"),
    *("Donaudampfschifffahrt" * 5, "x" * 10_000, " ", "\u200b", "{{ 7 * 7 }}"),
)
SMALL = """
[workshop]
id = "small"
title = "{0}"
language = "pl"

[[steps]]
id = "card"
kind = "consent"
title = "Before"
minutes = 1
heading = "Before"
statements = ["No name."]
agreements = ["I am 18 or older."]

[[steps]]
id = "agree"
kind = "single_choice"
title = "{0}"
minutes = 3
purpose = "Find out."
sensitivity = "low"
question = "{0}"
options = ["{0}", "two", "three"]
"""


def without_blanks(text):
    return re.sub(r"[\s\u200b\u00a0\u2066-\u2069]+", "", text)


@pytest.fixture(scope="module")
def walls(evening):
    return evening(14)


@pytest.fixture(scope="module")
def made(evening_file):
    return evening_file(14, "pdf")


@pytest.fixture(scope="module")
def reader(made):
    return pypdf.PdfReader(io.BytesIO(made))


@pytest.fixture(scope="module")
def written(tmp_path_factory):
    """A summary in which every text is the same."""

    def play(services):
        room = Room(services, SMALL.format("one"))
        room.join(14)
        room.ask("agree", [str(turn % 3) for turn in range(14)])
        room.do(commands.reveal)
        commands.note(services, room.code, "agree", "one")
        room.do(commands.end)
        return room.code

    kept = pickled(tmp_path_factory.mktemp("written"), play)
    return lambda text: rewritten(pickle.loads(kept), text)


def pictures(view):
    return [
        picture
        for chapter in view.chapters
        for picture in chapter.results
        if isinstance(picture, ChartPicture)
    ]


def test_it_is_tagged_and_says_its_language_and_title(walls, reader):
    root = reader.trailer["/Root"]

    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "en"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert reader.metadata.title == walls.title
    assert "pdfuaid" in root["/Metadata"].get_object().get_data().decode()


def test_every_picture_is_a_figure_with_the_description_of_the_room(walls, reader):
    told = descriptions(reader)

    assert sorted(told) == sorted(charts.alt_text(one.poll, one.release) for one in pictures(walls))
    assert len(told) >= 10


def test_every_table_has_header_cells(reader):
    tables = [element for kind, element in tagged(reader) if kind == "/Table"]

    assert len(tables) >= 10
    assert all("/TH" in set(kinds_below(table)) for table in tables)


def test_every_page_leads_back_to_its_own_tags(reader):
    numbers = [page["/StructParents"] for page in reader.pages]

    assert len(set(numbers)) == len(numbers) > 1


def test_bookmarks_name_every_step(walls, reader):
    def titles(outline):
        for entry in outline:
            yield from titles(entry) if isinstance(entry, list) else [entry.title]

    found = list(titles(reader.outline))

    assert [chapter.step.title for chapter in walls.chapters] == [
        title for title in found if title in {chapter.step.title for chapter in walls.chapters}
    ]


def test_every_page_has_its_number(made):
    pages = pages_of(made)
    for number, page in enumerate(pages, 1):
        assert f"{number} of {len(pages)}" in page


def test_numbers_and_sentences_are_those_of_the_room(walls, made):
    told = without_blanks(text_of(made))
    for picture in pictures(walls):
        assert without_blanks(charts.sentence(picture.poll, picture.release)) in told
        rows = charts.table(picture.poll, picture.release)
        shown = [row for row in rows if charts.tells_empty(picture.poll) or row.shown != "0"]
        at = 0
        for row in shown:
            at = told.index(without_blanks(row.cell + row.shown), at)


def test_the_same_session_gives_the_same_bytes(walls, made):
    assert report.pdf(walls) == made


def test_no_hour_is_in_it(reader, made):
    made_at = reader.metadata["/CreationDate"]

    assert made_at[10:16] == "000000"
    assert not re.search(r"\d\d:\d\d", text_of(made))


def fonts_of(content):
    reader = pypdf.PdfReader(io.BytesIO(content))
    resources = [page["/Resources"] for page in reader.pages]
    fonts = [font.get_object() for one in resources for font in one.get("/Font", {}).values()]
    assert all("/FontFile2" in descriptor(font) for font in fonts)
    return {re.sub(r"^/[A-Z]{6}\+|-\w+$", "", font["/BaseFont"]) for font in fonts}


def descriptor(font):
    return font["/DescendantFonts"][0].get_object()["/FontDescriptor"].get_object()


def test_polish_is_set_in_one_font_and_read_as_it_was_written(written):
    content = report.pdf(written(POLISH))

    assert fonts_of(content) == {"AtkinsonHyperlegibleNext"}
    assert POLISH in text_of(content)


@pytest.mark.parametrize("text", PLAIN)
def test_no_text_is_read_as_markup(written, text):
    assert text_of(report.pdf(written(text))).count(text) >= 4


@pytest.mark.parametrize("text", OFTEN_LACKING)
def test_a_character_without_a_font_is_replaced_and_told(written, text):
    told = text_of(report.pdf(written(text)))

    if lacking([text]):
        assert SUBSTITUTE in told
        assert "no letters for some characters" in told
        for letter in lacking([text]):
            assert f"U+{ord(letter):04X}" in told
    else:
        assert SUBSTITUTE not in told


@pytest.mark.parametrize("text", READABLE)
def test_what_our_fonts_have_is_not_replaced(written, text):
    told = text_of(report.pdf(written(text)))

    assert lacking([text]) == ()
    assert SUBSTITUTE not in told


@pytest.mark.parametrize("text", HARD, ids=lambda text: ascii(text[:12]))
def test_no_text_stops_the_file(written, text):
    view = written(text)
    assert report.pdf(view).startswith(b"%PDF")
    (picture,) = pictures(view)
    assert report.png(picture.poll, picture.release).startswith(b"\x89PNG")


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(text=st.text(min_size=1, max_size=30))
def test_whatever_people_write_is_printed(written, text):
    assert report.pdf(written(text)).startswith(b"%PDF")


def test_a_long_word_stays_on_the_page(written, tmp_path):
    file = tmp_path / "long.pdf"
    file.write_bytes(report.pdf(written("Donaudampfschifffahrtsgesellschaft" * 6)))
    subprocess.run(["pdftoppm", "-r", "40", "-png", file, tmp_path / "page"], check=True)
    for page in Path(tmp_path).glob("page*.png"):
        edge = Image.open(page).convert("L")
        right = edge.crop((edge.width - 20, 0, edge.width, edge.height))
        assert right.getextrema()[0] > 240


@pytest.mark.parametrize("text", [*OFTEN_LACKING, *READABLE, *HARD])
def test_a_printable_text_has_only_characters_of_the_fonts(text):
    assert lacking([printable(text)]) == ()


def test_fonts_are_ours_and_small_enough_to_ship():
    files = sorted(FOLDER.glob("*.ttf"))

    assert sum(file.stat().st_size for file in files) < 3_000_000
    assert {TTFont(file)["name"].getDebugName(1) for file in files} == {
        "Atkinson Hyperlegible Next",
        "DejaVu Sans",
        "Noto Emoji",
    }


@pytest.mark.parametrize(
    ("tag", "lang", "region"),
    [
        *(("en", "en", ""), ("de-CH", "de", "CH"), ("zh-Hant-TW", "zh", "TW")),
        *(("x", "und", ""), ("", "und", ""), ("pt-BR-x-y", "pt", "BR"), ("sr-Latn", "sr", "")),
    ],
)
def test_a_language_is_named_with_its_region(tag, lang, region):
    assert tongue(tag) == {"lang": lang, "region": region}


def test_a_picture_as_png_is_as_wide_as_a_projector(walls):
    (first, *_) = pictures(walls)
    picture = Image.open(io.BytesIO(report.png(first.poll, first.release)))

    assert picture.width == 1920


def test_lines_of_a_note_stay_lines(written):
    assert "first\nsecond" in text_of(report.pdf(written("first\nsecond")))


@pytest.mark.parametrize("n", [0, 1])
def test_a_session_with_nothing_to_show_has_a_file_that_says_so(room, n):
    room.join(n)
    if n:
        room.ask("weather", ["0"])
    room.do(commands.end)
    told = text_of(report.pdf(summary_view(room.services, room.code)))

    assert ("Nothing was shown" if n else "ended in the lobby") in " ".join(told.split())
