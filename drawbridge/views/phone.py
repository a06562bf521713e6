"""What one phone shows."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from drawbridge.domain.answers.responses import Response
from drawbridge.domain.session.role import Role
from drawbridge.domain.session.round import Round
from drawbridge.domain.session.session import LiveSession, Phase, Status
from drawbridge.domain.workshop.activity import Activity
from drawbridge.domain.workshop.choices import CheckOut
from drawbridge.domain.workshop.interludes import (
    Consent,
    Pause,
    PrivateReflection,
    Slide,
    consent_of,
)
from drawbridge.domain.workshop.steps import Step
from drawbridge.domain.workshop.texts import Written
from drawbridge.errors import KeyLost, SessionNotFound
from drawbridge.readiness import support_card_of
from drawbridge.services import Services
from drawbridge.store.transaction import Transaction
from drawbridge.views.released import current_round
from drawbridge.views.support import SupportView, support_shown
from drawbridge.views.turns import TurnsView, activity_turns


class Screen(StrEnum):
    """The one screen a phone should be on."""

    CONSENT = "consent"
    WAITING = "waiting"
    SLIDE = "slide"
    PAUSE = "pause"
    PRIVATE_REFLECTION = "private_reflection"
    ACTIVITY = "activity"
    POLL = "poll"
    BREAK = "break"
    CLOSED = "closed"
    ENDED = "ended"


_QUIET: Mapping[type[Step], Screen] = {
    Slide: Screen.SLIDE,
    Pause: Screen.PAUSE,
    PrivateReflection: Screen.PRIVATE_REFLECTION,
    Activity: Screen.ACTIVITY,
}


_WITH_SUPPORT = frozenset({Screen.BREAK, Screen.ENDED})
_WITHOUT_STEP = frozenset({Screen.CONSENT, Screen.WAITING, Screen.BREAK, Screen.ENDED})


@dataclass(frozen=True, slots=True, kw_only=True)
class PhoneView:
    """What one phone shows.

    `response` is this phone's own stored response to the current round, if any, and `line` what it
    wrote while the round is open. `has_card`: the support card was sent to it. `role` is None
    before joining. `has_begun` is False in the lobby. `step` is set on slide, pause,
    private reflection, poll and closed screens; `round` is 0 where nothing is asked. `support` is
    set where a screen says whom one can call: in a break, on the last question and at the end;
    `turns` is set during an activity.
    """

    code: str
    title: str
    revision: int
    screen: Screen
    role: Role | None
    consent: Consent | None
    step: Step | None = None
    round: int = 0
    build: int = 0
    response: Response | None = None
    line: str = ""
    has_card: bool = False
    farewell: str = ""
    has_begun: bool = True
    support: SupportView | None = None
    turns: TurnsView | None = None
    is_rehearsal: bool = False


def phone_view(services: Services, code: str, secret: str | None) -> PhoneView:
    """What the phone that holds a secret should show.

    Args:
        services: the running parts.
        code: the join code, as typed.
        secret: the phone's secret, None if it has none.

    Raises:
        SessionNotFound: if no session has the code.
        KeyLost: if the session's key is gone.
    """
    with services.store.reading() as transaction:
        session = transaction.sessions.at(code)
        role = _role(services, transaction, session, secret)
        place = current_round(session)
        response, line = None, ""
        if secret and place and role is Role.PARTICIPANT:
            key = services.keys.ballot_key(place, secret)
            response = transaction.ballots.response(place, key)
            if isinstance(session.step, Written) and session.state.phase is Phase.OPEN:
                line = transaction.lines.text(place, services.keys.line_key(place, secret))
        support = None
        if _says_whom_to_call(session, role):
            card = support_card_of(transaction, session)
            support = support_shown(services.workshops, session.code, card)
    has_card = bool(secret) and role is not None and _has_card(services, session, secret or "")
    view = _phone_view(session, role, response)
    now, step = services.clock(), view.step
    turns = activity_turns(session, step, now) if isinstance(step, Activity) else None
    return replace(view, line=line, has_card=has_card, support=support, turns=turns)


def _says_whom_to_call(session: LiveSession, role: Role | None) -> bool:
    screen = phone_screen(session, role)
    is_asked = screen in {Screen.POLL, Screen.CLOSED}
    return screen in _WITH_SUPPORT or (is_asked and isinstance(session.step, CheckOut))


def _has_card(services: Services, session: LiveSession, secret: str) -> bool:
    """Whether a support card is on its way to this phone; known only with its secret in hand."""
    if not services.cards.has_any(session.id):
        return False
    asked = zip(session.workshop.steps, session.steps, strict=True)
    places = (
        Round(session_id=session.id, step_id=step.id, number=number)
        for step, state in asked
        if isinstance(step, Written)
        for number in range(1, state.round + 1)
    )
    keys = [services.keys.line_key(place, secret) for place in places]
    return services.cards.is_sent(session.id, keys)


def has_joined(services: Services, code: str, secret: str) -> bool:
    """Whether the phone that holds a secret takes part or watches; False where nobody can."""
    with services.store.reading() as transaction:
        try:
            return _role(services, transaction, transaction.sessions.at(code), secret) is not None
        except (SessionNotFound, KeyLost):
            return False


def _role(
    services: Services, transaction: Transaction, session: LiveSession, secret: str | None
) -> Role | None:
    if not secret or session.status is Status.ENDED:
        return None
    key = services.keys.participant_key(session.id, secret)
    return transaction.participants.role(session.id, key)


def _phone_view(session: LiveSession, role: Role | None, response: Response | None) -> PhoneView:
    screen = phone_screen(session, role)
    shows_step = screen not in _WITHOUT_STEP
    return PhoneView(
        code=session.code,
        title=session.workshop.title,
        revision=session.revision,
        screen=screen,
        role=role,
        consent=consent_of(session.workshop),
        step=session.step if shows_step else None,
        round=session.state.round if shows_step else 0,
        build=session.state.build if shows_step else 0,
        response=response,
        farewell=_farewell(session),
        has_begun=session.status is not Status.LOBBY,
        is_rehearsal=session.is_rehearsal,
    )


def phone_screen(session: LiveSession, role: Role | None) -> Screen:
    """Where the server says a phone is; reload, back button and late arrival all meet this."""
    if session.status is Status.ENDED:
        return Screen.ENDED
    if role is None:
        return Screen.CONSENT
    if session.status is Status.LOBBY:
        return Screen.WAITING
    if session.is_on_break:
        return Screen.BREAK
    quiet = _QUIET.get(type(session.step))
    if quiet is not None:
        return quiet
    by_phase = {Phase.OPEN: Screen.POLL, Phase.BRIEFING: Screen.WAITING}
    return by_phase.get(session.state.phase, Screen.CLOSED)


def _farewell(session: LiveSession) -> str:
    texts = [step.farewell for step in session.workshop.steps if isinstance(step, CheckOut)]
    return texts[-1] if texts else ""
