"""A released result as a figure of plotly, for console, summary page and projector.

Apart from the package, so that who makes files loads no plotly: 60 MB and half a second.
"""

from collections.abc import Mapping
from types import MappingProxyType

import plotly.graph_objects as go

from drawbridge.charts.drawing.context import Sheet
from drawbridge.charts.drawing.sizes import size
from drawbridge.charts.drawing.theme import LIGHT, Theme
from drawbridge.charts.drawing.translation import Say, as_written
from drawbridge.charts.kinds import drawn
from drawbridge.charts.painting.plotly_figure import plotly_figure
from drawbridge.domain.privacy.gate import Released
from drawbridge.domain.workshop.steps import Poll

# For st.plotly_chart(config=...) and to_html(config=...).
CONFIG: Mapping[str, object] = MappingProxyType({"displayModeBar": False, "responsive": True})


def figure(
    poll: Poll,
    release: Released,
    *,
    theme: Theme = LIGHT,
    scale: float = 1.0,
    place: tuple[int, int] | None = None,
    say: Say = as_written,
) -> go.Figure:
    """Draw a released result for plotly.js; in a `plotly_turn` where other threads may load pandas.

    Args:
        poll: the step as it was asked.
        release: what may be seen of it.
        theme: colours for a light or a dark page.
        scale: width of the place it is for, as a share of a projector's 1920 px; 0.45 for a
            preview in the console.
        place: width and height of the place it is for, in px; 16:9 unless given.
        say: brings words that are ours into the language of the page.
    """
    sheet = Sheet(theme=theme, size=size(scale, place), say=say)
    return plotly_figure(drawn(poll, release, sheet))
