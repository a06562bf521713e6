"""Horizontal bars in authored order, for one part or several below each other."""

from collections.abc import Sequence

from drawbridge.charts.drawing.canvas import Canvas, Head
from drawbridge.charts.drawing.context import Sheet
from drawbridge.charts.drawing.drawing import Drawing, OneAxis
from drawbridge.charts.drawing.labels import Labels, Room, labels
from drawbridge.charts.drawing.marks import (
    STACKED_LINE,
    Panel,
    bars,
    end_of_axis,
    number_px,
    panels,
)
from drawbridge.charts.drawing.shown_numbers import answers_text, people_note
from drawbridge.charts.drawing.slot import Slot
from drawbridge.charts.drawing.text_wrap import LINE_HEIGHT, cut, text_width, wrapped
from drawbridge.domain.privacy.gate import Released
from drawbridge.domain.workshop.choices import MultiChoice
from drawbridge.domain.workshop.steps import Poll
from drawbridge.domain.workshop.two_languages import is_same
from drawbridge.errors import N_

LABEL_SHARE = 0.42  # of the width
LONG_LABEL_SHARE = 0.62  # of the width, at most
_TALLEST_ROW = 230  # px on the projector
_THICKEST_BAR = 130
_BAR_SHARE = 0.62  # of a row
_BOLD = 1.05
_HEAD_LINES = 3.0  # a prompt of two lines and the space around it


def horizontal_bars(
    poll: Poll,
    release: Released,
    sheet: Sheet,
    counted: str = "",
    drawn: Sequence[Panel] = (),
) -> Drawing:
    """Bars from left to right; words on their left, numbers at their ends.

    Args:
        poll: the step as it was asked.
        release: what may be seen of it.
        sheet: what it is drawn on.
        counted: what the numbers count, where that is not people who chose one thing each.
        drawn: its parts, where their cells are not to stand in authored order.
    """
    drawn = drawn or panels(release, sheet)
    note = people_note(release, sheet.say, counted)
    below = Head.over(sheet, poll.question, note).below(sheet)
    n_heads = sum(_has_head(poll, panel, drawn) for panel in drawn)
    names = [mark.label for panel in drawn for mark in panel.marks()]
    row = (below - n_heads * _HEAD_LINES * sheet.size.label * LINE_HEIGHT) / len(names)
    words = labels(names, sheet, beside_bars(sheet, row))
    canvas = Canvas(sheet, poll.question, note, beside=words.room)
    weights = [len(panel.part.cells) + 1.0 for panel in drawn]
    for slot, panel in zip(
        canvas.body.rows(*weights, gap=1.5 * sheet.size.gap), drawn, strict=True
    ):
        has_head = _has_head(poll, panel, drawn)
        draw_part(canvas, _headed(canvas, panel, slot) if has_head else slot, panel, words)
    return canvas.drawing


def up_to_some(poll: MultiChoice, release: Released, sheet: Sheet) -> Drawing:
    """Bars whose numbers may sum to more than the people who answered."""
    counted = sheet.say(N_("up to {number} each")).format(number=poll.at_most)
    return horizontal_bars(poll, release, sheet, counted)


def beside_bars(sheet: Sheet, row: float) -> Room:
    """Room for words on the left of bars whose rows are `row` px high."""
    return Room(width=LABEL_SHARE * sheet.width, most=LONG_LABEL_SHARE * sheet.width, row=row)


def _has_head(poll: Poll, panel: Panel, drawn: Sequence[Panel]) -> bool:
    return len(drawn) > 1 or not is_same(panel.part.prompt, poll.question)


def _headed(canvas: Canvas, panel: Panel, slot: Slot) -> Slot:
    """Write a part's prompt and n above its bars; give what is left of the slot."""
    sheet = panel.sheet
    font = sheet.font(sheet.size.label, is_bold=True)
    whole = slot.inset(left=-canvas.beside)
    told, quiet = (
        answers_text(panel.part, sheet.say),
        sheet.font(sheet.size.small, sheet.theme.muted),
    )
    width = whole.width - text_width(told, sheet.size.small) - sheet.size.gap
    lines = wrapped(panel.part.prompt, font_px=sheet.size.label * _BOLD, width_px=width)
    lines = cut(lines, 2, font_px=sheet.size.label * _BOLD, width_px=width)
    canvas.write_in(whole, lines, font)
    canvas.write_in(slot, [told], quiet, across="end")
    return slot.inset(top=len(lines) * sheet.size.label * LINE_HEIGHT + sheet.size.gap)


def draw_part(canvas: Canvas, slot: Slot, panel: Panel, words: Labels) -> None:
    """Draw the bars of one part; their words stand to the left of the slot."""
    sheet, marks = panel.sheet, panel.marks()
    slot = slot.at_most(len(marks) * sheet.px(_TALLEST_ROW))
    px = number_px(sheet, slot.height / len(marks), line=STACKED_LINE)
    ends = end_of_axis(panel.top, slot.width, marks, px)
    ticks = words.ticks([mark.label for mark in marks], [mark.place for mark in marks])
    axes = canvas.axes(
        slot,
        x=sheet.counted(0, ends),
        y=OneAxis(low=len(marks) - 0.5, high=-0.5, ticks=ticks),
    )
    thickness = min(_BAR_SHARE, sheet.px(_THICKEST_BAR) * len(marks) / slot.height)
    canvas.add(bars(marks, sheet, thickness=thickness, across=True, px=px), axes)
