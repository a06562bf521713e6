"""Bars as they are drawn: filled for a number, pale for a band, hatched for a hidden cell."""

from collections.abc import Sequence
from dataclasses import dataclass

from drawbridge.charts.drawing.context import Sheet
from drawbridge.charts.drawing.drawing import Bars, Mark
from drawbridge.charts.drawing.shown_numbers import Ruler, ruler, shown
from drawbridge.charts.drawing.text_wrap import text_width
from drawbridge.charts.drawing.theme import Paint
from drawbridge.charts.drawing.translation import cell_name
from drawbridge.domain.privacy.gate import Released
from drawbridge.domain.privacy.released import Cell, Look, ReleasedPart
from drawbridge.domain.workshop.two_languages import in_one_line

_LOWEST_LINE = 0.8  # of the font size: digits have no descenders
STACKED_LINE = 1.25  # of the font size, where numbers stand below each other
_BOLD = 1.08  # width of bold letters, per width of regular ones
_OUTLINE, _HATCH = 2.5, 14  # px on the projector


@dataclass(frozen=True, slots=True, kw_only=True)
class Panel:
    """One part, the ruler its bars are measured with, and the sheet they are drawn on."""

    part: ReleasedPart
    ruler: Ruler
    sheet: Sheet

    @property
    def top(self) -> float:
        """The longest bar there is room for, in people or per cents."""
        return self.ruler.top(self.part)

    def marks(self, paint: Paint | None = None) -> tuple[Mark, ...]:
        """The bars of all cells, at places 0, 1, 2 ... in authored order."""
        return tuple(
            self.mark(cell, place=place, paint=paint or self._plain(cell))
            for place, cell in enumerate(self.part.cells)
        )

    def mark(self, cell: Cell, *, place: float, paint: Paint) -> Mark:
        """The bar of one cell."""
        is_hidden = cell.look is Look.HIDDEN
        return Mark(
            place=place,
            length=self.ruler.length(cell, self.part),
            label=cell_name(cell.label, self.sheet.say),
            shown=in_one_line(shown(cell, self.part, self.sheet.say)),
            paint=self.sheet.theme.hidden if is_hidden else paint,
            is_hidden=is_hidden,
        )

    def _plain(self, cell: Cell) -> Paint:
        theme = self.sheet.theme
        return theme.high_soft if cell.look is Look.BAND else theme.bar


def panels(release: Released, sheet: Sheet) -> tuple[Panel, ...]:
    """One panel for every part that may be drawn, all measured with one ruler."""
    return panels_of(release.shown_parts, sheet)


def panels_of(parts: Sequence[ReleasedPart], sheet: Sheet) -> tuple[Panel, ...]:
    """One panel for each of some parts, measured with one ruler."""
    rule = ruler(parts)
    return tuple(Panel(part=part, ruler=rule, sheet=sheet) for part in parts)


def bars(
    marks: Sequence[Mark],
    sheet: Sheet,
    *,
    thickness: float | Sequence[float],
    across: bool,
    inside: bool = False,
    px: float | Sequence[float] = 0,
) -> Bars:
    """All bars of one panel, with what they show as words.

    Args:
        marks: the bars.
        sheet: what they are drawn on.
        thickness: of all bars or of each, in places.
        across: bars run from left to right; otherwise upwards.
        inside: words stand in the bars; otherwise at their ends.
        px: font size of the words, of all or of each; a number's unless given.
    """
    return Bars(
        marks=tuple(marks),
        thickness=thickness,
        across=across,
        inside=inside,
        px=px or sheet.size.number,
        inks=_inks(marks, sheet, inside=inside),
        outline=sheet.px(_OUTLINE),
        hatch=sheet.px(_HATCH),
    )


def number_px(sheet: Sheet, height: float, *, line: float = _LOWEST_LINE) -> float:
    """Font size of numbers that have some height, in px; `line` is how high one is, per size."""
    return max(1.0, min(sheet.size.number, height / line))


def number_width(text: str, px: float) -> float:
    """Estimate how wide a number is, in px; it is bold."""
    return _BOLD * text_width(text, px)


def end_room(marks: Sequence[Mark], px: float) -> float:
    """Room for the words at the ends of bars, in px."""
    return max((number_width(f"\u00a0{mark.shown}\u00a0", px) for mark in marks), default=0)


def end_of_axis(top: float, width: float, marks: Sequence[Mark], px: float) -> float:
    """Where an axis ends on which the longest bar is `top` and the words beside it fit too."""
    return top * width / max(1.0, width - end_room(marks, px))


def _inks(marks: Sequence[Mark], sheet: Sheet, *, inside: bool) -> tuple[str, ...]:
    theme = sheet.theme
    if inside:
        return tuple(mark.paint.ink for mark in marks)
    return tuple(theme.muted if mark.is_hidden else theme.ink for mark in marks)
