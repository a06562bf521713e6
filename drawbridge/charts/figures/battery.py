"""Statements with the same cells as bars below each other.

On a scale they are centred: the low end reaches left, the high end right. Cells without an order
are stacked from the left.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Any

import plotly.graph_objects as go

from drawbridge.charts.drawing.canvas import Canvas
from drawbridge.charts.drawing.colour_scale import key_height, label_paints, scale_paints, write_key
from drawbridge.charts.drawing.context import Sheet
from drawbridge.charts.drawing.marks import Mark, Panel, bars, number_px, panels
from drawbridge.charts.drawing.shown_numbers import Ruler, answers_text
from drawbridge.charts.drawing.slot import Slot
from drawbridge.charts.drawing.text_wrap import LINE_HEIGHT, side_by_side, text_width, wrapped
from drawbridge.charts.drawing.theme import Paint
from drawbridge.charts.sentences.by_kind import without_numbers
from drawbridge.domain.privacy.gate import Released
from drawbridge.domain.workshop.scales import LikertBattery

_TALLEST_ROW = 180  # px on the projector
_TALLEST_STACK = 260  # there are few of them
_THICKEST_BAR = 84
_LOWEST_LINE = 0.8  # of the font size: digits have no descenders
_LOW_ROW = 100
_NOTE_AIR = 6  # above and below a note
_BAR_SHARE = 0.66  # of what is left under a statement
_BESIDE_NUMBER = 0.08  # free space, of a number's width
_N_WIDTH = 140  # for a statement's own n
_RULER = Ruler(fullest=1)  # a row is a whole room; hidden segments leave room for their word
_LEAST_END = 50  # per cent to each side of the middle
_WHOLE = 100  # per cent
_NOTHING: Mapping[str, Any] = MappingProxyType({})


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One statement, or the key of the scale below it.

    segments: from left to right, in per cents of the statement's people, 0 in the middle.
    notes: stand quietly under the bar, where there is room.
    """

    panel: Panel
    statement: str
    segments: tuple[Mark, ...]
    notes: tuple[str, ...] = ()
    is_key: bool = False

    @property
    def scale(self) -> tuple[str, ...]:
        """Names of the scale's cells."""
        return tuple(cell.label for cell in self.panel.part.cells)

    @property
    def ends(self) -> tuple[float, float]:
        """Where the row begins and where it ends."""
        last = self.segments[-1]
        return self.segments[0].base, last.base + last.length


def centred_bars(poll: LikertBattery, release: Released, sheet: Sheet) -> go.Figure:
    """One row per statement, with its own n, under a key that names the scale's colours."""
    canvas = Canvas(sheet, poll.question)
    draw_statements(canvas, canvas.body, panels(release, sheet))
    return canvas.figure


def draw_statements(
    canvas: Canvas,
    body: Slot,
    drawn: Sequence[Panel],
    *,
    ends: Mapping[str, str] = _NOTHING,
    notes: Mapping[str, tuple[str, ...]] = _NOTHING,
) -> None:
    """Draw statements below each other into a slot as wide as the body.

    Args:
        canvas: what to draw on.
        body: where.
        drawn: the statements.
        ends: words after a statement, by part: what the ends of its scale mean.
        notes: quiet lines under a bar, by part.
    """
    sheet, rows = drawn[0].sheet, _rows(drawn, ends, notes)
    left, right = zip(*(row.ends for row in rows), strict=True)
    is_centred = drawn[0].part.is_ordered
    low = min(-_LEAST_END if is_centred else 0, *left)
    high = max(_LEAST_END if is_centred else _WHOLE, *right)
    axes = canvas.axes(body, x=sheet.axis(low, high), y=sheet.axis(body.height, 0))
    px_per_percent = body.width / (high - low)
    for row, slot in zip(rows, _slots(body, rows, sheet), strict=True):
        if row.is_key:
            write_key(canvas, slot, row.scale, sheet, _paints(row.panel))
            continue
        bar = _write_statement(canvas, slot, row)
        if row.panel.part.tells_nothing:
            quiet = sheet.font(sheet.size.small, sheet.theme.muted)
            canvas.write_in(bar, [without_numbers(sheet.say)], quiet, upward="middle")
            continue
        px = _number_px(row.segments, bar, px_per_percent, sheet)
        marks = [_placed(mark, bar, px_per_percent, px) for mark in row.segments]
        _write_notes(canvas, replace(slot, top=bar.bottom, height=slot.bottom - bar.bottom), row)
        if is_centred:
            middle = sheet.stroke(sheet.theme.line, 3)
            canvas.line((0, bar.top), (0, slot.bottom), line=middle, layer="below", **axes.refs)
        canvas.add(bars(marks, sheet, thickness=bar.height, across=True, inside=True, px=px), axes)


