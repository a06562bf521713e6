"""A picture while it is drawn: the question on top, and a body in which slots get axes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import plotly.graph_objects as go

from drawbridge.charts.drawing.context import Sheet
from drawbridge.charts.drawing.slot import Slot
from drawbridge.charts.drawing.text_wrap import LINE_HEIGHT, balanced, cut, marked_up

_TITLE_SLACK = 1.04  # bold letters are a little wider
_MOST_LINES = 4  # of a question
_FOOT = 0.75  # of an edge, above the question and below the body
_CLEAR = "rgba(0,0,0,0)"  # light and dark pages shine through


@dataclass(frozen=True, slots=True, kw_only=True)
class Axes:
    """Names by which traces, shapes and words refer to one slot's axes."""

    x: str
    y: str

    @property
    def refs(self) -> dict[str, str]:
        """For shapes, words and pictures."""
        return {"xref": self.x, "yref": self.y}


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """The question in lines of some font size, and the note under it."""

    lines: tuple[str, ...]
    px: float
    note: tuple[str, ...]

    @classmethod
    def over(cls, sheet: Sheet, question: str, note: str = "") -> "Head":
        """As large as it can be in few lines, so that something is left for the picture."""
        size, width = sheet.size, sheet.width
        told = balanced(note, font_px=size.small, width_px=width)
        for px, most in ((size.title, 1), (size.number, 2), (size.label, 3)):
            lines = balanced(question, font_px=px * _TITLE_SLACK, width_px=width)
            if len(lines) <= most:
                return cls(lines=lines, px=px, note=told)
        px = size.small
        lines = balanced(question, font_px=px * _TITLE_SLACK, width_px=width)
        kept = cut(lines, _MOST_LINES, font_px=px * _TITLE_SLACK, width_px=width)
        return cls(lines=kept, px=px, note=told)

    def height(self, sheet: Sheet) -> float:
        """From the upper edge of the picture to its body, in px."""
        size = sheet.size
        # From three lines on, plotly.js sets a title lower than where its lines would be centred.
        sunk = max(0, len(self.lines) - 2) * size.gap
        title = len(self.lines) * self.px * LINE_HEIGHT + sunk
        return size.edge * _FOOT + title + (self.note_height(sheet) if self.note else size.gap)

    def note_height(self, sheet: Sheet) -> float:
        """Height of the note and of the space under it, in px."""
        return len(self.note) * sheet.size.small * LINE_HEIGHT + sheet.size.gap

    def below(self, sheet: Sheet) -> float:
        """Height that is left for the body, in px."""
        return sheet.size.height - self.height(sheet) - _FOOT * sheet.size.edge


