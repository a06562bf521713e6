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
    """Median and middle half of the values of `n_people`, in their unit."""

    low: float
    median: float
    high: float
    n_people: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Marks:
    """Numbers that belong to a picture, of `n_people`: medians of a grid, mean ranks."""

    values: tuple[float, ...]
    n_people: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """Kendall's W (0 to 1) of the complete rankings of `n_people`."""

    w: float
    n_people: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """Counts of one part, one per cell, zeros included.

    `quartiles` of the values where the part is a number. Whatever is worked out carries how many
    people it is about: not all who answered need have given it.
    """

    counts: tuple[int, ...]
    quartiles: Quartiles | None = None
    marks: Marks | None = None
    agreement: Agreement | None = None


def per_cell(answers: Answers, n_cells: int) -> tuple[int, ...]:
    """People per cell, where an answer holds the positions of the chosen cells."""
    chosen = [place for answer in answers for place in answer]
    return tuple(chosen.count(place) for place in range(n_cells))


def quartiles(values: Sequence[int]) -> Quartiles | None:
    """Median and middle half, None of nobody."""
    if not values:
        return None
    low, high = middle_half(values)
    return Quartiles(low=low, median=median(values), high=high, n_people=len(values))
