"""The beginning and the end of a session: creating, ending, deleting, tidying up."""

import secrets
from collections.abc import Sequence
from dataclasses import replace

from drawbridge import content
from drawbridge.commands.care import as_last_time
from drawbridge.commands.rehearsals import check_new
from drawbridge.commands.shared_steps import (
    forget_everywhere,
    new_projector_key,
    session_at,
    wipe,
)
from drawbridge.content import KeptText
from drawbridge.domain.answers.tally import Snapshot
from drawbridge.domain.privacy import gate
from drawbridge.domain.privacy.gate import Release, ReleasedLines
from drawbridge.domain.session.deletion import REMEMBERED_S, Deletion, WhyDeleted
from drawbridge.domain.session.round import Round
from drawbridge.domain.session.session import (
    CODE_LENGTH,
    CODE_LETTERS,
    LiveSession,
    Phase,
    Status,
    new_session,
)
from drawbridge.domain.session.simulated import SimulatedRoom
from drawbridge.domain.workshop.steps import Poll
from drawbridge.domain.workshop.texts import Written
from drawbridge.errors import F_, Refused
from drawbridge.services import Services
from drawbridge.store.care import Care
from drawbridge.store.transaction import Transaction

DAY_S = 24 * 3600.0
ORPHAN_S = DAY_S  # R32
QUIET_S = 3600.0  # phones in pockets over lunch come back
REHEARSAL_S = 12 * 3600.0  # nobody in it is real, so nobody misses it
LOBBY_S = 60 * DAY_S


def create(
    services: Services,
    source: str | KeptText,
    *,
    variant: str = "",
    head_count: int = 0,
    join_base: str = "",
    cast: SimulatedRoom | None = None,
) -> str:
    """Start a session in its lobby from the text of a workshop.

    Args:
        services: the running parts.
        source: the text of a workshop file, or that with translations; copied into the session.
        variant: id of the cut to run, "" for the whole workshop; remembered by the session.
        head_count: how many people are in the room, 0 if not said.
        join_base: the address phones are sent to.
        cast: who plays along; makes the session a rehearsal.

    Returns:
        The join code.

    Raises:
        Refused: if the cast is too large, or too many rehearsals are open.
        ContentError: if the workshop cannot be used, or has no such variant.
        StoreUnavailable: if the session cannot be stored.
    """
    frozen = source if isinstance(source, KeptText) else KeptText(source=source)
    content.parse(frozen.source, file="workshop", variant=variant)
    session_id = secrets.token_hex(16)
    with services.store.writing() as transaction:
        check_new(transaction, cast)
        session = new_session(
            session_id=session_id,
            code=_free_code(transaction),
            workshop=content.restored(frozen.packed(), file="workshop", variant=variant),
            projector_key=new_projector_key(),
            now=services.clock(),
        ).arranged(head_count=max(0, head_count), join_base=join_base)
        session = replace(session, is_rehearsal=cast is not None, cast=cast)
        transaction.sessions.insert(as_last_time(services, transaction, session), frozen.packed())
        services.keys.make(session_id)  # in here, or `purge` might take it for a stray one
    if cast is not None:
        services.hub.announce_rehearsal()
    return session.code


def end(services: Services, code: str, revision: int) -> None:
    """End the session: keep what was before the room, destroy the rest. Twice is harmless.

    Of a rehearsal nothing is kept.

    Raises:
        NotWiped: if it has ended, and the traces of what was deleted are still in the file.
    """
    with services.store.writing() as transaction:
        if transaction.sessions.at(code).status is Status.ENDED:
            return
        before = session_at(transaction, code, revision)
        if before.is_rehearsal:
            transaction.delete_session(before.id)
        else:
            after = before.end(services.clock(), transaction.participants.n_joined(before.id))
            transaction.sessions.save(after, expected_revision=revision)
            _seal(transaction, after)
            transaction.delete_answers(after.id)
            transaction.invitations.remove_all(after.id)
            transaction.care.put(after.id, Care(support=transaction.care.of(after.id).support))
    forget_everywhere(services, before.id)


def delete(services: Services, code: str) -> None:
    """Remove an ended session for good.

    Raises:
        Refused: if it has not ended.
        NotWiped: if it is deleted, and its traces are still in the file.
    """
    with services.store.writing() as transaction:
        session = transaction.sessions.at(code, to_change=True)
        if session.status is not Status.ENDED:
            raise Refused(F_("This session is still running. End it first."))
        _delete(transaction, session, WhyDeleted.BY_HAND, services.clock())

    def forget() -> None:
        for memory in (services.store, services.rooms):
            memory.forget(session.id)

    wipe(services, then=forget)


