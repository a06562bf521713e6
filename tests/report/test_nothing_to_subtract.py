"""Two files of one session, or two downloads of it, differ in no number about people."""

import json
from collections import Counter

import pytest

from drawbridge import report
from drawbridge.domain.privacy.released import Look
from tests.report.reading import charted, in_csv, in_json, in_workbook, on_the_projector


def numbers_of(view):
    return [list(in_csv(view, report.csv(view))), list(in_json(report.json(view))),
            list(in_workbook(report.xlsx(view)))]  # fmt: skip


@pytest.mark.rule("R18")
def test_with_or_without_notes_and_lines_the_numbers_are_the_same(walls):
    seen = list(on_the_projector(walls))
    for view in (walls, walls.without_notes(), walls.without_lines(), walls.without_lines()):
        assert numbers_of(view) == [seen, seen, seen]


def test_no_count_stands_in_a_file_that_the_verdict_does_not_hold(walls):
    held = Counter(
        (cell.count, part.n_answers)
        for picture in charted(walls)
        for part in picture.release.shown_parts
        for cell in part.cells
    )
    told = Counter(
        (cell["count"], part["n_answers"])
        for step in json.loads(report.json(walls))["steps"]
        for result in step["results"]
        for part in result["parts"]
        for cell in part["cells"]
        if cell["telling"] != "line"
    )

    assert told == held
    assert None in {count for count, _ in told}
    assert Look.HIDDEN in {
        cell.look
        for picture in charted(walls)
        for part in picture.release.shown_parts
        for cell in part.cells
    }
