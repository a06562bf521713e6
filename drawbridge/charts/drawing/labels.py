"""Words beside bars: broken into lines, and small only where they are long."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import inf
from typing import Any

from drawbridge.charts.drawing.context import Sheet
from drawbridge.charts.drawing.text_wrap import LINE_HEIGHT, balanced, marked_up, text_width

_LINES_AT_FULL_SIZE = 2
_AIRY = 1.3  # height of a place, per height of the label in it
_WIDER = 1.3  # for labels of more lines than that


@dataclass(frozen=True, slots=True, kw_only=True)
class Labels:
    """Labels of one picture, all in one font size."""

    lines: Mapping[str, tuple[str, ...]]
    font: Mapping[str, Any]
    gap: float

    @property
    def width(self) -> float:
        """Width of the widest line, in px."""
        rows = (line for lines in self.lines.values() for line in lines)
        return max((text_width(row, self.font["size"]) for row in rows), default=0)

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
        return float(self.n_lines * self.font["size"] * LINE_HEIGHT)

    def ticks(self, names: Sequence[str], places: Sequence[float]) -> dict[str, Any]:
        """What makes an axis show labels at places."""
        return {
            "showticklabels": True,
            "tickmode": "array",
            "tickvals": list(places),
            "ticktext": [marked_up(self.lines[name]) for name in names],
            "tickfont": dict(self.font),
            "ticklabelstandoff": round(self.gap),
            "tickangle": 0,
        }


def labels(
    names: Iterable[str],
    sheet: Sheet,
    *,
    width: float,
    is_quiet: bool = False,
    height: float = inf,
    row: float = 0,
) -> Labels:
    """Fit labels into a width: large if they can be, small if they are long, wider if very long.

    Args:
        names: the labels.
        sheet: what they are written on.
        width: of the longest line, in px.
        is_quiet: in the smaller, quieter font.
        height: of the place each label has, in px; where they would touch, they are small.
        row: of the row each label has, in px; where there is much room, they are larger still.
    """
    size, names = sheet.size, tuple(names)
    largest = _fitted(names, sheet.font(size.number), width, sheet)
    if _AIRY * largest.height <= row and largest.n_lines <= _LINES_AT_FULL_SIZE:
        return largest
    large = _fitted(names, sheet.font(size.label), width, sheet)
    is_airy = _AIRY * large.height <= height
    if not is_quiet and is_airy and large.n_lines <= _LINES_AT_FULL_SIZE:
        return large
    font = sheet.font(size.small, sheet.theme.muted if is_quiet else "")
    small = _fitted(names, font, width, sheet)
    is_long = not is_quiet and (small.n_lines > _LINES_AT_FULL_SIZE or not is_airy)
    return _fitted(names, font, _WIDER * width, sheet) if is_long else small


def _fitted(names: Iterable[str], font: Mapping[str, Any], width: float, sheet: Sheet) -> Labels:
    lines = {name: balanced(name, font_px=font["size"], width_px=width) for name in names}
    return Labels(lines=lines, font=font, gap=sheet.size.gap * 0.75)
