"""Two rows of seven pictures of two circles, now and wished, each under its bar.

Which way the wishes go is told in bands (R12), so it stands in boxes of one size: bars of one
length for "10+" and "10+" would look like a tie that nobody has measured.
"""

from collections.abc import Sequence
from dataclasses import replace

from drawbridge.charts.drawing.canvas import Canvas
from drawbridge.charts.drawing.colour_scale import change_paints, key_height, write_key
from drawbridge.charts.drawing.context import Sheet
from drawbridge.charts.drawing.drawing import Axes, Drawing, Image, OneAxis
from drawbridge.charts.drawing.labels import Room, labels
from drawbridge.charts.drawing.marks import Panel, bars, panels_of
from drawbridge.charts.drawing.shown_numbers import answers_text, shared_answers_text
from drawbridge.charts.drawing.slot import Slot
from drawbridge.charts.drawing.text_wrap import LINE_HEIGHT, text_width
from drawbridge.charts.drawing.theme import Theme
from drawbridge.charts.figures.withheld import write_instead
from drawbridge.domain.privacy.gate import Released
from drawbridge.domain.privacy.released import Band
from drawbridge.domain.privacy.suppression import joined_labels
from drawbridge.domain.workshop.circles import N_STEPS, circles
from drawbridge.domain.workshop.pictures import CIRCLES, Circles7
from drawbridge.domain.workshop.two_languages import is_same, joined

_BAR_WIDTH = 0.5
_NUMBER_PX = 66  # above the highest bar
_FOOT_PX = 12
_PICTURE_PX, _PICTURE_SHARE = 104, 0.4  # of a row, at most
_LEAST_BARS_PX, _LEAST_SHARE = 44, 0.2  # pictures give way to bars, but not beyond this share
_PROMPT_SHARE = 0.24  # of a row, at most
_UNIT = 24  # of the drawing, per radius of the first picture


def two_rows(poll: Circles7, release: Released, sheet: Sheet) -> Drawing:
    """Bars above the pictures, now above wished, and below which way the wishes go."""
    asked = [part for part in release.shown_parts if not part.is_change]
    gaps = [part for part in release.shown_parts if part.is_change]
    note = shared_answers_text(asked or gaps, sheet.say)
    canvas = Canvas(sheet, poll.question, note)
    slot = canvas.body
    for panel in panels_of(gaps, sheet):
        paints = change_paints(panel.part, sheet.theme)
        boxed = [
            (mark, paint)
            for mark, paint in zip(panel.marks(), paints, strict=True)
            if mark.shown != Band.NONE  # nobody is no share of anything, and gets no area
        ]
        told = [joined(": ", (mark.label, mark.shown)) for mark, _ in boxed]
        height = key_height(told, sheet)
        boxes = slot.inset(top=slot.height - height)
        write_key(canvas, boxes, told, sheet, [paint for _, paint in boxed])
        slot = slot.inset(bottom=height + 0.5 * sheet.size.gap)
    if asked:
        rows = slot.rows(*[1.0] * len(asked), gap=sheet.size.gap)
        for row, panel in zip(rows, panels_of(asked, sheet), strict=True):
            has_head = not is_same(panel.part.prompt, poll.question)
            below = _headed(canvas, row, panel, has_prompt=has_head, tells_n=not note)
            if panel.part.tells_nothing:
                write_instead(canvas, below, sheet)
            else:
                _draw(canvas, below, panel)
    return canvas.drawing


def picture(step: int, theme: Theme, *, stroke: str = "") -> str:
    """One of the seven pictures as SVG.

    Args:
        step: 1 (side by side) to 7 (almost one).
        theme: gives the colours.
        stroke: colour of the lines, if it is not the ink.
    """
    one = circles(step)
    radius, half = one.radius * _UNIT, one.distance * _UNIT / 2
    # All seven at one scale: the widest is the first, the highest the last.
    width, height = circles(1).width * _UNIT + 8, 2 * circles(N_STEPS).radius * _UNIT + 8
    round_shapes = "".join(
        f'<circle cx="{width / 2 + side * half:.1f}" cy="{height / 2:.1f}" r="{radius:.1f}"/>'
        for side in (-1, 1)
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:.0f} {height:.0f}" '
        f'fill="{theme.high.fill}" fill-opacity=".25" stroke="{stroke or theme.ink}" '
        f'stroke-width="3">{round_shapes}</svg>'
    )


