"""Rows of things, each with a dot on one line and, beside it, a bar for how many people."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from drawbridge.charts.drawing.canvas import Canvas
from drawbridge.charts.drawing.context import Sheet
from drawbridge.charts.drawing.labels import Labels
from drawbridge.charts.drawing.marks import Mark, bars
from drawbridge.charts.drawing.slot import Slot
from drawbridge.charts.drawing.text_wrap import LINE_HEIGHT, balanced

_TALLEST_ROW = 150  # px on the projector
_THICKEST_BAR = 60
_BOX_WIDTH = 150


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


def heads(canvas: Canvas, slots: Sequence[Slot], words: Sequence[str], sheet: Sheet) -> float:
    """Write what each column shows above it; give the height that takes."""
    px = sheet.size.small
    told = [
        balanced(text, font_px=px, width_px=slot.width)
        for slot, text in zip(slots, words, strict=True)
    ]
    for slot, lines in zip(slots, told, strict=True):
        canvas.write_in(slot, lines, sheet.font(px, sheet.theme.muted))
    return max(map(len, told)) * px * LINE_HEIGHT + 0.5 * sheet.size.gap


def as_high_as(slot: Slot, n_rows: int, sheet: Sheet) -> Slot:
    """The slot, or less of it where the rows would be too far apart."""
    return replace(slot, height=min(slot.height, n_rows * sheet.px(_TALLEST_ROW)))


def draw_line(
    canvas: Canvas, slot: Slot, places: Sequence[PlacedMark | None], line: AxisLine, sheet: Sheet
) -> None:
    """Draw one row per thing from the top; nothing for a thing without a place."""
    room = 0.04 * (line.high - line.low)
    axes = canvas.axes(
        slot,
        x=sheet.axis(line.low - room, line.high + room, **_ticks(line, sheet)),
        y=sheet.axis(len(places) - 0.5, -0.5),
    )
    for tick in line.ticks:
        thin = sheet.stroke(sheet.theme.line, 2)
        canvas.line((tick, -0.5), (tick, len(places) - 0.5), line=thin, layer="below", **axes.refs)
    for row, place in enumerate(places):
        quiet = sheet.stroke(sheet.theme.muted, 3)
        canvas.line((line.low, row), (line.high, row), line=quiet, layer="below", **axes.refs)
        if place is not None:
            _draw_place(canvas, row, place, sheet, axes.refs)


def draw_bars(canvas: Canvas, slot: Slot, marks: Sequence[Mark], top: float, sheet: Sheet) -> None:
    """Draw one bar per row, from the top, with its number at its end."""
    ends = top * slot.width / (slot.width - sheet.end_width)
    axes = canvas.axes(
        slot,
        x=sheet.axis(0, ends, **sheet.baseline()),
        y=sheet.axis(len(marks) - 0.5, -0.5),
    )
    thickness = min(0.5, sheet.px(_THICKEST_BAR) * len(marks) / slot.height)
    canvas.add(bars(marks, sheet, thickness=thickness, across=True), axes)


def draw_boxes(canvas: Canvas, slot: Slot, marks: Sequence[Mark], sheet: Sheet) -> None:
    """Draw one box per row, from the top: all of one size, for bands have no length."""
    box = replace(slot, width=sheet.px(_BOX_WIDTH))
    axes = canvas.axes(box, x=sheet.axis(0, 1), y=sheet.axis(len(marks) - 0.5, -0.5))
    thickness = min(0.6, sheet.px(_THICKEST_BAR) * len(marks) / slot.height)
    alike = [replace(mark, length=1) for mark in marks]
    canvas.add(bars(alike, sheet, thickness=thickness, across=True, inside=True), axes)


def write_names(canvas: Canvas, slot: Slot, names: Sequence[str], words: Labels) -> None:
    """Write the things' names at the left of their rows."""
    rows = slot.rows(*[1.0] * len(names))
    for row, name in zip(rows, names, strict=True):
        canvas.write_in(row, words.lines[name], words.font, upward="middle")


def _draw_place(
    canvas: Canvas, row: int, place: PlacedMark, sheet: Sheet, refs: dict[str, str]
) -> None:
    if place.band is not None:
        low, high = place.band
        band = sheet.stroke(sheet.theme.heat[2].fill, 18)
        canvas.line((low, row), (high, row), line=band, **refs)
    canvas.dot((place.at, row), sheet.px(30), sheet.theme.mark, **refs)
    font = sheet.font(sheet.size.small, is_bold=True)
    canvas.write(
        [place.told], font, x=place.at, y=row, yanchor="bottom", yshift=sheet.px(16), **refs
    )


def _ticks(line: AxisLine, sheet: Sheet) -> dict[str, object]:
    return {
        "showticklabels": True,
        "tickmode": "array",
        "tickvals": list(line.ticks),
        "ticktext": [f"{tick:g}" for tick in line.ticks],
        "tickfont": sheet.font(sheet.size.small, sheet.theme.muted),
    }
