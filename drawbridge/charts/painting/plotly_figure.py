"""A drawing as a plotly figure, whose width follows the page it stands in."""

from base64 import b64encode
from collections.abc import Mapping, Sequence
from html import escape
from types import MappingProxyType
from typing import Any, assert_never

import plotly.graph_objects as go

from drawbridge.charts.drawing.canvas import FOOT
from drawbridge.charts.drawing.drawing import (
    Axes,
    Bars,
    Block,
    Dot,
    Drawing,
    Font,
    Image,
    Line,
    OneAxis,
    Shape,
    Stroke,
    Words,
)
from drawbridge.charts.drawing.text_wrap import LINE_HEIGHT, marked_up, second_px
from drawbridge.charts.drawing.theme import FONT_FAMILY

_BOLD, _REGULAR = 600, 400
_CLEAR = "rgba(0,0,0,0)"  # light and dark pages shine through
_SOLIDITY = 0.2  # of the hatching: how much of it is stripe
# Words stand where ticks would and numbers stand at the bars: nothing competes with them.
_QUIET: Mapping[str, Any] = MappingProxyType(
    {
        "fixedrange": True,
        "showgrid": False,
        "showline": False,
        "showticklabels": False,
        "ticks": "",
        "zeroline": False,
    }
)


def plotly_figure(drawing: Drawing) -> go.Figure:
    """Paint a drawing as a figure for plotly.js."""
    layout = _layout(drawing)
    for place, axes in enumerate(drawing.axes):
        layout.update(_axes(axes, place, drawing))
    names = {id(axes): _Names(place) for place, axes in enumerate(drawing.axes)}
    traces = [_trace(one.bars, names[id(one.axes)]) for one in drawing.bars]
    layout["shapes"] = [_shape(one, names, drawing) for one in drawing.shapes]
    layout["images"] = [_image(one, names[id(one.axes)]) for one in drawing.images]
    layout["annotations"] = [_words(one, names, drawing) for one in drawing.words]
    # plotly does not look at it property by property, which were nine of eleven milliseconds: a
    # test has plotly look at every kind (tests/charts/painting/test_plotly_figure.py).
    return go.Figure({"data": traces, "layout": layout}, _validate=False)


def _told(lines: Sequence[str], font: Font, smallest: float) -> str:
    """Lines of one text; the second of two languages is a little smaller, and never bold."""
    size = second_px(font.px, smallest)
    return marked_up(lines, f"font-size:{size:g}px;font-weight:{_REGULAR}")


class _Names:
    """Names by which traces, shapes and words refer to one slot's axes."""

    def __init__(self, place: int) -> None:
        number = "" if place == 0 else str(place + 1)
        self.x, self.y = f"x{number}", f"y{number}"

    @property
    def refs(self) -> dict[str, str]:
        return {"xref": self.x, "yref": self.y}


def _layout(drawing: Drawing) -> dict[str, Any]:
    size, body = drawing.size, drawing.body
    small = Font(px=size.small, color=drawing.theme.ink)
    return {
        "template": {},  # plotly's own brings 7 kB of colours never used
        "autosize": True,
        "height": size.height,
        "paper_bgcolor": _CLEAR,
        "plot_bgcolor": _CLEAR,
        "font": _font(small),
        "title": _title(drawing),
        "margin": {
            "l": drawing.left,
            "r": size.edge,
            "t": drawing.top,
            "b": size.height - drawing.top - body.height,
            "pad": 0,
        },
        "barmode": "overlay",
        "showlegend": False,
        "dragmode": False,
        "hoverlabel": {"font": _font(small), "bgcolor": drawing.theme.paper},
    }


def _title(drawing: Drawing) -> dict[str, Any]:
    title, size = drawing.title, drawing.size
    # plotly.js centres the lines of a title on its place, wherever it is anchored.
    upper_half = (len(title.lines) - 1) / 2 * title.font.px * LINE_HEIGHT
    is_right = title.across == "right"
    return {
        "text": _told(title.lines, title.font, size.small),
        "font": _font(title.font),
        "x": int(is_right),
        "xanchor": title.across,
        "xref": "container",
        "y": 1,
        "yanchor": "top",
        "yref": "container",
        "pad": {"r" if is_right else "l": size.edge, "t": size.edge * FOOT + upper_half},
    }


def _font(font: Font) -> dict[str, Any]:
    weight = _BOLD if font.is_bold else _REGULAR
    return {"family": FONT_FAMILY, "size": font.px, "color": font.color, "weight": weight}


def _axes(axes: Axes, place: int, drawing: Drawing) -> dict[str, Any]:
    slot, body, names = axes.slot, drawing.body, _Names(place)
    across = [_share(slot.left, body.width), _share(slot.right, body.width)]
    upward = [
        _share(body.height - slot.bottom, body.height),
        _share(body.height - slot.top, body.height),
    ]
    number, smallest = names.x[1:], drawing.size.small
    return {
        f"xaxis{number}": {**_axis(axes.x, smallest), "domain": across, "anchor": names.y},
        f"yaxis{number}": {**_axis(axes.y, smallest), "domain": upward, "anchor": names.x},
    }


def _share(length: float, whole: float) -> float:
    """Between 0 and 1, whatever rounding does."""
    return min(1.0, max(0.0, length / whole))


