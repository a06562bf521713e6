"""The shape of one frozen distribution: is the room close together, leaning or split?

Shapes are coaching for the facilitator: they suggest a question to ask, they announce no finding.
The answers are a census of the people who answered, so nothing here is an estimate or a test.
This module must not know about privacy thresholds other than the `k` it is given, about the words
spoken for a shape, or about how a chart looks. All shares are compared in whole numbers, so a share
of exactly 60 percent is never lost to rounding.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from operator import add

from drawbridge.domain.statistics.spread import SMALLEST_ORDINAL, agreement, require_counts

# Source for every threshold below: house rule.
_END_PEOPLE = 3
_END_PERCENT = 30
_SPLIT_AGREEMENT = -0.25
_PAIR_PERCENT = 75
_CLUSTERED_AGREEMENT = 0.60
_LEANING_PERCENT = 60
_OTHER_END_PERCENT = 25
_HALF_PERCENT = 50
_SHARED_PERCENT = 60
# A lead that a room would agree with: in people where people are counted, in per cent above.
_COUNTED_BELOW = 20
_LEAD_PEOPLE = 3
_SMALL_LEAD_PEOPLE = 2  # where it is twice as many as the next
_LEAD_PERCENT = 10
CLEAR_POINTS = 10  # of shared-out points, between two middle answers

# A is a sum of fractions: an exact 0.6 may arrive as 0.5999999999999999.
_ROUNDING = 1e-9

_SMALLEST_K = 2


class ShapeName(StrEnum):
    """The words for a shape; the values are the keys under which content files hold lines."""

    TOO_FEW = "too_few"
    CLUSTERED = "clustered"
    LEANING_HIGH = "leaning_high"
    LEANING_LOW = "leaning_low"
    SPLIT = "split"
    MIXED = "mixed"
    ONE_CLEAR = "one_clear"
    LEADING = "leading"
    TWO_WAY = "two_way"
    SCATTERED = "scattered"
    SHARED = "shared"


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """One distribution in a word, with the other word that one answer less would have given.

    name: the shape.
    borderline: whether leaving out some single answer gives an incompatible shape.
    second: that other shape, the one most people's leaving would give; None unless borderline.
    leaders: positions (from 0) of the leading options, most chosen first, authored order on a tie;
        empty for ordinal questions and where no option leads.
    second_leaders: the same for `second`, so that its line can be filled in.
    """

    name: ShapeName
    borderline: bool = False
    second: ShapeName | None = None
    leaders: tuple[int, ...] = ()
    second_leaders: tuple[int, ...] = ()


def ordinal_shape(counts: Sequence[int], *, k: int) -> Shape:
    """Name the shape of answers on an ordered scale.

    Tried in this order: too_few, split, clustered, leaning_high or leaning_low, mixed. With h the
    lower half of the number of categories, an end is the h lowest or highest categories:

    - split: each end holds at least 3 people and 30 percent, and either A <= -0.25 or (odd scales)
      the middle category holds at most half of what a category of the smaller end holds on average;
    - clustered: two neighbouring categories hold at least 75 percent, and A >= 0.60;
    - leaning: one end holds at least 60 percent, the other at most 25 percent.

    Clustered and leaning to the side of the cluster are compatible, any other two shapes are not.
    Having too few is never a second shape: a room of exactly `k` people is not borderline for that.

    Args:
        counts: people per category, in scale order, zeros included, passes left out.
        k: fewest answers that have a shape.

    Raises:
        ValueError: fewer than three categories, a negative count, or k below 2.

    Source: house rule, on A of van der Eijk (2001).
    """
    require_counts(counts, SMALLEST_ORDINAL)
    if _too_few(sum(counts), k):
        return Shape(name=ShapeName.TOO_FEW)
    name = _ordinal_name(counts)
    second = _second(name, ((_ordinal_name(rest), people) for people, rest in _one_less(counts)))
    return Shape(name=name, borderline=second is not None, second=second)


def nominal_shape(counts: Sequence[int], *, k: int) -> Shape:
    """Name the shape of a choice of one among options without an order.

    As `ahead` has it, and so as the sentence under the picture has it: one_clear: one option is
    ahead and holds at least half; leading: one is ahead with less; two_way: two are, side by side;
    else scattered. One_clear and leading are compatible, no other two are.

    Args:
        counts: people per option, in authored order, zeros included, passes left out.
        k: fewest answers that have a shape.

    Raises:
        ValueError: no options, a negative count, or k below 2.

    Source: house rule.
    """
    require_counts(counts)
    n = sum(counts)
    if _too_few(n, k):
        return Shape(name=ShapeName.TOO_FEW)
    name = _nominal_name(counts)
    others = ((_nominal_name(rest), people) for people, rest in _one_less(counts))
    return _choice_shape(name, others, lambda found: _leaders(found, counts, n))


def multi_choice_shape(counts: Sequence[int], *, n_people: int, k: int) -> Shape:
    """Name the shape of a choice of several options.

    shared: some option was ticked by at least 60 percent of the people; leading: as `ahead` has it,
    one option is ahead; two_way: two are, side by side; else mixed.
    Who ticked what together is not known, so for `borderline` the person left out is taken to have
    ticked one option only.

    Args:
        counts: people per option, in authored order, zeros included; may sum to more than n_people.
        n_people: people who ticked anything, passes left out.
        k: fewest people that have a shape.

    Raises:
        ValueError: no options, a negative count, an option with more than n_people, or k below 2.

    Source: house rule.
    """
    _require_possible(counts, n_people)
    if _too_few(n_people, k):
        return Shape(name=ShapeName.TOO_FEW)
    name = _multi_choice_name(counts, n_people)
    others = (
        (_multi_choice_name(rest, n_people - 1), people)
        for people, rest in _one_less(counts)
        if max(rest) < n_people
    )
    return _choice_shape(name, others, lambda found: _leaders(found, counts, n_people))


def ahead(counts: Sequence[int], n_people: int) -> tuple[int, ...]:
    """Positions of the options that a room would say are ahead: one, two side by side, or none.

    Most chosen first, authored order on a tie. The lead over the next option is 3 people, or 2
    where that makes twice as many; from 20 people on, where a room reads per cents, 10 per cent of
    the people. Two that lead by no more than 2 also hold three quarters of what was chosen. At 5 to
    15 people the share alone misleads: 3/2/2 has nobody ahead, 3/1/1/1 has.

    Args:
        counts: people per option, zeros included.
        n_people: people who answered.

    Source: house rule; tests/domain/statistics/test_small_rooms.py has the table of all tallies.
    """
    ranked = sorted(range(len(counts)), key=lambda position: -counts[position])
    first, second, third = (*(counts[place] for place in ranked[:3]), 0, 0, 0)[:3]
    if _is_ahead(first, second, n_people):
        return tuple(ranked[:1])
    is_pair = _is_ahead(second, third, n_people) and _at_least(
        first + second, _PAIR_PERCENT, sum(counts)
    )
    if len(counts) > 1 and (is_pair or is_clear(second - third, n_people)):
        return tuple(ranked[:2])
    return ()


def is_clear(difference: int, n_people: int) -> bool:
    """Whether a difference of so many people is large enough to be told, whatever it is of."""
    if n_people < _COUNTED_BELOW:
        return difference >= _LEAD_PEOPLE
    return _at_least(difference, _LEAD_PERCENT, n_people)


def _is_ahead(people: int, others: int, n_people: int) -> bool:
    is_twice = n_people < _COUNTED_BELOW and people >= 2 * others
    is_small = is_twice and people - others >= _SMALL_LEAD_PEOPLE
    return is_small or is_clear(people - others, n_people)


def _require_possible(counts: Sequence[int], n_people: int) -> None:
    require_counts(counts)
    if max(counts) > n_people:
        raise ValueError(f"an option holds {max(counts)} people, but only {n_people} answered")


def _too_few(n: int, k: int) -> bool:
    if k < _SMALLEST_K:
        raise ValueError(f"k must be at least 2, got {k}: one answer has no shape")
    return n < k


def _at_least(part: int, percent: int, whole: int) -> bool:
    return 100 * part >= percent * whole


def _ends(counts: Sequence[int]) -> tuple[int, int]:
    half = len(counts) // 2
    return sum(counts[:half]), sum(counts[-half:])


def _ordinal_name(counts: Sequence[int]) -> ShapeName:
    n, (low, high) = sum(counts), _ends(counts)
    if _is_split(counts, n, min(low, high)):
        return ShapeName.SPLIT
    if _is_clustered(counts, n):
        return ShapeName.CLUSTERED
    if _leans(high, low, n):
        return ShapeName.LEANING_HIGH
    if _leans(low, high, n):
        return ShapeName.LEANING_LOW
    return ShapeName.MIXED


def _is_split(counts: Sequence[int], n: int, smaller_end: int) -> bool:
    if smaller_end < _END_PEOPLE or not _at_least(smaller_end, _END_PERCENT, n):
        return False
    return agreement(counts) <= _SPLIT_AGREEMENT + _ROUNDING or _has_hollow_middle(
        counts, smaller_end
    )


def _has_hollow_middle(counts: Sequence[int], smaller_end: int) -> bool:
    half, is_odd = divmod(len(counts), 2)
    return bool(is_odd) and 2 * half * counts[half] <= smaller_end


def _is_clustered(counts: Sequence[int], n: int) -> bool:
    pair = max(map(add, counts, counts[1:]))
    return (
        _at_least(pair, _PAIR_PERCENT, n) and agreement(counts) >= _CLUSTERED_AGREEMENT - _ROUNDING
    )


def _leans(toward: int, away: int, n: int) -> bool:
    return _at_least(toward, _LEANING_PERCENT, n) and 100 * away <= _OTHER_END_PERCENT * n


def _compatible(name: ShapeName, other: ShapeName) -> bool:
    # A cluster and the leaning that one answer more or less makes of it are on the same side: with
    # three or more answers, one answer cannot carry the majority from end to end.
    return name is other or {name, other} in (
        {ShapeName.CLUSTERED, ShapeName.LEANING_HIGH},
        {ShapeName.CLUSTERED, ShapeName.LEANING_LOW},
        {ShapeName.ONE_CLEAR, ShapeName.LEADING},
    )


def _one_less(counts: Sequence[int]) -> Iterator[tuple[int, tuple[int, ...]]]:
    """Leave out one answer, per filled category: how many could be that one, what remains."""
    for position, people in enumerate(counts):
        if people:
            yield people, (*counts[:position], people - 1, *counts[position + 1 :])


def _second(name: ShapeName, others: Iterable[tuple[ShapeName, int]]) -> ShapeName | None:
    weights: dict[ShapeName, int] = {}
    for other, people in others:
        if not _compatible(name, other):
            weights[other] = weights.get(other, 0) + people
    # Walking the enum, not the dict, makes a tie independent of the order of the categories.
    met = (other for other in ShapeName if other in weights)
    return max(met, key=weights.__getitem__, default=None)


def _choice_shape(
    name: ShapeName,
    others: Iterable[tuple[ShapeName, int]],
    leaders_for: Callable[[ShapeName], tuple[int, ...]],
) -> Shape:
    second = _second(name, others)
    return Shape(
        name=name,
        borderline=second is not None,
        second=second,
        leaders=leaders_for(name),
        second_leaders=leaders_for(second) if second else (),
    )


def _nominal_name(counts: Sequence[int]) -> ShapeName:
    n = sum(counts)
    match ahead(counts, n):
        case (first,):
            is_half = _at_least(counts[first], _HALF_PERCENT, n)
            return ShapeName.ONE_CLEAR if is_half else ShapeName.LEADING
        case (_, _):
            return ShapeName.TWO_WAY
        case _:
            return ShapeName.SCATTERED


def _multi_choice_name(counts: Sequence[int], n_people: int) -> ShapeName:
    if _at_least(max(counts), _SHARED_PERCENT, n_people):
        return ShapeName.SHARED
    found = {1: ShapeName.LEADING, 2: ShapeName.TWO_WAY}
    return found.get(len(ahead(counts, n_people)), ShapeName.MIXED)


def _leaders(name: ShapeName, counts: Sequence[int], n_people: int) -> tuple[int, ...]:
    ranked = sorted(range(len(counts)), key=lambda position: -counts[position])
    n_shared = sum(_at_least(people, _SHARED_PERCENT, n_people) for people in counts)
    # As a second shape, `shared` is one person short: then the first option alone would lead.
    n_leaders = {
        ShapeName.ONE_CLEAR: 1,
        ShapeName.LEADING: 1,
        ShapeName.TWO_WAY: 2,
        ShapeName.SHARED: max(1, n_shared),
    }.get(name, 0)
    return tuple(ranked[:n_leaders])
