"""What the facilitator sees."""

from collections.abc import Mapping
from dataclasses import dataclass

from drawbridge.domain.facilitation.coaching import Coaching, coach
from drawbridge.domain.facilitation.support import Need
from drawbridge.domain.facilitation.unsettled import Unsettled, unsettled
from drawbridge.domain.privacy.pass_bands import Passing, passing
from drawbridge.domain.privacy.result_pictures import ResultPicture, result_picture
from drawbridge.domain.session.deletion import Deletion
from drawbridge.domain.session.next_command import next_act
from drawbridge.domain.session.session import Command, LiveSession, Phase, Status
from drawbridge.domain.workshop.steps import Poll
from drawbridge.readiness import Preparation, missing_needs, preparation
from drawbridge.services import Services
from drawbridge.store.transaction import Transaction
from drawbridge.views.moderation import Moderation, line_needs_eyes, moderation_of
from drawbridge.views.paper import Slips, slips_of
from drawbridge.views.pictures import ProjectorPicture
from drawbridge.views.projector import projector_picture
from drawbridge.views.released import current_round, release_of
from drawbridge.views.turns import TurnsView, turns_view


@dataclass(frozen=True, slots=True, kw_only=True)
class FacilitatorView:
    """What the facilitator sees at the moment `now` that changes with a click.

    What changes without one is in `views.room`. `next_act` is None while a timer runs.
    `on_projector` is what the room sees now. `preview` is set for a closed or revealed poll and
    obeys the same verdict as the projector.
    `is_support_stale` says that the support lines were checked too long ago, `unsettled` that some
    in the room are.
    `moderation` is set where lines that people wrote wait for a decision, `needs_eyes` if one of
    them may be a sign of danger. `slips` is set where slips of paper can be counted now.
    """

    session: LiveSession
    now: float
    next_act: Command | None
    n_joined: int
    notes: Mapping[str, str]
    preparation: Preparation
    is_support_stale: bool
    on_projector: ProjectorPicture
    unsettled: Unsettled | None = None
    preview: ResultPicture | None = None
    passes: Passing | None = None
    coaching: Coaching | None = None
    turns: TurnsView | None = None
    moderation: Moderation | None = None
    needs_eyes: bool = False
    slips: Slips | None = None

    @property
    def missing(self) -> tuple[Need, ...]:
        """What keeps a real session from starting; a rehearsal needs none of it."""
        return missing_needs(self.session, self.preparation)


def is_wiping(services: Services) -> bool:
    """Whether traces of what was deleted are still in the database, and it is tried again."""
    return services.store.owes_compacting


def deletions(services: Services) -> tuple[Deletion, ...]:
    """What was deleted within a year, newest first."""
    with services.store.reading() as transaction:
        return transaction.deletions.every()


def facilitator_view(services: Services, code: str) -> FacilitatorView:
    """What the facilitator's console shows of a session.

    Raises:
        SessionNotFound: if no session has the code.
    """
    now = services.clock()
    with services.store.reading() as transaction:
        session = transaction.sessions.at(code)
        n_joined = transaction.participants.n_joined(session.id)
        notes = transaction.notes.of(session.id)
        preview, passes = _preview(transaction, session)
        prepared = preparation(transaction, session)
        moderation = moderation_of(services, transaction, session)
        needs_eyes = line_needs_eyes(services, transaction, session)
        slips = slips_of(transaction, session)
    coaching, stirred = _told(session, preview, passes)
    return FacilitatorView(
        session=session,
        now=now,
        next_act=next_act(session, now),
        n_joined=n_joined,
        notes=notes,
        preparation=prepared,
        unsettled=stirred,
        on_projector=projector_picture(session, preview, n_joined=n_joined, now=now),
        is_support_stale=prepared.readiness.is_stale(now),
        preview=preview,
        passes=passes,
        coaching=coaching,
        turns=turns_view(session, now),
        moderation=moderation,
        needs_eyes=needs_eyes,
        slips=slips,
    )


def _told(
    session: LiveSession, preview: ResultPicture | None, passes: Passing | None
) -> tuple[Coaching | None, Unsettled | None]:
    """What a result suggests to say, and whether it says that some are unsettled."""
    if preview is None or passes is None:
        return None, None
    poll, release = preview.poll, preview.release
    asked = (
        step
        for place, step in enumerate(session.workshop.steps[: session.position])
        if isinstance(step, Poll) and session.steps[place].round
    )
    return coach(poll, release, passes), unsettled(poll, release, asked)


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
    """One line in the list of sessions.

    `people` says how many take part: a number until the end, then in words that tell no exact small
    number; "" for nobody. `revision` is where the session stands, `workshop_id` what it is a run
    of, `language` that of its title.
    """

    code: str
    name: str
    people: str
    revision: int
    title: str
    language: str
    workshop_id: str
    status: Status
    created_at: float
    ended_at: float | None
    is_rehearsal: bool


def session_lines(services: Services) -> tuple[SessionSummary, ...]:
    """All sessions that are kept, newest first."""
    with services.store.reading() as transaction:
        sessions = transaction.sessions.every()
        n_joined = {
            one.id: transaction.participants.n_joined(one.id)
            for one in sessions
            if one.status is not Status.ENDED
        }
    return tuple(
        SessionSummary(
            code=one.code,
            name=one.name,
            people=str(n_joined.get(one.id) or "") or one.group_size,
            revision=one.revision,
            title=one.workshop.title,
            language=one.workshop.language,
            workshop_id=one.workshop.id,
            status=one.status,
            created_at=one.created_at,
            ended_at=one.ended_at,
            is_rehearsal=one.is_rehearsal,
        )
        for one in sessions
    )
