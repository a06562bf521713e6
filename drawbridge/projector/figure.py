"""The figure of the projector's picture, laid out for the shape of its screen."""

import plotly.graph_objects as go

from drawbridge import charts
from drawbridge.charts import on_screen
from drawbridge.domain.privacy.result_pictures import ChartPicture
from drawbridge.projector.results import CHART_HEIGHT, release_name
from drawbridge.projector.scene import ProjectorScene


def figure_of(scene: ProjectorScene) -> go.Figure | None:
    """The figure before the room, if it sees one."""
    picture = scene.view.picture
    if not isinstance(picture, ChartPicture):
        return None
    drawn = on_screen.figure(
        picture.poll,
        picture.release,
        theme=scene.theme,
        place=(scene.screen.figure, CHART_HEIGHT),
        say=scene.translate,
    )
    # projector.js waits until this one is drawn
    return drawn.update_layout(meta=release_name(picture))


def svg_of(scene: ProjectorScene) -> str:
    """The same figure as SVG, which needs no script; "" where the room sees none."""
    picture = scene.view.picture
    if not isinstance(picture, ChartPicture):
        return ""
    return charts.svg(
        picture.poll,
        picture.release,
        theme=scene.theme,
        sized=charts.size(1.0, (scene.screen.figure, CHART_HEIGHT)),
        say=scene.translate,
        language=scene.view.workshop_language,
    )
