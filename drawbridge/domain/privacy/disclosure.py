"""How the cells of one part may look: exact, in bands, hidden, or not at all.

Rule numbers (R..) are those of docs/privacy.md. Nothing here releases anything: the gate,
`drawbridge.domain.privacy.gate`, asks this module about parts that have answers enough.
"""

from collections.abc import Sequence

from drawbridge.domain.answers.tally import PartTally
from drawbridge.domain.privacy.released import Cell, Look, Reason, banded, exact
from drawbridge.domain.privacy.suppression import collapse, hidden_cells, merged
from drawbridge.domain.workshop.steps import Part, Poll, Sensitivity

SMALL_ROOM = 8  # R11, R10
UNANIMOUS_BELOW = 12  # R08
COLLAPSE_BELOW = 20  # R09 (a)


def looks(poll: Poll, part: Part, tally: PartTally, n_joined: int) -> tuple[Cell, ...] | Reason:
    """Cells of a part as they may be drawn, or why none may be.

    Args:
        poll: the step as it was asked.
        part: one of its parts.
        tally: what was counted for it.
        n_joined: how many had joined at close.
    """
    # Bands and directions tell of everybody as plainly as counts do, if all are in one (R08).
    if _is_unanimous(poll, tally.n_answers, tally.counts):
        return Reason.UNANIMOUS
    if part.is_change or part.is_banded:
        return _coarse(part, tally)
    if poll.sensitivity is Sensitivity.HIGH:
        return _masked(poll, part, tally)
    if _needs_bands(poll, tally, n_joined):
        return banded(part.cells, tally.counts)
    return exact(part.cells, tally.counts, frozenset())


def _coarse(part: Part, tally: PartTally) -> tuple[Cell, ...] | Reason:
    """Directions with their small ends joined, or bands."""
    labels, counts = part.cells, tally.counts
    if part.is_change:
        labels, counts = merged(labels, counts)
        if len(labels) == 1:  # "so many moved up or stayed or moved down" says nothing
            return Reason.WORDS_ONLY
    return banded(labels, counts) if part.is_banded else exact(labels, counts, frozenset())


def _is_unanimous(poll: Poll, n_answers: int, counts: Sequence[int]) -> bool:
    is_tender = poll.sensitivity is Sensitivity.HIGH
    return is_tender and n_answers < UNANIMOUS_BELOW and n_answers in counts


def _masked(poll: Poll, part: Part, tally: PartTally) -> tuple[Cell, ...] | Reason:
    labels, counts = part.cells, tally.counts
    if part.is_ordered and tally.n_answers < COLLAPSE_BELOW:
        labels, counts = collapse(labels, counts)
    # After collapsing: all in one band tells of each as much as all on one answer (R08).
    if _is_unanimous(poll, tally.n_answers, counts):
        return Reason.UNANIMOUS
    hidden = hidden_cells(counts, n_people=tally.n_answers, at_most=part.at_most)
    return Reason.WORDS_ONLY if hidden is None else exact(labels, counts, hidden)


def _needs_bands(poll: Poll, tally: PartTally, n_joined: int) -> bool:
    is_medium_and_few = poll.sensitivity is Sensitivity.MEDIUM and tally.n_answers < SMALL_ROOM
    return is_medium_and_few or n_joined < SMALL_ROOM


def may_place(part: Part, cells: Sequence[Cell]) -> bool:
    """Whether quartiles may stand beside the cells: never finer than what the cells show."""
    return len(cells) == len(part.cells) and all(cell.look is Look.EXACT for cell in cells)
