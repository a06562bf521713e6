"""Where the words and bars of a figure lie, in px, worked out from its data without a browser."""

import json
from dataclasses import dataclass
from html import unescape

from drawbridge.charts.drawing.text_wrap import LINE_HEIGHT, text_width

_DIGITS = 1.2  # height of a line of digits, in font sizes
_INVISIBLE = dict.fromkeys(map(ord, "\u2066\u2067\u2068\u2069"))


def unescaped(text):
    """Words of a figure as people read them, one line below the other."""
    return unescape(text.translate(_INVISIBLE).replace("<br>", "\n"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    text: str
    left: float
    top: float
    right: float
    bottom: float

    def is_over(self, other, px):
        across = min(self.right, other.right) - max(self.left, other.left)
        down = min(self.bottom, other.bottom) - max(self.top, other.top)
        return across > px and down > px


class _Sent(dict):
    """A part of a figure; plotly's own objects check every property each time it is read."""

    __getattr__ = dict.get


class Measured:
    """A figure on a place of so many px."""

    def __init__(self, figure, width, height):
        self.figure = json.loads(figure.to_json(), object_hook=_Sent)
        self.width, self.height = width, height
        margin = self.figure.layout.margin
        self._left, self._top = margin.l, margin.t
        self._across = width - margin.l - margin.r
        self._down = height - margin.t - margin.b

    @property
    def words(self):
        """Boxes of everything that can be read."""
        layout = self.figure.layout
        found = [self._title(layout.title)]
        found += [self._note(note) for note in layout.annotations if note.text]
        for name in layout:
            if name.startswith(("xaxis", "yaxis")) and layout[name].ticktext:
                found += self._ticks(name, layout[name])
        return found + [box for trace in self.figure.data for box in self._numbers(trace)]

    @property
    def bars(self):
        """(label, length in px) of every bar."""
        found = []
        for trace in self.figure.data:
            is_flat = trace.orientation == "h"
            axis = trace.xaxis if is_flat else trace.yaxis
            per = abs(self._px(axis, 1) - self._px(axis, 0))
            lengths = trace.x if is_flat else trace.y
            found += [
                (text, length * per) for text, length in zip(trace.text, lengths, strict=True)
            ]
        return found

    @property
    def areas(self):
        """(left, top, width, height) in px of every bar that has a length and of every field."""
        found = [box for trace in self.figure.data for box in self._bars(trace)]
        for shape in self.figure.layout.shapes:
            if shape.type == "rect":
                left, right = (self._left + x * self._across for x in (shape.x0, shape.x1))
                top, bottom = (self._top + (1 - y) * self._down for y in (shape.y0, shape.y1))
                found.append((left, top, right - left, bottom - top))
        return found

    def _bars(self, trace):
        is_flat = trace.orientation == "h"
        lengths, places = (trace.x, trace.y) if is_flat else (trace.y, trace.x)
        for turn, (base, length, place) in enumerate(zip(trace.base, lengths, places, strict=True)):
            if not length:
                continue
            wide = trace.width if isinstance(trace.width, int | float) else trace.width[turn]
            ends, sides = (base, base + length), (place - wide / 2, place + wide / 2)
            across, down = (ends, sides) if is_flat else (sides, ends)
            left, right = sorted(self._px(trace.xaxis, one) for one in across)
            top, bottom = sorted(self._px(trace.yaxis, one) for one in down)
            yield left, top, right - left, bottom - top

    def _px(self, name, value):
        """A place on an axis in px from the left or from the top."""
        axis = self.figure.layout[f"{name[0]}axis{name[1:]}"]
        share = (value - axis.range[0]) / (axis.range[1] - axis.range[0])
        place = axis.domain[0] + share * (axis.domain[1] - axis.domain[0])
        if name[0] == "x":
            return self._left + place * self._across
        return self._top + (1 - place) * self._down

    def _box(self, text, font, x, y, across, upward, *, line=LINE_HEIGHT):
        lines = text.translate(_INVISIBLE).split("<br>")
        width = max(text_width(one, font["size"]) for one in lines)
        height = len(lines) * font["size"] * line
        left = x - width * {"left": 0, "center": 0.5, "right": 1}[across]
        top = y - height * {"top": 0, "middle": 0.5, "bottom": 1}[upward]
        return Box(text=text, left=left, top=top, right=left + width, bottom=top + height)

    def _title(self, title):
        rest = (title.text.count("<br>")) / 2 * title.font.size * LINE_HEIGHT
        x = self.width - title.pad.r if title.xanchor == "right" else title.pad.l
        return self._box(title.text, title.font, x, title.pad.t - rest, title.xanchor, "top")

    def _note(self, note):
        if note.xref == "paper":
            x, y = self._left + note.x * self._across, self._top + (1 - note.y) * self._down
        else:
            x, y = self._px(note.xref, note.x), self._px(note.yref, note.y)
        x, y = x + (note.xshift or 0), y - (note.yshift or 0)
        return self._box(note.text, note.font, x, y, note.xanchor or "center", note.yanchor)

    def _ticks(self, name, axis):
        short = name[0] + name[5:]
        other = axis.anchor
        gap = axis.ticklabelstandoff or 0
        for value, text in zip(axis.tickvals, axis.ticktext, strict=True):
            at = self._px(short, value)
            start = self.figure.layout[f"{other[0]}axis{other[1:]}"].domain[0]
            if name[0] == "y":
                x = self._left + start * self._across - gap
                yield self._box(text, axis.tickfont, x, at, "right", "middle")
            else:
                y = self._top + (1 - start) * self._down + gap
                yield self._box(text, axis.tickfont, at, y, "center", "top")

    def _numbers(self, trace):
        is_flat, sizes = trace.orientation == "h", trace.textfont.size
        lengths, places = (trace.x, trace.y) if is_flat else (trace.y, trace.x)
        for turn, text in enumerate(trace.text):
            if not text:
                continue
            font = {"size": sizes if isinstance(sizes, int | float) else sizes[turn]}
            start, end = trace.base[turn], trace.base[turn] + lengths[turn]
            if not is_flat:
                x, y = self._px(trace.xaxis, places[turn]), self._px(trace.yaxis, end)
                yield self._box(text, font, x, y, "center", "bottom", line=_DIGITS)
            elif trace.textposition == "inside":
                x = self._px(trace.xaxis, (start + end) / 2)
                y = self._px(trace.yaxis, places[turn])
                yield self._box(text, font, x, y, "center", "middle", line=_DIGITS)
            else:
                x, y = self._px(trace.xaxis, end), self._px(trace.yaxis, places[turn])
                yield self._box(text, font, x, y, "left", "middle", line=_DIGITS)
