"""A square of five by five cells, the fuller the deeper in colour, crossed by the two medians."""

from collections.abc import Sequence
from dataclasses import replace
from math import isqrt

from drawbridge.charts.drawing.canvas import Canvas
from drawbridge.charts.drawing.colour_scale import band_paint
from drawbridge.charts.drawing.context import Sheet
from drawbridge.charts.drawing.drawing import Axes, Drawing, Mark, OneAxis, Spot, Words
from drawbridge.charts.drawing.labels import Labels, Room, labels
from drawbridge.charts.drawing.marks import Panel, bars, panels
from drawbridge.charts.drawing.shown_numbers import middles, people_note
from drawbridge.charts.drawing.slot import Slot
from drawbridge.charts.drawing.text_wrap import wrapped
from drawbridge.charts.drawing.writing_direction import is_from_the_right
from drawbridge.domain.privacy.gate import Released
from drawbridge.domain.privacy.released import Band
from drawbridge.domain.workshop.pictures import GRID_SIDE, GRID_TOP, Axis, Grid2d
from drawbridge.domain.workshop.two_languages import halves, in_two, joined
from drawbridge.errors import N_

_BESIDE = 340  # px on the projector, for the words on each side
_CELL = 0.94  # of the place a cell has
_NEAR = 0.6  # in cells: so near to its middle a line runs through that half of a cell
_CORNER_SHARE, _END_SHARE, _ACROSS_SHARE = 0.18, 0.14, 0.2  # of the height, at most
_MIDDLE_SHARE = 0.5  # between two corners
_BOLD = 1.05
_INSET = 9  # px on the projector, from the corner of a cell to its number


def heat_grid(poll: Grid2d, release: Released, sheet: Sheet) -> Drawing:
    """Bands in 25 cells, between the words of the axes and of the four corners."""
    canvas = Canvas(sheet, poll.question, people_note(release, sheet.say))
    panel = panels(release, sheet)[0]
    side, gap = sheet.px(_BESIDE), sheet.size.gap
    below = _across_words(canvas, canvas.body.inset(left=side, right=side), poll.x, sheet)
    slot = canvas.body.inset(left=side, right=side, bottom=below)
    _upward_words(canvas, replace(slot, left=0, width=side - gap), poll, sheet)
    right = replace(slot, left=slot.right + gap, width=side - gap)
    words = _corner_words(right, poll, sheet)
    _write_corner(canvas, right, poll.corners[0], sheet, words, ("top", "left"))
    _write_corner(canvas, right, poll.corners[1], sheet, words, ("bottom", "left"))
    _draw(canvas, slot, panel)
    if middles(panel.part):
        _name_the_cross(canvas, right, sheet)
    return canvas.drawing


def _draw(canvas: Canvas, slot: Slot, panel: Panel) -> None:
    sheet = panel.sheet
    edges = OneAxis(low=-0.5, high=isqrt(len(panel.part.cells)) - 0.5)
    axes = canvas.axes(slot, x=edges, y=edges)
    cells = [_cell(panel, place) for place in range(len(panel.part.cells))]
    canvas.add(bars(cells, sheet, thickness=_CELL, across=True, inside=True), axes)
    cross = [mark * GRID_SIDE / GRID_TOP - 0.5 for mark in middles(panel.part)]
    if cross:
        _cross(canvas, axes, cross, sheet)
    for cell in cells:
        if cell.shown != Band.NONE:
            _write_band(canvas, axes, cell, cross, sheet)


def _cell(panel: Panel, place: int) -> Mark:
    row, column = divmod(place, isqrt(len(panel.part.cells)))
    cell = panel.part.cells[place]
    paint = band_paint(cell.band, panel.sheet.theme)
    mark = panel.mark(cell, place=row, paint=paint)
    # The number is written apart, so that it can keep out of the way of the cross.
    return replace(mark, base=column - _CELL / 2, length=_CELL, tells=False)


def _write_band(
    canvas: Canvas, axes: Axes, cell: Mark, cross: Sequence[float], sheet: Sheet
) -> None:
    """Write a band into a corner of its cell: left and above, unless the cross runs there."""
    column = cell.base + _CELL / 2
    is_right = any(0 <= column - x < _NEAR for x in cross[:1])
    is_low = any(0 <= y - cell.place < _NEAR for y in cross[1:])
    inset = sheet.px(_INSET)
    spot = Spot(
        axes=axes,
        x=column + _CELL / 2 if is_right else column - _CELL / 2,
        y=cell.place - _CELL / 2 if is_low else cell.place + _CELL / 2,
        right=-inset if is_right else inset,
        up=inset if is_low else -inset,
    )
    canvas.write(
        Words(
            lines=[cell.shown],
            font=sheet.font(sheet.size.number, cell.paint.ink, is_bold=True),
            spot=spot,
            across="right" if is_right else "left",
            upward="bottom" if is_low else "top",
            ground=cell.paint.fill,  # in a low picture the cross would still run through it
        )
    )


