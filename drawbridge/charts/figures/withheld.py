"""What of every number is hidden: one calm sentence where a picture, or a part of one, would be."""

from drawbridge.charts.drawing.canvas import Canvas
from drawbridge.charts.drawing.context import Sheet
from drawbridge.charts.drawing.drawing import Drawing, OneAxis
from drawbridge.charts.drawing.labels import Room, labels
from drawbridge.charts.drawing.marks import bars
from drawbridge.charts.drawing.shown_numbers import answers_text
from drawbridge.charts.drawing.slot import Slot
from drawbridge.charts.drawing.text_wrap import balanced
from drawbridge.charts.sentences.by_kind import without_numbers
from drawbridge.charts.sentences.sentences import on_flat
from drawbridge.domain.privacy.gate import Released
from drawbridge.domain.workshop.steps import Poll


def in_words(poll: Poll, release: Released, sheet: Sheet) -> Drawing:
    """The question, n, and a sentence in the middle; the same whatever the cells are."""
    return _in_words(poll, release, sheet, without_numbers(sheet.say))


def in_one_sentence(poll: Poll, release: Released, sheet: Sheet) -> Drawing:
    """The question, n, and what bars of one length would have said."""
    return _in_words(poll, release, sheet, on_flat(release.shown_parts[0], sheet.say))


def _in_words(poll: Poll, release: Released, sheet: Sheet, told: str) -> Drawing:
    canvas = Canvas(sheet, poll.question, answers_text(release.shown_parts[0], sheet.say))
    axis = OneAxis(low=0, high=1)
    axes = canvas.axes(canvas.body, x=axis, y=axis)
    canvas.add(bars((), sheet, thickness=1, across=True), axes)
    px = sheet.size.title
    lines = balanced(told, font_px=px, width_px=0.8 * sheet.width)
    canvas.write_in(canvas.body, lines, sheet.font(px), across="center", upward="middle")
    return canvas.drawing


def write_instead(canvas: Canvas, slot: Slot, sheet: Sheet) -> None:
    """Write the sentence into the middle of a slot: other parts show their numbers."""
    write_quietly(canvas, slot, without_numbers(sheet.say), sheet)


def write_quietly(canvas: Canvas, slot: Slot, text: str, sheet: Sheet) -> None:
    """Write a sentence of ours into the middle of a slot."""
    room = Room(width=0.96 * slot.width, row=slot.height)
    words = labels([text], sheet, room, is_quiet=True)
    canvas.write_in(slot, words.lines[text], words.font, across="center", upward="middle")
