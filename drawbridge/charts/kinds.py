"""Which picture belongs to which kind of poll.

A new kind is one function and one entry in `DRAWINGS`; until it has one, horizontal bars serve.
"""

from collections.abc import Callable, Mapping
from types import MappingProxyType

import plotly.graph_objects as go

from drawbridge.charts.battery import centred_bars
from drawbridge.charts.beliefs import belief_cards
from drawbridge.charts.change import sliders
from drawbridge.charts.circles import two_rows
from drawbridge.charts.grid import heat_grid
from drawbridge.charts.ladder import ladder
from drawbridge.charts.plain import horizontal_bars
from drawbridge.charts.ruler import is_silent
from drawbridge.charts.say import Say, as_written
from drawbridge.charts.scenes import scenes
from drawbridge.charts.sheet import Sheet
from drawbridge.charts.sizes import size
from drawbridge.charts.theme import LIGHT, Theme
from drawbridge.charts.unsaid import in_words
from drawbridge.charts.weather import single_choice
from drawbridge.charts.weighing import allocation, ranking
from drawbridge.domain.choices import Ladder, MultiChoice, SingleChoice
from drawbridge.domain.pictures import Circles7, Grid2d
from drawbridge.domain.privacy import Released
from drawbridge.domain.scales import BeliefCards, LikertBattery, Slider
from drawbridge.domain.scenarios import Scenarios
from drawbridge.domain.shares import Allocate100, Ranking
from drawbridge.domain.workshop import Poll

Drawing = Callable[[Poll, Released, Sheet], go.Figure]

DRAWINGS: Mapping[str, Drawing] = MappingProxyType(
    {
        SingleChoice.kind: single_choice,
        MultiChoice.kind: horizontal_bars,
        LikertBattery.kind: centred_bars,
        Slider.kind: sliders,
        BeliefCards.kind: belief_cards,
        Grid2d.kind: heat_grid,
        Circles7.kind: two_rows,
        Ranking.kind: ranking,
        Allocate100.kind: allocation,
        Ladder.kind: ladder,
        Scenarios.kind: scenes,
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
    place: tuple[int, int] | None = None,
    say: Say = as_written,
) -> go.Figure:
    """Draw a released result.

    Args:
        poll: the step as it was asked.
        release: what may be seen of it.
        theme: colours for a light or a dark page.
        scale: width of the place it is for, as a share of a projector's 1920 px; 0.45 for a
            preview in the console.
        place: width and height of the place it is for, in px; 16:9 unless given.
        say: brings words that are ours into the language of the page.
    """
    draw = DRAWINGS.get(poll.kind, horizontal_bars)
    if is_silent(release):
        draw = in_words
    return draw(poll, release, Sheet(theme=theme, size=size(scale, place), say=say))
