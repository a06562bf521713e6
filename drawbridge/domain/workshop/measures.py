"""What is counted of one part: people per cell, and where their values lie."""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from drawbridge.domain.statistics.spread import middle_half

Answer = tuple[int, ...] | None
"""What one part of a response holds: positions or numbers, or None for Pass."""

Answers = Sequence[tuple[int, ...]]
"""What people answered to one part, passes left out, in no meaningful order."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Quartiles:
    """Median and middle half of values, in their unit."""

    low: float
    median: float
    high: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """Counts of one part, one per cell, zeros included.

    `quartiles` of the values where the part is a number; `marks` are further numbers that belong
    to the picture (medians of a grid, mean ranks), `agreement` Kendall's W of complete rankings.
    """

    counts: tuple[int, ...]
    quartiles: Quartiles | None = None
    marks: tuple[float, ...] = ()
    agreement: float | None = None


def per_cell(answers: Answers, n_cells: int) -> tuple[int, ...]:
    """People per cell, where an answer holds the positions of the chosen cells."""
    chosen = [place for answer in answers for place in answer]
    return tuple(chosen.count(place) for place in range(n_cells))


def quartiles(values: Sequence[int]) -> Quartiles | None:
    """Median and middle half, None of nobody."""
    if not values:
        return None
    low, high = middle_half(values)
    return Quartiles(low=low, median=median(values), high=high)
