"""The console's style sheet is all of the files beside the modules they dress, each once."""

import re
from pathlib import Path

from drawbridge import ui
from drawbridge.ui.stylesheet import SHEETS, style

FOLDER = Path(ui.__file__).parent


def test_every_style_sheet_of_the_console_is_joined_once():
    found = [path.relative_to(FOLDER).with_suffix("").as_posix() for path in FOLDER.rglob("*.css")]

    assert sorted(SHEETS) == sorted(found)


def test_every_style_sheet_stands_beside_the_module_it_dresses():
    assert [name for name in SHEETS if not (FOLDER / f"{name}.py").exists()] == []


def test_the_joined_sheet_begins_with_its_colours_and_holds_every_file_whole():
    sheet = style()

    assert sheet.startswith(":root{--paper:")
    assert all((FOLDER / f"{name}.css").read_text("utf-8") in sheet for name in SHEETS)
    assert sheet.count("{") == sheet.count("}")


def test_no_style_names_a_side_that_is_another_one_where_pages_are_read_from_the_right():
    beside = r"(?:padding|margin|border)-(?:left|right):|text-align: (?:left|right)"
    from_a_side = r"(?:left|right): (?!50%)"  # what is centred has none

    assert re.findall(rf"^\s*(?:{beside}|{from_a_side}).*", style(), flags=re.MULTILINE) == []


def test_no_style_asks_for_what_every_drawing_puts_on_the_page():
    """Why: the head of console.css."""
    rules = re.sub(r"/\*.*?\*/", "", style(), flags=re.DOTALL)
    asked = re.findall(r":has\(([^()]*)\)", rules)

    assert len(asked) == rules.count(":has(") > 0
    assert [one for one in asked if not re.fullmatch(r"(\.(st-key|db)-[\w-]+ ?)+", one)] == []
