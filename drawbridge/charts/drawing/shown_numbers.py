"""What one cell shows: as words for a person, and as a length for a picture.

Counts below 20 people, whole per cents of people from 20 on. A hidden cell has one fixed length
and one word, whatever stands behind it; it could not be otherwise, for a released cell that is
hidden carries no number.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from drawbridge.charts.drawing.translation import Say, as_written
from drawbridge.domain.privacy.gate import Released
from drawbridge.domain.privacy.released import Band, Cell, Look, ReleasedPart
from drawbridge.domain.statistics.shape import ShapeName, ordinal_shape
from drawbridge.domain.statistics.spread import SMALLEST_ORDINAL
from drawbridge.domain.workshop.pictures import GRID_SIDE
from drawbridge.domain.workshop.two_languages import joined
from drawbridge.errors import N_

PERCENT_FROM = 20
HIDDEN = N_("hidden")
_HIDDEN_SHARE = 0.14
# A bar that is longest at 2 of 14 must not look like everybody.
_LEAST_SHARE = 0.4


def in_percent(part: ReleasedPart) -> bool:
    """Whether a part is large enough to be told in per cents of people."""
    return part.n_answers >= PERCENT_FROM


def percent(count: int, n: int) -> int:
    """Whole per cent, halves up."""
    return (200 * count + n) // (2 * n)


def shown(cell: Cell, part: ReleasedPart, say: Say = as_written) -> str:
    """What a person reads for a cell: "5", "3–5", "hidden", "36 %"."""
    if cell.count is not None:
        return _share(cell.count, part, say) if in_percent(part) else str(cell.count)
    return band_text(cell.band, part) if cell.band is not None else say(HIDDEN)


def people_behind(count: int, part: ReleasedPart) -> tuple[int, int]:
    """The fewest and the most people that are told as `count` of them are.

    A number of people is that number; up to 100 answers a per cent is one number as well.
    """
    if not in_percent(part):
        return count, count
    told = _share(count, part, as_written)
    width = part.n_answers // 100 + 1
    near = range(max(0, count - width), min(part.n_answers, count + width) + 1)
    alike = [other for other in near if _share(other, part, as_written) == told]
    return alike[0], alike[-1]


def band_text(band: Band, part: ReleasedPart) -> str:
    """A band that ends where the people end: of seven, "6–7" and not "6–9"."""
    most = min(band.most, part.n_answers)
    if band is Band.LOTS and most > band.least:
        return str(band)
    return f"{band.least}–{most}" if most > band.least else str(most)


def n_text(part: ReleasedPart, say: Say = as_written) -> str:
    """How many people stand behind a part: "n = 14"; of a change, those who answered both."""
    told = say(N_("n = {n} who answered both") if part.is_change else N_("n = {n}"))
    return told.format(n=part.n_answers)


def answers_text(part: ReleasedPart, say: Say = as_written) -> str:
    """The same for people who look at a picture: "14 answers"."""
    told = say(N_("{n} answered both") if part.is_change else N_("{n} answers"))
    return told.format(n=part.n_answers)


def shared_answers_text(parts: Iterable[ReleasedPart], say: Say = as_written) -> str:
    """How many people answered, "" where parts differ in that."""
    told = {answers_text(part, say) for part in parts}
    return told.pop() if len(told) == 1 else ""


def people_note(release: Released, say: Say = as_written, more: str = "") -> str:
    """What stands under the question: n, and how per cents are meant; "" if parts tell it.

    `more` is what the numbers of this picture count, where its words do not say so.
    """
    parts = release.shown_parts
    if len(parts) > 1:
        return ""
    notes = [answers_text(parts[0], say)]
    if more:
        notes.append(more)
    if in_percent(parts[0]) and not parts[0].is_exclusive:
        notes.append(say(N_("per cent of people")))
    return joined(" · ", notes)


def spread(part: ReleasedPart) -> tuple[int, int, int] | None:
    """Where the middle half begins, the middle answer, where it ends; whole scale points.

    None where two groups stand apart: nobody may be in the middle then. Source: house rule.
    """
    if part.quartiles is None or is_split(part):
        return None
    low, middle, high = part.quartiles.low, part.quartiles.median, part.quartiles.high
    return int(low + 0.5), int(middle + 0.5), int(high + 0.5)


def middles(part: ReleasedPart) -> tuple[float, ...]:
    """The middle answers of a grid, across and up; none where two groups stand apart.

    Whether they do is told from the bands of the columns and of the rows, as they may be seen.
    """
    if part.marks is None or len(part.cells) != GRID_SIDE**2:
        return ()
    people = [(cell.band or Band.NONE).middle for cell in part.cells]
    rows = [people[start : start + GRID_SIDE] for start in range(0, len(people), GRID_SIDE)]
    sums = ([round(sum(line)) for line in lines] for lines in (rows, zip(*rows, strict=True)))
    apart = any(ordinal_shape(line, k=2).name is ShapeName.SPLIT for line in sums if sum(line))
    return () if apart else part.marks.values


def is_split(part: ReleasedPart) -> bool:
    """Whether a scale that shows its numbers has people at both ends and few between."""
    counts = [cell.count for cell in part.cells if cell.count is not None]
    if not part.is_ordered or len(counts) < len(part.cells) or len(counts) < SMALLEST_ORDINAL:
        return False
    return ordinal_shape(counts, k=2).name is ShapeName.SPLIT


def is_flat(part: ReleasedPart) -> bool:
    """Whether all cells show the same band: bars of one length, which say nothing."""
    bands = {cell.band for cell in part.cells}
    return len(part.cells) > 1 and len(bands) == 1 and None not in bands


def is_masked(part: ReleasedPart) -> bool:
    """Whether a part has a cell without its number."""
    return any(cell.look is not Look.EXACT for cell in part.cells)


def _share(count: int, part: ReleasedPart, say: Say) -> str:
    """Never 0 % for somebody, 100 % for not quite everybody, or 100 % beside a hidden cell."""
    rounded = percent(count, part.n_answers)
    if count and rounded == 0:
        return "< 1 %"
    if rounded == 100 and count < part.n_answers:
        return "> 99 %"
    if rounded == 100 and is_masked(part):
        return say(N_("all"))
    return f"{rounded} %"


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruler:
    """Lengths of bars, the same for all parts of a picture.

    `fullest`: the share of a room (0 to 1) that the longest bar there is room for stands for.
    `hidden`: the length of every hidden bar, as a share of the longest.
    """

    fullest: float
    hidden: float = _HIDDEN_SHARE

    def top(self, part: ReleasedPart) -> float:
        """The longest length there is room for, in people or per cents."""
        return self.fullest * _whole(part)

    def share(self, cell: Cell, part: ReleasedPart) -> float:
        """The length of a cell's bar, as a share of the room."""
        return self.length(cell, part) / _whole(part)

    def length(self, cell: Cell, part: ReleasedPart) -> float:
        """The length of a cell's bar, in people or per cents."""
        seen = _seen_length(cell, part)
        return self.hidden * self.top(part) if seen is None else seen


def ruler(parts: Iterable[ReleasedPart]) -> Ruler:
    """The ruler on which the longest bar that may be seen just fits."""
    shares = [
        (_seen_length(cell, part) or 0) / _whole(part) for part in parts for cell in part.cells
    ]
    return Ruler(fullest=max([_LEAST_SHARE, *shares]))


def _whole(part: ReleasedPart) -> int:
    return 100 if in_percent(part) else part.n_answers


def _seen_length(cell: Cell, part: ReleasedPart) -> float | None:
    if cell.band is not None:
        return cell.band.middle
    if cell.count is None:
        return None
    if not in_percent(part):
        return cell.count
    return max(percent(cell.count, part.n_answers), 0.5 if cell.count else 0)
