"""Rows of things, each with a dot on one line and, beside it, a bar for how many people."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from drawbridge.charts.drawing.canvas import Canvas
from drawbridge.charts.drawing.context import Sheet
from drawbridge.charts.drawing.drawing import Axes, Mark, OneAxis, Spot, Ticks, Words
from drawbridge.charts.drawing.labels import Labels, Room, labels
from drawbridge.charts.drawing.marks import STACKED_LINE, bars, end_of_axis, number_px
from drawbridge.charts.drawing.slot import Slot
from drawbridge.charts.drawing.text_wrap import LINE_HEIGHT, text_width
from drawbridge.domain.workshop.two_languages import halves

_TALLEST_ROW = 200  # px on the projector
_THICKEST_BAR = 90
_ABOVE_DOT = 8  # from the middle of a dot to its number
BOX_WIDTH = 190
_LOWER = 0.25  # of a row: so much lower lie the lines, under the numbers of their marks


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacedMark:
    """Where a thing stands on the line: its dot, what is told there, and a band around it."""

    at: float
    told: str
    band: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AxisLine:
    """The line all things stand on: its ends and the numbers written below it."""

    low: float
    high: float
    ticks: Sequence[float]


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnHead:
    """What stands above a column: in full where that fits into a line, else in short."""

    slot: Slot
    full: str
    short: str


def heads(canvas: Canvas, told: Sequence[ColumnHead], sheet: Sheet) -> float:
    """Write what each column shows above it, in one line; give the height that takes."""
    px = sheet.size.small
    line = max(len(halves(one.full)) for one in told) * px * LINE_HEIGHT
    for one in told:
        text = one.full if text_width(one.full, px) <= one.slot.width else one.short
        words = labels([text], sheet, Room(width=one.slot.width, row=1.1 * line), is_quiet=True)
        place = replace(one.slot, height=line)
        canvas.write_in(place, words.lines[text], words.font, across="left", upward="bottom")
    return line + 0.5 * sheet.size.gap


def as_high_as(slot: Slot, n_rows: int, sheet: Sheet) -> Slot:
    """The slot, or less of it where the rows would be too far apart."""
    return replace(slot, height=min(slot.height, n_rows * sheet.px(_TALLEST_ROW)))


def draw_line(
    canvas: Canvas, slot: Slot, places: Sequence[PlacedMark | None], line: AxisLine, sheet: Sheet
) -> None:
    """Draw one row per thing from the top; nothing for a thing without a place."""
    room, low = 0.04 * (line.high - line.low), len(places) - 0.5 - _LOWER
    axes = canvas.axes(
        slot,
        x=OneAxis(low=line.low - room, high=line.high + room, ticks=_ticks(line, sheet)),
        y=OneAxis(low=low, high=-0.5 - _LOWER),
    )
    for tick in line.ticks:
        thin = sheet.stroke(sheet.theme.line, 2)
        canvas.line(axes, (tick, -_LOWER), (tick, low), thin, is_below=True)
    above = (0.5 + _LOWER) * slot.height / len(places) + 0.5 * sheet.size.gap
    px = number_px(sheet, above - sheet.px(_ABOVE_DOT), line=LINE_HEIGHT)
    for row, place in enumerate(places):
        quiet = sheet.stroke(sheet.theme.muted, 3)
        canvas.line(axes, (line.low, row), (line.high, row), quiet, is_below=True)
        if place is not None:
            _draw_place(canvas, axes, row, place, sheet, px)


def draw_bars(canvas: Canvas, slot: Slot, marks: Sequence[Mark], top: float, sheet: Sheet) -> None:
    """Draw one bar per row, from the top, with its number at its end."""
    px = number_px(sheet, slot.height / len(marks), line=STACKED_LINE)
    ends = end_of_axis(top, slot.width, marks, px)
    axes = canvas.axes(
        slot,
        x=sheet.counted(0, ends),
        y=OneAxis(low=len(marks) - 0.5, high=-0.5),
    )
    thickness = min(0.5, sheet.px(_THICKEST_BAR) * len(marks) / slot.height)
    canvas.add(bars(marks, sheet, thickness=thickness, across=True, px=px), axes)


def draw_boxes(canvas: Canvas, slot: Slot, marks: Sequence[Mark], sheet: Sheet) -> None:
    """Draw one box per row, from the top: all of one size, for bands have no length."""
    box = replace(slot, width=sheet.px(BOX_WIDTH))
    axes = canvas.axes(box, x=OneAxis(low=0, high=1), y=OneAxis(low=len(marks) - 0.5, high=-0.5))
    thickness = min(0.7, sheet.px(_THICKEST_BAR) * len(marks) / slot.height)
    alike = [replace(mark, length=1) for mark in marks]
    px = number_px(sheet, thickness * slot.height / len(marks))
    canvas.add(bars(alike, sheet, thickness=thickness, across=True, inside=True, px=px), axes)


def write_names(canvas: Canvas, slot: Slot, names: Sequence[str], words: Labels) -> None:
    """Write the things' names at the left of their rows."""
    rows = slot.rows(*[1.0] * len(names))
    for row, name in zip(rows, names, strict=True):
        canvas.write_in(row, words.lines[name], words.font, upward="middle")


def _draw_place(
    canvas: Canvas, axes: Axes, row: int, place: PlacedMark, sheet: Sheet, px: float
) -> None:
    if place.band is not None:
        low, high = place.band
        band = sheet.stroke(sheet.theme.heat[2].fill, 18)
        canvas.line(axes, (low, row), (high, row), band)
    canvas.dot(axes, (place.at, row), sheet.px(30), sheet.theme.mark)
    font = sheet.font(px, is_bold=True)
    spot = Spot(x=place.at, y=row, axes=axes, up=sheet.px(_ABOVE_DOT))
    canvas.write(Words(lines=[place.told], font=font, spot=spot, upward="bottom"))


def _ticks(line: AxisLine, sheet: Sheet) -> Ticks:
    font = sheet.font(sheet.size.number, sheet.theme.muted)
    texts = tuple((f"{tick:g}",) for tick in line.ticks)
    return Ticks(places=tuple(line.ticks), texts=texts, font=font)
