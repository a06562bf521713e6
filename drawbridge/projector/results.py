"""The pictures of results: numbers, chosen lines, or words where no number may be seen."""

from typing import assert_never

from drawbridge import charts
from drawbridge.domain.privacy.gate import Released
from drawbridge.domain.privacy.result_pictures import (
    ChartPicture,
    LinesPicture,
    ResultPicture,
    WithoutNumbersPicture,
    WordsPicture,
)
from drawbridge.domain.workshop.steps import Poll
from drawbridge.projector.bridge_picture import Bridge
from drawbridge.projector.calm import calm
from drawbridge.projector.scene import ProjectorScene
from drawbridge.projector.text_fit import Fit, Text, fit
from drawbridge.projector.written import written

CHART_HEIGHT = 920  # px of 1080; the sentence has the rest
_EDGES = 2 * 96.0
_FOOT = 24.0
_TAG = 260.0  # the word "Rehearsal" and the space beside it
_LONG_SENTENCE = 28.0  # units, where it names more than three lines can hold


def result(scene: ProjectorScene, picture: ResultPicture) -> str:
    """What the room sees of a result, without the figure of a chart."""
    _, poll = scene.translate, picture.poll
    match picture:
        case ChartPicture():
            return _chart(scene, picture)
        case WithoutNumbersPicture():
            sentence = _sentence(scene, poll, picture.release)
            return calm(scene, Bridge.UP, charts.without_numbers(_), poll.question, below=sentence)
        case LinesPicture():
            return written(scene, picture.poll, picture.release)
        case WordsPicture():
            return calm(scene, Bridge.UP, charts.words(poll, picture.release, _), poll.question)
        case _:
            assert_never(picture)


def release_name(picture: ChartPicture) -> str:
    """What tells one result before the room from another."""
    return f"{picture.poll.id}.{picture.release.round}"


def _chart(scene: ProjectorScene, picture: ChartPicture) -> str:
    _ = scene.translate
    poll, release = picture.poll, picture.release
    sentence = _sentence(scene, poll, release)
    again = _("Asked again:") if release.round > 1 else ""
    beside = _EDGES + (_TAG if scene.view.is_rehearsal else 0)
    texts = [Text(text=f"{again} {sentence}", size=40, beside=beside, least=_LONG_SENTENCE)]
    found = fit(texts, around=CHART_HEIGHT + _FOOT)
    size = Fit(wide=min(1, found.wide), middle=min(1, found.middle), tall=min(1, found.tall))
    alt = charts.alt_text(poll, release, _)
    return scene.markup(
        "chart", fit=size, sentence=sentence, again=again, alt=alt, release=release_name(picture)
    )


def _sentence(scene: ProjectorScene, poll: Poll, release: Released) -> str:
    told = charts.sentence(poll, release, scene.translate)
    return told.replace(" %", "\N{NO-BREAK SPACE}%")
