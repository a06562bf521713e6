"""The summary as one tidy table: what every file of data is written from.

One row per cell that the room saw. What was told in words has one row, with the words in it.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import assert_never

from drawbridge import charts
from drawbridge.charts.drawing.translation import cell_name
from drawbridge.domain.privacy.gate import Released, ReleasedLines
from drawbridge.domain.privacy.released import Band, Cell, Look, ReleasedPart
from drawbridge.domain.privacy.result_pictures import (
    ChartPicture,
    LinesPicture,
    ResultPicture,
    WithoutNumbersPicture,
    WordsPicture,
)
from drawbridge.domain.session.summary import Chapter, SummaryView
from drawbridge.domain.workshop.steps import Poll
from drawbridge.domain.workshop.texts import Written
from drawbridge.facilitator_words import tell


class Telling(StrEnum):
    """How a row tells what it is about."""

    EXACT = "exact"
    PER_CENT = "per cent"
    BAND = "band"
    HIDDEN = "hidden"
    LINE = "line"
    WORDS = "words"


# How many wrote a word of a cloud, from its size: fewest, most (None: more than can be said).
_WROTE = {1: (1, 1), 2: (2, 3), 3: (4, None)}
_TELLING = {Look.BAND: Telling.BAND, Look.HIDDEN: Telling.HIDDEN}


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One cell, or one result that was told in words.

    `step_id`, `round`, `part_id` and `code`, the position of a cell in its part from 1 on, name a
    row whatever its texts are. `shown` is word for word what the picture shows. `count` is set
    where that tells one number of people, `least` and `most` (people) also for bands and for per
    cents that stand for several; `most` is None where a band is open. `n_answers` people answered
    the part, `n_paper` of them on slips of paper.
    """

    telling: Telling
    shown: str
    step_id: str = ""
    step: str = ""
    round: int = 0
    part_id: str = ""
    part: str = ""
    code: int | None = None
    cell: str = ""
    count: int | None = None
    least: int | None = None
    most: int | None = None
    n_answers: int | None = None
    n_paper: int | None = None


def rows(view: SummaryView) -> list[Row]:
    """All rows of a summary, in the order of the evening."""
    return [row for chapter in view.chapters for row in _chapter(chapter)]


def _chapter(chapter: Chapter) -> Iterator[Row]:
    for picture in chapter.results:
        yield from result_rows(picture)


def result_rows(picture: ResultPicture) -> list[Row]:
    """The rows of one round of one step."""
    poll = picture.poll
    place = {"step_id": poll.id, "step": poll.title, "round": picture.release.round}
    return [replace(row, **place) for row in _rows(picture)]  # type: ignore[arg-type]


def _rows(picture: ResultPicture) -> Iterator[Row]:
    match picture:
        case WordsPicture():
            told = charts.words(picture.poll, picture.release, tell)
            yield Row(telling=Telling.WORDS, shown=told)
        case LinesPicture():
            yield from _lines(picture.poll, picture.release)
        case ChartPicture():
            yield from _numbers(picture.poll, picture.release)
        case WithoutNumbersPicture():
            told, verdict = charts.without_numbers(tell), picture.release
            n, on_paper = verdict.n_answers, verdict.n_paper
            yield Row(telling=Telling.WORDS, shown=told, n_answers=n, n_paper=on_paper)
        case _:
            assert_never(picture)


def _numbers(poll: Poll, release: Released) -> Iterator[Row]:
    shown = (row.shown for row in charts.table(poll, release, tell))
    told = charts.beside_figure(poll, release)
    for part in release.parts:
        if isinstance(part, ReleasedPart):
            yield from _cells(part, shown, release.n_paper)
        elif part in told:
            words = charts.words(poll, part, tell)
            yield Row(telling=Telling.WORDS, shown=words, part_id=part.part_id, part=part.prompt)


def _cells(part: ReleasedPart, shown: Iterator[str], n_paper: int) -> Iterator[Row]:
    for code, cell in enumerate(part.cells, 1):
        least, most = _bounds(cell, part)
        is_one_number = least is not None and least == most and cell.look is Look.EXACT
        telling = Telling.EXACT if is_one_number else _TELLING.get(cell.look, Telling.PER_CENT)
        yield Row(
            telling=telling,
            shown=next(shown),
            part_id=part.part_id,
            part=part.prompt,
            code=code,
            cell=cell_name(cell.label, tell),
            count=least if is_one_number else None,
            least=least,
            most=most,
            n_answers=part.n_answers,
            n_paper=n_paper,
        )


def _bounds(cell: Cell, part: ReleasedPart) -> tuple[int | None, int | None]:
    """The fewest and the most people a cell may stand for, as far as it says."""
    if cell.count is not None:
        return charts.people_behind(cell.count, part)
    if cell.band is None:
        return None, None
    most = min(cell.band.most, part.n_answers)
    is_open = cell.band is Band.LOTS and most > cell.band.least
    return cell.band.least, None if is_open else most


def _lines(poll: Written, release: ReleasedLines) -> Iterator[Row]:
    n = release.n_answers
    if not release.lines:
        told = charts.lines_sentence(poll, release, tell)
        yield Row(telling=Telling.WORDS, shown=told, n_answers=n)
    part = poll.parts[0]
    for code, line in enumerate(release.lines, 1):
        least, most = (None, None) if poll.is_by_line else _WROTE[line.size]
        yield Row(
            telling=Telling.LINE,
            shown=_how_many(least, most),
            part_id=part.id,
            part=poll.question,
            code=code,
            cell=line.text,
            least=least,
            most=most,
            n_answers=n,
        )


def _how_many(least: int | None, most: int | None) -> str:
    """How many wrote a word: "1", "2–3", "4+"; "" where lines stand alone."""
    if least is None:
        return ""
    if most is None:
        return f"{least}+"
    return str(least) if least == most else f"{least}–{most}"


def sentence(picture: ResultPicture) -> str:
    """A result in one or two sentences, as they stand under its picture."""
    match picture:
        case WordsPicture():
            return charts.words(picture.poll, picture.release, tell)
        case LinesPicture():
            return charts.lines_sentence(picture.poll, picture.release, tell)
        case ChartPicture():
            return charts.sentence(picture.poll, picture.release, tell)
        case WithoutNumbersPicture():
            told = charts.sentence(picture.poll, picture.release, tell)
            return f"{charts.without_numbers(tell)} {told}"
        case _:
            assert_never(picture)
