"""What people do: facilitators create and run sessions, phones join and answer.

Every command is one transaction: load, let the domain decide, save, announce. A facilitator's
command carries the revision it was decided on; if the session has moved on, nothing changes.
"""

import secrets
from collections.abc import Callable

from drawbridge import content
from drawbridge.domain import privacy
from drawbridge.domain.responses import Form, parse
from drawbridge.domain.session import (
    CODE_LENGTH,
    CODE_LETTERS,
    LiveSession,
    Phase,
    Status,
    new_session,
)
from drawbridge.domain.tally import Snapshot, count
from drawbridge.domain.workshop import Poll
from drawbridge.errors import NotJoined, Refused, RoundClosed, SessionEnded, StaleRevision
from drawbridge.services import Services
from drawbridge.settings import public_url
from drawbridge.store.transaction import Role, Round, Transaction

NOTE_LENGTH = 4000
DAY_S = 24 * 3600.0
ORPHAN_S = DAY_S  # R32
LOBBY_S = 60 * DAY_S

Move = Callable[[LiveSession, float], LiveSession]


# -- facilitator


def create(services: Services, source: str, *, head_count: int = 0, join_base: str = "") -> str:
    """Start a session in its lobby from the text of a workshop.

    Args:
        services: the running parts.
        source: the text of a workshop file; copied into the session.
        head_count: how many people are in the room, 0 if not said.
        join_base: the address phones are sent to.

    Returns:
        The join code.

    Raises:
        ContentError: if the workshop cannot be used.
        StoreUnavailable: if the session cannot be stored.
    """
    workshop = content.parse(source, file="workshop")
    session_id = secrets.token_hex(16)
    services.keys.make(session_id)
    with services.store.writing() as transaction:
        session = new_session(
            session_id=session_id,
            code=_free_code(transaction),
            workshop=workshop,
            projector_key=secrets.token_urlsafe(16),
            now=services.clock(),
            head_count=max(0, head_count),
        ).arranged(head_count=max(0, head_count), join_base=join_base)
        transaction.insert_session(session, source)
    return session.code


def start(services: Services, code: str, revision: int) -> None:
    """Leave the lobby for the first step."""
    _move(services, code, revision, lambda session, now: session.start(now))


def open_step(services: Services, code: str, revision: int) -> None:
    """Let phones answer the current poll."""
    _move(services, code, revision, lambda session, _: session.open_step())


def close_step(services: Services, code: str, revision: int) -> None:
    """Take no more answers and freeze the one snapshot everything else reads."""
    with services.store.writing() as transaction:
        before = _at(transaction, code, revision)
        after = before.close_step()
        transaction.save_session(after, expected_revision=revision)
        transaction.insert_snapshot(after.id, _snapshot(transaction, after))
    services.hub.announce(after.id)


def reveal(services: Services, code: str, revision: int) -> None:
    """Put the frozen result before the room."""
    _move(services, code, revision, lambda session, _: session.reveal())


def keep_private(services: Services, code: str, revision: int) -> None:
    """Do not show the result, or take it down again."""
    _move(services, code, revision, lambda session, _: session.keep_private())


def reopen(services: Services, code: str, revision: int) -> None:
    """Ask the current poll again as a new round."""
    _move(services, code, revision, lambda session, _: session.reopen())


def advance(services: Services, code: str, revision: int) -> None:
    """Show the next build or go on to the next step."""
    _move(services, code, revision, lambda session, now: session.advance(now))


def skip(services: Services, code: str, revision: int) -> None:
    """Go on to the next step, whatever is left of this one."""
    _move(services, code, revision, lambda session, now: session.skip(now))


def go_back(services: Services, code: str, revision: int) -> None:
    """Return to the step before, as it was left."""
    _move(services, code, revision, lambda session, now: session.go_back(now))


def blank(services: Services, code: str, revision: int) -> None:
    """Put the holding picture on the projector, or take it away."""
    _move(services, code, revision, lambda session, _: session.blank())


def arrange(
    services: Services, code: str, revision: int, *, head_count: int, join_base: str
) -> None:
    """Note the head-count and the address phones are sent to.

    Raises:
        SettingsError: if the address is not one a phone could open.
    """
    base = public_url("The address for phones", join_base)
    _move(
        services,
        code,
        revision,
        lambda session, _: session.arranged(head_count=max(0, head_count), join_base=base),
    )


def note(services: Services, code: str, step_id: str, text: str) -> None:
    """Keep the facilitator's note on a step; also possible after the end."""
    with services.store.writing() as transaction:
        session = transaction.session(code)
        session.workshop.step(step_id)
        transaction.set_note(session.id, step_id, text[:NOTE_LENGTH])


def end(services: Services, code: str, revision: int) -> None:
    """End the session: keep what was allowed to be seen, destroy the rest. Twice is harmless."""
    with services.store.writing() as transaction:
        if transaction.session(code).status is Status.ENDED:
            return
        before = _at(transaction, code, revision)
        after = before.end(services.clock(), transaction.n_joined(before.id))
        transaction.save_session(after, expected_revision=revision)
        if before.state.phase is Phase.OPEN:
            transaction.insert_snapshot(before.id, _snapshot(transaction, before))
        _seal(transaction, after)
        transaction.delete_answers(after.id)
    services.keys.destroy(after.id)
    services.store.compact()
    services.hub.announce(after.id)
    services.hub.forget(after.id)


def delete(services: Services, code: str) -> None:
    """Remove an ended session for good.

    Raises:
        Refused: if it has not ended.
    """
    with services.store.writing() as transaction:
        session = transaction.session(code, to_change=True)
        if session.status is not Status.ENDED:
            raise Refused("This session is still running. End it first.")
        transaction.delete_session(session.id)
    services.store.compact()


