"""Which picture belongs to which kind of poll.

A new kind is one function and one entry in `DRAWINGS`; until it has one, horizontal bars serve.
"""

from collections.abc import Callable, Mapping
from types import MappingProxyType

import plotly.graph_objects as go

from drawbridge.charts.drawing.context import Sheet
from drawbridge.charts.drawing.shown_numbers import is_silent
from drawbridge.charts.drawing.sizes import size
from drawbridge.charts.drawing.theme import LIGHT, Theme
from drawbridge.charts.drawing.translation import Say, as_written
from drawbridge.charts.figures.battery import centred_bars
from drawbridge.charts.figures.beliefs import belief_cards
from drawbridge.charts.figures.change import sliders
from drawbridge.charts.figures.circles import two_rows
from drawbridge.charts.figures.grid import heat_grid
from drawbridge.charts.figures.ladder import ladder
from drawbridge.charts.figures.plain import horizontal_bars
from drawbridge.charts.figures.scenes import scenes
from drawbridge.charts.figures.weather import single_choice
from drawbridge.charts.figures.weighing import allocation, ranking
from drawbridge.charts.figures.withheld import in_words
from drawbridge.domain.privacy.gate import Released
from drawbridge.domain.workshop.choices import Ladder, MultiChoice, SingleChoice
from drawbridge.domain.workshop.pictures import Circles7, Grid2d
from drawbridge.domain.workshop.scales import BeliefCards, LikertBattery, Slider
from drawbridge.domain.workshop.scenarios import Scenarios
from drawbridge.domain.workshop.shares import Allocate100, Ranking
from drawbridge.domain.workshop.steps import Poll

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
