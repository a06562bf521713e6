"""Which figures that are worked out of answers may stand beside the cells of a part (R09b, R14).

They are never finer than the cells, and each carries how many people it is about.
"""

from collections.abc import Sequence
from dataclasses import replace

from drawbridge.domain.answers.tally import PartTally
from drawbridge.domain.privacy.released import (
    Alike,
    Cell,
    Look,
    ReleasedPart,
    WithheldPart,
)
from drawbridge.domain.statistics.ranking import agreement_word
from drawbridge.domain.workshop.measures import Marks, Quartiles
from drawbridge.domain.workshop.shares import Ranking
from drawbridge.domain.workshop.steps import Part, Poll, Sensitivity

MIDDLES_FROM = 8  # R14: of five people, the middle and the quartiles are three people's values
MIDDLES_STEP = 10  # R14
_PLACES = 1  # decimals of a mean place; what is released is what is drawn


def may_derive(poll: Poll, part: Part, asked: Sequence[ReleasedPart | WithheldPart]) -> bool:
    """Whether a movement may be told: on a tender question only of parts that hide nothing (R09b).

    Beside what people chose now, which way their wishes go tells what they wished.

    Args:
        poll: the step as it was asked.
        part: a derived part.
        asked: what may be told of the parts that were asked.
    """
    if poll.sensitivity is not Sensitivity.HIGH:
        return True
    stem = part.id.partition(".")[0]
    sources = [one for one in asked if one.part_id == stem] or asked
    return all(
        isinstance(one, ReleasedPart) and not any(cell.look is Look.HIDDEN for cell in one.cells)
        for one in sources
    )


def quartiles_beside(
    poll: Poll, part: Part, tally: PartTally, cells: Sequence[Cell]
) -> Quartiles | None:
    """The middle half of the values, rounded; None where it may not be told."""
    found = tally.quartiles
    if found is None or found.n_people < MIDDLES_FROM or not _may_place(poll, part, cells):
        return None
    low, median, high = (_rounded(value) for value in (found.low, found.median, found.high))
    return replace(found, low=low, median=median, high=high)


def marks_beside(poll: Poll, part: Part, tally: PartTally, cells: Sequence[Cell]) -> Marks | None:
    """Medians of a square, or mean places; None where they may not be told.

    Mean places tell whole orders, of which the cells are the beginnings: never on a tender
    question, and not where most gave only a beginning.
    """
    found = tally.marks
    if found is None or not _may_place(poll, part, cells):
        return None
    if isinstance(poll, Ranking):
        is_tender = poll.sensitivity is Sensitivity.HIGH
        if is_tender or 2 * found.n_people <= tally.n_answers:
            return None
        return replace(found, values=tuple(round(value, _PLACES) for value in found.values))
    if found.n_people < MIDDLES_FROM:
        return None
    return replace(found, values=tuple(_rounded(value) for value in found.values))


def alike_beside(tally: PartTally, marks: Marks | None) -> Alike | None:
    """How alike people ranked, in a word, where mean places may be told."""
    if tally.agreement is None or marks is None:
        return None
    return Alike(word=agreement_word(tally.agreement.w), n_people=tally.agreement.n_people)


def _may_place(poll: Poll, part: Part, cells: Sequence[Cell]) -> bool:
    """Whether the cells show every number as it was asked; bands that always stand do as well."""
    if part.is_banded and poll.sensitivity is not Sensitivity.HIGH:
        return True
    return len(cells) == len(part.cells) and all(cell.look is Look.EXACT for cell in cells)


def _rounded(value: float) -> float:
    """To the nearest ten, halves to the even one: 45 must not become half of a hundred."""
    return float(round(value / MIDDLES_STEP) * MIDDLES_STEP)
