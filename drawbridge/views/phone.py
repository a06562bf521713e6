"""What one phone shows."""

from collections.abc import Hashable
from dataclasses import dataclass
from typing import assert_never

from drawbridge.domain.answers.responses import Response
from drawbridge.domain.facilitation.support import SupportView
from drawbridge.domain.session.role import Role
from drawbridge.domain.session.round import Round
from drawbridge.domain.session.session import LiveSession, Phase, Status
from drawbridge.domain.workshop.activity import Activity
from drawbridge.domain.workshop.choices import CheckOut
from drawbridge.domain.workshop.interludes import (
    consent_of,
)
from drawbridge.domain.workshop.steps import Poll, Workshop
from drawbridge.domain.workshop.texts import Written
from drawbridge.errors import KeyLost, SessionNotFound
from drawbridge.live.rooms import Room
from drawbridge.readiness import support_card_of
from drawbridge.services import Services
from drawbridge.views.group_sheet import given_to_all
from drawbridge.views.interlude_screen import quiet_screen
from drawbridge.views.languages import Choose, in_the_rooms
from drawbridge.views.phone_view import PhoneView
from drawbridge.views.recognised_phone import has_card, own_part, own_part_with_others
from drawbridge.views.rooms import room_at
from drawbridge.views.screens import (
    AskedScreen,
    BreakScreen,
    ClosedScreen,
    ConsentScreen,
    EndedScreen,
    PhoneScreen,
    PollScreen,
    WaitingScreen,
)
from drawbridge.views.support import support_shown


def phone_view(
    services: Services, code: str, secret: str | None, choose: Choose = in_the_rooms
) -> PhoneView:
    """What the phone that holds a secret should show.

    Reload, back button and late arrival all meet this.

    Args:
        services: the running parts.
        code: the join code, as typed.
        secret: the phone's secret, None if it has none.
        choose: chooses the language of the workshop's texts.

    Raises:
        SessionNotFound: if no session has the code.
        KeyLost: if the session's key is gone.
    """
    room = room_at(services, code)
    return _view(services, room, choose, *own_part(services, room, secret), secret)


def phone_view_at_once(
    services: Services, code: str, secret: str | None, choose: Choose = in_the_rooms
) -> PhoneView | None:
    """The same where it can be told from memory, else None: then the store has to be asked.

    Raises:
        KeyLost: if the session's key is gone.
    """
    room = services.rooms.get(code)
    if room is None or _asks_store(room.session) or not services.rooms.is_alone:
        return None
    return _view(services, room, choose, *own_part(services, room, secret), secret)


def phone_view_after(
    services: Services,
    code: str,
    secret: str,
    stored: tuple[Round, Response],
    choose: Choose = in_the_rooms,
) -> PhoneView | None:
    """What a phone should show that has just stored an answer as a participant.

    Args:
        services: the running parts.
        code: the join code.
        secret: the phone's secret.
        stored: what it has stored, and for which round.
        choose: chooses the language of the workshop's texts.

    Returns:
        None where the room has moved on, or the store has to be asked for more.

    Raises:
        KeyLost: if the session's key is gone.
    """
    room = services.rooms.get(code)
    place, response = stored
    if room is None or room.place != place or _asks_store(room.session):
        return None
    return _view(services, room, choose, Role.PARTICIPANT, response, secret)


def phone_view_for_news(
    services: Services, code: str, secret: str | None, choose: Choose = in_the_rooms
) -> PhoneView | None:
    """What a phone that takes part should show after a change, None where it has to ask.

    Told is what is the same for all who take part, and, once a question has closed, that one's own
    answer is in, or not. From the first answer to an open question on nothing is: who is told what
    must not depend on who has answered.

    Raises:
        KeyLost: if the session's key is gone.
    """
    room = services.rooms.last(code)
    if room is None or _asks_store(room.session) or services.cards.has_any(room.session.id):
        return None
    if not services.rooms.is_alone:
        is_told = room.place is None or room.is_asked_anew
        return _view(services, room, choose, Role.PARTICIPANT) if is_told else None
    if not room.responses:
        return _view(services, room, choose, Role.PARTICIPANT)
    role, response = own_part(services, room, secret)
    is_told = role is Role.PARTICIPANT and room.session.state.phase is not Phase.OPEN
    return _view(services, room, choose, role, response) if is_told else None


@dataclass(frozen=True, slots=True, kw_only=True)
class PhoneAtHand:
    """A phone whose screen is told from memory.

    It is the same for all with its `likeness` to whom it is told in one language.
    """

    services: Services
    room: Room
    role: Role
    response: Response | None

    @property
    def likeness(self) -> tuple[Hashable, ...]:
        """All that its screen depends on beside the revision."""
        if self.response is None or self.room.session.state.phase is not Phase.OPEN:
            return self.role, self.response is not None
        return self.role, tuple(self.response.answers.items())

    def view(self, choose: Choose) -> PhoneView:
        """What it should show, in the language that is chosen."""
        return _view(self.services, self.room, choose, self.role, self.response)


