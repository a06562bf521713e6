"""The figure of the projector's picture, laid out for the shape of its screen."""

import plotly.graph_objects as go

from drawbridge import charts
from drawbridge.domain.privacy.gate import Released
from drawbridge.domain.workshop.steps import Poll
from drawbridge.projector.pictures import CHART_HEIGHT
from drawbridge.projector.scene import ProjectorScene
from drawbridge.views import Picture


def figure_of(scene: ProjectorScene) -> go.Figure | None:
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
    return drawn.update_layout(
        meta=scene.release_name
    )  # projector.js waits until this one is drawn
