"""A drawing as SVG: for paper, for pages that are kept, and for files of one picture.

It holds no script, no style sheet and no identifier, so that many can stand in one page. Texts keep
their direction by the invisible signs of `drawing.writing_direction`, for readers of SVG differ in
what `direction` does to `text-anchor`. A page may give its classes other colours where a reader
has chosen their own: `db-bar` with `db-0` (as light as the page) to `db-3`, `db-hatch`, `db-line`,
`db-dot`, `db-ground`, `db-drawing`.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from typing import assert_never

from drawbridge.charts.drawing.drawing import (
    Axes,
    Bars,
    Block,
    Dot,
    Drawing,
    Font,
    Image,
    Line,
    Mark,
    PlacedBars,
    Shape,
    Stroke,
    Words,
)
from drawbridge.charts.drawing.slot import Slot
from drawbridge.charts.drawing.text_wrap import LINE_HEIGHT, SECOND, painted, text_width
from drawbridge.charts.drawing.theme import FONT_FAMILY

_NAMESPACE = 'xmlns="http://www.w3.org/2000/svg"'
# XML 1.0 has no character for these, not even an escaped one.
_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_BASELINE = 0.98  # of the font size, below the upper edge of a line
_CAPITAL = 0.35  # half the height of a digit
_BESIDE_BAR, _ABOVE_BAR = 0.35, 0.22  # of the font size, from a bar's end to its number
_STRIPE = 0.2  # how much of a hatching is stripe
_ROOT_2 = 2**0.5
_ANCHORS = {"left": "start", "center": "middle", "right": "end"}
_UPWARD = {"top": 0.0, "middle": 0.5, "bottom": 1.0}
_DEPTHS = (0.8, 0.55, 0.3)  # lightness from which on an area is as light as 0, 1, 2


@dataclass(frozen=True, slots=True, kw_only=True)
class _Box:
    """A rectangle in px of the picture."""

    x: float
    y: float
    width: float
    height: float


def svg(drawing: Drawing, *, name: str, description: str, language: str = "") -> str:
    """Paint a drawing.

    Args:
        drawing: what to paint.
        name: what it is, for those who cannot see it.
        description: what it shows.
        language: of its texts, as a BCP 47 tag; of the page it stands in unless given.
    """
    size = drawing.size
    lang = f' lang="{escape(language)}"' if language else ""
    head = (
        f'<svg {_NAMESPACE} viewBox="0 0 {size.width} {size.height}" width="{size.width}" '
        f'height="{size.height}" role="img"{lang} font-family="{escape(FONT_FAMILY)}">'
        f"<title>{_text(name)}</title><desc>{_text(description)}</desc>"
    )
    return "".join((head, *_body(drawing), "</svg>"))


def _body(drawing: Drawing) -> Iterator[str]:
    """In the order in which plotly.js stacks its layers."""
    yield from (_shape(one, drawing) for one in drawing.shapes if _is_below(one))
    yield from (_baselines(one, drawing) for one in drawing.axes)
    for one in drawing.bars:
        yield from _bars(one, drawing)
    yield from (_image(one, drawing) for one in drawing.images)
    yield from (_shape(one, drawing) for one in drawing.shapes if not _is_below(one))
    for axes in drawing.axes:
        yield from _ticks(axes, drawing)
    yield from (_words(one, drawing) for one in (drawing.title, *drawing.words))


def _is_below(shape: Shape) -> bool:
    return not isinstance(shape, Dot) and shape.is_below


def _place(axes: Axes, at: tuple[float, float], drawing: Drawing) -> tuple[float, float]:
    """A place on axes in px of the picture."""
    return drawing.left + axes.across(at[0]), drawing.top + axes.down(at[1])


# -- shapes


def _shape(shape: Shape, drawing: Drawing) -> str:
    match shape:
        case Line():
            start = _place(shape.axes, shape.start, drawing)
            return _line(start, _place(shape.axes, shape.end, drawing), shape.stroke)
        case Dot():
            x, y = _place(shape.axes, shape.place, drawing)
            radius = _px(shape.px / 2)
            return (
                f'<circle class="db-dot" cx="{_px(x)}" cy="{_px(y)}" r="{radius}" '
                f'fill="{shape.color}"/>'
            )
        case Block():
            return _rect(_in_picture(shape.slot, drawing), shape.fill, shape.stroke)
        case _:
            assert_never(shape)


def _in_picture(slot: Slot, drawing: Drawing) -> _Box:
    x, y = drawing.left + slot.left, drawing.top + slot.top
    return _Box(x=x, y=y, width=slot.width, height=slot.height)


def _line(start: tuple[float, float], end: tuple[float, float], stroke: Stroke) -> str:
    (x1, y1), (x2, y2) = start, end
    return (
        f'<path class="db-line" d="M{_px(x1)} {_px(y1)}L{_px(x2)} {_px(y2)}" '
        f'stroke="{stroke.color}" stroke-width="{_px(stroke.px)}"/>'
    )


def _rect(box: _Box, fill: str, stroke: Stroke) -> str:
    return (
        f'<rect class="db-bar db-{_depth(fill)}" x="{_px(box.x)}" y="{_px(box.y)}" '
        f'width="{_px(box.width)}" height="{_px(box.height)}" fill="{fill}" '
        f'stroke="{stroke.color}" stroke-width="{_px(stroke.px)}"/>'
    )


def _depth(fill: str) -> int:
    """How dark a colour is, in four steps: what is left of it where a reader has other colours."""
    red, green, blue = (int(fill[at : at + 2], 16) / 255 for at in (1, 3, 5))
    lightness = 0.299 * red + 0.587 * green + 0.114 * blue
    return sum(lightness < least for least in _DEPTHS)


def _baselines(axes: Axes, drawing: Drawing) -> str:
    x, y, drawn = axes.x, axes.y, ""
    if x.baseline:
        ends = (_place(axes, (0, y.low), drawing), _place(axes, (0, y.high), drawing))
        drawn += _line(*ends, x.baseline)
    if y.baseline:
        ends = (_place(axes, (x.low, 0), drawing), _place(axes, (x.high, 0), drawing))
        drawn += _line(*ends, y.baseline)
    return drawn


# -- bars


def _bars(placed: PlacedBars, drawing: Drawing) -> Iterator[str]:
    bars = placed.bars
    boxes = [
        _bar_box(mark, bars.thickness_of(turn), placed, drawing)
        for turn, mark in enumerate(bars.marks)
    ]
    for mark, box in zip(bars.marks, boxes, strict=True):
        stroke = Stroke(color=mark.paint.outline, px=bars.outline)
        if mark.length and mark.is_hidden:
            yield _hidden(box, mark.paint.fill, stroke, bars.hatch)
        elif mark.length:
            yield _rect(box, mark.paint.fill, stroke)
    for turn, (mark, box) in enumerate(zip(bars.marks, boxes, strict=True)):
        if mark.tells:
            yield _number(mark.shown, box, bars, bars.font_of(turn))


def _bar_box(mark: Mark, thickness: float, placed: PlacedBars, drawing: Drawing) -> _Box:
    ends, sides = (
        (mark.base, mark.base + mark.length),
        (mark.place - thickness / 2, mark.place + thickness / 2),
    )
    corners = zip(ends, sides, strict=True) if placed.bars.across else zip(sides, ends, strict=True)
    (x1, y1), (x2, y2) = (_place(placed.axes, corner, drawing) for corner in corners)
    return _Box(x=min(x1, x2), y=min(y1, y2), width=abs(x2 - x1), height=abs(y2 - y1))


def _hidden(box: _Box, color: str, stroke: Stroke, step: float) -> str:
    """An outline with stripes that rise to the right; the page shines through between them."""
    stripes = "".join(_stripes(box, step))
    width = _px(_STRIPE * step / _ROOT_2)
    outline = _rect(box, color, stroke).replace(f'fill="{color}"', 'fill="none"')
    hatch = f'<path class="db-hatch" d="{stripes}" stroke="{color}" stroke-width="{width}"/>'
    return hatch + outline


def _stripes(box: _Box, step: float) -> Iterator[str]:
    """Lines on which x + y is the same, from one side of a box to another."""
    low = box.x + box.y
    for turn in range(int((box.width + box.height) / step) + 1):
        total = low + (turn + 0.5) * step
        left = max(box.x, total - box.y - box.height)
        right = min(box.x + box.width, total - box.y)
        if left < right:
            yield f"M{_px(left)} {_px(total - left)}L{_px(right)} {_px(total - right)}"


def _number(text: str, box: _Box, bars: Bars, font: Font) -> str:
    middle = box.x + box.width / 2, box.y + box.height / 2 + _CAPITAL * font.px
    if bars.inside:
        return _written([text], font, middle, "center")
    if bars.across:
        beside = box.x + box.width + _BESIDE_BAR * font.px
        return _written([text], font, (beside, middle[1]), "left")
    return _written([text], font, (middle[0], box.y - _ABOVE_BAR * font.px), "center")


# -- drawings of ours


def _image(image: Image, drawing: Drawing) -> str:
    axes, is_top = image.axes, image.upward == "top"
    left, right = image.x - image.width / 2, image.x + image.width / 2
    top = image.y if is_top else image.y + image.height
    x1, y1 = _place(axes, (left, top), drawing)
    x2, y2 = _place(axes, (right, top - image.height), drawing)
    box = (
        f'<svg class="db-drawing" aria-hidden="true" x="{_px(x1)}" y="{_px(y1)}" '
        f'width="{_px(x2 - x1)}" height="{_px(y2 - y1)}" '
        f'preserveAspectRatio="xMidY{"Min" if is_top else "Max"}"'
    )
    return image.svg.replace(f"<svg {_NAMESPACE}", box, 1)


# -- words


def _ticks(axes: Axes, drawing: Drawing) -> Iterator[str]:
    """Words below the slot, and words on its left."""
    below, left = axes.x.ticks, axes.y.ticks
    if below:
        y = drawing.top + axes.slot.bottom + below.gap
        for place, lines in zip(below.places, below.texts, strict=True):
            x = drawing.left + axes.across(place)
            yield _block(lines, below.font, (x, y), "center", "top")
    if left:
        x = drawing.left + axes.slot.left - left.gap
        for place, lines in zip(left.places, left.texts, strict=True):
            y = drawing.top + axes.down(place)
            yield _block(lines, left.font, (x, y), "right", "middle")


def _words(words: Words, drawing: Drawing) -> str:
    spot = words.spot
    if spot.axes:
        x, y = _place(spot.axes, (spot.x, spot.y), drawing)
    else:
        x, y = drawing.left + spot.x, drawing.top + spot.y
    at = (x + spot.right, y - spot.up)
    told = _block(words.lines, words.font, at, words.across, words.upward)
    return _ground(words, at) + told if words.ground else told


def _ground(words: Words, at: tuple[float, float]) -> str:
    """An area behind words, as large as they."""
    px = words.font.px
    width = max(text_width(line, px) for line in words.lines)
    height = len(words.lines) * px * LINE_HEIGHT
    x = at[0] - {"left": 0, "center": 0.5, "right": 1}[words.across] * width
    y = at[1] - _UPWARD[words.upward] * height
    return (
        f'<rect class="db-ground" x="{_px(x)}" y="{_px(y)}" width="{_px(width)}" '
        f'height="{_px(height)}" fill="{words.ground}"/>'
    )


def _block(
    lines: Sequence[str], font: Font, at: tuple[float, float], across: str, upward: str
) -> str:
    top = at[1] - _UPWARD[upward] * len(lines) * font.px * LINE_HEIGHT
    return _written(lines, font, (at[0], top + _BASELINE * font.px), across)


def _written(lines: Sequence[str], font: Font, at: tuple[float, float], across: str) -> str:
    """Lines below each other; `at` is where the first one's baseline is."""
    x, y = at
    anchor = _ANCHORS[across]
    look = f' font-size="{_px(SECOND * font.px)}" font-weight="400"'
    rows = [
        f'<tspan x="{_px(x)}" y="{_px(y + turn * font.px * LINE_HEIGHT)}"'
        f"{look if line.is_second else ''}>{_text(line.text)}</tspan>"
        for turn, line in enumerate(painted(lines))
    ]
    bold = ' font-weight="600"' if font.is_bold else ""
    aligned = f' text-anchor="{anchor}"' if anchor != "start" else ""
    look = f'font-size="{_px(font.px)}" fill="{font.color}"{bold}{aligned}'
    return f"<text {look}>{''.join(rows)}</text>"


def _text(text: str) -> str:
    """A text of anybody's as a text of the picture."""
    return escape(_NOT_IN_XML.sub("", text), quote=False)


def _px(length: float) -> str:
    """A length in tenths of a px."""
    return f"{length:.1f}".removesuffix(".0")
