"""Belief cards as centred bars, and below them bars for the rewrites."""

from collections.abc import Sequence
from dataclasses import replace

from drawbridge.charts.drawing.canvas import Canvas
from drawbridge.charts.drawing.context import Sheet
from drawbridge.charts.drawing.drawing import Drawing
from drawbridge.charts.drawing.labels import labels
from drawbridge.charts.drawing.marks import Panel, panels_of
from drawbridge.charts.drawing.shown_numbers import answers_text, shared_answers_text
from drawbridge.charts.drawing.slot import Slot
from drawbridge.charts.drawing.text_wrap import LINE_HEIGHT, cut, text_width, wrapped
from drawbridge.charts.figures.battery import draw_statements
from drawbridge.charts.figures.plain import beside_bars, draw_part
from drawbridge.charts.figures.withheld import write_instead
from drawbridge.domain.privacy.gate import Released
from drawbridge.domain.privacy.released import ReleasedPart
from drawbridge.domain.workshop.scales import BeliefCards

_REWRITE_LINES = 1.25  # height of a row, in sizes of its number
_ROOM_OF_CARDS = 0.45  # of the height, at least, where there are rewrites too


def belief_cards(poll: BeliefCards, release: Released, sheet: Sheet) -> Drawing:
    """How true the cards feel, and which rewrite people could half-believe."""
    cards = [part for part in release.shown_parts if part.is_ordered]
    rewrites = [part for part in release.shown_parts if not part.is_ordered]
    note = shared_answers_text(release.shown_parts, sheet.say)
    canvas = Canvas(sheet, poll.question, note)
    upper = replace(canvas.body, height=_height_of_cards(canvas.body, len(cards), rewrites, sheet))
    if cards:
        draw_statements(canvas, upper, panels_of(cards, sheet), tells_n=not note)
    for panel in panels_of(rewrites, sheet):
        below = canvas.body.inset(top=upper.height + 0.5 * sheet.size.gap * bool(cards))
        _draw_rewrites(canvas, below, panel, tells_n=not note)
    return canvas.drawing


def _height_of_cards(
    body: Slot, n_cards: int, rewrites: Sequence[ReleasedPart], sheet: Sheet
) -> float:
    """What the numbers of the rewrites leave, and never much less than half."""
    if not n_cards or not rewrites:
        return body.height if n_cards else 0
    n_rows = sum(len(part.cells) for part in rewrites)
    needed = sheet.size.small * LINE_HEIGHT + n_rows * _REWRITE_LINES * sheet.size.number
    return max(body.height - needed - 0.5 * sheet.size.gap, _ROOM_OF_CARDS * body.height)


def _draw_rewrites(canvas: Canvas, slot: Slot, panel: Panel, *, tells_n: bool) -> None:
    sheet, px = panel.sheet, panel.sheet.size.small
    told = answers_text(panel.part, sheet.say) if tells_n else ""
    width = slot.width - text_width(told, px) - sheet.size.gap
    lines = cut(
        wrapped(panel.part.prompt, font_px=px, width_px=width), 2, font_px=px, width_px=width
    )
    canvas.write_in(slot, lines, sheet.font(px, is_bold=True))
    if told:
        canvas.write_in(slot, [told], sheet.font(px, sheet.theme.muted), across="end")
    below = slot.inset(top=len(lines) * px * LINE_HEIGHT)
    if panel.part.tells_nothing:
        write_instead(canvas, below, sheet)
        return
    names = [mark.label for mark in panel.marks()]
    words = labels(names, sheet, beside_bars(sheet, below.height / len(names)))
    draw_part(canvas, below.inset(left=words.room), panel, words)
