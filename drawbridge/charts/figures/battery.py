"""Statements below each other, each beside a bar of the same cells.

On a scale they are centred: the low end reaches left, the high end right. Cells without an order
are stacked from the left.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Any

from drawbridge.charts.drawing.canvas import Canvas
from drawbridge.charts.drawing.colour_scale import (
    change_paints,
    key_height,
    label_paints,
    scale_paints,
    write_key,
)
from drawbridge.charts.drawing.context import Sheet
from drawbridge.charts.drawing.drawing import Axes, Drawing, Mark, OneAxis
from drawbridge.charts.drawing.labels import Labels, Room, labels
from drawbridge.charts.drawing.marks import (
    STACKED_LINE,
    Panel,
    bars,
    number_px,
    number_width,
    panels,
)
from drawbridge.charts.drawing.shown_numbers import Ruler, answers_text, shared_answers_text
from drawbridge.charts.drawing.slot import Slot
from drawbridge.charts.drawing.text_wrap import LINE_HEIGHT, side_by_side, text_width
from drawbridge.charts.drawing.theme import Paint
from drawbridge.charts.figures.withheld import write_quietly
from drawbridge.charts.sentences.by_kind import without_numbers
from drawbridge.domain.privacy.gate import Released
from drawbridge.domain.workshop.scales import LikertBattery

_SHARE, _LONG_SHARE = 0.42, 0.56  # of the width, for the statements
_TALLEST_ROW = 250  # px on the projector
_THICKEST_BAR = 104
_LOWEST_BAR = 46  # as high as its numbers
_BAR_SHARE = 0.7  # of a row
_ROW_AIR = 8  # between two rows
_NOTE_AIR = 6  # above a note
_BESIDE_NUMBER = 0.08  # free space, of a number's width
_BESIDE_WORD = 0.14  # the same of "hidden", which may stand beside another one
# A row is a whole room; "hidden" is 36 px high in its segment.
_RULER = Ruler(fullest=1, hidden=0.18)
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


@dataclass(frozen=True, slots=True, kw_only=True)
class _Layout:
    """How the rows of a picture share its body.

    words: the statements in lines. n_px: height of a statement's own n under it, 0 where all have
    the same. heights: of the rows, in px. bar_px: height of every bar: a higher one would look
    like more people.
    """

    words: Labels
    n_px: float
    heights: tuple[float, ...]
    bar_px: float


def centred_bars(poll: LikertBattery, release: Released, sheet: Sheet) -> Drawing:
    """One row per statement under a key that names the scale's colours."""
    note = shared_answers_text(release.shown_parts, sheet.say)
    canvas = Canvas(sheet, poll.question, note)
    draw_statements(canvas, canvas.body, panels(release, sheet), tells_n=not note)
    return canvas.drawing


def draw_statements(
    canvas: Canvas,
    body: Slot,
    drawn: Sequence[Panel],
    *,
    tells_n: bool,
    ends: Mapping[str, str] = _NOTHING,
    notes: Mapping[str, tuple[str, ...]] = _NOTHING,
) -> None:
    """Draw statements below each other into a slot as wide as the body, each beside its bar.

    Args:
        canvas: what to draw on.
        body: where.
        drawn: the statements.
        tells_n: whether each tells how many people answered it.
        ends: words after a statement, by part, where there is room for them: what the ends of
            its scale mean.
        notes: quiet lines under a row, by part, where there is room for them.
    """
    sheet, rows = drawn[0].sheet, _rows(drawn, ends, notes)
    layout = _layout(rows, body, sheet, tells_n=tells_n)
    if layout.words.is_squeezed and ends:
        rows = _rows(drawn, _NOTHING, notes)
        layout = _layout(rows, body, sheet, tells_n=tells_n)
    slots = replace(body, height=sum(layout.heights)).rows(*layout.heights)
    right = body.inset(left=layout.words.room)
    low, high = _reach(rows)
    axes = canvas.axes(right, x=OneAxis(low=low, high=high), y=OneAxis(low=body.height, high=0))
    for row, slot in zip(rows, slots, strict=True):
        if row.is_key:
            write_key(canvas, slot, row.scale, sheet, _paints(row.panel))
            continue
        bar = _write_statement(canvas, _write_notes(canvas, slot, row, layout), row, layout)
        if row.panel.part.tells_nothing:
            write_quietly(canvas, bar, without_numbers(sheet.say), sheet)
            continue
        px = min(number_px(sheet, bar.height), number_px(sheet, slot.height, line=STACKED_LINE))
        _draw_bar(canvas, axes, row, bar, right.width / (high - low), px)


def _draw_bar(
    canvas: Canvas, axes: Axes, row: Row, bar: Slot, px_per_percent: float, px: float
) -> None:
    """Draw the segments of a row, those of a scale over the line of its middle."""
    sheet = row.panel.sheet
    if row.panel.part.is_ordered and not row.panel.part.is_change:
        middle, air = sheet.stroke(sheet.theme.line, 3), sheet.px(_ROW_AIR)
        start, end = (0, bar.top - air), (0, bar.bottom + air)
        canvas.line(axes, start, end, middle, is_below=True)
    marks = [_placed(mark, bar, px_per_percent, px) for mark in row.segments]
    of_each = [_hidden_px(mark, px_per_percent, px, sheet) for mark in marks]
    sizes = of_each if any(mark.is_hidden for mark in marks) else px
    canvas.add(bars(marks, sheet, thickness=bar.height, across=True, inside=True, px=sizes), axes)


