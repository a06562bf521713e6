"""How answers on a scale lie: middle, agreement, consensus.

Plain functions over counts or values of one frozen distribution; they know no shape and no words.
Which of them reach a screen is told in docs/decisions/0014-measures.md.
"""

import math
import statistics
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import accumulate, combinations

SMALLEST_ORDINAL = 3
_SCALE_TOP = 100
N_BINS = 5


def interpolated_median(counts: Sequence[float]) -> float:
    """Place the median within its category, in scale points from 1 to K.

    Where half of the people end exactly with a category, the plain median is given: the middle
    between that category and the next one that is not empty.

    Args:
        counts: people per category, in scale order, zeros included.

    Raises:
        ValueError: a count is negative, or nobody answered.

    Source: median of grouped observations with interval width 1; boundary: house rule.
    """
    half = _total(counts) / 2
    reached = list(accumulate(counts, initial=0.0))
    category = next(place for place, people in enumerate(reached) if people > half)
    below = reached[category - 1]
    if below == half:
        return (reached.index(half) + category) / 2
    return category - 0.5 + (half - below) / counts[category - 1]


def agreement(counts: Sequence[float]) -> float:
    """Measure agreement A: 1 all in one category, 0 flat, -1 half at each end.

    Polarisation is (1 - A) / 2.

    Args:
        counts: people (or shares of any unit) per category, in scale order, zeros included.

    Raises:
        ValueError: fewer than three categories, a negative count, or nobody answered.

    Source: van der Eijk (2001), "Measuring agreement in ordered rating scales", Quality & Quantity
    35, 325-341.
    """
    n = _total(counts, SMALLEST_ORDINAL)
    return math.fsum(
        size / n * _layer_agreement(pattern) * sum(pattern) for size, pattern in _layers(counts)
    )


def consensus(counts: Sequence[float]) -> float:
    """Measure consensus: 1 all in one category, 0 half at each end.

    Args:
        counts: people (or shares of any unit) per category, in scale order, zeros included.

    Raises:
        ValueError: fewer than three categories, a negative count, or nobody answered.

    Source: Tastle & Wierman (2007), "Consensus and dissention: a measure of ordinal dispersion",
    International Journal of Approximate Reasoning 45, 531-545.
    """
    n = _total(counts, SMALLEST_ORDINAL)
    mean = math.fsum(category * people for category, people in enumerate(counts, start=1)) / n
    width = len(counts) - 1
    return 1 + math.fsum(
        people / n * math.log2(1 - abs(category - mean) / width)
        for category, people in enumerate(counts, start=1)
        if people
    )


def middle_half(values: Sequence[float]) -> tuple[float, float]:
    """Give (low, high) between which the middle half of the values lies, in their unit.

    Tukey's hinges: medians of the lower and the upper half, a middle value belonging to both.

    Raises:
        ValueError: no values.

    Source: Tukey (1977), Exploratory Data Analysis, ch. 2.
    """
    if not values:
        raise ValueError("nobody answered: there is no middle half")
    ordered = sorted(values)
    half = (len(ordered) + 1) // 2
    return statistics.median(ordered[:half]), statistics.median(ordered[-half:])


def five_bins(values: Iterable[float]) -> tuple[int, ...]:
    """Count values of the 0-100 scale in five equal bins, lowest first.

    A value on an edge belongs to the bin above it: 0-19, 20-39, 40-59, 60-79, 80-100.

    Raises:
        ValueError: a value outside 0 to 100.

    Source: house rule: sliders are read as a five-point scale before they get a shape.
    """
    positions = [fifth(value) for value in values]
    return tuple(positions.count(position) for position in range(N_BINS))


def fifth(value: float) -> int:
    """Give the position (from 0) of the bin of `five_bins` that a value belongs to.

    Raises:
        ValueError: a value outside 0 to 100.

    Source: as `five_bins`.
    """
    _require_on_scale(value)
    return min(N_BINS - 1, int(value * N_BINS // _SCALE_TOP))


def require_counts(counts: Sequence[float], at_least: int = 1) -> None:
    """Refuse what cannot be counts per category.

    Raises:
        ValueError: too few categories, or a negative count.
    """
    if len(counts) < at_least:
        raise ValueError(f"at least {at_least} categories are needed, got {len(counts)}")
    if min(counts) < 0:
        raise ValueError(f"a count must be at least 0, got {min(counts)}")


def _total(counts: Sequence[float], at_least: int = 1) -> float:
    require_counts(counts, at_least)
    if not any(counts):
        raise ValueError("nobody answered: there is nothing to measure")
    return math.fsum(counts)


def _require_on_scale(value: float) -> None:
    if not 0 <= value <= _SCALE_TOP:
        raise ValueError(f"a rating must be from 0 to 100, got {value}")


def _layers(counts: Sequence[float]) -> Iterator[tuple[float, tuple[bool, ...]]]:
    """Peel the counts: each layer takes the same number of people from every filled category."""
    left = list(counts)
    while any(left):
        size = min(filter(None, left))
        yield size, tuple(map(bool, left))
        left = [people and people - size for people in left]


@lru_cache(maxsize=2**7)  # all patterns of a scale of seven; of a room it holds nothing
def _layer_agreement(pattern: tuple[bool, ...]) -> float:
    filled, k = sum(pattern), len(pattern)
    if filled == 1:
        return 1.0
    triples = list(combinations(pattern, 3))
    together = triples.count((True, True, False)) + triples.count((False, True, True))
    apart = triples.count((True, False, True))
    if together + apart == 0:
        return 0.0
    unimodality = ((k - 2) * together - (k - 1) * apart) / ((k - 2) * (together + apart))
    return unimodality * (1 - (filled - 1) / (k - 1))
