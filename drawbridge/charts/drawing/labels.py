"""Words in places of a given size: large if they can be, small if they are long, never outside."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from math import inf

from drawbridge.charts.drawing.context import Sheet
from drawbridge.charts.drawing.drawing import Font, Ticks
from drawbridge.charts.drawing.text_wrap import (
    LINE_HEIGHT,
    balanced,
    cut,
    is_broken_inside,
    text_width,
)
from drawbridge.domain.workshop.two_languages import BETWEEN

_LINES_AT_FULL_SIZE = 2
_AIRY = 1.3  # height of a place, per height of the large label in it
_TOUCHING = 1.0  # of a small one: its lines have air of their own
_PAIRED = 1.2  # of one in two languages: which lines belong together has to be seen
_SQUEEZED = (0.88, 0.76, 0.6)  # of the small font, for texts that fit nowhere else


@dataclass(frozen=True, slots=True, kw_only=True)
class Labels:
    """Labels of one picture, all in one font size.

    is_squeezed: they are smaller than words should be, or cut short.
    """

    lines: Mapping[str, tuple[str, ...]]
    font: Font
    gap: float
    is_squeezed: bool = False

    @property
    def width(self) -> float:
        """Width of the widest line, in px."""
        rows = (line for lines in self.lines.values() for line in lines)
        return max((text_width(row, self.font.px) for row in rows), default=0)

    @property
    def room(self) -> float:
        """Width of the widest line and the space beside it, in px."""
        return self.width + self.gap

    @property
    def n_lines(self) -> int:
        """How many lines the highest label has."""
        return max((len(lines) for lines in self.lines.values()), default=0)

    @property
    def height(self) -> float:
        """Height of the highest label, in px."""
        return float(self.n_lines * self.font.px * LINE_HEIGHT)

    def height_of(self, name: str) -> float:
        """Height of one label, in px."""
        return float(len(self.lines[name]) * self.font.px * LINE_HEIGHT)

    def ticks(self, names: Sequence[str], places: Sequence[float]) -> Ticks:
        """What makes an axis show labels at places."""
        texts = tuple(self.lines[name] for name in names)
        return Ticks(places=tuple(places), texts=texts, font=self.font, gap=self.gap)


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    """How much room labels have, in px.

    width: of the longest line. most: of the longest line where the labels are too high otherwise.
    row: height of the place each label has. column: height of all places together, of which none
    is lower than `least`.
    """

    width: float
    most: float = 0
    row: float = inf
    column: float = inf
    least: float = 0

    @property
    def widest(self) -> float:
        """The longest line there may be."""
        return max(self.width, self.most)

    def holds(self, tried: Labels, air: float) -> bool:
        """Whether labels are not too high, with air around them."""
        heights = [
            tried.height_of(name) * (max(air, _PAIRED) if BETWEEN in name else air)
            for name in tried.lines
        ]
        column = sum(max(self.least, height) for height in heights)
        is_low = max(heights, default=0) <= max(self.row, 0)
        return is_low and column <= self.column

    def n_lines(self, n_labels: int, px: float) -> int:
        """How many lines every label may have at most."""
        height = min(self.row, self.column / max(1, n_labels))
        return max(1, int(height / (_TOUCHING * px * LINE_HEIGHT)))


def labels(names: Iterable[str], sheet: Sheet, room: Room, *, is_quiet: bool = False) -> Labels:
    """Fit labels into places: as large as they can be, then wider, then smaller, then cut.

    Args:
        names: the labels.
        sheet: what they are written on.
        room: where they must fit.
        is_quiet: in the smaller, quieter font.
    """
    names = tuple(names)
    tries = _tries(names, sheet, room, is_quiet=is_quiet)
    found = next((tried for tried, is_good in tries if is_good), None)
    return found or _cut(names, sheet, room)


def _tries(
    names: Sequence[str], sheet: Sheet, room: Room, *, is_quiet: bool
) -> Iterator[tuple[Labels, bool]]:
    size, color = sheet.size, sheet.theme.muted if is_quiet else ""
    is_endless = min(room.row, room.column) == inf  # no reason to be large
    for px in () if is_quiet else (size.number, size.label)[is_endless:]:
        tried = _fitted(names, sheet.font(px), room.width, sheet)
        is_whole = not any(is_broken_inside(it, font_px=px, width_px=room.width) for it in names)
        is_short = tried.n_lines <= _LINES_AT_FULL_SIZE
        yield tried, is_whole and is_short and room.holds(tried, _AIRY)
    for across in (room.width, (room.width + room.widest) / 2, room.widest):
        tried = _fitted(names, sheet.font(size.small, color), across, sheet)
        yield tried, room.holds(tried, _TOUCHING)
    for share in _SQUEEZED:
        font = sheet.font(share * size.small, color)
        tried = _fitted(names, font, room.widest, sheet, is_squeezed=True)
        yield tried, room.holds(tried, _TOUCHING)


def _fitted(
    names: Iterable[str],
    font: Font,
    width: float,
    sheet: Sheet,
    *,
    is_squeezed: bool = False,
) -> Labels:
    lines = {name: balanced(name, font_px=font.px, width_px=width) for name in names}
    return Labels(lines=lines, font=font, gap=sheet.size.gap * 0.75, is_squeezed=is_squeezed)


def _cut(names: Sequence[str], sheet: Sheet, room: Room) -> Labels:
    px = _SQUEEZED[-1] * sheet.size.small
    told = _fitted(names, sheet.font(px), room.widest, sheet, is_squeezed=True)
    most = room.n_lines(len(told.lines), px)
    lines = {
        name: cut(lines, most, font_px=px, width_px=room.widest)
        for name, lines in told.lines.items()
    }
    return replace(told, lines=lines)
