"""Sliders as five upright bars, with the middle answer and the middle half marked above."""

import re
from collections.abc import Sequence

from drawbridge.charts.drawing.canvas import Canvas
from drawbridge.charts.drawing.context import Sheet
from drawbridge.charts.drawing.drawing import Axes, Drawing, OneAxis, Spot, Words
from drawbridge.charts.drawing.labels import Room, labels
from drawbridge.charts.drawing.marks import Panel, bars, panels_of
from drawbridge.charts.drawing.shown_numbers import (
    answers_text,
    is_flat,
    shared_answers_text,
    spread,
)
from drawbridge.charts.drawing.slot import Slot
from drawbridge.charts.drawing.text_wrap import LINE_HEIGHT, balanced, text_width
from drawbridge.charts.figures.battery import draw_statements
from drawbridge.charts.figures.withheld import write_instead, write_quietly
from drawbridge.charts.sentences.sentences import on_flat
from drawbridge.domain.privacy.gate import Released
from drawbridge.domain.workshop.scales import SLIDER_TOP, Slider, SliderItem
from drawbridge.domain.workshop.two_languages import is_same
from drawbridge.errors import N_

_BAR_WIDTH = 0.86
_NUMBER_PX = 70  # above the highest bar
_SPREAD_PX = 150  # for the marks of middle and middle half, with their words
_SPREAD_DOWN_PX = 14  # from the middle of the marks to the numbers
_COLUMN_GAP = 96
_MOST_PANELS = 2
_HEAD_SHARE, _NAMES_SHARE = 0.3, 0.2  # of the height, at most


def histograms(poll: Slider, release: Released, sheet: Sheet) -> Drawing:
    """One panel per slider, side by side; rows of centred bars where there are more than two."""
    drawn = panels_of([part for part in release.shown_parts if not part.is_change], sheet)
    if len(drawn) > _MOST_PANELS:
        return _below_each_other(poll, drawn, sheet)
    is_alone = len(drawn) == 1
    parts = [panel.part for panel in drawn]
    note = shared_answers_text(parts, sheet.say)
    canvas = Canvas(sheet, poll.question, note)
    sliders = {item.id: item for item in poll.sliders}
    slots = canvas.body.columns(len(drawn), gap=sheet.px(_COLUMN_GAP))
    for slot, panel in zip(slots, drawn, strict=True):
        has_head = not is_alone or not is_same(panel.part.prompt, poll.question)
        below = _headed(canvas, slot, panel, tells_n=not note) if has_head else slot
        if panel.part.tells_nothing:
            write_instead(canvas, below, sheet)
        elif is_flat(panel.part):
            write_quietly(canvas, below, on_flat(panel.part, sheet.say), sheet)
        else:
            _draw(canvas, below, panel, sliders.get(panel.part.part_id))
    return canvas.drawing


def _below_each_other(poll: Slider, drawn: Sequence[Panel], sheet: Sheet) -> Drawing:
    """Rows of centred bars, each with what its ends mean: the key of the colours cannot tell it."""
    note = shared_answers_text([panel.part for panel in drawn], sheet.say)
    canvas = Canvas(sheet, poll.question, note)
    ends = {one.id: f" (0: {one.low}, 100: {one.high})" for one in poll.sliders}
    draw_statements(canvas, canvas.body, drawn, tells_n=not note, ends=ends)
    return canvas.drawing


def bin_place(value: float, cells: Sequence[str]) -> float:
    """Where a slider value stands among bars at 0, 1, 2 ..., whatever values each bar joins.

    Args:
        value: 0-100.
        cells: names of the bars; the first number of each is where it begins.
    """
    starts = [int(re.findall(r"\d+", cell)[0]) for cell in cells]
    edges = [*starts, SLIDER_TOP]
    place = max(place for place, start in enumerate(starts) if start <= value)
    return place - 0.5 + (value - edges[place]) / (edges[place + 1] - edges[place])


