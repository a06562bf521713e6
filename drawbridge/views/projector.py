"""What the room sees."""

from dataclasses import dataclass, replace
from typing import assert_never

from drawbridge.domain.privacy.gate import Withheld
from drawbridge.domain.privacy.released import Reason
from drawbridge.domain.privacy.result_pictures import ResultPicture, result_picture
from drawbridge.domain.session.session import LiveSession, Phase, Status
from drawbridge.domain.workshop.activity import Activity
from drawbridge.domain.workshop.choices import CheckOut
from drawbridge.domain.workshop.interludes import Consent, Pause, PrivateReflection, Slide
from drawbridge.domain.workshop.steps import Audience, Poll
from drawbridge.domain.workshop.two_languages import both
from drawbridge.errors import NotAuthorised
from drawbridge.services import Services
from drawbridge.store.transaction import Transaction
from drawbridge.views.pictures import (
    ActivityPicture,
    AnnouncedPicture,
    BlankPicture,
    BreakPicture,
    ConsentPicture,
    CrowdWord,
    EndedPicture,
    FarewellPicture,
    HoldingPicture,
    LobbyPicture,
    PausePicture,
    PollPicture,
    ProjectorPicture,
    PutAsidePicture,
    QuestionPicture,
    ReflectionPicture,
    SlidePicture,
)
from drawbridge.views.released import release_of
from drawbridge.views.turns import activity_turns

# Shares of the head-count, per cent, below which a word is true.
_CROWD = (
    (25, CrowdWord.A_FEW),
    (40, CrowdWord.SOME),
    (60, CrowdWord.ABOUT_HALF),
    (80, CrowdWord.MOST),
)
WRONG_LINK = "This projector link is not valid. Open it again from the facilitator's screen."


@dataclass(frozen=True, slots=True, kw_only=True)
class ProjectorView:
    """What the room sees: one picture, and what every picture is drawn with.

    `workshop_language` is that of the workshop's own words. `second` is the same picture in another
    language that stands below it, None where one is enough.
    """

    code: str
    title: str
    revision: int
    join_base: str
    is_rehearsal: bool
    picture: ProjectorPicture
    workshop_language: str = ""
    second: "SecondLanguage | None" = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SecondLanguage:
    """What the room sees in a second language.

    language: its code. title, picture: in that language alone. both_titles, both: with the texts of
    both languages, as `two_languages` puts them together.
    """

    language: str
    title: str
    picture: ProjectorPicture
    both_titles: str
    both: ProjectorPicture


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
        n_joined = transaction.participants.n_joined(session.id)
        seen = _Seen(transaction=transaction, n_joined=n_joined, now=services.clock())
        picture, second = seen.picture(session), _second(session, seen)
    return ProjectorView(
        code=session.code,
        title=session.workshop.title,
        revision=session.revision,
        join_base=session.join_base,
        is_rehearsal=session.is_rehearsal,
        picture=picture,
        workshop_language=session.workshop.language,
        second=second,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Seen:
    """What pictures of one moment are made from, in whatever language."""

    transaction: Transaction
    n_joined: int
    now: float

    def picture(self, session: LiveSession) -> ProjectorPicture:
        result = _result_before_the_room(self.transaction, session)
        return projector_picture(session, result, n_joined=self.n_joined, now=self.now)


def _second(session: LiveSession, seen: _Seen) -> SecondLanguage | None:
    """The same in the second language and in both; the gate is asked for each as for one."""
    room = session.workshop
    other = room.in_language(session.second_language)
    if other.language == room.language:
        return None
    two = both(replace(room, translations=()), other)
    return SecondLanguage(
        language=other.language,
        title=other.title,
        picture=seen.picture(replace(session, workshop=other)),
        both_titles=two.title,
        both=seen.picture(replace(session, workshop=two)),
    )


def projector_picture(
    session: LiveSession, result: ResultPicture | None, *, n_joined: int, now: float
) -> ProjectorPicture:
    """Which picture the projector shows.

    Args:
        session: the session as it stands.
        result: of the current step, as far as it may be told.
        n_joined: people who take part.
        now: seconds since the epoch.
    """
    if session.status is Status.ENDED:
        return EndedPicture(credit=session.workshop.credit)
    if session.is_on_break:
        return BreakPicture()
    if session.is_blank:
        return BlankPicture()
    if session.status is Status.LOBBY:
        crowd = crowd_word(n_joined, session.head_count)
        return LobbyPicture(subtitle=session.workshop.subtitle, crowd=crowd)
    return _step_picture(session, result, now)


def _step_picture(
    session: LiveSession, result: ResultPicture | None, now: float
) -> ProjectorPicture:
    match session.step:
        case Consent() as card:
            return ConsentPicture(card=card)
        case Slide() as slide:
            return SlidePicture(slide=slide, build=session.state.build)
        case Pause() as pause:
            return PausePicture(pause=pause)
        case PrivateReflection() as reflection:
            return ReflectionPicture(reflection=reflection)
        case Activity() as activity:
            turns = activity_turns(session, activity, now)
            return ActivityPicture(activity=activity, turns=turns)
        case Poll() as poll:
            return _poll_picture(session, poll, result)
    raise TypeError(f"a step of kind {session.step.kind} has no picture")


def _poll_picture(
    session: LiveSession, poll: Poll, result: ResultPicture | None
) -> PollPicture | ResultPicture:
    state = session.state
    match state.phase:
        case Phase.BRIEFING:
            return AnnouncedPicture(title=poll.title)
        case Phase.OPEN:
            return QuestionPicture(poll=poll, round=state.round)
        case Phase.REVEALED if result is not None:
            return result
        case Phase.CLOSED | Phase.REVEALED:
            if isinstance(poll, CheckOut):
                return FarewellPicture(text=poll.farewell)
            if poll.audience is not Audience.NOBODY:
                return HoldingPicture(is_private=state.is_private)
            aside = Withheld(step_id=poll.id, round=state.round, reason=Reason.PUT_ASIDE)
            return PutAsidePicture(poll=poll, release=aside)
        case _:
            assert_never(state.phase)


def _result_before_the_room(transaction: Transaction, session: LiveSession) -> ResultPicture | None:
    step = session.step
    is_shown = session.status is Status.RUNNING and session.state.phase is Phase.REVEALED
    if not is_shown or not isinstance(step, Poll) or step.audience is not Audience.ROOM:
        return None
    release = release_of(transaction, session, step, session.state.round)
    return None if release is None else result_picture(step, release)


def crowd_word(n_joined: int, head_count: int) -> CrowdWord:
    """How full the room is, in words; without a head-count only that some are here.

    Of the head-count: under a quarter a few, then some, from two fifths about half, from three
    fifths most, from four nearly everyone. Source: house rule.
    """
    if n_joined == 0:
        return CrowdWord.NOBODY
    if head_count <= 0:
        return CrowdWord.SOME
    percent = 100 * n_joined / head_count
    return next((word for below, word in _CROWD if percent < below), CrowdWord.NEARLY_EVERYONE)