def _cross(canvas: Canvas, axes: Axes, place: Sequence[float], sheet: Sheet) -> None:
    x, y = place
    halo, line = sheet.stroke(sheet.theme.paper, 9), sheet.stroke(sheet.theme.mark, 4)
    ends = (-0.5, GRID_SIDE - 0.5)
    for stroke in (halo, line):
        canvas.line(axes, (x, ends[0]), (x, ends[1]), stroke)
        canvas.line(axes, (ends[0], y), (ends[1], y), stroke)
    canvas.dot(axes, (x, y), sheet.px(38), sheet.theme.paper)
    canvas.dot(axes, (x, y), sheet.px(28), sheet.theme.mark)


def _name_the_cross(canvas: Canvas, slot: Slot, sheet: Sheet) -> None:
    text = sheet.say(N_("The lines cross at the two middle answers."))
    words = labels([text], sheet, Room(width=slot.width, row=_MIDDLE_SHARE * slot.height))
    font = sheet.font(min(sheet.size.small, words.font.px), sheet.theme.mark)
    lines = wrapped(text, font_px=font.px, width_px=slot.width)
    canvas.write_in(slot, lines, font, upward="middle")


def _across_words(canvas: Canvas, slot: Slot, axis: Axis, sheet: Sheet) -> float:
    """Write what left and right mean under the square; give the height that takes."""
    row = _ACROSS_SHARE * slot.height
    ends = labels(
        (axis.low, axis.high), sheet, Room(width=0.24 * slot.width, row=row), is_quiet=True
    )
    # The arrow stands where the axis goes, not where the words end.
    name = in_two(*(_arrowed(half) for half in halves(axis.label)))
    told = labels([name], sheet, Room(width=0.46 * slot.width, row=row))
    height = max(ends.height, told.height)
    top = slot.inset(top=slot.height - height)
    canvas.write_in(top, told.lines[name], told.font, across="center")
    canvas.write_in(top, ends.lines[axis.low], ends.font, across="left")
    canvas.write_in(top, ends.lines[axis.high], ends.font, across="right")
    return height + sheet.size.gap * 0.5


def _arrowed(name: str) -> str:
    return f"→ {name}" if is_from_the_right(name) else f"{name} →"


def _upward_words(canvas: Canvas, slot: Slot, poll: Grid2d, sheet: Sheet) -> None:
    """Write the corners on the left, beside each an end of the axis, and its name between."""
    upper, lower = poll.corners[2], poll.corners[3]
    corners = _corner_words(slot, poll, sheet)
    _write_corner(canvas, slot, upper, sheet, corners, ("top", "right"))
    _write_corner(canvas, slot, lower, sheet, corners, ("bottom", "right"))
    room = Room(width=slot.width, row=_END_SHARE * slot.height)
    ends = labels((poll.y.high, poll.y.low), sheet, room, is_quiet=True)
    high = slot.inset(top=corners.height_of(upper))
    low = slot.inset(bottom=corners.height_of(lower))
    canvas.write_in(high, ends.lines[poll.y.high], ends.font, across="right")
    canvas.write_in(low, ends.lines[poll.y.low], ends.font, across="right", upward="bottom")
    top = corners.height_of(upper) + ends.height_of(poll.y.high)
    bottom = corners.height_of(lower) + ends.height_of(poll.y.low)
    middle = slot.inset(top=top, bottom=bottom)
    name = joined(" ", (poll.y.label, "↑"))
    told = labels([name], sheet, Room(width=slot.width, row=max(1.0, middle.height)))
    canvas.write_in(middle, told.lines[name], told.font, across="right", upward="middle")


def _corner_words(slot: Slot, poll: Grid2d, sheet: Sheet) -> Labels:
    room = Room(width=slot.width / _BOLD, row=_CORNER_SHARE * slot.height)
    return labels(poll.corners, sheet, room)


def _write_corner(
    canvas: Canvas, slot: Slot, word: str, sheet: Sheet, words: Labels, place: tuple[str, str]
) -> None:
    """Write a corner's word; `place` is upward and across."""
    font = sheet.font(min(sheet.size.label, words.font.px), is_bold=True)
    canvas.write_in(slot, words.lines[word], font, upward=place[0], across=place[1])