def purge(services: Services) -> int:
    """Delete summaries past their retention, sessions left open for a day, and stray keys.

    Returns:
        How many sessions were deleted.
    """
    now = services.clock()
    with services.store.writing() as transaction:
        stale = list(transaction.ended_before(now - services.settings.retention_days * DAY_S))
        kept = [one for one in transaction.sessions() if one.id not in stale]
        orphans = [one.id for one in kept if _is_orphan(one, now)]
        for session_id in (*stale, *orphans):
            transaction.delete_session(session_id)
    living = {one.id for one in kept if one.id not in orphans and one.status is not Status.ENDED}
    for session_id in services.keys.ids():
        if session_id not in living:
            services.keys.destroy(session_id)
    if stale or orphans:
        services.store.compact()
    return len(stale) + len(orphans)


# -- phones


def new_secret() -> str:
    """A phone's secret: 128 random bits. It is sent to the phone and never written down here."""
    return secrets.token_urlsafe(16)


def join(services: Services, code: str, secret: str, role: Role) -> None:
    """Let a phone take part, or only watch. Idempotent.

    Raises:
        SessionNotFound: if no session has the code.
        SessionEnded: if it is over.
    """
    with services.store.writing() as transaction:
        session = transaction.session(code)
        if session.status is Status.ENDED:
            raise SessionEnded
        key = services.keys.participant_key(session.id, secret)
        transaction.set_role(session.id, key, role)


def leave(services: Services, code: str, secret: str) -> None:
    """Let a phone go: it no longer counts as joined, what it answered stays counted. Idempotent.

    Raises:
        SessionNotFound: if no session has the code.
    """
    with services.store.writing() as transaction:
        session = transaction.session(code)
        if session.status is Status.ENDED:
            return
        key = services.keys.participant_key(session.id, secret)
        transaction.remove_participant(session.id, key)
    services.hub.dismiss(session.id, key)


def submit(services: Services, code: str, secret: str, place: tuple[str, int], form: Form) -> None:
    """Store a phone's response; a later one to the same round replaces it.

    Args:
        services: the running parts.
        code: the join code.
        secret: the phone's secret.
        place: the step id and round that the form was made for.
        form: the fields as they came.

    Raises:
        SessionNotFound, SessionEnded: if there is nothing to answer to.
        RoundClosed: if the form's round is not the one that is open.
        NotJoined: if the phone has not joined as a participant.
        InvalidAnswer: if the form does not answer the question.
    """
    step_id, number = place
    with services.store.writing() as transaction:
        session = transaction.session(code, to_change=True)
        poll = _open_poll(session, step_id, number)
        key = services.keys.participant_key(session.id, secret)
        if transaction.role(session.id, key) is not Role.PARTICIPANT:
            raise NotJoined
        here = Round(session_id=session.id, step_id=step_id, number=number)
        transaction.upsert_ballot(
            here,
            services.keys.ballot_key(here, secret),
            parse(poll, form),
            also_previous=_answered_before(services, transaction, here, secret),
        )


def _open_poll(session: LiveSession, step_id: str, number: int) -> Poll:
    if session.status is Status.ENDED:
        raise SessionEnded
    step, state = session.step, session.state
    is_open = session.status is Status.RUNNING and state.phase is Phase.OPEN
    if not isinstance(step, Poll) or not is_open or (step.id, state.round) != (step_id, number):
        raise RoundClosed
    return step


def _answered_before(
    services: Services, transaction: Transaction, here: Round, secret: str
) -> bool:
    if here.number == 1:
        return False
    earlier = Round(session_id=here.session_id, step_id=here.step_id, number=here.number - 1)
    key = services.keys.ballot_key(earlier, secret)
    return transaction.response(earlier, key) is not None


# -- inside


def _move(services: Services, code: str, revision: int, move: Move) -> None:
    with services.store.writing() as transaction:
        before = _at(transaction, code, revision)
        after = move(before, services.clock())
        transaction.save_session(after, expected_revision=revision)
    services.hub.announce(after.id)


def _at(transaction: Transaction, code: str, revision: int) -> LiveSession:
    session = transaction.session(code, to_change=True)
    if session.revision != revision:
        raise StaleRevision
    return session


def _snapshot(transaction: Transaction, session: LiveSession) -> Snapshot:
    step, number = session.step, session.state.round
    if not isinstance(step, Poll):
        raise Refused("This step asks nothing.")
    here = Round(session_id=session.id, step_id=step.id, number=number)
    return Snapshot(
        step_id=step.id,
        round=number,
        tally=count(step, transaction.responses(here)),
        n_joined=transaction.n_joined(session.id),
        n_also_previous=transaction.n_also_previous(here),
    )


def _seal(transaction: Transaction, session: LiveSession) -> None:
    earlier: dict[str, list[Snapshot]] = {}
    for one in transaction.frozen_rounds(session.id):
        poll = session.workshop.step(one.step_id)
        if one.snapshot is None or not isinstance(poll, Poll):
            continue
        before = earlier.setdefault(poll.id, [])
        verdict = privacy.release(poll, one.snapshot, *before)
        before.append(one.snapshot)
        here = Round(session_id=session.id, step_id=poll.id, number=one.round)
        transaction.seal(here, privacy.frozen(verdict))


def _free_code(transaction: Transaction) -> str:
    while True:
        code = "".join(secrets.choice(CODE_LETTERS) for _ in range(CODE_LENGTH))
        if not transaction.code_is_taken(code):
            return code


def _is_orphan(session: LiveSession, now: float) -> bool:
    if session.status is Status.LOBBY:  # made ahead of the day, holds no answers
        return now - session.created_at > LOBBY_S
    last_sign = session.step_started_at or session.created_at
    return session.status is Status.RUNNING and now - last_sign > ORPHAN_S
