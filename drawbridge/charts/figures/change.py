"""One bar in three pieces: more, about the same, less; and the answers it ends with."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from drawbridge.charts.drawing.canvas import Canvas
from drawbridge.charts.drawing.colour_scale import change_paints, key_height, write_key
from drawbridge.charts.drawing.context import Sheet
from drawbridge.charts.drawing.drawing import Drawing, Mark, OneAxis
from drawbridge.charts.drawing.labels import Room, labels
from drawbridge.charts.drawing.marks import Panel, bars, number_px, number_width, panels_of
from drawbridge.charts.drawing.shown_numbers import answers_text, shared_answers_text, spread
from drawbridge.charts.drawing.slot import Slot
from drawbridge.charts.drawing.text_wrap import LINE_HEIGHT, balanced, text_width
from drawbridge.charts.drawing.theme import Paint
from drawbridge.charts.figures.battery import draw_statements
from drawbridge.charts.figures.histogram import histograms
from drawbridge.charts.sentences.by_kind import kept_back
from drawbridge.domain.privacy.gate import Released
from drawbridge.domain.privacy.released import ReleasedPart
from drawbridge.domain.workshop.scales import CHANGE, Slider
from drawbridge.domain.workshop.two_languages import halves, joined
from drawbridge.errors import N_

_TALLEST_ROW = 340  # px on the projector
_THICKEST_BAR = 110
_NAME_AIR = 10  # between a name, its patch of colour and its piece
_PATCH = 28
_PROMPT_SHARE = 0.34  # of a row, at most
_MOST_ROWS = 2  # more share one key


def sliders(poll: Slider, release: Released, sheet: Sheet) -> Drawing:
    """Who moved which way where that may be shown; otherwise where the sliders stand."""
    changed = [part for part in release.shown_parts if part.is_change]
    if not changed:
        return histograms(poll, release, sheet)
    note = shared_answers_text(changed, sheet.say)
    canvas = Canvas(sheet, poll.question, note)
    slot = canvas.body.inset(bottom=_write_notes(canvas, _notes(poll, release, sheet), sheet))
    if len(changed) > _MOST_ROWS:
        draw_statements(canvas, slot, panels_of(changed, sheet), tells_n=not note)
        return canvas.drawing
    rows = slot.rows(*[1.0] * len(changed), gap=0.5 * sheet.size.gap)
    ends = {part.part_id: _end(part, sheet) for part in release.shown_parts}
    for row, panel in zip(rows, panels_of(changed, sheet), strict=True):
        draw_change(
            canvas,
            replace(row, height=min(row.height, sheet.px(_TALLEST_ROW))),
            panel,
            prompt=panel.part.prompt,
            tells_n=not note,
            below=ends.get(panel.part.part_id.removesuffix(CHANGE), ""),
        )
    return canvas.drawing


def draw_change(
    canvas: Canvas, slot: Slot, panel: Panel, *, prompt: str, tells_n: bool, below: str = ""
) -> None:
    """Draw one bar with the names of its pieces above.

    Args:
        canvas: what to draw on.
        slot: where.
        panel: the change.
        prompt: its question, written above.
        tells_n: whether n stands beside it.
        below: a small line under the bar.
    """
    sheet = panel.sheet
    rest = _write_prompt(canvas, slot, panel, prompt, tells_n=tells_n)
    paints = change_paints(panel.part, sheet.theme)
    marks = _pieces(panel, paints)
    height = _names_height(marks, rest, sheet)
    head, line = replace(rest, height=height), sheet.size.small * LINE_HEIGHT if below else 0
    rest = rest.inset(top=height, bottom=line)
    bar = replace(rest, height=min(rest.height, sheet.px(_THICKEST_BAR)))
    _write_names(canvas, head, bar, marks, sheet)
    told = [replace(mark, tells=_fits(mark.shown, mark, marks, bar, sheet)) for mark in marks]
    axes = canvas.axes(bar, x=OneAxis(low=0, high=_whole(marks)), y=OneAxis(low=-0.5, high=0.5))
    px = number_px(sheet, bar.height)
    canvas.add(bars(told, sheet, thickness=1, across=True, inside=True, px=px), axes)
    if below:
        under = replace(bar, top=bar.bottom + sheet.px(6))
        canvas.write_in(under, [below], sheet.font(sheet.size.small, sheet.theme.muted))


def _pieces(panel: Panel, paints: Sequence[Paint]) -> tuple[Mark, ...]:
    pieces: list[Mark] = []
    start = 0.0
    for cell, paint in zip(panel.part.cells, paints, strict=True):
        piece = replace(panel.mark(cell, place=0, paint=paint), base=start)
        pieces.append(piece)
        start += piece.length
    return tuple(pieces)


def _write_names(
    canvas: Canvas, head: Slot, bar: Slot, marks: Sequence[Mark], sheet: Sheet
) -> None:
    """Name each piece above it, and tell its number there where the piece is too narrow for it."""
    told = _told(marks, bar, sheet)
    if not _stand_side_by_side(told, bar, sheet):
        write_key(canvas, head, told, sheet, [mark.paint for mark in marks])
        return
    per_px = bar.width / _whole(marks)
    middles = [bar.left + (mark.base + mark.length / 2) * per_px for mark in marks]
    for name, mark, left in zip(told, marks, _lefts(told, middles, bar, sheet), strict=True):
        place = replace(head, left=left, width=_name_width(name, sheet))
        place = place.inset(bottom=sheet.px(_NAME_AIR))
        patch = sheet.px(_PATCH)
        top = place.bottom - (sheet.size.small * LINE_HEIGHT + patch) / 2
        outline = sheet.stroke(mark.paint.outline, 2.5)
        square = Slot(left=left, top=top, width=patch, height=patch)
        canvas.block(square, mark.paint.fill, outline)
        beside = place.inset(left=patch + sheet.px(_NAME_AIR))
        canvas.write_in(
            beside, [name], sheet.font(sheet.size.small), across="left", upward="bottom"
        )


def _told(marks: Sequence[Mark], bar: Slot, sheet: Sheet) -> list[str]:
    return [
        mark.label
        if _fits(mark.shown, mark, marks, bar, sheet)
        else joined(": ", (mark.label, mark.shown))
        for mark in marks
    ]


def _names_height(marks: Sequence[Mark], bar: Slot, sheet: Sheet) -> float:
    """Height of the names above a bar, or of the key where they do not fit side by side."""
    if _stand_side_by_side(_told(marks, bar, sheet), bar, sheet):
        n_lines = max(len(halves(mark.label)) for mark in marks)
        return n_lines * sheet.size.small * LINE_HEIGHT + 2 * sheet.px(_NAME_AIR)
    return key_height([mark.label for mark in marks], sheet)


def _name_width(name: str, sheet: Sheet) -> float:
    return sheet.px(_PATCH + _NAME_AIR) + text_width(name, sheet.size.small)


def _stand_side_by_side(names: Sequence[str], bar: Slot, sheet: Sheet) -> bool:
    gaps = sheet.size.gap * (len(names) - 1)
    return sum(_name_width(name, sheet) for name in names) + gaps <= bar.width


def _lefts(names: Sequence[str], middles: Sequence[float], bar: Slot, sheet: Sheet) -> list[float]:
    """Where names begin: as near to their pieces as they can be without touching each other."""
    widths = [_name_width(name, sheet) for name in names]
    lefts: list[float] = []
    free = bar.left
    for middle, width in zip(middles, widths, strict=True):
        lefts.append(max(free, middle - width / 2))
        free = lefts[-1] + width + sheet.size.gap
    end = bar.right
    for place in reversed(range(len(names))):
        lefts[place] = min(lefts[place], end - widths[place])
        end = lefts[place] - sheet.size.gap
    return lefts


def _fits(text: str, mark: Mark, marks: Sequence[Mark], bar: Slot, sheet: Sheet) -> bool:
    """Whether words are not wider than their piece of the bar."""
    px = number_px(sheet, bar.height)
    return number_width(text, px) <= bar.width * mark.length / _whole(marks)


def _whole(marks: Sequence[Mark]) -> float:
    return sum(mark.length for mark in marks)


def _write_prompt(canvas: Canvas, slot: Slot, panel: Panel, prompt: str, *, tells_n: bool) -> Slot:
    sheet, small = panel.sheet, panel.sheet.size.small
    told = answers_text(panel.part, sheet.say) if tells_n else ""
    width = slot.width - text_width(told, small) - sheet.size.gap
    words = labels([prompt], sheet, Room(width=width, row=_PROMPT_SHARE * slot.height))
    canvas.write_in(slot, words.lines[prompt], words.font)
    if told:
        canvas.write_in(slot, [told], sheet.font(small, sheet.theme.muted), across="end")
    return slot.inset(top=words.height)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Note:
    text: str
    is_quiet: bool = False


def _notes(poll: Slider, release: Released, sheet: Sheet) -> list[_Note]:
    """What is kept back, then how "about the same" is meant."""
    kept = [_Note(text=text) for text in kept_back(poll, release, sheet.say)]
    footnote = sheet.say(N_("About the same = within {number} points. One room, one day."))
    return [*kept, _Note(text=footnote.format(number=poll.dead_band), is_quiet=True)]


def _end(part: ReleasedPart, sheet: Sheet) -> str:
    """Where the answers of a slider ended, "" where that may not be told."""
    found = spread(part)
    if found is None:
        return ""
    low, middle, high = found
    words = sheet.say(
        N_("At the end: middle answer {middle}, middle half {low}–{high}, {n} answers")
    )
    return words.format(middle=middle, low=low, high=high, n=part.n_answers)


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
