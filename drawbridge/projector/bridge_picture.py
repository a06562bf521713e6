"""The calm picture: a wall with a bridge that is up, half way or down."""

from base64 import b64encode
from enum import Enum
from functools import lru_cache
from math import cos, radians, sin
from pathlib import Path
from string import Template

from drawbridge.charts.drawing.theme import Theme

_HINGE = (742.0, 470.0)  # where the bridge turns, in units of bridge.svg
_LENGTH = 330.0
_TEMPLATE = Path(__file__).parent / "templates" / "bridge.svg"


class Bridge(Enum):
    """How far the bridge is up, in degrees."""

    DOWN = 0
    HALF = 34
    UP = 72


@lru_cache(maxsize=8)
def gate(bridge: Bridge, theme: Theme) -> str:
    """The picture as a data URI.

    Args:
        bridge: how far the bridge is up.
        theme: colours of the page.
    """
    angle = radians(bridge.value)
    svg = Template(_TEMPLATE.read_text(encoding="utf-8")).substitute(
        angle=bridge.value,
        tip_x=round(_HINGE[0] - _LENGTH * cos(angle), 1),
        tip_y=round(_HINGE[1] - _LENGTH * sin(angle), 1),
        ink=theme.ink,
        muted=theme.muted,
        line=theme.line,
        accent=theme.high.fill,
        soft=theme.high_soft.fill,
        stone=theme.middle.fill,
        paper=theme.paper,
        light=theme.mark,
    )
    return "data:image/svg+xml;base64," + b64encode(svg.encode()).decode()
