"""What moved between two answers of the same people, from their differences alone.

Every difference is one person's answer after minus that person's answer before; people with only
one of the two are not in it. The headline is how many moved up, stayed and moved down; of the rest,
only `moved` reaches a screen (docs/decisions/0014-measures.md). This module must not know who a
difference belongs to, how many pairs are enough to show, or why anything changed.
"""

import math
import statistics
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import accumulate, combinations_with_replacement, groupby, takewhile


class Movement(StrEnum):
    """Which way one person moved."""

    UP = "up"
    SAME = "same"
    DOWN = "down"


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """How a room moved between two answers.

    up, same, down: people; they sum to n. Only these and the two shares know the dead-band.
    dominance: (up - down) / n, from -1 to 1.
    superiority: chance, from 0 to 1, that a person moved up rather than down, staying as a half.
    median, hodges_lehmann: size of the move, in scale points.
    interval: 95 percent interval (low, high) for the median, in scale points; None below n = 6.
    """

    up: int
    same: int
    down: int
    n: int
    dominance: float
    superiority: float
    median: float
    hodges_lehmann: float
    interval: tuple[float, float] | None


def moved(difference: float, dead_band: float) -> Movement:
    """Tell which way one person moved.

    Args:
        difference: after minus before, in scale points.
        dead_band: largest difference, in scale points, that still counts as the same.

    Raises:
        ValueError: a negative dead-band.

    Source: house rule; fixed before the session and printed, because it changes the headline.
    """
    if dead_band < 0:
        raise ValueError(f"a dead-band must be at least 0, got {dead_band}")
    if abs(difference) <= dead_band:
        return Movement.SAME
    return Movement.UP if difference > 0 else Movement.DOWN


def paired_change(differences: Sequence[float], *, dead_band: float) -> Change:
    """Sum up how a room moved.

    Args:
        differences: after minus before, one per person with both answers, in scale points.
        dead_band: largest difference, in scale points, that still counts as the same.

    Raises:
        ValueError: no differences, or a negative dead-band.

    Source: dominance: Cliff (1993), "Dominance statistics", Psychological Bulletin 114, 494-509
    (within pairs); superiority: Grissom & Kim (2012), Effect Sizes for Research (dependent groups).
    """
    n = _n_pairs(differences)
    movements = [moved(difference, dead_band) for difference in differences]
    up, same, down = (movements.count(movement) for movement in Movement)
    return Change(
        up=up,
        same=same,
        down=down,
        n=n,
        dominance=(up - down) / n,
        superiority=(2 * up + same) / (2 * n),
        median=statistics.median(differences),
        hodges_lehmann=hodges_lehmann(differences),
        interval=median_interval(differences),
    )


def hodges_lehmann(differences: Sequence[float]) -> float:
    """Give the median of the averages of all pairs of differences, each with itself included.

    Takes n * (n + 1) / 2 averages: half a million for a thousand people.

    Raises:
        ValueError: no differences.

    Source: Hodges & Lehmann (1963), "Estimates of location based on rank tests", Annals of
    Mathematical Statistics 34, 598-611.
    """
    _n_pairs(differences)
    return statistics.median(
        (first + second) / 2 for first, second in combinations_with_replacement(differences, 2)
    )


def interval_ranks(n: int) -> tuple[int, int] | None:
    """Give the ranks (from 1) of the two ordered values that enclose the median.

    The narrowest symmetric pair that encloses it in at least 95 percent of samples; None below
    n = 6, where not even the smallest and the largest value do.

    Source: distribution-free interval for a quantile from the binomial distribution, David &
    Nagaraja (2003), Order Statistics, section 7.1.
    """
    # 2 * tail / 2**n <= 0.05, in whole numbers.
    tails = accumulate(math.comb(n, below) for below in range(n))
    low = sum(1 for _ in takewhile(lambda tail: 40 * tail <= 2**n, tails))
    return (low, n + 1 - low) if low else None


def median_interval(differences: Sequence[float]) -> tuple[float, float] | None:
    """Give the 95 percent interval for the median, in scale points; None below n = 6.

    Source: as `interval_ranks`.
    """
    ranks = interval_ranks(len(differences))
    if ranks is None:
        return None
    low, high = ranks
    ordered = sorted(differences)
    return ordered[low - 1], ordered[high - 1]


def signed_rank_sums(differences: Sequence[float]) -> tuple[float, float]:
    """Give the rank sums (upward, downward) of the differences by size.

    Zeros are dropped before ranking; equal sizes share the mean of their ranks.

    Source: Wilcoxon (1945), "Individual comparisons by ranking methods", Biometrics Bulletin 1,
    80-83.
    """
    sums = {True: 0.0, False: 0.0}
    ranked = 0
    for _, tied in groupby(sorted(filter(None, differences), key=abs), key=abs):
        group = list(tied)
        shared_rank = ranked + (len(group) + 1) / 2
        ranked += len(group)
        for difference in group:
            sums[difference > 0] += shared_rank
    return sums[True], sums[False]


def rank_biserial(differences: Sequence[float]) -> float:
    """Measure the matched-pairs rank-biserial correlation, -1 all down to 1 all up.

    0 if nobody moved.

    Source: Kerby (2014), "The simple difference formula: an approach to teaching nonparametric
    correlation", Comprehensive Psychology 3, 11.IT.3.1.
    """
    upward, downward = signed_rank_sums(differences)
    if not upward + downward:
        return 0.0
    return (upward - downward) / (upward + downward)


def sign_test_p(up: int, down: int) -> float:
    """Give the exact two-sided p of the sign test, 1 if nobody moved.

    Args:
        up: people who moved up.
        down: people who moved down; people who stayed are left out.

    Raises:
        ValueError: a negative number of people.

    Source: Conover (1999), Practical Nonparametric Statistics, 3rd ed., ch. 3.
    """
    fewer, movers = min(up, down), up + down
    if fewer < 0:
        raise ValueError(f"people who moved must be at least 0, got {up} up and {down} down")
    tail = sum(math.comb(movers, count) for count in range(fewer + 1))
    return min(1.0, 2 * tail / (1 << movers))


def _n_pairs(differences: Sequence[float]) -> int:
    if not differences:
        raise ValueError("no person has both answers: there is no change to sum up")
    return len(differences)
