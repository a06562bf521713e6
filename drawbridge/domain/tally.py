"""Raw counts of one round: private, derived from ballots, never shown as they are.

Charts and reports may not import this module; what may be seen of a tally is decided in
`drawbridge.domain.privacy`.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import median

from drawbridge.domain.responses import Answer, Response
from drawbridge.domain.spread import five_bins, middle_half
from drawbridge.domain.workshop import Part, Poll, Slider


@dataclass(frozen=True, slots=True, kw_only=True)
class Quartiles:
    """Median and middle half of slider values, in scale points 0-100."""

    low: float
    median: float
    high: float


@dataclass(frozen=True, slots=True, kw_only=True)
class PartTally:
    """Counts of one part.

    `counts` has one entry per cell, zeros included; it sums to `n_answers` where the part is
    exclusive. `n_passes` people passed this part.
    """

    part_id: str
    counts: tuple[int, ...]
    n_answers: int
    n_passes: int
    quartiles: Quartiles | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """Counts of one round. `n_answers`: people who answered at least one part."""

    parts: tuple[PartTally, ...]
    n_answers: int
    n_passes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Snapshot:
    """What closing froze. `n_joined` is how many had joined at that moment.

    `n_also_previous` is how many of this round's people also answered the round before.
    """

    step_id: str
    round: int
    tally: Tally
    n_joined: int
    n_also_previous: int = 0


def count(poll: Poll, responses: Iterable[Response]) -> Tally:
    """Count responses, in any order, into a tally."""
    entries = list(responses)
    n_passes = sum(entry.is_pass for entry in entries)
    parts = tuple(
        _part_tally(poll, part, [entry.answers.get(part.id) for entry in entries])
        for part in poll.parts
    )
    return Tally(parts=parts, n_answers=len(entries) - n_passes, n_passes=n_passes)


def _part_tally(poll: Poll, part: Part, answers: Sequence[Answer]) -> PartTally:
    given = [answer for answer in answers if answer is not None]
    values = [value for answer in given for value in answer]
    is_slider = isinstance(poll, Slider)
    return PartTally(
        part_id=part.id,
        counts=five_bins(values) if is_slider else _cell_counts(part, values),
        n_answers=len(given),
        n_passes=len(answers) - len(given),
        quartiles=_quartiles(values) if is_slider and values else None,
    )


def _cell_counts(part: Part, positions: Sequence[int]) -> tuple[int, ...]:
    return tuple(positions.count(position) for position in range(len(part.cells)))


def _quartiles(values: Sequence[int]) -> Quartiles:
    low, high = middle_half(values)
    return Quartiles(low=low, median=median(values), high=high)
