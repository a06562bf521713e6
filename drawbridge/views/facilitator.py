"""What the facilitator sees."""

from collections.abc import Mapping
from dataclasses import dataclass

from drawbridge.domain.facilitation.coaching import Coaching, coach
from drawbridge.domain.facilitation.support import Need
from drawbridge.domain.facilitation.unsettled import is_unsettled
from drawbridge.domain.privacy.pass_bands import Passing, passing
from drawbridge.domain.session.catching_up import Plan, plan
from drawbridge.domain.session.next_command import next_act
from drawbridge.domain.session.role import Role
from drawbridge.domain.session.schedule import behind_s, wants_breath
from drawbridge.domain.session.session import Command, LiveSession, Phase, Status
from drawbridge.domain.workshop.steps import Poll
from drawbridge.live.pause_requests import PauseRequest
from drawbridge.live.progress import ProgressWord, progress_word
from drawbridge.readiness import Preparation, preparation
from drawbridge.services import Services
from drawbridge.store.transaction import Transaction
from drawbridge.views.moderation import Moderation, line_needs_eyes, moderation_of
from drawbridge.views.pictures import ProjectorPicture, ResultPicture, result_picture
from drawbridge.views.projector import projector_picture
from drawbridge.views.released import current_round, release_of
from drawbridge.views.turns import TurnsView, turns_view

LATELY_S = 30.0  # private signals to the facilitator: "for 30 s"


@dataclass(frozen=True, slots=True, kw_only=True)
class FacilitatorView:
    """What the facilitator sees at the moment `now`. Times are seconds.

    `behind_s` is negative when ahead. `on_projector` is what the room sees now.
    `preview` is set for a closed or revealed poll and obeys the same verdict as the projector.
    `n_lately` phones were here within the last half minute; `plan` says what to leave out when the
    session is late.
    `is_support_stale` says that the support lines were checked too long ago, `has_projector` that
    a projector is connected. `is_unsettled` says that some in the room are.
    `moderation` is set where lines that people wrote wait for a decision, `needs_eyes` if one of
    them may be a sign of danger.
    """

    session: LiveSession
    now: float
    next_act: Command
    n_joined: int
    n_observers: int
    n_connected: int
    n_lately: int
    elapsed_s: float
    step_elapsed_s: float
    behind_s: float
    notes: Mapping[str, str]
    preparation: Preparation
    is_support_stale: bool
    has_projector: bool
    on_projector: ProjectorPicture
    pause: PauseRequest | None = None
    is_unsettled: bool = False
    progress: ProgressWord | None = None
    preview: ResultPicture | None = None
    passes: Passing | None = None
    coaching: Coaching | None = None
    turns: TurnsView | None = None
    plan: Plan | None = None
    wants_breath: bool = False
    moderation: Moderation | None = None
    needs_eyes: bool = False

    @property
    def has_more_phones_than_people(self) -> bool:
        """Whether more phones joined than people are in the room (R27)."""
        return 0 < self.session.head_count < self.n_joined

    @property
    def missing(self) -> tuple[Need, ...]:
        """What keeps a real session from starting; a rehearsal needs none of it."""
        is_free = self.session.is_rehearsal or self.session.status is not Status.LOBBY
        return () if is_free else tuple(self.preparation.readiness.missing())


def facilitator_view(services: Services, code: str) -> FacilitatorView:
    """What the facilitator's console shows of a session.

    Raises:
        SessionNotFound: if no session has the code.
    """
    now = services.clock()
    with services.store.reading() as transaction:
        session = transaction.sessions.at(code)
        n_joined = transaction.participants.n_joined(session.id)
        n_observers = transaction.participants.n_joined(session.id, Role.OBSERVER)
        notes = transaction.notes.of(session.id)
        progress = _progress(services, transaction, session, n_joined)
        preview, passes = _preview(transaction, session)
        prepared = preparation(transaction, session)
        moderation = moderation_of(services, transaction, session)
        needs_eyes = line_needs_eyes(services, transaction, session)
    coaching, unsettled = _told(preview, passes)
    return FacilitatorView(
        session=session,
        now=now,
        next_act=next_act(session),
        n_joined=n_joined,
        n_observers=n_observers,
        n_connected=services.presence.n_connected(session.id),
        n_lately=_n_lately(services, session, n_joined),
        elapsed_s=_since(session.started_at, now),
        step_elapsed_s=_since(session.step_started_at, now),
        behind_s=behind_s(session, now),
        notes=notes,
        preparation=prepared,
        pause=services.pauses.signal(session.id),
        is_unsettled=unsettled,
        has_projector=services.presence.has_projector(session.id),
        on_projector=projector_picture(session, preview, n_joined=n_joined, now=now),
        is_support_stale=prepared.readiness.is_stale(now),
        progress=progress,
        preview=preview,
        passes=passes,
        coaching=coaching,
        turns=turns_view(session, now),
        plan=plan(session, now),
        wants_breath=wants_breath(session, now),
        moderation=moderation,
        needs_eyes=needs_eyes,
    )


def _n_lately(services: Services, session: LiveSession, n_phones: int) -> int:
    """Phones that were here within half a minute; after a restart they get as long to come back."""
    if services.presence.age_s < LATELY_S:
        return n_phones
    return services.presence.n_connected(session.id, LATELY_S)


def _told(preview: ResultPicture | None, passes: Passing | None) -> tuple[Coaching | None, bool]:
    """What a result suggests to say, and whether it says that some are unsettled."""
    if preview is None or passes is None:
        return None, False
    poll, release = preview.poll, preview.release
    return coach(poll, release, passes), is_unsettled(poll, release)


def _since(moment: float | None, now: float) -> float:
    return 0.0 if moment is None else max(0.0, now - moment)


def _progress(
    services: Services, transaction: Transaction, session: LiveSession, n_joined: int
) -> ProgressWord | None:
    place = current_round(session)
    if place is None or session.state.phase is not Phase.OPEN:
        return None
    n_responses = transaction.ballots.n(place)
    if session.is_rehearsal:
        return progress_word(n_responses, n_joined)  # R02 is for people
    return services.progress.word(place, n_responses, n_joined)


def _preview(
    transaction: Transaction, session: LiveSession
) -> tuple[ResultPicture | None, Passing | None]:
    place, poll = current_round(session), session.step
    is_frozen = session.state.phase in {Phase.CLOSED, Phase.REVEALED}
    if place is None or not is_frozen or not isinstance(poll, Poll):
        return None, None
    frozen = transaction.snapshots.frozen_round(place)
    passes = passing(poll, frozen.snapshot) if frozen and frozen.snapshot else None
    release = release_of(transaction, session, poll, place.number)
    return None if release is None else result_picture(poll, release), passes


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionSummary:
    """One line in the list of sessions."""

    code: str
    title: str
    status: Status
    created_at: float
    ended_at: float | None
    is_rehearsal: bool


def session_lines(services: Services) -> tuple[SessionSummary, ...]:
    """All sessions that are kept, newest first."""
    with services.store.reading() as transaction:
        sessions = transaction.sessions.every()
    return tuple(
        SessionSummary(
            code=one.code,
            title=one.workshop.title,
            status=one.status,
            created_at=one.created_at,
            ended_at=one.ended_at,
            is_rehearsal=one.is_rehearsal,
        )
        for one in sessions
    )
