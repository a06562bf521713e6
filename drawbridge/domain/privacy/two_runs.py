"""When the pictures of two sessions could be subtracted from one another (R05 across evenings).

Of two rounds it is known how many phones were in both; of two evenings nobody knows, and nobody
may. What the pictures themselves tell is enough: whoever was in one room only can be read from
their difference if everybody else was in both and answered alike, and then the pictures differ by
that person's answers alone.
"""

from drawbridge.domain.privacy.gate import Released
from drawbridge.domain.privacy.released import Cell, ReleasedPart
from drawbridge.domain.privacy.round_overlap import ROUND_GAP


def could_be_subtracted(one: Released, other: Released) -> bool:
    """Whether one or two people may be all that two pictures of the same question differ by."""
    theirs = {part.part_id: part for part in other.shown_parts}
    pairs = [(part, theirs[part.part_id]) for part in one.shown_parts if part.part_id in theirs]
    return any(_differ_by_few(first, second) for first, second in pairs)


def are_alike(n_one: int, n_other: int) -> bool:
    """Whether two rooms are so nearly of one size that one may be the other but for a few."""
    return abs(n_one - n_other) < ROUND_GAP


def is_same_question(one: Released, other: Released) -> bool:
    """Whether two pictures have the same parts with the same answers, in words."""
    return _words(one) == _words(other)


def _words(release: Released) -> list[tuple[str, str, tuple[str, ...]]]:
    return [
        (part.part_id, part.prompt, tuple(cell.label for cell in part.cells))
        for part in release.shown_parts
    ]


def _differ_by_few(one: ReleasedPart, other: ReleasedPart) -> bool:
    changes = [_change(first, second) for first, second in zip(one.cells, other.cells, strict=True)]
    more = [change for change in changes if change > 0]
    fewer = [-change for change in changes if change < 0]
    # One person is in one cell, or, where several may be chosen, in some of them.
    n_people = sum if one.is_exclusive else max
    most = max(n_people([0, *more]), n_people([0, *fewer]))
    return 0 < most < ROUND_GAP


def _change(one: Cell, other: Cell) -> int:
    """By how many people a cell has surely changed, as far as both pictures say."""
    if one.look is not other.look:
        return 0
    if one.count is not None and other.count is not None:
        return other.count - one.count
    if one.band is None or other.band is None or one.band is other.band:
        return 0
    if other.band.least > one.band.most:
        return other.band.least - one.band.most
    return other.band.most - one.band.least
