"""Horizontal bars in authored order, for one part or several below each other."""

import plotly.graph_objects as go

from drawbridge.charts.drawing.canvas import Canvas
from drawbridge.charts.drawing.context import Sheet
from drawbridge.charts.drawing.labels import Labels, labels
from drawbridge.charts.drawing.marks import Panel, bars, number_px, panels
from drawbridge.charts.drawing.shown_numbers import answers_text, people_note
from drawbridge.charts.drawing.slot import Slot
from drawbridge.charts.drawing.text_wrap import LINE_HEIGHT, wrapped
from drawbridge.domain.privacy.gate import Released
from drawbridge.domain.workshop.choices import MultiChoice
from drawbridge.domain.workshop.steps import Poll
from drawbridge.errors import N_

_LABEL_SHARE = 0.42  # of the width, at most
_BODY_SHARE = 0.72  # of the height, under a question of two lines
_TALLEST_ROW = 180  # px on the projector
_THICKEST_BAR = 100
_BAR_SHARE = 0.58  # of a row


def horizontal_bars(poll: Poll, release: Released, sheet: Sheet, counted: str = "") -> go.Figure:
    """Bars from left to right; words on their left, numbers at their ends.

    `counted` says what the numbers count, where that is not people who chose one thing each.
    """
    drawn = panels(release, sheet)
    names = [mark.label for panel in drawn for mark in panel.marks()]
    row = _BODY_SHARE * sheet.size.height / len(names)
    words = labels(names, sheet, width=_LABEL_SHARE * sheet.width, row=row)
    canvas = Canvas(
        sheet, poll.question, people_note(release, sheet.say, counted), beside=words.room
    )
    weights = [len(panel.part.cells) + 1.0 for panel in drawn]
    for slot, panel in zip(
        canvas.body.rows(*weights, gap=1.5 * sheet.size.gap), drawn, strict=True
    ):
        has_head = len(drawn) > 1 or panel.part.prompt != poll.question
        draw_part(canvas, _headed(canvas, panel, slot) if has_head else slot, panel, words)
    return canvas.figure


def up_to_some(poll: MultiChoice, release: Released, sheet: Sheet) -> go.Figure:
    """Bars whose numbers may sum to more than the people who answered."""
    counted = sheet.say(N_("up to {number} each")).format(number=poll.at_most)
    return horizontal_bars(poll, release, sheet, counted)


def _headed(canvas: Canvas, panel: Panel, slot: Slot) -> Slot:
    """Write a part's prompt and n above its bars; give what is left of the slot."""
    sheet = panel.sheet
    font = sheet.font(sheet.size.label, is_bold=True)
    lines = wrapped(panel.part.prompt, font_px=sheet.size.label, width_px=slot.width * 0.86)
    canvas.write_in(slot.inset(left=-canvas.beside), lines, font)
    quiet = sheet.font(sheet.size.small, sheet.theme.muted)
    canvas.write_in(slot, [answers_text(panel.part, sheet.say)], quiet, across="right")
    return slot.inset(top=len(lines) * sheet.size.label * LINE_HEIGHT + sheet.size.gap)


def draw_part(canvas: Canvas, slot: Slot, panel: Panel, words: Labels) -> None:
    """Draw the bars of one part; their words stand to the left of the slot."""
    sheet, marks = panel.sheet, panel.marks()
    slot = slot.at_most(len(marks) * sheet.px(_TALLEST_ROW))
    ends = panel.top * slot.width / (slot.width - sheet.end_width)
    ticks = words.ticks([mark.label for mark in marks], [mark.place for mark in marks])
    axes = canvas.axes(
        slot,
        x=sheet.axis(0, ends, **sheet.baseline()),
        y=sheet.axis(len(marks) - 0.5, -0.5, **ticks),
    )
    thickness = min(_BAR_SHARE, sheet.px(_THICKEST_BAR) * len(marks) / slot.height)
    px = number_px(sheet, slot.height / len(marks), otherwise=sheet.size.label)
    canvas.add(bars(marks, sheet, thickness=thickness, across=True, px=px), axes)
