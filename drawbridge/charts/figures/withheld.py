"""What of every number is hidden: one calm sentence where a picture, or a part of one, would be."""

import plotly.graph_objects as go

from drawbridge.charts.drawing.canvas import Canvas
from drawbridge.charts.drawing.context import Sheet
from drawbridge.charts.drawing.shown_numbers import answers_text
from drawbridge.charts.drawing.slot import Slot
from drawbridge.charts.drawing.text_wrap import balanced
from drawbridge.charts.sentences.by_kind import without_numbers
from drawbridge.domain.privacy.gate import Released
from drawbridge.domain.workshop.steps import Poll


def in_words(poll: Poll, release: Released, sheet: Sheet) -> go.Figure:
    """The question, n, and a sentence in the middle; the same whatever the cells are."""
    canvas = Canvas(sheet, poll.question, answers_text(release.shown_parts[0], sheet.say))
    axis = sheet.axis(0, 1)
    axes = canvas.axes(canvas.body, x=axis, y=axis)
    canvas.add(go.Bar(x=[], y=[]), axes)
    px = sheet.size.title
    lines = balanced(without_numbers(sheet.say), font_px=px, width_px=0.8 * sheet.width)
    canvas.write_in(canvas.body, lines, sheet.font(px), across="center", upward="middle")
    return canvas.figure


def write_instead(canvas: Canvas, slot: Slot, sheet: Sheet) -> None:
    """Write the sentence into the middle of a slot, quietly: other parts show their numbers."""
    px = sheet.size.label
    lines = balanced(without_numbers(sheet.say), font_px=px, width_px=slot.width)
    font = sheet.font(px, sheet.theme.muted)
    canvas.write_in(slot, lines, font, across="center", upward="middle")
