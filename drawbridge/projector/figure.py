"""The figure of the projector's picture, laid out for the shape of its screen."""

from dataclasses import dataclass, replace

import plotly.graph_objects as go

from drawbridge import charts
from drawbridge.charts import on_screen
from drawbridge.charts.drawing.context import Sheet
from drawbridge.charts.drawing.drawing import Drawing
from drawbridge.charts.drawing.legibility import is_as_legible
from drawbridge.charts.drawing.translation import Say
from drawbridge.charts.kinds import drawn
from drawbridge.domain.privacy.result_pictures import ChartPicture
from drawbridge.projector.results import CHART_HEIGHT, release_name
from drawbridge.projector.scene import ProjectorScene


def figure_of(scene: ProjectorScene) -> go.Figure | None:
    """The figure before the room, if it sees one."""
    picture = scene.picture
    if not isinstance(picture, ChartPicture):
        return None
    place = (scene.screen.figure, CHART_HEIGHT)
    shown = _legible(scene, picture, Sheet(theme=scene.theme, size=charts.size(1.0, place)))
    figure = on_screen.figure(
        shown.picture.poll,
        shown.picture.release,
        theme=scene.theme,
        place=place,
        say=shown.say,
    )
    # projector.js waits until this one is drawn
    return figure.update_layout(meta=release_name(picture))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Shown:
    picture: ChartPicture
    say: Say


def _legible(scene: ProjectorScene, two: ChartPicture, sheet: Sheet) -> _Shown:
    """The picture in both languages; where that would make a word too small, less of it.

    First only the question is in both, then nothing: the sentence below it is in both anyhow.
    """
    first = _Shown(picture=scene.first(two), say=scene.translate_first)
    if first.picture is two:
        return first
    asked = replace(first.picture.poll, question=two.poll.question)
    headed = replace(first, picture=replace(first.picture, poll=asked))
    alone = _drawn(first, sheet)
    tries = (_Shown(picture=two, say=scene.translate), headed)
    return next((it for it in tries if is_as_legible(_drawn(it, sheet), alone)), first)


def _drawn(shown: _Shown, sheet: Sheet) -> Drawing:
    picture = shown.picture
    return drawn(picture.poll, picture.release, replace(sheet, say=shown.say))


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
