"""Which cells of a sensitive distribution are joined or hidden, so that no small one shows (R09).

Arithmetic on counts only. Whether a distribution is sensitive, and how a hidden cell then looks, is
decided in `drawbridge.domain.privacy.gate`.
"""

from collections.abc import Sequence
from math import isqrt

from drawbridge.domain.workshop.two_languages import joined, parted

N_FIELDS = 9
SMALL_CELL = 2  # R09 (b): one or two people
_JOINT = " / "
_MERGED = " or "


def collapse(
    labels: Sequence[str], counts: Sequence[int]
) -> tuple[tuple[str, ...], tuple[int, ...]]:
    """Join an ordered scale into low, middle and high (R09 a): [1,3,5,3,1] becomes [4,5,4]."""
    half = len(counts) // 2
    groups = (slice(0, half), slice(half, len(counts) - half), slice(len(counts) - half, None))
    used = [group for group in groups if counts[group]]
    return (
        tuple(joined(_JOINT, labels[group]) for group in used),
        tuple(sum(counts[group]) for group in used),
    )


def collapse_square(counts: Sequence[int]) -> tuple[int, ...]:
    """Join a square of cells, row by row, into nine fields as `collapse` joins a scale."""
    side = isqrt(len(counts))
    half = side // 2
    thirds = (range(half), range(half, side - half), range(side - half, side))
    return tuple(
        sum(counts[row * side + column] for row in upward for column in across)
        for upward in thirds
        for across in thirds
    )


def joined_labels(label: str) -> tuple[str, ...]:
    """The labels that `collapse` joined into one; they must not hold the joint themselves."""
    return parted(_JOINT, label)


def merged(labels: Sequence[str], counts: Sequence[int]) -> tuple[tuple[str, ...], tuple[int, ...]]:
    """Join the small ends of (more, about the same, less) with the middle (R12).

    An end of one or two people is told together with those who stayed. If a middle of one or two
    is left then, it is told with the smaller end that has people. No group of one or two is left
    beside another.
    """
    groups = [[place] for place in range(len(counts))]
    for end in (0, -1):
        if len(groups) > 1 and 1 <= _people(groups[end], counts) <= SMALL_CELL:
            _join(groups, end)
    while len(groups) > 1 and any(1 <= _people(one, counts) <= SMALL_CELL for one in groups):
        _join(groups, _smaller(groups, counts))
    return (
        tuple(joined(_MERGED, (labels[place] for place in group)) for group in groups),
        tuple(_people(group, counts) for group in groups),
    )


def merged_labels(label: str) -> tuple[str, ...]:
    """The labels that `merged` joined into one; they must not hold the joint themselves."""
    return parted(_MERGED, label)


def rejoined(label: str, names: Sequence[str]) -> str:
    """Other names for the labels that stand together in one, put together as they are there."""
    return joined(_MERGED if len(merged_labels(label)) > 1 else _JOINT, names)


def _people(group: Sequence[int], counts: Sequence[int]) -> int:
    return sum(counts[place] for place in group)


def _smaller(groups: Sequence[Sequence[int]], counts: Sequence[int]) -> int:
    """The end with fewer people, an end without any last."""
    first, last = (_people(groups[end], counts) or sum(counts) + 1 for end in (0, -1))
    return 0 if first <= last else -1


def _join(groups: list[list[int]], end: int) -> None:
    """Join an end with its neighbour, in place."""
    if end == 0:
        groups[0:2] = [groups[0] + groups[1]]
    else:
        groups[-2:] = [groups[-2] + groups[-1]]


def hidden_cells(
    counts: Sequence[int], *, n_people: int, at_most: int = 1
) -> frozenset[int] | None:
    """Positions to hide so that no small cell can be worked out (R09 b-d).

    Every cell of one or two people is hidden. Then the next smallest non-zero cell is hidden too,
    until no small cell follows from n and what is visible: everybody chose at least one cell and
    `at_most` cells, so the counts sum to something between n and `at_most` times n.

    Returns:
        The positions, or None if even hiding everything would not be enough.

    Source: primary and complementary cell suppression, Hundepool et al., Statistical Disclosure
    Control (2012), ch. 4.
    """
    small = frozenset(place for place, value in enumerate(counts) if 1 <= value <= SMALL_CELL)
    if not small:
        return small
    others = [place for place, value in enumerate(counts) if value > SMALL_CELL]
    others.sort(key=lambda place: (counts[place], place))
    visible = sum(counts[place] for place in others)
    for n_more in range(len(others) + 1):
        if n_more:
            visible -= counts[others[n_more - 1]]
        low, high = n_people - visible, at_most * n_people - visible
        if not _gives_a_small_cell_away(low, high, len(small), n_more, n_people):
            return small.union(others[:n_more])
    return None


def _gives_a_small_cell_away(low: int, high: int, n_small: int, n_large: int, most: int) -> bool:
    """Whether some value that a small cell could hold is ruled out.

    Args:
        low: the least that all hidden cells together hold,
        high: and the most.
        n_small: how many of them are small,
        n_large: and how many are not.
        most: the most people one cell can hold.
    """
    others_least = n_small - 1 + (SMALL_CELL + 1) * n_large
    others_most = SMALL_CELL * (n_small - 1) + most * n_large
    return not (low - 1 <= others_most and high - SMALL_CELL >= others_least)
