"""Whether a result says that some in the room are unsettled; for the facilitator alone.

It reads the released result only, so that it tells nothing that the picture does not.
"""

from collections.abc import Iterable
from enum import StrEnum

from drawbridge.domain.privacy.gate import Release, Released
from drawbridge.domain.privacy.released import Cell, Look
from drawbridge.domain.workshop.choices import CheckOut, SingleChoice
from drawbridge.domain.workshop.steps import Poll, Sensitivity

UNSETTLED_PERCENT = 30
"""Share of the answers to an ordinary question from which it is told. Source: house rule."""


class Unsettled(StrEnum):
    """That some are, and whether it can have to do with what has been done here."""

    ARRIVING = "arriving"
    NOW = "now"


def unsettled(poll: Poll, release: Release, asked: Iterable[Poll]) -> Unsettled | None:
    """What may be said of it, None where not enough are.

    Before anything was asked that may stir people up, people only say how they come in.

    Args:
        poll: the question.
        release: what may be seen of its answers.
        asked: the questions that were asked before it.
    """
    if not is_unsettled(poll, release):
        return None
    is_begun = any(it.sensitivity is not Sensitivity.LOW for it in asked)
    return Unsettled.NOW if is_begun or isinstance(poll, CheckOut) else Unsettled.ARRIVING


def is_unsettled(poll: Poll, release: Release) -> bool:
    """Whether enough chose an option that its author marked as unsettled.

    Of how people leave, anybody is enough; of another question, 30 per cent of those who answered.
    """
    if not isinstance(poll, SingleChoice) or not isinstance(release, Released):
        return False
    for part in release.shown_parts:
        cells = [part.cells[place] for place in poll.unsettled if place < len(part.cells)]
        n_people = sum(_at_least(cell) for cell in cells)
        if isinstance(poll, CheckOut):
            return n_people > 0
        return n_people * 100 >= UNSETTLED_PERCENT * part.n_answers > 0 and n_people > 0
    return False


def _at_least(cell: Cell) -> int:
    """The fewest people a cell can stand for; a hidden one stands for somebody."""
    if cell.look is Look.HIDDEN:
        return 1
    return cell.band.least if cell.band is not None else cell.count or 0
