"""Into how many groups a room can divide. Nobody is ever assigned to one."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Division:
    """One way for everybody to find a group: how many groups of which size, mostly `size` first."""

    groups: tuple[tuple[int, int], ...]

    @property
    def n_people(self) -> int:
        """How many people that seats."""
        return sum(size * count for size, count in self.groups)


def divisions(n_people: int, sizes: Iterable[int]) -> tuple[Division, ...]:
    """For every size the division with as many groups of it as possible, nobody left over.

    Who would be left over sits in groups of another of the sizes, the fewer of these the better;
    where the sizes do not come out even, some groups are one larger. 14 people in twos and threes:
    7 pairs, or 4 threes and 1 pair.

    Args:
        n_people: in the room, the facilitator left out.
        sizes: of the groups that the activity knows, in its order.

    Returns:
        One division per size, without repetitions; none for a room too small for any.
    """
    known = tuple(dict.fromkeys(size for size in sizes if 1 < size <= n_people))
    found = (_division(n_people, size, known) for size in known)
    return tuple({tuple(sorted(one.groups)): one for one in reversed([*found])}.values())[::-1]


def _division(n_people: int, size: int, known: tuple[int, ...]) -> Division:
    for n_groups in range(n_people // size, 0, -1):
        rest = n_people - n_groups * size
        others = sorted(one for one in known if one != size and rest and rest % one == 0)
        if not rest:
            return Division(groups=((size, n_groups),))
        if others:
            return Division(groups=((size, n_groups), (others[-1], rest // others[-1])))
    return _uneven(n_people, size)


def _uneven(n_people: int, size: int) -> Division:
    """As many groups as there can be, the people left over spread among them."""
    n_groups, over = divmod(n_people, size)
    each, larger = divmod(over, n_groups)
    plain = ((size + each, n_groups - larger),) if n_groups > larger else ()
    return Division(groups=(*plain, (size + each + 1, larger)) if larger else plain)