def _headed(canvas: Canvas, slot: Slot, panel: Panel, *, has_prompt: bool, tells_n: bool) -> Slot:
    """Write a row's question, unless it is the title, and n; give the slot below."""
    sheet, small = panel.sheet, panel.sheet.size.small
    told = answers_text(panel.part, sheet.say) if tells_n else ""
    if told:
        canvas.write_in(slot, [told], sheet.font(small, sheet.theme.muted), across="end")
    if not has_prompt:
        return slot.inset(top=small * LINE_HEIGHT) if told else slot
    prompt, width = panel.part.prompt, slot.width - text_width(told, small) - sheet.size.gap
    words = labels([prompt], sheet, Room(width=width, row=_PROMPT_SHARE * slot.height))
    canvas.write_in(slot, words.lines[prompt], replace(words.font, is_bold=True))
    return slot.inset(top=words.height)


def _draw(canvas: Canvas, slot: Slot, panel: Panel) -> None:
    """Draw bars above the seven pictures; where some are joined, one bar on a foot as wide as they.

    All bars are of one width: a wider one would look like more people.
    """
    sheet, marks = panel.sheet, panel.marks()
    below = _pictures_px(sheet, slot.height)
    axes = _axes(canvas, slot.inset(bottom=below), panel)
    over = _pictures_of([cell.label for cell in panel.part.cells])
    placed = [
        replace(mark, place=sum(places) / len(places))
        for mark, places in zip(marks, over, strict=True)
    ]
    canvas.add(bars(placed, sheet, thickness=_BAR_WIDTH, across=False), axes)
    for mark, places in zip(placed, over, strict=True):
        if len(places) > 1:
            foot = (places[0] - _BAR_WIDTH / 2, places[-1] + _BAR_WIDTH / 2)
            line = sheet.stroke(mark.paint.outline, _FOOT_PX)
            canvas.line(axes, (foot[0], 0), (foot[1], 0), line)
    strip = slot.inset(top=slot.height - below)
    pictures = canvas.axes(strip, x=OneAxis(low=-0.5, high=N_STEPS - 0.5), y=OneAxis(low=0, high=1))
    for place in range(N_STEPS):
        _hang(canvas, pictures, place, sheet.theme)


def _pictures_px(sheet: Sheet, height: float) -> float:
    """How high the pictures stand in a row: few of many people are still to have a bar."""
    left = height - sheet.px(_NUMBER_PX + _LEAST_BARS_PX)
    usual = min(sheet.px(_PICTURE_PX), _PICTURE_SHARE * height)
    return min(usual, max(left, _LEAST_SHARE * height))


def _pictures_of(names: Sequence[str]) -> list[tuple[int, ...]]:
    """Which of the seven pictures each cell stands for: one, or several that were joined."""
    return [tuple(CIRCLES.index(one) for one in joined_labels(name)) for name in names]


def _axes(canvas: Canvas, slot: Slot, panel: Panel) -> Axes:
    sheet = panel.sheet
    per_px = panel.top / max(1.0, slot.height - sheet.px(_NUMBER_PX))
    return canvas.axes(
        slot,
        x=OneAxis(low=-0.5, high=N_STEPS - 0.5),
        y=sheet.counted(0, slot.height * per_px),
    )


def _hang(canvas: Canvas, axes: Axes, place: int, theme: Theme) -> None:
    drawn = picture(place + 1, theme)
    box = Image(svg=drawn, axes=axes, x=place, y=0.92, width=0.9, height=0.9, upward="top")
    canvas.image(box)
