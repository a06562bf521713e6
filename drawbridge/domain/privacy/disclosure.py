"""How the cells of one part may look: exact, in bands, hidden, or not at all.

Rule numbers (R..) are those of docs/privacy.md. Nothing here releases anything: the gate,
`drawbridge.domain.privacy.gate`, asks this module about parts that have answers enough.
"""

from collections.abc import Sequence
from dataclasses import replace

from drawbridge.domain.answers.tally import PartTally, Snapshot
from drawbridge.domain.privacy.inference import gives_a_small_cell_away, tells_whole_answers
from drawbridge.domain.privacy.released import (
    Cell,
    Look,
    Reason,
    all_hidden,
    band,
    banded,
    exact,
)
from drawbridge.domain.privacy.suppression import (
    N_FIELDS,
    collapse,
    collapse_square,
    hidden_cells,
    merged,
)
from drawbridge.domain.workshop.steps import Part, Poll, Sensitivity

SMALL_ROOM = 8  # R11, R10
UNANIMOUS_BELOW = 12  # R08
COLLAPSE_BELOW = 20  # R09 (a)

_Row = tuple[tuple[str, ...], tuple[int, ...]]


def is_small_circle(poll: Poll, snapshot: Snapshot) -> bool:
    """Whether so few joined, or answered, that a tender question is told in words only (R11)."""
    n_people = min(snapshot.n_joined, snapshot.tally.n_answers)  # idle phones are no people
    return poll.sensitivity is Sensitivity.HIGH and n_people < SMALL_ROOM


def looks(poll: Poll, part: Part, tally: PartTally, n_joined: int) -> tuple[Cell, ...] | Reason:
    """Cells of a part as they may be drawn, or why none may be.

    Args:
        poll: the step as it was asked.
        part: one of its parts.
        tally: what was counted for it.
        n_joined: how many had joined at close.
    """
    if poll.sensitivity is Sensitivity.HIGH:
        return _masked(part, tally)
    labels, counts = part.cells, tally.counts
    if part.is_change:
        labels, counts = merged(labels, counts)
        if len(labels) == 1:  # "so many moved up or stayed or moved down" says nothing
            return Reason.WORDS_ONLY
    elif _needs_bands(poll, tally, n_joined):
        return banded(labels, counts)
    return banded(labels, counts) if part.is_banded else exact(labels, counts, frozenset())


def _masked(part: Part, tally: PartTally) -> tuple[Cell, ...] | Reason:
    """Cells of a tender part; where they may not be told, all of them hidden, whatever they hold.

    Of one mind, unhideable, nothing left to see: what forbids to tell must not be told either.
    """
    row = _joined(part, tally)
    hidden = _hidden(part, tally, row[1])
    if hidden is None:
        return Reason.WORDS_ONLY if part.is_change else all_hidden(row[0])
    cells = exact(*row, hidden)
    return tuple(map(_roughly, cells)) if part.is_banded else cells


def _hidden(part: Part, tally: PartTally, counts: tuple[int, ...]) -> frozenset[int] | None:
    """Positions to hide of a tender part, None if none of it may be told."""
    # Before and after joining: all in one band tells of each as much as all on one answer (R08).
    groups = (*tally.counts, *counts, *(_sides(counts) if part.fields else ()))
    if len(counts) == 1 or _is_of_one_mind(groups, tally.n_answers):
        return None
    hidden = hidden_cells(counts, n_people=tally.n_answers, at_most=part.at_most)
    if hidden is None or _tells_nothing(counts, hidden):
        return None
    return None if _follows(part, tally, counts, hidden) else hidden


def _joined(part: Part, tally: PartTally) -> _Row:
    """The cells of a tender part that are told together."""
    labels, counts = part.cells, tally.counts
    if part.is_change:
        return merged(labels, counts)
    if part.is_ordered and tally.n_answers < COLLAPSE_BELOW:
        return collapse(labels, counts)
    if part.fields and tally.n_answers < COLLAPSE_BELOW:
        return part.fields, collapse_square(counts)
    return labels, counts


def _sides(counts: Sequence[int]) -> tuple[int, ...]:
    """People on each side of a square of nine fields, columns and then rows."""
    if len(counts) != N_FIELDS:  # twenty people and more keep their 25 cells
        return ()
    side = 3
    columns = (sum(counts[place::side]) for place in range(side))
    rows = (sum(counts[place : place + side]) for place in range(0, N_FIELDS, side))
    return (*columns, *rows)


def _is_of_one_mind(groups: Sequence[int], n_answers: int) -> bool:
    """Whether all are in one group, or all but one, who then knows of every other (R08)."""
    return n_answers < UNANIMOUS_BELOW and max(groups) >= n_answers - 1


def _tells_nothing(counts: Sequence[int], hidden: frozenset[int]) -> bool:
    return all(place in hidden for place, value in enumerate(counts) if value)


def _follows(part: Part, tally: PartTally, counts: tuple[int, ...], hidden: frozenset[int]) -> bool:
    """Whether what is hidden follows for somebody in the room who knows the program (R09)."""
    if part.is_exclusive:
        return gives_a_small_cell_away(counts, hidden)
    return tells_whole_answers(counts, hidden, n_people=tally.n_answers, at_most=part.at_most)


def _roughly(cell: Cell) -> Cell:
    """A cell in a band, where it is not hidden."""
    if cell.count is None:
        return cell
    return replace(cell, look=Look.BAND, count=None, band=band(cell.count))


def _needs_bands(poll: Poll, tally: PartTally, n_joined: int) -> bool:
    is_medium_and_few = poll.sensitivity is Sensitivity.MEDIUM and tally.n_answers < SMALL_ROOM
    return is_medium_and_few or n_joined < SMALL_ROOM
