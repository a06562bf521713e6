"""The console's style sheet is all of the files beside the modules they dress, each once."""

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
