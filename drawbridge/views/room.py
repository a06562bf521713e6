"""What the facilitator sees of the room without a click: who is here, what time it is, progress.

Two parts of the console are drawn again every few seconds. Each has a view of its own, so that a
tick asks for no more than it shows.
"""

from dataclasses import dataclass
from functools import partial

from drawbridge.domain.facilitation.support import Need
from drawbridge.domain.session.catching_up import Plan, plan
from drawbridge.domain.session.role import Role
from drawbridge.domain.session.schedule import behind_s, wants_breath
from drawbridge.domain.session.session import LiveSession, Phase, Status
from drawbridge.domain.session.simulated import stand_in
from drawbridge.live.pause_requests import PauseRequest
from drawbridge.live.presence import GRACE_S, LATELY_S
from drawbridge.live.progress import ProgressWord, progress_word
from drawbridge.readiness import missing_needs, preparation
from drawbridge.services import Services
from drawbridge.store.transaction import Transaction
from drawbridge.views.moderation import line_needs_eyes
from drawbridge.views.released import current_round


@dataclass(frozen=True, slots=True, kw_only=True)
class PresenceView:
    """Who is here at the moment `now`, and how time passes.

    Times are seconds; `behind_s` is negative when ahead. `n_own` of those who joined a rehearsal
    are real phones; None in a real session.
    `has_key` is False where the session's key is gone, so that no phone can be told from another.
    `n_lately` phones were here within the last half minute; `plan` says what to leave out when the
    session is late.
    """

    session: LiveSession
    now: float
    n_joined: int
    n_own: int | None
    n_observers: int
    n_connected: int
    n_lately: int
    has_key: bool
    elapsed_s: float
    step_elapsed_s: float
    behind_s: float
    plan: Plan | None
    wants_breath: bool

    @property
    def has_more_phones_than_people(self) -> bool:
        """Whether more phones joined than people are in the room (R27)."""
        return 0 < self.session.head_count < self.n_joined


@dataclass(frozen=True, slots=True, kw_only=True)
class ToPrepare:
    """How far preparing is. `has_phone`: somebody has opened a phone and joined or watches."""

    missing: tuple[Need, ...]
    has_projector: bool
    has_phone: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgressView:
    """How far preparing is before the start, and answering while a question is open.

    `needs_eyes` says that a line of the open question may be a sign of danger.
    """

    session: LiveSession
    pause: PauseRequest | None
    to_prepare: ToPrepare | None
    progress: ProgressWord | None
    needs_eyes: bool


def presence_view(services: Services, code: str) -> PresenceView:
    """Who is in a session now.

    Raises:
        SessionNotFound: if no session has the code.
    """
    now = services.clock()
    with services.store.reading() as transaction:
        session = transaction.sessions.at(code)
        n_joined = transaction.participants.n_joined(session.id)
        n_observers = transaction.participants.n_joined(session.id, Role.OBSERVER)
        n_own = _n_own(services, transaction, session)
    return PresenceView(
        session=session,
        now=now,
        n_joined=n_joined,
        n_own=n_own,
        n_observers=n_observers,
        n_connected=_n_here(services, session.id, n_joined),
        n_lately=_n_lately(services, session, n_joined),
        has_key=session.status is Status.ENDED or services.keys.has(session.id),
        elapsed_s=_since(session.started_at, now),
        step_elapsed_s=_since(session.step_started_at, now),
        behind_s=behind_s(session, now),
        plan=plan(session, now),
        wants_breath=wants_breath(session, now),
    )


def progress_view(services: Services, code: str) -> ProgressView:
    """How far a session's preparing or answering is.

    Raises:
        SessionNotFound: if no session has the code.
    """
    with services.store.reading() as transaction:
        session = transaction.sessions.at(code)
        is_lobby = session.status is Status.LOBBY
        progress = _progress(services, transaction, session)
        is_asked = progress is not None
        return ProgressView(
            session=session,
            pause=services.pauses.signal(session.id),
            to_prepare=_to_prepare(services, transaction, session) if is_lobby else None,
            progress=progress,
            needs_eyes=is_asked and line_needs_eyes(services, transaction, session),
        )


def _to_prepare(services: Services, transaction: Transaction, session: LiveSession) -> ToPrepare:
    n_phones = sum(transaction.participants.n_joined(session.id, role) for role in Role)
    return ToPrepare(
        missing=missing_needs(session, preparation(transaction, session)),
        has_projector=services.presence.has_projector(session.id),
        has_phone=n_phones > 0,
    )


def _n_own(services: Services, transaction: Transaction, session: LiveSession) -> int | None:
    """How many who take part in a rehearsal are nobody that is simulated."""
    if session.cast is None:
        return None
    key_of = partial(services.keys.participant_key, session.id)
    simulated = {key_of(key_of(stand_in(number))) for number in session.cast.numbers}
    roles = transaction.participants.roles(session.id)
    return sum(role is Role.PARTICIPANT for key, role in roles.items() if key not in simulated)


def _n_lately(services: Services, session: LiveSession, n_phones: int) -> int:
    """Phones that were here within half a minute; after a restart they get as long to come back."""
    if services.presence.age_s < LATELY_S:
        return n_phones
    return _n_here(services, session.id, n_phones, LATELY_S)


def _n_here(services: Services, session_id: str, n_joined: int, within_s: float = GRACE_S) -> int:
    found = services.presence.n_connected(session_id, within_s)
    # A phone that went from a process that died to another is counted by both for a moment.
    return found if services.rooms.is_alone else min(found, n_joined)


def _since(moment: float | None, now: float) -> float:
    return 0.0 if moment is None else max(0.0, now - moment)


def _progress(
    services: Services, transaction: Transaction, session: LiveSession
) -> ProgressWord | None:
    place = current_round(session)
    if place is None or session.state.phase is not Phase.OPEN:
        return None
    n_responses = transaction.ballots.n(place)
    n_joined = transaction.participants.n_joined(session.id)
    if session.is_rehearsal:
        return progress_word(n_responses, n_joined)  # R02 is for people
    return services.progress.word(place, n_responses, n_joined)
