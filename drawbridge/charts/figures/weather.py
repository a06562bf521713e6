"""Upright bars with a drawing above each: the inner weather of a room."""

from drawbridge.charts.drawing.canvas import Canvas
from drawbridge.charts.drawing.context import Sheet
from drawbridge.charts.drawing.drawing import Axes, Drawing, Image, Mark, OneAxis
from drawbridge.charts.drawing.icons import icon
from drawbridge.charts.drawing.labels import Labels, Room, labels
from drawbridge.charts.drawing.marks import bars, panels
from drawbridge.charts.drawing.shown_numbers import people_note
from drawbridge.charts.figures.plain import horizontal_bars
from drawbridge.domain.privacy.gate import Released
from drawbridge.domain.workshop.choices import SingleChoice

_ICON_PX = 150
_NUMBER_PX = 76  # the number between a bar and its drawing
_LABEL_ROW = 0.2  # of the height, for the words under the bars
_BAR_WIDTH = 0.5


def single_choice(poll: SingleChoice, release: Released, sheet: Sheet) -> Drawing:
    """Upright bars under drawings where the options have some, horizontal bars otherwise."""
    if len(poll.icons) != len(poll.options):
        return horizontal_bars(poll, release, sheet)
    room = Room(width=0.94 * sheet.width / len(poll.options), row=_LABEL_ROW * sheet.size.height)
    words = labels(poll.options, sheet, room)
    # Words that are too long to stand under their bars have more room beside them.
    if words.is_squeezed:
        return horizontal_bars(poll, release, sheet)
    return _weather(poll, release, sheet, words)


def _weather(poll: SingleChoice, release: Released, sheet: Sheet, words: Labels) -> Drawing:
    canvas = Canvas(sheet, poll.question, people_note(release, sheet.say))
    panel = panels(release, sheet)[0]
    marks = panel.marks()
    slot = canvas.body.inset(bottom=words.height + words.gap)
    people_per_px = panel.top / (slot.height - sheet.px(_ICON_PX + _NUMBER_PX))
    ticks = words.ticks([mark.label for mark in marks], [mark.place for mark in marks])
    axes = canvas.axes(
        slot,
        x=OneAxis(low=-0.5, high=len(marks) - 0.5, ticks=ticks),
        y=sheet.counted(0, slot.height * people_per_px),
    )
    canvas.add(bars(marks, sheet, thickness=_BAR_WIDTH, across=False, px=sheet.size.number), axes)
    for name, mark in zip(poll.icons, marks, strict=True):
        _hang(canvas, axes, mark, icon(name, sheet.theme), sheet.px(people_per_px))
    return canvas.drawing


def _hang(canvas: Canvas, axes: Axes, mark: Mark, svg: str, per_px: float) -> None:
    """Put a drawing above a bar and its number; `per_px` is in people or per cents."""
    if svg:
        box = Image(
            svg=svg,
            axes=axes,
            x=mark.place,
            y=mark.length + _NUMBER_PX * per_px,
            width=_BAR_WIDTH,
            height=_ICON_PX * per_px,
            upward="bottom",
        )
        canvas.image(box)
