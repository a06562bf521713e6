"""Whether a result says that some in the room are unsettled; for the facilitator alone.

It reads the released result only, so that it tells nothing that the picture does not.
"""

from drawbridge.domain.privacy.gate import Release, Released
from drawbridge.domain.privacy.released import Cell, Look
from drawbridge.domain.workshop.choices import CheckOut, SingleChoice
from drawbridge.domain.workshop.steps import Poll

UNSETTLED_PERCENT = 30
"""Share of the answers to an ordinary question from which it is told. Source: house rule."""


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
