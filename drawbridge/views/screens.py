"""What a phone can show, one class for each screen with all that is drawn in it.

`name` is what a screen is called in its template and in the page. Faces match on the unions below
and end with `assert_never`, so that a screen nobody draws is a type error.
"""

from collections.abc import Hashable
from dataclasses import dataclass, replace
from typing import ClassVar, Self

from drawbridge.domain.answers.responses import Response
from drawbridge.domain.facilitation.support import SupportView
from drawbridge.domain.session.summary import SummaryView
from drawbridge.domain.workshop.activity import Activity
from drawbridge.domain.workshop.interludes import Consent, Pause, PrivateReflection, Slide
from drawbridge.domain.workshop.steps import Poll
from drawbridge.views.turns import TurnsView


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsentScreen:
    """The card that everyone meets before joining."""

    name: ClassVar[str] = "consent"


@dataclass(frozen=True, slots=True, kw_only=True)
class WaitingScreen:
    """Nothing to do yet. `has_begun` is False in the lobby; `card` is what the room reads now."""

    name: ClassVar[str] = "waiting"

    has_begun: bool
    card: Consent | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SlideScreen:
    """One build of a slide, by position."""

    name: ClassVar[str] = "slide"

    slide: Slide
    build: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PauseScreen:
    """Ways to spend a pause."""

    name: ClassVar[str] = "pause"

    pause: Pause


@dataclass(frozen=True, slots=True, kw_only=True)
class ReflectionScreen:
    """What to finish, each person for themselves."""

    name: ClassVar[str] = "private_reflection"

    reflection: PrivateReflection


@dataclass(frozen=True, slots=True, kw_only=True)
class ActivityScreen:
    """What to do in groups, and the time for it."""

    name: ClassVar[str] = "activity"

    activity: Activity
    turns: TurnsView


@dataclass(frozen=True, slots=True, kw_only=True)
class PollScreen:
    """An open question.

    `response` is this phone's own stored response to the round, if any, and `line` what it wrote.
    `support` is set on the last question, which says whom one can call.
    """

    name: ClassVar[str] = "poll"

    poll: Poll
    round: int
    response: Response | None
    line: str
    support: SupportView | None

    def unanswered(self) -> Self:
        """The same on a phone that has answered nothing."""
        return replace(self, response=None, line="")


@dataclass(frozen=True, slots=True, kw_only=True)
class ClosedScreen:
    """A question that has closed; fields as in `PollScreen`."""

    name: ClassVar[str] = "closed"

    poll: Poll
    round: int
    response: Response | None
    support: SupportView | None

    def unanswered(self) -> Self:
        """The same on a phone that had answered nothing."""
        return replace(self, response=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class BreakScreen:
    """A gentle break. `response` is this phone's own to the question that waits, if any."""

    name: ClassVar[str] = "break"

    response: Response | None
    support: SupportView


@dataclass(frozen=True, slots=True, kw_only=True)
class EndedScreen:
    """Thanks after the end. `is_wiping`: traces of answers are still there, and are tried again.

    `given` is what the group sheet holds, None as long as nobody gives it.
    """

    name: ClassVar[str] = "ended"

    farewell: str
    is_wiping: bool
    support: SupportView
    given: SummaryView | None


AskedScreen = PollScreen | ClosedScreen
"""Screens of a question, which are as long whatever was answered."""

InterludeScreen = SlideScreen | PauseScreen | ReflectionScreen | ActivityScreen

PhoneScreen = (
    ConsentScreen | WaitingScreen | InterludeScreen | AskedScreen | BreakScreen | EndedScreen
)


def answers_on(screen: PhoneScreen) -> Hashable:
    """All that a screen shows of what its phone has answered, None if nothing.

    A question that has closed says no more than that an answer is in.
    """
    response = screen.response if isinstance(screen, AskedScreen | BreakScreen) else None
    if response is None or isinstance(screen, ClosedScreen):
        return None if response is None else ()
    return tuple(response.answers.items())
