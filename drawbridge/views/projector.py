"""What the room sees."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from drawbridge.domain.privacy.gate import Release, Released, ReleasedLines, Withheld
from drawbridge.domain.session.session import LiveSession, Phase, Status
from drawbridge.domain.workshop.activity import Activity
from drawbridge.domain.workshop.interludes import Consent, Pause, PrivateReflection, Slide
from drawbridge.domain.workshop.steps import Audience, Poll, Step
from drawbridge.errors import NotAuthorised
from drawbridge.services import Services
from drawbridge.store.transaction import Transaction
from drawbridge.views.released import release_of
from drawbridge.views.turns import TurnsView, activity_turns

WRONG_LINK = "This projector link is not valid. Open it again from the facilitator's screen."


class Picture(StrEnum):
    """What the projector shows."""

    LOBBY = "lobby"
    CARD = "card"
    SLIDE = "slide"
    COMING = "coming"
    QUESTION = "question"
    HOLDING = "holding"
    CHART = "chart"
    LINES = "lines"
    WORDS = "words"
    PAUSE = "pause"
    ACTIVITY = "activity"
    BLANK = "blank"
    BREAK = "break"
    ENDED = "ended"


_FIXED: Mapping[type[Step], Picture] = MappingProxyType(
    {
        Slide: Picture.SLIDE,
        Pause: Picture.PAUSE,
        PrivateReflection: Picture.PAUSE,
        Consent: Picture.CARD,
        Activity: Picture.ACTIVITY,
    }
)


_BY_VERDICT: Mapping[type[Release], Picture] = MappingProxyType(
    {
        Withheld: Picture.WORDS,
        Released: Picture.CHART,
        ReleasedLines: Picture.LINES,
    }
)


class CrowdWord(StrEnum):
    """How many of the people in the room have joined; words, never a number that ticks."""

    NOBODY = "nobody yet"
    A_FEW = "a few"
    ABOUT_HALF = "about half"
    NEARLY_EVERYONE = "nearly everyone"


@dataclass(frozen=True, slots=True, kw_only=True)
class ProjectorView:
    """What the room sees.

    `release` is set where the picture is a chart or words for one, `turns` during an activity.
    """

    code: str
    title: str
    subtitle: str
    credit: str
    revision: int
    picture: Picture
    join_base: str
    crowd: CrowdWord
    step: Step
    build: int
    round: int
    is_private: bool
    is_rehearsal: bool
    release: Release | None = None
    turns: TurnsView | None = None


def projector_view(services: Services, code: str, key: str) -> ProjectorView:
    """What the projector that was opened with a view-only link should show.

    Raises:
        SessionNotFound: if no session has the code.
        NotAuthorised: if the link's key is not this session's.
    """
    with services.store.reading() as transaction:
        session = transaction.sessions.at(code)
        if not session.opens_projector(key):
            raise NotAuthorised(WRONG_LINK)
        release = _release_before_the_room(transaction, session)
        crowd = crowd_word(transaction.participants.n_joined(session.id), session.head_count)
    return ProjectorView(
        code=session.code,
        title=session.workshop.title,
        subtitle=session.workshop.subtitle,
        credit=session.workshop.credit,
        revision=session.revision,
        picture=projector_picture(session, release),
        join_base=session.join_base,
        crowd=crowd,
        step=session.step,
        build=session.state.build,
        round=session.state.round,
        is_private=session.state.is_private,
        is_rehearsal=session.is_rehearsal,
        release=release,
        turns=activity_turns(session, services.clock()),
    )


def projector_picture(session: LiveSession, release: Release | None) -> Picture:
    """Which picture the projector shows."""
    if session.status is Status.ENDED:
        return Picture.ENDED
    if session.is_on_break:
        return Picture.BREAK
    if session.is_blank:
        return Picture.BLANK
    if session.status is Status.LOBBY:
        return Picture.LOBBY
    if type(session.step) in _FIXED:
        return _FIXED[type(session.step)]
    return _poll_picture(session.state.phase, release)


def _poll_picture(phase: Phase, release: Release | None) -> Picture:
    if phase is Phase.REVEALED and release is not None:
        return _BY_VERDICT[type(release)]
    by_phase = {Phase.BRIEFING: Picture.COMING, Phase.OPEN: Picture.QUESTION}
    return by_phase.get(phase, Picture.HOLDING)


def _release_before_the_room(transaction: Transaction, session: LiveSession) -> Release | None:
    step = session.step
    is_shown = session.status is Status.RUNNING and session.state.phase is Phase.REVEALED
    if not is_shown or not isinstance(step, Poll) or step.audience is not Audience.ROOM:
        return None
    return release_of(transaction, session, step, session.state.round)


def crowd_word(n_joined: int, head_count: int) -> CrowdWord:
    """How full the room is, in words; without a head-count only "a few" or more."""
    if n_joined == 0:
        return CrowdWord.NOBODY
    if head_count <= 0 or n_joined * 10 < head_count * 4:
        return CrowdWord.A_FEW
    return CrowdWord.NEARLY_EVERYONE if n_joined * 10 >= head_count * 8 else CrowdWord.ABOUT_HALF
