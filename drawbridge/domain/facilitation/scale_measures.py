"""Measures of a scale for readers who want them, worked out from what may be seen alone."""

from collections.abc import Iterator
from dataclasses import dataclass

from drawbridge.domain.privacy.gate import Released
from drawbridge.domain.privacy.released import Look, ReleasedPart
from drawbridge.domain.statistics.shape import ShapeName, ordinal_shape
from drawbridge.domain.statistics.spread import agreement, consensus, interpolated_median
from drawbridge.domain.workshop.scales import Slider
from drawbridge.domain.workshop.steps import Part, Poll


@dataclass(frozen=True, slots=True, kw_only=True)
class ScaleMeasures:
    """How the answers to one part lie on its scale of `n_cells` answers, counted from 1.

    `middle`: interpolated median in scale points, None of a room that is split, in which nobody
    stands there. `agreement`: A, -1 to 1. `consensus`: 0 to 1. Sources: `statistics/spread.py`.
    """

    prompt: str
    n_answers: int
    n_cells: int
    middle: float | None
    agreement: float
    consensus: float


def scale_measures(poll: Poll, release: Released) -> tuple[ScaleMeasures, ...]:
    """Measures of every scale that is released with all its numbers, in the order of the poll.

    None of a scale with a hidden, joined or banded cell: it would let that cell be worked out.
    Numbers from 0 to 100 have their median and middle half beside the picture instead.
    """
    return () if isinstance(poll, Slider) else tuple(_scales(poll, release))


def _scales(poll: Poll, release: Released) -> Iterator[ScaleMeasures]:
    asked = {part.id: part for part in poll.parts if part.is_ordered}
    for part in release.shown_parts:
        if part.part_id in asked and _is_whole(part, asked[part.part_id]):
            yield _of(part)


def _is_whole(part: ReleasedPart, asked: Part) -> bool:
    is_exact = all(cell.look is Look.EXACT for cell in part.cells)
    return is_exact and len(part.cells) == len(asked.cells)


def _of(part: ReleasedPart) -> ScaleMeasures:
    counts = [cell.count or 0 for cell in part.cells]
    is_split = ordinal_shape(counts, k=2).name is ShapeName.SPLIT
    return ScaleMeasures(
        prompt=part.prompt,
        n_answers=part.n_answers,
        n_cells=len(counts),
        middle=None if is_split else interpolated_median(counts),
        agreement=agreement(counts),
        consensus=consensus(counts),
    )
