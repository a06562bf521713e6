"""One bar in three pieces: more, about the same, less; and the answers it ends with."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import plotly.graph_objects as go

from drawbridge.charts.canvas import Canvas
from drawbridge.charts.histogram import histograms
from drawbridge.charts.lines import LINE_HEIGHT, balanced, text_width, wrapped
from drawbridge.charts.marks import Mark, Panel, bars, panels_of
from drawbridge.charts.ruler import n_text, spread
from drawbridge.charts.scale import key_height, write_key
from drawbridge.charts.sheet import Sheet
from drawbridge.charts.slot import Slot
from drawbridge.charts.theme import Paint, Theme
from drawbridge.domain.cells import ReleasedPart
from drawbridge.domain.privacy import Released
from drawbridge.domain.scales import CHANGE, Slider
from drawbridge.domain.workshop import Poll
from drawbridge.errors import N_

_TALLEST_ROW = 300  # px on the projector
_THICKEST_BAR = 84
_JOINED = " or "


def sliders(poll: Poll, release: Released, sheet: Sheet) -> go.Figure:
    """Who moved which way where that may be shown; otherwise where the sliders stand."""
    changed = [part for part in release.shown_parts if part.is_change]
    if not changed or not isinstance(poll, Slider):
        return histograms(poll, release, sheet)
    canvas = Canvas(sheet, poll.question)
    notes = _notes(poll, release, changed, sheet)
    below = _write_notes(canvas, notes, sheet)
    slot = canvas.body.inset(bottom=below)
    rows = slot.rows(*[1.0] * len(changed), gap=sheet.size.gap)
    for row, panel in zip(rows, panels_of(changed, sheet), strict=True):
        draw_change(canvas, replace(row, height=min(row.height, sheet.px(_TALLEST_ROW))), panel)
    return canvas.figure


def draw_change(canvas: Canvas, slot: Slot, panel: Panel, *, has_prompt: bool = True) -> None:
    """Draw one bar with its key above, and its question and n above that."""
    sheet = panel.sheet
    below = _write_prompt(canvas, slot, panel) if has_prompt else slot
    paints = paints_of(panel.part, sheet.theme)
    marks = _pieces(panel, paints)
    height = key_height([mark.label for mark in marks], sheet)
    rest = below.inset(top=height)
    bar = replace(rest, height=min(rest.height, sheet.px(_THICKEST_BAR)))
    told = _told(marks, bar, sheet)
    names = [mark.label if mark.tells else f"{mark.label}: {mark.shown}" for mark in told]
    write_key(canvas, replace(below, height=height), names, sheet, paints)
    axes = canvas.axes(bar, x=sheet.axis(0, sum(m.length for m in marks)), y=sheet.axis(-0.5, 0.5))
    canvas.add(bars(told, sheet, thickness=1, across=True, inside=True), axes)


def paints_of(part: ReleasedPart, theme: Theme) -> tuple[Paint, ...]:
    """Colours of (more, about the same, less); what is joined with the middle is paler."""
    if len(part.cells) == 3:
        return theme.high, theme.middle, theme.low
    if len(part.cells) == 1:
        return (theme.middle,)
    if _JOINED in part.cells[0].label:
        return theme.high_soft, theme.low
    return theme.high, theme.low_soft


def _pieces(panel: Panel, paints: Sequence[Paint]) -> tuple[Mark, ...]:
    pieces: list[Mark] = []
    start = 0.0
    for cell, paint in zip(panel.part.cells, paints, strict=True):
        piece = replace(panel.mark(cell, place=0, paint=paint), base=start)
        pieces.append(piece)
        start += piece.length
    return tuple(pieces)


def _told(marks: Sequence[Mark], bar: Slot, sheet: Sheet) -> list[Mark]:
    """Pieces tell their numbers where these fit."""
    whole = sum(mark.length for mark in marks)
    return [
        replace(
            mark,
            tells=text_width(mark.shown, sheet.size.small) <= bar.width * mark.length / whole,
        )
        for mark in marks
    ]


def _write_prompt(canvas: Canvas, slot: Slot, panel: Panel) -> Slot:
    sheet = panel.sheet
    px, small = sheet.size.label, sheet.size.small
    lines = wrapped(panel.part.prompt, font_px=px, width_px=slot.width - sheet.px(160))
    canvas.write_in(slot, lines, sheet.font(px))
    quiet = sheet.font(small, sheet.theme.muted)
    canvas.write_in(slot, [n_text(panel.part)], quiet, across="right")
    return slot.inset(top=len(lines) * px * LINE_HEIGHT)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Note:
    text: str
    is_quiet: bool = False


def _notes(
    poll: Slider, release: Released, changed: Sequence[ReleasedPart], sheet: Sheet
) -> list[_Note]:
    """Where the answers of each changed slider ended, then how "about the same" is meant."""
    after = {part.part_id: part for part in release.shown_parts}
    shown = [after.get(part.part_id.removesuffix(CHANGE)) for part in changed]
    ends = [_end(part, sheet) for part in shown if part is not None and part.quartiles]
    footnote = sheet.say(N_("About the same = within {number} points. One room, one day."))
    return [
        *(_Note(text=text) for text in ends),
        _Note(text=footnote.format(number=poll.dead_band), is_quiet=True),
    ]


def _end(part: ReleasedPart, sheet: Sheet) -> str:
    low, middle, high = spread(part) or (0, 0, 0)
    words = sheet.say(
        N_("“{question}” at the end: middle answer {middle}, middle half {low}–{high}, n = {n}")
    )
    return words.format(
        question=part.prompt.strip("“”"), middle=middle, low=low, high=high, n=part.n_answers
    )


def _write_notes(canvas: Canvas, notes: Sequence[_Note], sheet: Sheet) -> float:
    """Write notes at the foot of the picture; give the height they take."""
    px = sheet.size.small
    taken = 0.0
    for note in reversed(notes):
        lines = balanced(note.text, font_px=px, width_px=canvas.body.width)
        color = sheet.theme.muted if note.is_quiet else ""
        slot = canvas.body.inset(bottom=taken)
        canvas.write_in(slot, lines, sheet.font(px, color), upward="bottom")
        taken += len(lines) * px * LINE_HEIGHT + sheet.px(8)
    return taken + sheet.size.gap
