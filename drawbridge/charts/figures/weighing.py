"""Rankings and shared-out points: where each thing lies, and how many people stand behind it."""

from dataclasses import replace

import plotly.graph_objects as go

from drawbridge.charts.drawing.canvas import Canvas
from drawbridge.charts.drawing.colour_scale import band_paint
from drawbridge.charts.drawing.context import Sheet
from drawbridge.charts.drawing.labels import Labels, labels
from drawbridge.charts.drawing.marks import Mark, Panel, panels
from drawbridge.charts.drawing.shown_numbers import answers_text, spread
from drawbridge.charts.drawing.slot import Slot
from drawbridge.charts.drawing.text_wrap import LINE_HEIGHT
from drawbridge.charts.drawing.tracks import (
    AxisLine,
    PlacedMark,
    as_high_as,
    draw_bars,
    draw_boxes,
    draw_line,
    heads,
    write_names,
)
from drawbridge.charts.figures.plain import horizontal_bars
from drawbridge.charts.sentences.agreement import agreement, ordered_all
from drawbridge.domain.privacy.gate import Released
from drawbridge.domain.workshop.shares import POINTS, Allocate100, Ranking
from drawbridge.errors import N_

_NAMES_SHARE = 0.34  # of the width, at most
_LINE_SHARE = 0.62  # of what is left beside the names
_COLUMN_GAP = 56
_AROUND_ROWS = 4.5  # heads above and numbers below, in small lines


def ranking(poll: Ranking, release: Released, sheet: Sheet) -> go.Figure:
    """Mean places on a line from first to last, and how many put each thing first."""
    panel = panels(release, sheet)[0]
    part = panel.part
    if part.marks is None or part.alike is None:
        first = sheet.say(N_("how many put each of these first"))
        return horizontal_bars(poll, release, sheet, first)
    notes = [answers_text(part, sheet.say), agreement(part, sheet.say)]
    canvas = Canvas(sheet, poll.question, " · ".join(note for note in notes if note))
    k = len(part.cells)
    left, line, right = _columns(canvas, [cell.label for cell in part.cells], sheet)
    # The note above says who they are; a longer head would need a second line, over the first mark.
    head = (
        sheet.say(N_("Mean place of the {n}, 1 is first")).format(n=part.marks.n_people)
        if ordered_all(part, sheet.say)
        else sheet.say(N_("Mean place, 1 is first")),
        sheet.say(N_("How many put it first")),
    )
    top = heads(canvas, (line, right), head, sheet)
    left, line, right = (_below(slot, top, k, sheet) for slot in (left, line, right))
    _write(canvas, left, [cell.label for cell in part.cells], sheet)
    places = [PlacedMark(at=mark, told=f"{mark:.1f}") for mark in part.marks.values]
    draw_line(canvas, line, places, AxisLine(low=1, high=k, ticks=range(1, k + 1)), sheet)
    draw_bars(canvas, right, panel.marks(), panel.top, sheet)
    return canvas.figure


def allocation(poll: Allocate100, release: Released, sheet: Sheet) -> go.Figure:
    """Middle answer and middle half of the points, and how many gave half or more."""
    drawn = panels(release, sheet)
    canvas = Canvas(sheet, poll.question, _note(drawn))
    names = [panel.part.prompt for panel in drawn]
    left, line, right = _columns(canvas, names, sheet)
    told = sheet.say(N_("How many gave it 50 points or more"))
    points = [_points(panel) for panel in drawn]
    has_line = any(points)  # of few people, and of tender things, no middle is told
    heading = sheet.say(N_("Points: the dot is the middle answer, the band the middle half"))
    head, columns = ((heading, told), (line, right)) if has_line else ((told,), (line,))
    top = heads(canvas, columns, head, sheet)
    left, line, right = (_below(slot, top, len(drawn), sheet) for slot in (left, line, right))
    _write(canvas, left, names, sheet)
    if has_line:
        scale = AxisLine(low=0, high=POINTS, ticks=(0, 25, 50, 75, POINTS))
        draw_line(canvas, line, points, scale, sheet)
    boxes = [_half(panel, row) for row, panel in enumerate(drawn)]
    draw_boxes(canvas, right if has_line else line, boxes, sheet)
    return canvas.figure


def _half(panel: Panel, row: int) -> Mark:
    """How many gave half or more: a band, the deeper the more people."""
    cell = panel.part.cells[-1]
    return panel.mark(cell, place=row, paint=band_paint(cell.band, panel.sheet.theme))


def _note(drawn: tuple[Panel, ...]) -> str:
    part = max((panel.part for panel in drawn), key=lambda part: part.n_answers)
    return answers_text(part, drawn[0].sheet.say)


def _points(panel: Panel) -> PlacedMark | None:
    points = spread(panel.part)
    if points is None:
        return None
    low, middle, high = points
    return PlacedMark(at=middle, told=str(middle), band=(low, high))


def _columns(canvas: Canvas, names: list[str], sheet: Sheet) -> tuple[Slot, Slot, Slot]:
    """Names, the line, and the bars."""
    width = _names(names, canvas.body.height, sheet).room
    gap = sheet.px(_COLUMN_GAP)
    left = replace(canvas.body, width=width)
    rest = canvas.body.inset(left=width + 0.5 * gap)
    line = replace(rest, width=_LINE_SHARE * rest.width)
    return left, line, rest.inset(left=line.width + gap)


def _below(slot: Slot, head: float, n_rows: int, sheet: Sheet) -> Slot:
    """What is left under the heads and above the numbers of the line."""
    ticks = sheet.size.small * LINE_HEIGHT + sheet.px(6)
    return as_high_as(slot.inset(top=head, bottom=ticks), n_rows, sheet)


def _names(names: list[str], height: float, sheet: Sheet) -> Labels:
    """Names in a body of some height, beside the heads and numbers of their columns."""
    room = height - _AROUND_ROWS * sheet.size.small
    return labels(names, sheet, width=_NAMES_SHARE * sheet.width, height=room / max(1, len(names)))


def _write(canvas: Canvas, slot: Slot, names: list[str], sheet: Sheet) -> None:
    write_names(canvas, slot, names, _names(names, canvas.body.height, sheet))