def phone_at_hand(
    services: Services, code: str, secret: str, stored: tuple[Round, Response] | None = None
) -> PhoneAtHand | None:
    """A phone as most are: joined, and its screen in memory; None of all others.

    Args:
        services: the running parts.
        code: the join code.
        secret: the phone's secret.
        stored: the round and response of this phone that have just been stored, if any.

    Raises:
        KeyLost: if the session's key is gone.
    """
    room = services.rooms.get(code)
    if room is None or _asks_store(room.session):
        return None
    if stored is not None and stored[0] == room.place:
        return _at_hand(services, room, Role.PARTICIPANT, stored[1])
    if not services.rooms.is_alone:
        return None
    return _at_hand(services, room, *own_part(services, room, secret))


async def phone_looked_up(services: Services, code: str, secret: str) -> PhoneAtHand | None:
    """The same where other processes write as well.

    What a phone is and has answered is asked of the store, once for all who ask at that moment.

    Raises:
        KeyLost: if the session's key is gone.
        StoreUnavailable: if the database cannot be used.
    """
    room = services.rooms.get(code)
    if room is None or services.rooms.is_alone or _asks_store(room.session):
        return None
    return _at_hand(services, room, *await own_part_with_others(services, room, secret))


def _at_hand(
    services: Services, room: Room, role: Role | None, response: Response | None
) -> PhoneAtHand | None:
    is_timed = isinstance(room.session.step, Activity)  # its screen goes by the clock
    if role is None or is_timed or services.cards.has_any(room.session.id):
        return None
    return PhoneAtHand(services=services, room=room, role=role, response=response)


def _asks_store(session: LiveSession) -> bool:
    if session.status is not Status.RUNNING:
        return session.status is Status.ENDED
    return session.is_on_break or isinstance(session.step, CheckOut | Written)


def _view(
    services: Services,
    room: Room,
    choose: Choose,
    role: Role | None,
    response: Response | None = None,
    secret: str | None = None,
) -> PhoneView:
    session, languages = room.session, room.session.workshop.languages
    said = session.workshop.in_language(choose(languages))
    phone = _Phone(
        services=services, room=room, said=said, role=role, response=response, secret=secret
    )
    screen = phone.screen()
    return PhoneView(
        code=session.code,
        title=said.title,
        language=said.language,
        languages=languages,
        revision=session.revision,
        is_rehearsal=session.is_rehearsal,
        role=role,
        consent=consent_of(said),
        has_card=bool(secret) and role is not None and has_card(services, session, secret or ""),
        screen=screen,
        drawn=room.drawn,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Phone:
    """One phone in its room, while its secret is in hand.

    `said` is the workshop in its language; `response` is what it has stored for the current round.
    """

    services: Services
    room: Room
    said: Workshop
    role: Role | None
    response: Response | None
    secret: str | None

    @property
    def session(self) -> LiveSession:
        return self.room.session

    def screen(self) -> PhoneScreen:
        session = self.session
        if session.status is Status.ENDED:
            return EndedScreen(
                farewell=_farewell(self.said),
                is_wiping=self.room.is_wiping,
                support=self._support(),
                given=given_to_all(self.services, self.room, self.said.language),
            )
        if self.role is None:
            return ConsentScreen()
        if session.status is Status.LOBBY:
            return WaitingScreen(has_begun=False)
        if session.is_on_break:
            return BreakScreen(response=self.response, support=self._support())
        return self._step_screen()

    def _step_screen(self) -> PhoneScreen:
        step = self.said.steps[self.session.position]
        if isinstance(step, Poll):
            return self._poll_screen(step)
        return quiet_screen(self.session, step, self.services.clock())

    def _poll_screen(self, poll: Poll) -> WaitingScreen | AskedScreen:
        phase, number = self.session.state.phase, self.session.state.round
        if phase is Phase.BRIEFING:
            return WaitingScreen(has_begun=True)
        response = self.response
        support = self._support() if isinstance(poll, CheckOut) else None
        match phase:
            case Phase.OPEN:
                line = self._line() if isinstance(poll, Written) else ""
                return PollScreen(
                    poll=poll, round=number, response=response, line=line, support=support
                )
            case Phase.CLOSED | Phase.REVEALED:
                return ClosedScreen(poll=poll, round=number, response=response, support=support)
            case _:
                assert_never(phase)

    def _line(self) -> str:
        """What this phone wrote in the current round, "" if nothing."""
        place, keys = self.room.place, self.services.keys
        if not self.secret or place is None or self.role is not Role.PARTICIPANT:
            return ""
        with self.services.store.reading() as transaction:
            return transaction.lines.text(place, keys.line_key(place, self.secret))

    def _support(self) -> SupportView:
        with self.services.store.reading() as transaction:
            card = support_card_of(transaction, self.session)
        return support_shown(self.services.workshops, self.session.code, card)


def has_joined(services: Services, code: str, secret: str) -> bool:
    """Whether the phone that holds a secret takes part or watches; False where nobody can."""
    try:
        role, _ = own_part(services, room_at(services, code), secret)
    except (SessionNotFound, KeyLost):
        return False
    return role is not None


def _farewell(workshop: Workshop) -> str:
    texts = [step.farewell for step in workshop.steps if isinstance(step, CheckOut)]
    return texts[-1] if texts else ""
