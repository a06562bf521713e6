"""The summary as one tidy table: a row for every cell the room saw."""

import re
import unicodedata
from collections.abc import Iterator
from typing import assert_never

import pandas as pd

from drawbridge import charts
from drawbridge.domain.privacy.gate import Released, ReleasedLines
from drawbridge.domain.privacy.released import ReleasedPart
from drawbridge.domain.workshop.steps import Poll
from drawbridge.domain.workshop.texts import Written
from drawbridge.views import Chapter, SummaryView
from drawbridge.views.pictures import (
    ChartPicture,
    LinesPicture,
    ResultPicture,
    WithoutNumbersPicture,
    WordsPicture,
)

COLUMNS = (
    *("step_id", "step", "round", "part_id", "part", "code", "cell"),
    *("shown", "count", "n_answers"),
)
_FORMULA = frozenset("=+-@")  # what a spreadsheet program would calculate, in wide letters too
_NUMBER = re.compile(r"[+-]?\d+([.,]\d+)?( ?%)?")  # what it calculates anyhow, to itself
_HOW_MANY = {1: "1", 2: "2–3", 3: "4+"}
_BREAKS = ("\t", "\r", "\n")

_Row = dict[str, object]


def csv(view: SummaryView) -> bytes:
    """The summary as CSV.

    One row per cell: `shown` is what the picture shows, `count` is set for exact cells only. A
    result that is told in words has one row, with the words as `shown`. `step_id`, `part_id` and
    `code`, the place of a cell in its question from 1 on, name a row whatever its labels are: a
    program may take “NA” for nothing. UTF-8 with a byte order
    mark, without which spreadsheet programs garble dashes and accents.
    """
    rows = [row for chapter in view.chapters for row in _chapter(chapter)]
    frame = pd.DataFrame(rows, columns=list(COLUMNS))
    counted = frame.astype(
        {"round": "Int64", "count": "Int64", "n_answers": "Int64", "code": "Int64"}
    )
    return counted.to_csv(index=False, lineterminator="\r\n").encode("utf-8-sig")


def _chapter(chapter: Chapter) -> Iterator[_Row]:
    for picture in chapter.results:
        for row in _rows(picture):
            poll, number = picture.poll, picture.release.round
            yield {**row, "step_id": poll.id, "step": _inert(poll.title), "round": number}


def _rows(picture: ResultPicture) -> Iterator[_Row]:
    match picture:
        case WordsPicture():
            told = _inert(charts.words(picture.poll, picture.release))
            yield {"part": "", "cell": "", "shown": told}
        case LinesPicture():
            yield from _lines(picture.poll, picture.release)
        case ChartPicture():
            yield from _numbers(picture.poll, picture.release)
        case WithoutNumbersPicture():
            n_answers = picture.release.n_answers
            told = _inert(charts.without_numbers())
            yield {"part": "", "cell": "", "shown": told, "n_answers": n_answers}
        case _:
            assert_never(picture)


def _numbers(poll: Poll, release: Released) -> Iterator[_Row]:
    shown = iter(charts.table(poll, release)["shown"])
    told = charts.beside_figure(poll, release)
    for part in release.parts:
        if isinstance(part, ReleasedPart):
            yield from _cells(part, shown)
        elif part in told:
            words = _inert(charts.words(poll, part))
            named = {"part_id": part.part_id, "part": _inert(part.prompt)}
            yield {**named, "cell": "", "shown": words}


def _lines(poll: Written, release: ReleasedLines) -> Iterator[_Row]:
    if not release.lines:
        told = _inert(charts.lines_sentence(poll, release))
        yield {"part": "", "cell": "", "shown": told, "n_answers": release.n_answers}
    for code, line in enumerate(release.lines, 1):
        yield {
            "part_id": poll.parts[0].id,
            "code": code,
            "part": _inert(poll.question),
            "cell": _inert(line.text),
            "shown": "" if poll.is_by_line else _HOW_MANY[line.size],
            "n_answers": release.n_answers,
        }


def _cells(part: ReleasedPart, shown: Iterator[str]) -> Iterator[_Row]:
    for code, cell in enumerate(part.cells, 1):
        yield {
            "part_id": part.part_id,
            "code": code,
            "part": _inert(part.prompt),
            "cell": _inert(cell.label),
            "shown": _inert(next(shown)),
            "count": cell.count,
            "n_answers": part.n_answers,
        }


def _inert(text: str) -> str:
    """A text that no spreadsheet program takes for a formula; a number, "+5", stays as it is.

    Source: OWASP, CSV Injection.
    """
    first = unicodedata.normalize("NFKC", text.lstrip()[:1])
    is_formula = first in _FORMULA and not _NUMBER.fullmatch(text)
    is_active = is_formula or text.startswith(_BREAKS)
    return f"'{text}" if is_active else text