class Canvas:
    """Collects what belongs to one picture.

    Args:
        sheet: theme and size.
        question: stands on top, broken between words.
        note: stands under it, quieter.
        beside: room for words on the left of the body, in px; it does not shrink with the
            picture, as words do not either.
    """

    def __init__(self, sheet: Sheet, question: str, note: str = "", beside: float = 0) -> None:
        self._n_axes = 0
        head = Head.over(sheet, question, note)
        self._figure = go.Figure(layout=_layout(sheet, head))
        margin = self._figure.layout.margin
        margin.l += beside
        self.beside = beside
        height = sheet.size.height - margin.t - margin.b
        self.body = Slot(left=0, top=0, width=sheet.width - beside, height=height)
        if note:
            line = replace(self.body, left=-beside, top=-head.note_height(sheet), height=0)
            self.write_in(line, head.note, sheet.font(sheet.size.small, sheet.theme.muted))

    @property
    def figure(self) -> go.Figure:
        """What has been drawn."""
        return self._figure

    def axes(self, slot: Slot, *, x: Mapping[str, Any], y: Mapping[str, Any]) -> Axes:
        """Give a slot its own pair of axes."""
        self._n_axes += 1
        number = "" if self._n_axes == 1 else str(self._n_axes)
        across = [_share(slot.left, self.body.width), _share(slot.right, self.body.width)]
        height = self.body.height
        upward = [_share(height - slot.bottom, height), _share(height - slot.top, height)]
        self._figure.update_layout(
            {
                f"xaxis{number}": {**x, "domain": across, "anchor": f"y{number}"},
                f"yaxis{number}": {**y, "domain": upward, "anchor": f"x{number}"},
            }
        )
        return Axes(x=f"x{number}", y=f"y{number}")

    def add(self, trace: go.Bar, axes: Axes) -> None:
        """Draw a trace on a slot's axes."""
        self._figure.add_trace(trace.update(xaxis=axes.x, yaxis=axes.y))

    def line(self, start: tuple[float, float], end: tuple[float, float], **more: Any) -> None:
        """Draw a line between two places; `more` are plotly's shape attributes."""
        self._figure.add_shape(type="line", x0=start[0], y0=start[1], x1=end[0], y1=end[1], **more)

    def dot(self, place: tuple[float, float], px: float, color: str, **refs: str) -> None:
        """Draw a dot that stays round, `px` wide."""
        self._figure.add_shape(
            type="circle",
            xsizemode="pixel",
            ysizemode="pixel",
            xanchor=place[0],
            yanchor=place[1],
            x0=-px / 2,
            x1=px / 2,
            y0=-px / 2,
            y1=px / 2,
            fillcolor=color,
            line={"width": 0},
            **refs,
        )

    def block(self, slot: Slot, **more: Any) -> None:
        """Fill a slot."""
        self._figure.add_shape(
            type="rect",
            xref="paper",
            yref="paper",
            x0=slot.left / self.body.width,
            x1=slot.right / self.body.width,
            y0=1 - slot.top / self.body.height,
            y1=1 - slot.bottom / self.body.height,
            **more,
        )

    def image(self, source: str, **place: Any) -> None:
        """Put a picture on a slot's axes."""
        self._figure.add_layout_image(source=source, sizing="contain", layer="above", **place)

    def write(self, lines: Sequence[str], font: Mapping[str, Any], **place: Any) -> None:
        """Put words on a slot's axes."""
        self._figure.add_annotation(text=marked_up(lines), font=font, showarrow=False, **place)

    def write_in(
        self,
        slot: Slot,
        lines: Sequence[str],
        font: Mapping[str, Any],
        *,
        across: str = "left",
        upward: str = "top",
    ) -> None:
        """Put words into a slot.

        Args:
            slot: where; on the left of the body it keeps its distance to it.
            lines: the words.
            font: of the words.
            across: left, center or right.
            upward: top, middle or bottom.
        """
        x = {"left": slot.left, "center": slot.left + slot.width / 2, "right": slot.right}[across]
        y = {"top": slot.top, "middle": slot.top + slot.height / 2, "bottom": slot.bottom}[upward]
        self.write(
            lines,
            font,
            x=max(0, x) / self.body.width,
            xshift=min(0, x),
            y=1 - y / self.body.height,
            xref="paper",
            yref="paper",
            xanchor=across,
            yanchor=upward,
            align=across,
            borderpad=0,
        )


def _share(length: float, whole: float) -> float:
    """Between 0 and 1, whatever rounding does."""
    return min(1.0, max(0.0, length / whole))


def _layout(sheet: Sheet, head: "Head") -> go.Layout:
    size = sheet.size
    return go.Layout(
        template=go.layout.Template(),  # plotly's own brings 7 kB of colours that are never used
        autosize=True,
        height=size.height,
        paper_bgcolor=_CLEAR,
        plot_bgcolor=_CLEAR,
        font=sheet.font(size.small),
        title=_title(sheet, head),
        margin={
            "l": size.edge,
            "r": size.edge,
            "t": head.height(sheet),
            "b": _FOOT * size.edge,
            "pad": 0,
        },
        barmode="overlay",
        showlegend=False,
        dragmode=False,
        hoverlabel={"font": sheet.font(size.small), "bgcolor": sheet.theme.paper},
    )


def _title(sheet: Sheet, head: "Head") -> dict[str, Any]:
    size = sheet.size
    # plotly.js centres the lines of a title on its place, wherever it is anchored.
    upper_half = (len(head.lines) - 1) / 2 * head.px * LINE_HEIGHT
    return {
        "text": marked_up(head.lines),
        "font": sheet.font(head.px, is_bold=True),
        "x": 0,
        "xanchor": "left",
        "xref": "container",
        "y": 1,
        "yanchor": "top",
        "yref": "container",
        "pad": {"l": size.edge, "t": size.edge * _FOOT + upper_half},
    }