def _reach(rows: Sequence[Row]) -> tuple[float, float]:
    """Where the axis of all rows begins and ends, in per cents of people."""
    left, right = zip(*(row.ends for row in rows), strict=True)
    is_centred = rows[0].panel.part.is_ordered
    low = min(-_LEAST_END if is_centred else 0, *left)
    return low, max(_LEAST_END if is_centred else _WHOLE, *right)


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
    if panel.part.is_change:
        return change_paints(panel.part, theme)
    return scale_paints(n, theme) if panel.part.is_ordered else label_paints(n, theme)


def _layout(rows: Sequence[Row], body: Slot, sheet: Sheet, *, tells_n: bool) -> _Layout:
    """Keys as high as their words, every statement as high as it needs, what is left for all."""
    keys = sum(key_height(row.scale, sheet) for row in rows if row.is_key)
    names = [row.statement for row in rows if not row.is_key]
    air = sheet.px(_ROW_AIR)
    n_px = sheet.size.small * LINE_HEIGHT if tells_n else 0
    column = body.height - keys - len(names) * (air + n_px)
    room = Room(
        width=_SHARE * sheet.width,
        most=_LONG_SHARE * sheet.width,
        column=column,
        least=min(sheet.px(_LOWEST_BAR), 0.99 * column / len(names)),
    )
    words = labels(names, sheet, room)
    needed = [
        key_height(row.scale, sheet)
        if row.is_key
        else max(sheet.px(_LOWEST_BAR), words.height_of(row.statement) + n_px) + air
        for row in rows
    ]
    spare = (body.height - sum(needed)) / len(names)  # less than nothing where all is long
    tallest = max(sheet.px(_TALLEST_ROW), *needed)
    heights = [
        height if row.is_key else min(height + spare, tallest)
        for row, height in zip(rows, needed, strict=True)
    ]
    lowest = min(height for row, height in zip(rows, heights, strict=True) if not row.is_key)
    bar_px = min(max(_BAR_SHARE * lowest, lowest - air), sheet.px(_THICKEST_BAR))
    return _Layout(words=words, n_px=n_px, heights=tuple(heights), bar_px=bar_px)


def _write_statement(canvas: Canvas, slot: Slot, row: Row, layout: _Layout) -> Slot:
    """Write a statement, and its n if it has one of its own; give the slot of its bar."""
    sheet, words = row.panel.sheet, layout.words
    lines = words.lines[row.statement]
    height = words.height_of(row.statement) + layout.n_px
    left = replace(slot.at_most(height), width=words.width)
    canvas.write_in(left, lines, words.font)
    if layout.n_px:
        quiet = sheet.font(sheet.size.small, sheet.theme.muted)
        told = answers_text(row.panel.part, sheet.say)
        canvas.write_in(left, [told], quiet, upward="bottom")
    return slot.inset(left=words.room).at_most(layout.bar_px)


def _write_notes(canvas: Canvas, slot: Slot, row: Row, layout: _Layout) -> Slot:
    """Write a row's notes under it, if there is room for all of them; give what is left."""
    sheet, px = row.panel.sheet, row.panel.sheet.size.small
    lines = side_by_side(row.notes, font_px=px, width_px=slot.width)
    height = len(lines) * px * LINE_HEIGHT + sheet.px(_NOTE_AIR)
    needed = max(layout.words.height_of(row.statement) + layout.n_px, sheet.px(_LOWEST_BAR))
    if not lines or needed + height + 2 * sheet.px(_ROW_AIR) > slot.height:
        return slot
    foot = slot.inset(bottom=sheet.px(_ROW_AIR))
    canvas.write_in(foot, lines, sheet.font(px, sheet.theme.muted), upward="bottom")
    return foot.inset(bottom=height)


def _placed(mark: Mark, bar: Slot, px_per_percent: float, px: float) -> Mark:
    """Place a segment in its row; it tells its number only where that fits."""
    tells = mark.is_hidden or _fits(mark, px_per_percent, px)
    return replace(mark, place=bar.top + bar.height / 2, tells=tells)


def _hidden_px(mark: Mark, px_per_percent: float, px: float, sheet: Sheet) -> float:
    """Font size in a segment: a hidden one has a word, as large as it can be there."""
    if not mark.is_hidden:
        return px
    wide = (1 + _BESIDE_WORD) * number_width(mark.shown, 1)
    return min(px, sheet.size.small, mark.length * px_per_percent / wide)


def _fits(mark: Mark, px_per_percent: float, px: float) -> bool:
    width = (1 + _BESIDE_NUMBER) * text_width(mark.shown, px)
    return width <= mark.length * px_per_percent
