"""Belief cards as centred bars, and below them bars for the rewrites."""

from dataclasses import replace

import plotly.graph_objects as go

from drawbridge.charts.drawing.canvas import Canvas
from drawbridge.charts.drawing.context import Sheet
from drawbridge.charts.drawing.labels import labels
from drawbridge.charts.drawing.marks import Panel, panels_of
from drawbridge.charts.drawing.shown_numbers import answers_text
from drawbridge.charts.drawing.slot import Slot
from drawbridge.charts.drawing.text_wrap import LINE_HEIGHT, wrapped
from drawbridge.charts.figures.battery import draw_statements
from drawbridge.charts.figures.plain import draw_part
from drawbridge.charts.figures.withheld import write_instead
from drawbridge.domain.privacy.gate import Released
from drawbridge.domain.workshop.scales import BeliefCards

_LABEL_WIDTH = 824  # px on the projector, at most
_LABEL_SHARE = 0.62  # of the width, at most: on a narrow screen words need more of it than bars
_CARDS_SHARE = 0.58  # of the height, where there are rewrites too


def belief_cards(poll: BeliefCards, release: Released, sheet: Sheet) -> go.Figure:
    """How true the cards feel, and which rewrite people could half-believe."""
    cards = [part for part in release.shown_parts if part.is_ordered]
    rewrites = [part for part in release.shown_parts if not part.is_ordered]
    canvas = Canvas(sheet, poll.question)
    share = (_CARDS_SHARE if rewrites else 1) if cards else 0
    upper = replace(canvas.body, height=canvas.body.height * share)
    if cards:
        draw_statements(canvas, upper, panels_of(cards, sheet))
    for panel in panels_of(rewrites, sheet):
        _draw_rewrites(canvas, canvas.body.inset(top=upper.height + sheet.size.gap * share), panel)
    return canvas.figure


def _draw_rewrites(canvas: Canvas, slot: Slot, panel: Panel) -> None:
    sheet, px = panel.sheet, panel.sheet.size.label
    lines = wrapped(panel.part.prompt, font_px=px, width_px=slot.width - sheet.px(160))
    canvas.write_in(slot, lines, sheet.font(px, is_bold=True))
    quiet = sheet.font(sheet.size.small, sheet.theme.muted)
    canvas.write_in(slot, [answers_text(panel.part, sheet.say)], quiet, across="right")
    below = slot.inset(top=len(lines) * px * LINE_HEIGHT + sheet.px(8))
    if panel.part.tells_nothing:
        write_instead(canvas, below, sheet)
        return
    names = [mark.label for mark in panel.marks()]
    # Quiet words are small ones: five rewrites have little height here.
    width = min(sheet.px(_LABEL_WIDTH), _LABEL_SHARE * sheet.width)
    words = labels(names, sheet, width=width, is_quiet=True)
    draw_part(canvas, below.inset(left=words.room), panel, words)
