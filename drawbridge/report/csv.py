"""The summary as one tidy table: a row for every cell the room saw."""

from collections.abc import Iterator

import pandas as pd

from drawbridge import charts
from drawbridge.domain.privacy.gate import Release, ReleasedLines, Withheld
from drawbridge.domain.privacy.released import ReleasedPart, WithheldPart
from drawbridge.domain.workshop.steps import Poll, Step
from drawbridge.domain.workshop.texts import Written
from drawbridge.views import SummaryView

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
    rows = [row for chapter in view.chapters for row in _chapter(chapter.step, chapter.releases)]
    frame = pd.DataFrame(rows, columns=list(COLUMNS))
    counted = frame.astype({"round": "Int64", "count": "Int64", "n_answers": "Int64"})
    return counted.to_csv(index=False, lineterminator="\r\n").encode("utf-8-sig")


def _chapter(poll: Step, releases: tuple[Release, ...]) -> Iterator[_Row]:
    if not isinstance(poll, Poll):
        return
    for release in releases:
        for row in _rows(poll, release):
            yield {**row, "step": _inert(poll.title), "round": release.round}


def _rows(poll: Poll, release: Release) -> Iterator[_Row]:
    if isinstance(release, Withheld):
        yield {"part": "", "cell": "", "shown": _inert(charts.words(poll, release))}
        return
    if isinstance(release, ReleasedLines):
        yield from _lines(poll, release)
        return
    shown = iter(charts.table(poll, release)["shown"])
    for part in release.parts:
        if isinstance(part, WithheldPart):
            words = _inert(charts.words(poll, part))
            yield {"part": _inert(part.prompt), "cell": "", "shown": words}
        else:
            yield from _cells(part, shown)


def _lines(poll: Poll, release: ReleasedLines) -> Iterator[_Row]:
    if not isinstance(poll, Written):
        raise TypeError(f"a step of kind {poll.kind} asks for no lines")
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
