"""What somebody who knows the program by heart can work out of masked cells.

The cells that are shown, and which ones are not, leave only some rooms possible: those that would
have been masked in just this way.
"""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import product

from drawbridge.domain.privacy.suppression import SMALL_CELL, hidden_cells

_MOST_BESIDE = SMALL_CELL + 1
_TWO = 2


@lru_cache(maxsize=4096)
def gives_a_small_cell_away(counts: tuple[int, ...], hidden: frozenset[int]) -> bool:
    """Whether a hidden small cell holds one and the same number in every room that is possible.

    Which of two equal cells is hidden, or that no more are, tells something to whoever knows the
    order in which they are (R09 c). Every room of one picture gets the same verdict.

    Args:
        counts: people per cell, of a part in which everybody is in one cell.
        hidden: what `hidden_cells` hides of it.
    """
    places = sorted(hidden)
    total = sum(counts[place] for place in places)
    found: list[set[int]] = [set() for _ in places]
    for fill in _fills(total, len(places)):
        room = list(counts)
        for place, value in zip(places, fill, strict=True):
            room[place] = value
        if hidden_cells(room, n_people=sum(room)) == hidden:
            for values, value in zip(found, fill, strict=True):
                values.add(value)
            if all(len(values) > 1 for values in found):
                return False
    return any(len(values) == 1 and max(values) <= SMALL_CELL for values in found)


def _fills(total: int, n_cells: int) -> Iterator[Sequence[int]]:
    """Ways to spread people over hidden cells, none of them empty.

    One cell at most holds more than three: another one is hidden beside small cells only as long
    as all that are hidden could be as small as they can be.
    """
    for large in range(n_cells):
        for others in product(range(1, _MOST_BESIDE + 1), repeat=n_cells - 1):
            rest = total - sum(others)
            if rest >= 1:
                yield (*others[:large], rest, *others[large:])


def tells_whole_answers(
    counts: Sequence[int], hidden: frozenset[int], *, n_people: int, at_most: int
) -> bool:
    """Whether who ticked what together follows of a choice of several, for somebody in the room.

    With two boxes ticked, how many ticked one of them alone, or both, is arithmetic. With more it
    follows where all the others must have ticked one box each, or all but one box of those that
    were ticked. (With more boxes, two people could have traded a tick, and nobody would see it.)

    Args:
        counts: people per box.
        hidden: what `hidden_cells` hides of them.
        n_people: how many ticked at least one box.
        at_most: how many boxes one person can tick.
    """
    ticked = [value for value in counts if value]
    if at_most == 1 or len(ticked) == 1:
        return False
    if len(ticked) == _TWO:
        first, second = ticked
        alone = (n_people - first, n_people - second, first + second - n_people)
        return bool(hidden) or any(1 <= value <= SMALL_CELL for value in alone)
    seen = sum(value for place, value in enumerate(counts) if place not in hidden)
    low, high = seen + len(hidden), seen + sum(_most_of(counts[place]) for place in hidden)
    if low == high == n_people:  # everybody ticked one box: the cells are the answers
        return False
    leave_one_out = len(ticked) - len(hidden) <= at_most + 1 and low > (n_people - 1) * at_most
    return high < n_people + at_most or leave_one_out


def _most_of(value: int) -> int:
    """The most people a hidden cell can hold for somebody who knows whether it is small."""
    return max(SMALL_CELL, value)