def _headed(canvas: Canvas, slot: Slot, panel: Panel, *, tells_n: bool) -> Slot:
    """Write a slider's prompt, and its n if the picture has several; give the slot below."""
    sheet, size = panel.sheet, panel.sheet.size
    room = Room(width=slot.width, row=_HEAD_SHARE * slot.height)
    words = labels([panel.part.prompt], sheet, room)
    canvas.write_in(slot, words.lines[panel.part.prompt], words.font)
    below = slot.inset(top=words.height + sheet.px(4))
    if not tells_n:
        return below
    canvas.write_in(
        below, [answers_text(panel.part, sheet.say)], sheet.font(size.small, sheet.theme.muted)
    )
    return below.inset(top=size.small * LINE_HEIGHT + sheet.px(4))


def _draw(canvas: Canvas, slot: Slot, panel: Panel, item: SliderItem | None) -> None:
    sheet, marks = panel.sheet, panel.marks()
    names = [mark.label for mark in marks]
    ends_height = _write_ends(canvas, slot, item, sheet) if item else 0
    room = Room(width=0.96 * slot.width / len(marks), row=_NAMES_SHARE * slot.height)
    words = labels(names, sheet, room, is_quiet=True)
    slot = slot.inset(bottom=ends_height + words.height + words.gap)
    spread_px = sheet.px(_SPREAD_PX) if spread(panel.part) else 0
    per_px = panel.top / (slot.height - sheet.px(_NUMBER_PX) - spread_px)
    axes = canvas.axes(
        slot,
        x=OneAxis(
            low=-0.5, high=len(marks) - 0.5, ticks=words.ticks(names, [m.place for m in marks])
        ),
        y=sheet.counted(0, slot.height * per_px),
    )
    canvas.add(bars(marks, sheet, thickness=_BAR_WIDTH, across=False, px=sheet.size.number), axes)
    if spread(panel.part):
        above = panel.top + (_NUMBER_PX + _SPREAD_DOWN_PX) * sheet.px(per_px)
        _mark_spread(canvas, axes, slot, panel, above)


def _write_ends(canvas: Canvas, slot: Slot, item: SliderItem, sheet: Sheet) -> float:
    """Write what 0 and 100 mean under the bars; give the height that takes."""
    room = Room(width=slot.width * 0.48, row=_NAMES_SHARE * slot.height)
    words = labels((item.low, item.high), sheet, room)
    row = slot.inset(top=slot.height - words.height)
    canvas.write_in(row, words.lines[item.low], words.font, across="left")
    canvas.write_in(row, words.lines[item.high], words.font, across="right")
    return words.height + sheet.px(6)


def _mark_spread(canvas: Canvas, axes: Axes, slot: Slot, panel: Panel, y: float) -> None:
    """Draw the middle half as a line and the middle answer as a dot on it, and say so above."""
    points, sheet = spread(panel.part), panel.sheet
    if points is None:
        return
    names = [cell.label for cell in panel.part.cells]
    low, middle, high = (bin_place(point, names) for point in points)
    canvas.line(axes, (low, y), (high, y), sheet.stroke(sheet.theme.mark, 8))
    canvas.dot(axes, (middle, y), sheet.px(26), sheet.theme.mark)
    told = sheet.say(N_("middle answer about {middle} · middle half {low}–{high}"))
    text = told.format(low=points[0], middle=points[1], high=points[2])
    px = sheet.size.small
    lines = balanced(text, font_px=px, width_px=slot.width)
    widest = max(text_width(line, px) for line in lines)
    half = widest / 2 / (slot.width / len(names))
    near = min(max(middle, half - 0.5), len(names) - 0.5 - half)
    spot = Spot(x=near, y=y, axes=axes, up=sheet.px(14))
    canvas.write(Words(lines=lines, font=sheet.font(px), spot=spot, upward="bottom"))
