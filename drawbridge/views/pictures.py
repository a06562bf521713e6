"""What the projector can show, one class for each picture with all that is drawn in it.

Faces match on the unions below and end with `assert_never`, so that a picture nobody draws is a
type error. How a result is told is decided in `domain.privacy.result_pictures`.
"""

from dataclasses import dataclass
from enum import StrEnum

from drawbridge.domain.privacy.gate import Withheld
from drawbridge.domain.privacy.result_pictures import ResultPicture
from drawbridge.domain.workshop.activity import Activity
from drawbridge.domain.workshop.interludes import Consent, Pause, PrivateReflection, Slide
from drawbridge.domain.workshop.steps import Poll
from drawbridge.views.turns import TurnsView


class CrowdWord(StrEnum):
    """How many of the people in the room have joined; words, never a number that ticks."""

    NOBODY = "nobody yet"
    A_FEW = "a few"
    SOME = "some"
    ABOUT_HALF = "about half"
    MOST = "most"
    NEARLY_EVERYONE = "nearly everyone"


# -- whatever the step


@dataclass(frozen=True, slots=True, kw_only=True)
class LobbyPicture:
    """The way in, before the start."""

    subtitle: str
    crowd: CrowdWord


@dataclass(frozen=True, slots=True, kw_only=True)
class BlankPicture:
    """A calm picture without words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BreakPicture:
    """A gentle break."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EndedPicture:
    """Thanks, and who made the workshop."""

    credit: str


SessionPicture = LobbyPicture | BlankPicture | BreakPicture | EndedPicture


# -- a step that asks nothing


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsentPicture:
    """The card that everyone meets before joining."""

    card: Consent


@dataclass(frozen=True, slots=True, kw_only=True)
class SlidePicture:
    """A slide up to and with one of its builds, by position."""

    slide: Slide
    build: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PausePicture:
    """Ways to spend a pause."""

    pause: Pause


@dataclass(frozen=True, slots=True, kw_only=True)
class ReflectionPicture:
    """What to finish, each person for themselves."""

    reflection: PrivateReflection


@dataclass(frozen=True, slots=True, kw_only=True)
class ActivityPicture:
    """What to do in groups, and the time for it."""

    activity: Activity
    turns: TurnsView


InterludePicture = (
    ConsentPicture | SlidePicture | PausePicture | ReflectionPicture | ActivityPicture
)


# -- a poll whose result the room does not see


@dataclass(frozen=True, slots=True, kw_only=True)
class AnnouncedPicture:
    """A poll that has not been opened yet: its title."""

    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionPicture:
    """An open question; `round` counts from 1."""

    poll: Poll
    round: int


@dataclass(frozen=True, slots=True, kw_only=True)
class HoldingPicture:
    """That answers are in. `is_private` says that they stay so."""

    is_private: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PutAsidePicture:
    """That answers are in which nobody will see."""

    poll: Poll
    release: Withheld


@dataclass(frozen=True, slots=True, kw_only=True)
class FarewellPicture:
    """That people may go, after a check-out; `text` are its last words, "" where it has none."""

    text: str


PollPicture = (
    AnnouncedPicture | QuestionPicture | HoldingPicture | FarewellPicture | PutAsidePicture
)


ProjectorPicture = SessionPicture | InterludePicture | PollPicture | ResultPicture