def purge(services: Services) -> int:
    """Delete old summaries, sessions left open for a day, old rehearsals and stray keys.

    What was deleted before and could not be wiped from the database is wiped now. The time of day
    may have been set while the server was down: nothing is deleted while somebody is here, no
    running session before the server itself has run for an hour with nobody in it, and no open
    question before it has run for a day.

    Returns:
        How many sessions were deleted.
    """
    now, key_ids = services.clock(), services.keys.ids()
    with services.store.writing() as transaction:
        oldest = now - services.settings.retention_days * DAY_S
        stale = list(transaction.sessions.ended_before(oldest))
        every = transaction.sessions.every()
        kept = [one for one in every if one.id not in stale]
        old = [one for one in kept if _is_orphan(one, now) or _is_over(one, now)]
        orphans = [one.id for one in old if _is_left(services, one)]
        gone = (*stale, *orphans)
        for one in (one for one in every if one.id in gone):
            is_kept = one.status is Status.ENDED
            why = WhyDeleted.KEPT_LONG_ENOUGH if is_kept else WhyDeleted.LEFT_OPEN
            _delete(transaction, one, why, now)
        transaction.deletions.remove_before(now - REMEMBERED_S)
    living = {one.id for one in kept if one.id not in orphans and one.status is not Status.ENDED}
    for session_id in key_ids:
        if session_id not in living:
            services.keys.destroy(session_id)
    if gone:
        forget_everywhere(services, *gone)
    else:
        wipe_owed(services)
    return len(gone)


def _delete(transaction: Transaction, session: LiveSession, why: WhyDeleted, now: float) -> None:
    """Remove a session; that it is gone is remembered, but of a rehearsal nothing is."""
    transaction.delete_session(session.id)
    if not session.is_rehearsal:
        gone = Deletion(title=session.workshop.title, why=why, deleted_at=now)
        transaction.deletions.add(gone)


def wipe_owed(services: Services) -> None:
    """Wipe from the database what was deleted before and could not be wiped then, if any.

    Raises:
        StoreUnavailable: if somebody else is writing for too long.
    """
    if services.store.owes_compacting:
        services.store.compact()


def _seal(transaction: Transaction, session: LiveSession) -> None:
    """Keep the verdict of each round that was before the room; forget all other rounds."""
    earlier: dict[str, list[Snapshot]] = {}
    for one in transaction.snapshots.frozen_rounds(session.id):
        poll = session.workshop.step(one.step_id)
        here = Round(session_id=session.id, step_id=poll.id, number=one.round)
        if one.snapshot is None or not isinstance(poll, Poll):
            continue
        before = earlier.setdefault(poll.id, [])
        verdict = _verdict(transaction, session, poll, one.snapshot, before)
        before.append(one.snapshot)
        if one.round in session.steps[session.workshop.index(poll.id)].shown:
            transaction.snapshots.seal(here, gate.verdict_text(verdict))
        else:
            transaction.snapshots.remove(here)


def _verdict(
    transaction: Transaction,
    session: LiveSession,
    poll: Poll,
    snapshot: Snapshot,
    before: Sequence[Snapshot],
) -> Release:
    """What may be kept of a round; words of people only where that was asked for (R18)."""
    if not isinstance(poll, Written):
        return gate.release(poll, snapshot, *before)
    here = Round(session_id=session.id, step_id=poll.id, number=snapshot.round)
    verdict = gate.release_lines(poll, snapshot, transaction.lines.shown(here), *before)
    state = session.steps[session.workshop.index(poll.id)]
    # What is chosen while it is hidden was never before the room.
    is_up = state.phase is Phase.REVEALED and state.round == snapshot.round
    if (session.keeps_lines and is_up) or not isinstance(verdict, ReleasedLines):
        return verdict
    return gate.without_lines(verdict)


def _free_code(transaction: Transaction) -> str:
    while True:
        code = "".join(secrets.choice(CODE_LETTERS) for _ in range(CODE_LENGTH))
        if not transaction.sessions.has_code(code):
            return code


def _is_orphan(session: LiveSession, now: float) -> bool:
    if session.status is Status.LOBBY:  # made ahead of the day, holds no answers
        return now - session.created_at > LOBBY_S
    last_sign = session.step_started_at or session.created_at
    return session.status is Status.RUNNING and now - last_sign > ORPHAN_S


def _is_left(services: Services, session: LiveSession) -> bool:
    """Whether nobody is in it, as far as clocks tell that nobody can set."""
    presence = services.presence
    if presence.n_connected(session.id) or presence.has_projector(session.id):
        return False
    if session.status is not Status.RUNNING or session.is_rehearsal:
        return True
    is_open = session.state.phase is Phase.OPEN
    is_quiet = not presence.n_connected(session.id, within_s=QUIET_S)
    return is_quiet and presence.age_s > (ORPHAN_S if is_open else QUIET_S)


def _is_over(session: LiveSession, now: float) -> bool:
    return session.is_rehearsal and now - session.created_at > REHEARSAL_S
