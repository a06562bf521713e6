"""Draws the projector: one picture, full screen, nothing of Streamlit's own.

The tree of elements is always the same (a picture and a figure, of which one may be empty), so
that an update replaces what is inside and nothing flickers. The figure is mounted from the start:
its script is long, and must not be fetched at the moment of showing.
"""

from functools import lru_cache
from pathlib import Path
from typing import Any

import plotly.graph_objects as go
import streamlit as st
from streamlit.components.v2.types import ComponentRenderer

from drawbridge import charts
from drawbridge.charts.theme import FONT_FAMILY, Theme
from drawbridge.domain.privacy import Released
from drawbridge.domain.workshop import Poll
from drawbridge.language import translations
from drawbridge.ui import turns
from drawbridge.ui.stage_fit import SCREENS, WIDE, Screen
from drawbridge.ui.stage_gate import Bridge, gate
from drawbridge.ui.stage_pictures import CHART_HEIGHT, markup
from drawbridge.ui.stage_scene import Scene, template
from drawbridge.views import Picture

_FOLDER = Path(__file__).parent
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


def dress(theme: Theme, language: str) -> Screen:
    """Prepare the page: hide what is Streamlit's, set colours, language and scale.

    Returns:
        The shape of the screen, as its browser told it; 16:9 until it has.
    """
    st.html(f"<style>{colours(theme)}{style()}</style>")
    data = {"language": language}
    told = _part()(key="stage", data=data, default={"shape": WIDE.name}, on_shape_change=_nothing)
    turns.listen(key="turns")
    return SCREENS.get(str(told.get("shape")), WIDE)


def draw(scene: Scene) -> None:
    """Draw what the room should see now."""
    st.html(markup(scene))
    with st.container(key="stage_chart"):
        _draw_figure(scene)


def draw_sentence(text: str, theme: Theme, language: str) -> None:
    """Draw one sentence over the whole screen, where there is no session to show."""
    _ = translations(language).gettext
    html = template("stage_calm.html").render(
        picture="calm",
        shape=WIDE.name,
        language=language,
        style="--wide:.75;--middle:.7;--tall:.62",
        rehearsal="",
        gate=gate(Bridge.HALF, theme),
        texts=[{"text": _(text), "look": "large"}],
    )
    st.html(html)


def _draw_figure(scene: Scene) -> None:
    figure = figure_of(scene)
    told = scene.view.step.question if figure and isinstance(scene.view.step, Poll) else None
    # What the picture says stands in the hidden text beside it.
    shown: Any = figure or _NO_FIGURE
    st.plotly_chart(shown, theme=None, config=_STILL, key="stage_figure", alt=told)


def figure_of(scene: Scene) -> go.Figure | None:
    """The figure before the room, if it sees one."""
    view, poll, release = scene.view, scene.view.step, scene.view.release
    if view.picture is not Picture.CHART:
        return None
    if not isinstance(poll, Poll) or not isinstance(release, Released):
        return None
    if charts.is_silent(release):  # it is told in words, as what is withheld
        return None
    drawn = charts.figure(
        poll,
        release,
        theme=scene.theme,
        place=(scene.screen.figure, CHART_HEIGHT),
        say=scene.translate,
    )
    return drawn.update_layout(meta=scene.release_name)  # stage.js waits until this one is drawn


def colours(theme: Theme) -> str:
    """The colours of a theme as custom properties of the page."""
    is_dark = theme == charts.DARK
    colours = {
        "paper": theme.paper,
        "ink": theme.ink,
        "muted": theme.muted,
        "line": theme.line,
        "accent": theme.high.fill,
        "soft": "#1F4449" if is_dark else "#DCEBEA",
        "rail": "#3C8288" if is_dark else "#9CC5C5",
        "card": "#1E2A35" if is_dark else "#FFFFFF",
        "attention": "#E0A458" if is_dark else "#8A4A10",
        "attention-soft": "#33291C" if is_dark else "#F6E7D4",
        "face": FONT_FAMILY,
    }
    return ":root{" + "".join(f"--{name}:{value};" for name, value in colours.items()) + "}"


@lru_cache(maxsize=1)
def style() -> str:
    """The style sheet of the page."""
    return (_FOLDER / "stage.css").read_text(encoding="utf-8")


@lru_cache(maxsize=1)
def _part() -> ComponentRenderer:
    script = (_FOLDER / "stage.js").read_text(encoding="utf-8")
    return st.components.v2.component("drawbridge_stage", js=script)


def _nothing() -> None:
    """A state needs a callback to be known; the rerun itself is the point."""
