"""Which picture belongs to which kind of poll.

A new kind is one function and one entry in `DRAWINGS`; until it has one, horizontal bars serve.
"""

from collections.abc import Callable, Mapping
from types import MappingProxyType

import plotly.graph_objects as go

from drawbridge.charts.battery import centred_bars
from drawbridge.charts.histogram import histograms
from drawbridge.charts.ladder import ladder
from drawbridge.charts.plain import horizontal_bars
from drawbridge.charts.sheet import Sheet
from drawbridge.charts.sizes import size
from drawbridge.charts.theme import LIGHT, Theme
from drawbridge.charts.weather import single_choice
from drawbridge.domain.choices import Ladder, MultiChoice, SingleChoice
from drawbridge.domain.privacy import Released
from drawbridge.domain.scales import LikertBattery, Slider
from drawbridge.domain.workshop import Poll

Drawing = Callable[[Poll, Released, Sheet], go.Figure]

DRAWINGS: Mapping[str, Drawing] = MappingProxyType(
    {
        SingleChoice.kind: single_choice,
        MultiChoice.kind: horizontal_bars,
        LikertBattery.kind: centred_bars,
        Slider.kind: histograms,
        Ladder.kind: ladder,
    }
)

# For st.plotly_chart(config=...) and to_html(config=...).
CONFIG: Mapping[str, object] = MappingProxyType({"displayModeBar": False, "responsive": True})


def figure(
    poll: Poll,
    release: Released,
    *,
    theme: Theme = LIGHT,
    scale: float = 1.0,
    height: int | None = None,
) -> go.Figure:
    """Draw a released result.

    Args:
        poll: the step as it was asked.
        release: what may be seen of it.
        theme: colours for a light or a dark page.
        scale: width of the place it is for, as a share of a projector's 1920 px; 0.45 for a
            preview in the console.
        height: of the place it is for, in px; 16:9 unless given.
    """
    draw = DRAWINGS.get(poll.kind, horizontal_bars)
    return draw(poll, release, Sheet(theme=theme, size=size(scale, height)))