def _rows(
    drawn: Sequence[Panel], ends: Mapping[str, str], notes: Mapping[str, tuple[str, ...]]
) -> tuple[Row, ...]:
    """Statements in order; where the scale changes (joined in a smaller group), its key first."""
    rows: list[Row] = []
    for panel in drawn:
        part = panel.part
        row = Row(
            panel=panel,
            statement=part.prompt + ends.get(part.part_id, ""),
            segments=_segments(panel),
            notes=notes.get(part.part_id, ()),
        )
        if not rows or rows[-1].scale != row.scale:
            rows.append(replace(row, is_key=True))
        rows.append(row)
    return tuple(rows)


def _segments(panel: Panel) -> tuple[Mark, ...]:
    cells, paints = panel.part.cells, _paints(panel)
    lengths = [_WHOLE * _RULER.share(cell, panel.part) for cell in cells]
    start = -_below_middle(lengths) if panel.part.is_ordered else 0
    return tuple(
        replace(
            panel.mark(cell, place=0, paint=paints[place]),
            base=start + sum(lengths[:place]),
            length=lengths[place],
        )
        for place, cell in enumerate(cells)
    )


def _below_middle(lengths: Sequence[float]) -> float:
    half = len(lengths) // 2
    return sum(lengths[:half]) + (lengths[half] / 2 if len(lengths) % 2 else 0)


def _paints(panel: Panel) -> tuple[Paint, ...]:
    n, theme = len(panel.part.cells), panel.sheet.theme
    return scale_paints(n, theme) if panel.part.is_ordered else label_paints(n, theme)


def _slots(body: Slot, rows: Sequence[Row], sheet: Sheet) -> tuple[Slot, ...]:
    """Keys as high as their words, statements sharing the rest."""
    keys = [key_height(row.scale, sheet) if row.is_key else 0 for row in rows]
    shared = (body.height - sum(keys)) / keys.count(0)
    tallest = _TALLEST_ROW if rows[0].panel.part.is_ordered else _TALLEST_STACK
    heights = [key or min(shared, sheet.px(tallest)) for key in keys]
    return replace(body, height=sum(heights)).rows(*heights)


def _write_statement(canvas: Canvas, slot: Slot, row: Row) -> Slot:
    """Write a statement and its n; give the slot of its bar."""
    sheet = row.panel.sheet
    width = slot.width - sheet.px(_N_WIDTH)
    px = sheet.size.label
    if text_width(row.statement, px) > width or slot.height < sheet.px(_LOW_ROW):
        px = sheet.size.small
    lines = wrapped(row.statement, font_px=px, width_px=width)
    canvas.write_in(slot, lines, sheet.font(px))
    quiet = sheet.font(sheet.size.small, sheet.theme.muted)
    canvas.write_in(
        slot, [answers_text(row.panel.part, row.panel.sheet.say)], quiet, across="right"
    )
    below = slot.inset(top=len(lines) * px * LINE_HEIGHT + sheet.px(4))
    roomy = max(below.height * _BAR_SHARE, sheet.size.small * LINE_HEIGHT)
    return replace(below, height=min(roomy, below.height, sheet.px(_THICKEST_BAR)))


def _write_notes(canvas: Canvas, slot: Slot, row: Row) -> None:
    """Write a row's notes into the place under its bar, if they have enough."""
    sheet, px = row.panel.sheet, row.panel.sheet.size.small
    lines = side_by_side(row.notes, font_px=px, width_px=slot.width)
    air = sheet.px(_NOTE_AIR)
    if lines and len(lines) * px * LINE_HEIGHT + 2 * air <= slot.height:
        canvas.write_in(slot.inset(top=air), lines, sheet.font(px, sheet.theme.muted))


def _number_px(segments: Sequence[Mark], bar: Slot, px_per_percent: float, sheet: Sheet) -> float:
    """Font size of a row's numbers: large where the bar is high and no number is lost by it."""
    small = sheet.size.small
    large = number_px(sheet, bar.height, otherwise=small)
    is_lost = any(
        _fits(mark, bar, px_per_percent, small) and not _fits(mark, bar, px_per_percent, large)
        for mark in segments
    )
    return small if is_lost else large


def _placed(mark: Mark, bar: Slot, px_per_percent: float, px: float) -> Mark:
    """Place a segment in its row; it tells its number only where that fits."""
    tells = _fits(mark, bar, px_per_percent, px)
    return replace(mark, place=bar.top + bar.height / 2, tells=tells)


def _fits(mark: Mark, bar: Slot, px_per_percent: float, px: float) -> bool:
    width = (1 + _BESIDE_NUMBER) * text_width(mark.shown, px)
    return width <= mark.length * px_per_percent and bar.height >= _LOWEST_LINE * px
