"""The pictures of the projector as HTML; those of interludes and results stand in own files."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import assert_never

from drawbridge import charts
from drawbridge.charts.drawing.translation import Say
from drawbridge.domain.privacy.result_pictures import ResultPicture
from drawbridge.errors import N_
from drawbridge.projector.bridge_picture import Bridge
from drawbridge.projector.calm import calm
from drawbridge.projector.interludes import interlude
from drawbridge.projector.question import question
from drawbridge.projector.results import result
from drawbridge.projector.scene import ProjectorScene
from drawbridge.projector.text_fit import Text, fit
from drawbridge.views.pictures import (
    AnnouncedPicture,
    BlankPicture,
    BreakPicture,
    CrowdWord,
    EndedPicture,
    FarewellPicture,
    HoldingPicture,
    InterludePicture,
    LobbyPicture,
    PollPicture,
    PutAsidePicture,
    QuestionPicture,
    SessionPicture,
)

_EDGES = 2 * 96.0

_CROWD: Mapping[CrowdWord, str] = MappingProxyType(
    {
        CrowdWord.NOBODY: N_("Nobody has joined yet. Be the first."),
        CrowdWord.A_FEW: N_("A few of us are in."),
        CrowdWord.SOME: N_("Some of us are in."),
        CrowdWord.ABOUT_HALF: N_("About half of us are in."),
        CrowdWord.MOST: N_("Most of us are in."),
        CrowdWord.NEARLY_EVERYONE: N_("Nearly everyone is in."),
    }
)


def markup(scene: ProjectorScene) -> str:
    """The picture that belongs to a scene."""
    picture = scene.picture
    if isinstance(picture, InterludePicture):
        return interlude(scene, picture)
    if isinstance(picture, PollPicture):
        return _poll(scene, picture)
    if isinstance(picture, ResultPicture):
        return result(scene, picture)
    return _session(scene, picture)


def _session(scene: ProjectorScene, picture: SessionPicture) -> str:
    _ = scene.translate
    match picture:
        case LobbyPicture():
            return _lobby(scene, picture)
        case BlankPicture():
            return calm(scene, Bridge.HALF)
        case BreakPicture():
            rest = _("Stand up, breathe, have some water. Support is on your phone.")
            return calm(scene, Bridge.DOWN, _("A gentle break"), below=rest)
        case EndedPicture():
            thanks = _("Thank you for being here.")
            return calm(scene, Bridge.DOWN, thanks, below=picture.credit)
        case _:
            assert_never(picture)


def _poll(scene: ProjectorScene, picture: PollPicture) -> str:
    match picture:
        case AnnouncedPicture():
            return _announced(scene, picture.title)
        case QuestionPicture():
            return question(scene, picture)
        case HoldingPicture():
            return _holding(scene, is_private=picture.is_private)
        case FarewellPicture(text=text):
            thanks = scene.translate("Thank you for being here.")
            return calm(scene, Bridge.DOWN, thanks, below=text)
        case PutAsidePicture():
            told = scene.told(picture, _put_aside)
            return calm(scene, Bridge.UP, told)
        case _:
            assert_never(picture)


def _put_aside(picture: PutAsidePicture, say: Say) -> str:
    return charts.words(picture.poll, picture.release, say)


def _lobby(scene: ProjectorScene, picture: LobbyPicture) -> str:
    _ = scene.translate
    view = scene.view
    title = view.second.both_titles if view.second else view.title
    how = _("Scan the code, or open this address and enter the letters:")
    lines = (
        (title, 90, 0),
        (picture.subtitle, 42, 20),
        (how, 36, 64),
        (scene.link, 58, 6),
        (f"{view.code}WW", 124, 10),  # its letters are spaced
    )
    beside, share = _EDGES + 56, 1.15 / 2.15
    texts = [
        Text(text=text, size=size, beside=beside, above=above, share=share)
        for text, size, above in lines
    ]
    return scene.markup(
        "lobby",
        fit=fit(texts, around=2 * 84 + 120),
        title=title,
        subtitle=picture.subtitle,
        how=how,
        link=scene.link,
        code=view.code,
        qr=scene.qr,
        qr_alt=scene.translate_first(N_("Code to scan with a phone")),
        promise=_("No app. No name. You may sit this out."),
        crowd=_(_CROWD[picture.crowd]),
    )


def _announced(scene: ProjectorScene, title: str) -> str:
    texts = [Text(text=title, size=132, beside=_EDGES)]
    return scene.markup("coming", fit=fit(texts, around=2 * 84 + 60), title=title)


def _holding(scene: ProjectorScene, *, is_private: bool) -> str:
    _ = scene.translate
    if is_private:
        return calm(scene, Bridge.UP, _("Answers are in. We leave this picture closed."))
    return calm(scene, Bridge.HALF, _("Answers are in."))
