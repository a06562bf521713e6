"""A ladder whose rungs reach out as bars; the place beside it stands on the ground."""

from dataclasses import replace

from drawbridge.charts.drawing.canvas import Canvas, Head
from drawbridge.charts.drawing.context import Sheet
from drawbridge.charts.drawing.drawing import Axes, Drawing, Mark, OneAxis
from drawbridge.charts.drawing.labels import labels
from drawbridge.charts.drawing.marks import bars, end_room, number_px, panels
from drawbridge.charts.drawing.shown_numbers import people_note
from drawbridge.charts.figures.plain import beside_bars
from drawbridge.domain.privacy.gate import Released
from drawbridge.domain.workshop.choices import Ladder

_ROW_SHARE = 0.86  # of what is under the question, for the rungs
_LADDER_PX = 130
_LADDER_AIR = 1.06  # so that the left rail is not cut off
_RAIL_PX = 9
_BAR_SHARE = 0.52  # of the distance between two rungs
_GROUND = -0.75  # in rungs; the lowest rung is 0
_BESIDE = -1.4
_RAIL_END = 0.55  # above the highest rung


def ladder(poll: Ladder, release: Released, sheet: Sheet) -> Drawing:
    """Rungs from the lowest up, each going on as a bar, over the ground and what stands there."""
    panel = panels(release, sheet)[0]
    has_beside = bool(poll.off_ladder)
    marks = _placed(panel.marks(), has_beside=has_beside, sheet=sheet)
    n_rungs = len(marks) - has_beside
    note = people_note(release, sheet.say)
    row = _ROW_SHARE * Head.over(sheet, poll.question, note).below(sheet) / len(marks)
    words = labels([m.label for m in marks], sheet, beside_bars(sheet, row))
    canvas = Canvas(sheet, poll.question, note, beside=words.room)
    slot, px = canvas.body, number_px(sheet, row)
    beside = end_room(marks, px)
    room = slot.width - sheet.px(_LADDER_PX) - beside
    left_rail = -panel.top * sheet.px(_LADDER_PX) / room
    ends = panel.top * (room + beside) / room
    axes = canvas.axes(
        slot,
        x=OneAxis(low=left_rail * _LADDER_AIR, high=ends),
        y=OneAxis(
            low=_BESIDE - 0.5 if has_beside else _GROUND,
            high=n_rungs - 1 + _RAIL_END,
            ticks=words.ticks([m.label for m in marks], [m.place for m in marks]),
        ),
    )
    _draw_ladder(canvas, axes, sheet, left_rail, n_rungs)
    ground = sheet.stroke(sheet.theme.muted, 3)
    canvas.line(axes, (left_rail * _LADDER_AIR, _GROUND), (ends, _GROUND), ground)
    canvas.add(bars(marks, sheet, thickness=_BAR_SHARE, across=True, px=px), axes)
    return canvas.drawing


def _placed(marks: tuple[Mark, ...], *, has_beside: bool, sheet: Sheet) -> tuple[Mark, ...]:
    """Move the last mark to the ground beside the ladder, if it belongs there."""
    if not has_beside:
        return marks
    last = marks[-1]
    paint = sheet.theme.beside if last.paint == sheet.theme.bar else last.paint
    return (*marks[:-1], replace(last, place=_BESIDE, paint=paint))


def _draw_ladder(canvas: Canvas, axes: Axes, sheet: Sheet, left_rail: float, n_rungs: int) -> None:
    stroke = sheet.stroke(sheet.theme.muted, _RAIL_PX)
    top = n_rungs - 1 + _RAIL_END
    for x in (left_rail, 0.0):
        canvas.line(axes, (x, _GROUND), (x, top), stroke)
    for rung in range(n_rungs):
        canvas.line(axes, (left_rail, rung), (0, rung), stroke)
