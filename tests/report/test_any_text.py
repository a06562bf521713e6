"""Whatever people and workshops write: every file is made, and holds it as text and whole."""

import json
import pickle
import re
from concurrent.futures import ThreadPoolExecutor

import pytest

from drawbridge import commands, report
from drawbridge.report.letters import printable
from drawbridge.views import facilitator_view
from tests.conftest import SMALL
from tests.people.room import Room
from tests.report.conftest import pickled
from tests.report.labels import rewritten
from tests.report.reading import Page, cells_of, unpacked
from tests.report.structure import text_of

WORKSHOP = f"""{SMALL}
[[steps]]
id = "line"
kind = "open_text"
title = "One line"
minutes = 3
question = "One line for this room."
"""
TEXTS = {
    "formula": "=cmd|' /C calc'!A0",
    "script": "</style></svg><script>alert(1)</script><img src=x onerror=alert(1)>",
    "typst": '#import "@preview/x:1.0.0" #eval("1") $x^2$ <label> @ref `raw`',
    "latex": r"\input{/etc/passwd} $\frac{1}{2}$ \write18{ls} %",
    "right-to-left": "\u202eقلعة שלום\u202c",
    "emoji": "👩\u200d👧 👍🏽 🇩🇪",
    "chinese": "投票 한국어",
    "thai": "ไทยน้ำ",
    "loose-marks": "שָׁלוֹם مَرْحَبًا g̃ ɔ̃",
    "long": "many words " * 909 + "theend",
    "one-word": "x" * 9_994 + "theend",
    "case": "Yes / yes",
    "ampersand": "R&D &C &amp; <b>",
    "template": "{{ 7 * 7 }} {% raw %}",
}


@pytest.fixture(scope="module")
def ended(tmp_path_factory):
    return pickled(tmp_path_factory.mktemp("ended"), play)


def play(services):
    room = Room(services, WORKSHOP)
    room.join(8)
    room.ask("weather", ["0", "1", "1", "1", "2", "2", "1", "1"])
    room.do(commands.reveal)
    room.ask("line", ["Please knock", *"bcdefgh"])
    for row in facilitator_view(services, room.code).moderation.rows[:6]:
        commands.show_line(services, room.code, row.key)
    commands.include_lines(services, room.code, is_wanted=True)
    room.do(commands.reveal)
    room.do(commands.end)
    return room.code


@pytest.fixture(params=TEXTS.values(), ids=TEXTS)
def made(request, ended):
    """A text, and every file of a summary in which it stands everywhere."""
    batch = report.start(rewritten(pickle.loads(ended), request.param), None, ThreadPoolExecutor(1))
    assert batch.failed == ()
    return request.param, {file.format.name: file.content for file in batch.files}


def without_blanks(text):
    """Letters alone: where a line ends is the paper's affair."""
    return re.sub(r"[\s\xad\u200b-\u200f\u202a-\u202e]", "", text)


def test_every_file_is_made_and_holds_it_whole_as_text(made):
    text, files = made
    _page_has(text, files["html"])
    _sheet_has(text, files["sheet-html"])
    _workbook_has(text, files["xlsx"])
    _programs_read(text, files)
    _paper_has(text, files["pdf"])
    assert all(one.startswith(b"\x89PNG") for one in unpacked(files["pictures"]).values())


def _page_has(text, content):
    page = Page(content)
    read = " ".join(text.split())
    assert not {"script", "img"} & page.tags
    assert sum(read in " ".join(told.split()) for told in page.texts) >= 10
    assert len(page.pictures) == 1


def _sheet_has(text, content):
    page = Page(content)
    assert not {"script", "img"} & page.tags
    assert " ".join(text.split()) in {" ".join(told.split()) for told in page.texts}


def _workbook_has(text, content):
    book = cells_of(content)
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    own = [cell for cell in cells if cell.value == text]
    assert len(own) >= 15
    assert {cell.data_type for cell in own} == {"s"}
    assert not [cell for cell in cells if cell.data_type == "f"]
    assert not [name for name in unpacked(content) if "external" in name]


def _programs_read(text, files):
    told = json.loads(files["json"])
    assert told["workshop"]["title"] == text
    labels = {
        cell["label"]
        for step in told["steps"]
        for result in step["results"]
        for part in result["parts"]
        for cell in part["cells"]
    }
    assert labels == {text}
    assert " ".join(text.split()) in " ".join(files["codebook"].decode().split())
    assert json.loads(files["datapackage"])
    assert text.replace('"', '""') in files["csv"].decode("utf-8-sig")


def _paper_has(text, content):
    told = without_blanks(text_of(content))
    drawn = without_blanks(printable(text))
    if text.isascii():
        foot = without_blanks(text[:80]) + ("…" if len(text) > 80 else "")
        whole, n_pages = re.subn(rf"{re.escape(foot)}\d+of\d+", "", told)
        assert n_pages > 1
        assert drawn in whole
    else:  # a right-to-left text is read in another order
        assert set(drawn) <= set(told)
    assert "/JavaScript" not in content.decode("latin-1")
