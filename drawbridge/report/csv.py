"""The summary as one tidy table: a row for every cell the room saw."""

from collections.abc import Iterator
from typing import assert_never

import pandas as pd

from drawbridge import charts
from drawbridge.domain.privacy.gate import Released, ReleasedLines
from drawbridge.domain.privacy.released import ReleasedPart, WithheldPart
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

COLUMNS = ("step", "round", "part", "cell", "shown", "count", "n_answers")
_FORMULA = ("=", "+", "-", "@")  # what a spreadsheet program would calculate
_HOW_MANY = {1: "1", 2: "2–3", 3: "4+"}
_BREAKS = ("\t", "\r", "\n")

_Row = dict[str, object]


def csv(view: SummaryView) -> bytes:
    """The summary as CSV.

    One row per cell: `shown` is what the picture shows, `count` is set for exact cells only. A
    result that is told in words has one row, with the words as `shown`. UTF-8 with a byte order
    mark, without which spreadsheet programs garble dashes and accents.
    """
    rows = [row for chapter in view.chapters for row in _chapter(chapter)]
    frame = pd.DataFrame(rows, columns=list(COLUMNS))
    counted = frame.astype({"round": "Int64", "count": "Int64", "n_answers": "Int64"})
    return counted.to_csv(index=False, lineterminator="\r\n").encode("utf-8-sig")


def _chapter(chapter: Chapter) -> Iterator[_Row]:
    for picture in chapter.results:
        for row in _rows(picture):
            title = _inert(picture.poll.title)
            yield {**row, "step": title, "round": picture.release.round}


def _rows(picture: ResultPicture) -> Iterator[_Row]:
    match picture:
        case WordsPicture():
            told = _inert(charts.words(picture.poll, picture.release))
            yield {"part": "", "cell": "", "shown": told}
        case LinesPicture():
            yield from _lines(picture.poll, picture.release)
        case ChartPicture() | WithoutNumbersPicture():
            yield from _numbers(picture.poll, picture.release)
        case _:
            assert_never(picture)


def _numbers(poll: Poll, release: Released) -> Iterator[_Row]:
    shown = iter(charts.table(poll, release)["shown"])
    for part in release.parts:
        if isinstance(part, WithheldPart):
            words = _inert(charts.words(poll, part))
            yield {"part": _inert(part.prompt), "cell": "", "shown": words}
        else:
            yield from _cells(part, shown)


def _lines(poll: Written, release: ReleasedLines) -> Iterator[_Row]:
    if not release.lines:
        told = _inert(charts.lines_sentence(poll, release))
        yield {"part": "", "cell": "", "shown": told, "n_answers": release.n_answers}
    for line in release.lines:
        yield {
            "part": _inert(poll.question),
            "cell": _inert(line.text),
            "shown": "" if poll.is_by_line else _HOW_MANY[line.size],
            "n_answers": release.n_answers,
        }


def _cells(part: ReleasedPart, shown: Iterator[str]) -> Iterator[_Row]:
    for cell in part.cells:
        yield {
            "part": _inert(part.prompt),
            "cell": _inert(cell.label),
            "shown": _inert(next(shown)),
            "count": cell.count,
            "n_answers": part.n_answers,
        }


def _inert(text: str) -> str:
    """A text that no spreadsheet program takes for a formula.

    Source: OWASP, CSV Injection.
    """
    is_active = text.lstrip().startswith(_FORMULA) or text.startswith(_BREAKS)
    return f"'{text}" if is_active else text