def _axis(axis: OneAxis, smallest: float) -> dict[str, Any]:
    told: dict[str, Any] = {**_QUIET, "range": [axis.low, axis.high]}
    if axis.baseline:
        told.update(
            zeroline=True, zerolinecolor=axis.baseline.color, zerolinewidth=axis.baseline.px
        )
    if axis.ticks:
        told.update(
            showticklabels=True,
            tickmode="array",
            tickvals=list(axis.ticks.places),
            ticktext=[_told(it, axis.ticks.font, smallest) for it in axis.ticks.texts],
            tickfont=_font(axis.ticks.font),
            ticklabelstandoff=round(axis.ticks.gap),
            tickangle=0,
        )
    return told


def _trace(bars: Bars, names: _Names) -> dict[str, Any]:
    marks, across = bars.marks, bars.across
    lengths = [mark.length for mark in marks]
    places = [mark.place for mark in marks]
    return {
        "type": "bar",
        "x": lengths if across else places,
        "y": places if across else lengths,
        "xaxis": names.x,
        "yaxis": names.y,
        "base": [mark.base for mark in marks],
        "orientation": "h" if across else "v",
        "width": bars.thickness,
        "marker": _marker(bars),
        "texttemplate": "\u00a0%{text}" if across and not bars.inside else "%{text}",
        "text": [escape(mark.shown, quote=False) if mark.tells else "" for mark in marks],
        "textposition": "inside" if bars.inside else "outside",
        "insidetextanchor": "middle",
        "textangle": 0,
        "textfont": {
            **_font(Font(px=0, color="", is_bold=True)),
            "size": bars.px,
            "color": list(bars.inks),
        },
        "constraintext": "none",
        "cliponaxis": False,
        "hoverinfo": ["text" if mark.hover else "skip" for mark in marks],
        "hovertext": [mark.hover for mark in marks],
    }


def _marker(bars: Bars) -> dict[str, Any]:
    return {
        "color": [mark.paint.fill for mark in bars.marks],
        "line": {
            "color": [mark.paint.outline for mark in bars.marks],
            "width": [bars.outline if mark.length else 0 for mark in bars.marks],
        },
        "pattern": {
            "shape": ["/" if mark.is_hidden else "" for mark in bars.marks],
            "size": bars.hatch,
            "solidity": _SOLIDITY,
        },
    }


def _stroke(stroke: Stroke) -> dict[str, Any]:
    return {"color": stroke.color, "width": stroke.px}


def _shape(shape: Shape, names: Mapping[int, _Names], drawing: Drawing) -> dict[str, Any]:
    match shape:
        case Line():
            return {
                "type": "line",
                "x0": shape.start[0],
                "y0": shape.start[1],
                "x1": shape.end[0],
                "y1": shape.end[1],
                "line": _stroke(shape.stroke),
                "layer": "below" if shape.is_below else "above",
                **names[id(shape.axes)].refs,
            }
        case Dot():
            return _dot(shape, names[id(shape.axes)])
        case Block():
            return _block(shape, drawing)
        case _:
            assert_never(shape)


def _dot(dot: Dot, names: _Names) -> dict[str, Any]:
    half = dot.px / 2
    return {
        "type": "circle",
        "xsizemode": "pixel",
        "ysizemode": "pixel",
        "xanchor": dot.place[0],
        "yanchor": dot.place[1],
        "x0": -half,
        "x1": half,
        "y0": -half,
        "y1": half,
        "fillcolor": dot.color,
        "line": {"width": 0},
        **names.refs,
    }


def _block(block: Block, drawing: Drawing) -> dict[str, Any]:
    slot, body = block.slot, drawing.body
    return {
        "type": "rect",
        "xref": "paper",
        "yref": "paper",
        "x0": slot.left / body.width,
        "x1": slot.right / body.width,
        "y0": 1 - slot.top / body.height,
        "y1": 1 - slot.bottom / body.height,
        "fillcolor": block.fill,
        "line": _stroke(block.stroke),
        "layer": "below" if block.is_below else "above",
    }


def _image(image: Image, names: _Names) -> dict[str, Any]:
    return {
        "source": data_address(image.svg),
        "sizing": "contain",
        "layer": "above",
        "x": image.x,
        "y": image.y,
        "sizex": image.width,
        "sizey": image.height,
        "xanchor": "center",
        "yanchor": image.upward,
        **names.refs,
    }


def _words(words: Words, names: Mapping[int, _Names], drawing: Drawing) -> dict[str, Any]:
    spot, body = words.spot, drawing.body
    told: dict[str, Any] = {
        "text": _told(words.lines, words.font, drawing.size.small),
        "font": _font(words.font),
        "showarrow": False,
        "xanchor": words.across,
        "yanchor": words.upward,
        "align": words.across,
        "borderpad": 0,
        "xshift": spot.right,
        "yshift": spot.up,
    }
    if words.ground:
        told["bgcolor"] = words.ground
    if spot.axes:
        return {**told, "x": spot.x, "y": spot.y, **names[id(spot.axes)].refs}
    # What stands on the left of the body keeps its distance to it, however wide the page is.
    told.update(x=max(0, spot.x) / body.width, xshift=spot.right + min(0, spot.x))
    return {**told, "y": 1 - spot.y / body.height, "xref": "paper", "yref": "paper"}


def data_address(svg: str) -> str:
    """A drawing of ours as an address that holds it."""
    return f"data:image/svg+xml;base64,{b64encode(svg.encode()).decode()}"
