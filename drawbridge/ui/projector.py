"""Draws the projector: one picture, full screen, nothing of Streamlit's own.

The tree of elements is always the same (a picture and a figure, of which one may be empty), so
that an update replaces what is inside and nothing flickers. The figure is mounted from the start:
its script is long, and must not be fetched at the moment of showing.
"""

from typing import Any

import streamlit as st

from drawbridge.charts.drawing.theme import Theme
from drawbridge.charts.plotly_turn import plotly_turn
from drawbridge.domain.privacy.result_pictures import ChartPicture
from drawbridge.language_choice import direction
from drawbridge.projector.bridge_picture import Bridge, gate
from drawbridge.projector.figure import figure_of
from drawbridge.projector.pictures import markup
from drawbridge.projector.results import CHART_HEIGHT
from drawbridge.projector.scene import ProjectorScene, template
from drawbridge.projector.stylesheet import colours, style
from drawbridge.projector.text_fit import SCREENS, WIDE, ScreenShape
from drawbridge.translations import kept_translations
from drawbridge.ui import countdown
from drawbridge.ui.components import component, nothing

# Nothing to see: it stands before the room until the first figure has arrived in its place.
_UNSEEN = {"visible": False}
_NO_FIGURE = {
    "data": [{"type": "bar"}],
    "layout": {
        "height": CHART_HEIGHT,
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "xaxis": _UNSEEN,
        "yaxis": _UNSEEN,
    },
}
_STILL = {"staticPlot": True}  # nobody points at a projector


def dress(theme: Theme, language: str) -> ScreenShape:
    """Prepare the page: hide what is Streamlit's, set colours, language and scale.

    Returns:
        The shape of the screen, as its browser told it; 16:9 until it has.
    """
    st.html(f"<style>{colours(theme)}{style()}</style>")
    data = {"language": language}
    told = component(__file__)(
        key="screen_shape", data=data, default={"shape": WIDE.name}, on_shape_change=nothing
    )
    countdown.listen(key="turns")
    return SCREENS.get(str(told.get("shape")), WIDE)


def draw(scene: ProjectorScene) -> None:
    """Draw what the room should see now."""
    st.html(markup(scene))
    with st.container(key="projector_chart"):
        _draw_figure(scene)


def draw_sentence(text: str, theme: Theme, language: str) -> None:
    """Draw one sentence over the whole screen, where there is no session to show."""
    _ = kept_translations(language).gettext
    html = template("calm.html").render(
        picture="calm",
        shape=WIDE.name,
        language=language,
        direction=direction(language),
        style="--wide:.75;--middle:.7;--tall:.62",
        rehearsal="",
        gate=gate(Bridge.HALF, theme),
        texts=[{"text": _(text), "look": "large", "is_written": False}],
    )
    st.html(html)


@plotly_turn()
def _draw_figure(scene: ProjectorScene) -> None:
    figure = figure_of(scene)
    picture = scene.view.picture
    told = picture.poll.question if isinstance(picture, ChartPicture) else None
    # What the picture says stands in the hidden text beside it.
    shown: Any = figure or _NO_FIGURE
    st.plotly_chart(shown, theme=None, config=_STILL, key="projector_figure", alt=told)
