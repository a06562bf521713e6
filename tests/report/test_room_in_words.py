"""What phones get of the room is what stands in the pictures of the group sheet, and no more."""

import dataclasses
import json

import pytest

from drawbridge import charts, report
from tests.report.reading import charted


@pytest.fixture(scope="module")
def told(walls):
    return report.room_in_words(walls.without_notes().without_lines())


@pytest.fixture(scope="module")
def walls(evening):
    return evening(24)


def test_every_picture_of_the_sheet_is_told_once_and_nothing_else(told, walls):
    shown = [f"{one.poll.id}/{one.release.round}" for one in charted(walls)]

    assert [one["place"] for one in told] == shown
    others = [one for chapter in walls.chapters for one in chapter.results]
    assert len(others) > len(told)  # lines and words were shown too


def test_every_cell_is_told_as_the_picture_shows_it(told, walls):
    for one, picture in zip(told, charted(walls), strict=True):
        rows = charts.table(picture.poll, picture.release)
        kept = rows if charts.tells_empty(picture.poll) else [r for r in rows if r.shown != "0"]
        cells = [tuple(cell) for part in one["parts"] for cell in part["cells"]]

        assert cells == [(row.cell, row.shown) for row in kept]
        assert {part["n"] for part in one["parts"]} <= {row.n for row in rows}
        assert one["question"] == picture.poll.question


def test_notes_and_lines_of_people_are_not_in_it(walls):
    chapters = tuple(dataclasses.replace(one, note="A note.") for one in walls.chapters)
    noted = dataclasses.replace(walls, chapters=chapters)
    text = json.dumps(report.room_in_words(noted.without_notes().without_lines()))

    assert "A note." not in text
    assert walls.has_lines
    assert text == json.dumps(report.room_in_words(noted))


def test_what_is_ours_comes_in_the_language_of_those_who_were_there(walls):
    told = report.room_in_words(walls, say=lambda text: f"¡{text}")
    names = [name for one in told for part in one["parts"] for name, _ in part["cells"]]

    assert any(name.startswith("¡") for name in names)
    assert any(not name.startswith("¡") for name in names)
