"""The pictures of results: numbers, chosen lines, or words where no number may be seen."""

from typing import assert_never

from drawbridge import charts
from drawbridge.charts.drawing.translation import Say
from drawbridge.domain.privacy.result_pictures import (
    ChartPicture,
    LinesPicture,
    ResultPicture,
    WithoutNumbersPicture,
    WordsPicture,
)
from drawbridge.domain.workshop.two_languages import halves, joined
from drawbridge.projector.bridge_picture import Bridge
from drawbridge.projector.calm import calm
from drawbridge.projector.scene import ProjectorScene
from drawbridge.projector.text_fit import Fit, Text, fit, fits
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
            sentence = scene.told(picture, _sentence)
            return calm(scene, Bridge.UP, charts.without_numbers(_), poll.question, below=sentence)
        case LinesPicture():
            return written(scene, picture)
        case WordsPicture():
            return calm(scene, Bridge.UP, scene.told(picture, _words), poll.question)
        case _:
            assert_never(picture)


def release_name(picture: ChartPicture) -> str:
    """What tells one result before the room from another."""
    return f"{picture.poll.id}.{picture.release.round}"


def _chart(scene: ProjectorScene, picture: ChartPicture) -> str:
    _ = scene.translate
    release = picture.release
    sentence = scene.told(picture, _sentence)
    again = _("Asked again:") if release.round > 1 else ""
    beside = _EDGES + (_TAG if scene.view.is_rehearsal else 0)
    whole = joined(" ", (again, sentence)) if again else sentence
    if len(halves(whole)) > 1:  # where there are two, the words before each stand in its line
        again, sentence = "", whole
    if not fits(_below_chart(whole, beside), around=CHART_HEIGHT + _FOOT, screen=scene.screen):
        again, sentence = halves(again)[0], halves(sentence)[0]
        whole = halves(whole)[0]
    found = fit(_below_chart(whole, beside), around=CHART_HEIGHT + _FOOT)
    size = Fit(wide=min(1, found.wide), middle=min(1, found.middle), tall=min(1, found.tall))
    alt = scene.told(picture, _alt_text)
    return scene.markup(
        "chart", fit=size, sentence=sentence, again=again, alt=alt, release=release_name(picture)
    )


def _below_chart(sentence: str, beside: float) -> list[Text]:
    return [Text(text=sentence, size=40, beside=beside, least=_LONG_SENTENCE)]


def _alt_text(picture: ChartPicture, say: Say) -> str:
    return charts.alt_text(picture.poll, picture.release, say)


def _words(picture: WordsPicture, say: Say) -> str:
    return charts.words(picture.poll, picture.release, say)


def _sentence(picture: ChartPicture | WithoutNumbersPicture, say: Say) -> str:
    told = charts.sentence(picture.poll, picture.release, say)
    return told.replace(" %", "\N{NO-BREAK SPACE}%")
