"""What several commands begin or end with."""

import secrets
from collections.abc import Callable
from contextlib import suppress

from drawbridge.domain.answers.ballot_purpose import BallotPurpose
from drawbridge.domain.answers.responses import Response
from drawbridge.domain.answers.tally import Snapshot, count
from drawbridge.domain.privacy.paper import slips_count
from drawbridge.domain.session.round import Round
from drawbridge.domain.session.session import LiveSession
from drawbridge.domain.workshop.steps import Poll
from drawbridge.errors import F_, NotWiped, Refused, StaleRevision, StoreUnavailable
from drawbridge.services import Services
from drawbridge.store.transaction import Transaction

SessionCommand = Callable[[Services, str, int], None]
"""Moves the session of a code on, from the revision it was decided on."""


def new_projector_key() -> str:
    """What opens the projector of one session: 128 random bits."""
    return secrets.token_urlsafe(16)


def session_at(transaction: Transaction, code: str, revision: int) -> LiveSession:
    """The session a command is meant for, held until the transaction ends.

    Raises:
        SessionNotFound: if no session has the code.
        StaleRevision: if it has moved on since the command was decided on.
    """
    session = transaction.sessions.at(code, to_change=True)
    if session.revision != revision:
        raise StaleRevision
    return session


def forget_everywhere(services: Services, *session_ids: str) -> None:
    """After answers are deleted: destroy the keys, overwrite, tell every screen, forget the rest.

    Args:
        services: the running parts.
        *session_ids: the sessions whose answers were deleted.

    Raises:
        NotWiped: if they could not be overwritten yet; all the rest is done.
        StoreUnavailable: if a key could not be destroyed; all the rest is done.
    """

    def tell_and_forget() -> None:
        for session_id in session_ids:
            services.hub.announce(session_id)
            forget_here(services, session_id)

    try:
        for session_id in session_ids:
            services.keys.destroy(session_id)
    finally:
        wipe(services, then=tell_and_forget)


def forget_here(services: Services, session_id: str) -> None:
    """Forget what this process has in memory of a session that is over."""
    boards = (
        services.pauses,
        services.cards,
        services.attention,
        services.withdrawals,
        services.progress,
        services.rooms,
    )
    for memory in (services.store, services.presence, *boards):
        memory.forget(session_id)


def wipe(services: Services, *, then: Callable[[], None]) -> None:
    """After a commit that deleted something: overwrite it, and do `then` whether or not that works.

    What is stored has changed already, so that every screen has to hear of it.

    Raises:
        NotWiped: if it could not be overwritten yet; it is marked, and tried again until it can.
    """
    try:
        is_owed = True
        with suppress(StoreUnavailable):
            services.store.compact()
            is_owed = services.store.owes_compacting
    finally:
        then()
    if is_owed:
        raise NotWiped


_FOR_CLOSING = (
    BallotPurpose.CHANGE,
    BallotPurpose.AGAIN,
    BallotPurpose.LATE,
    BallotPurpose.PAPER,
)


def freeze(services: Services, transaction: Transaction, session: LiveSession) -> None:
    """Freeze the current round in one snapshot, and forget what only served to make it.

    How people moved would otherwise stay beside their answers, and show which belong together.

    Raises:
        Refused: if the current step asks nothing.
    """
    snapshot = snapshot_of(transaction, session)
    transaction.wiping.owe()
    transaction.snapshots.insert(session.id, snapshot)
    here = Round(session_id=session.id, step_id=snapshot.step_id, number=snapshot.round)
    for purpose in _FOR_CLOSING:
        transaction.ballots.forget(here, purpose)
    _mark_who_is_here(services, transaction, here)


def _mark_who_is_here(services: Services, transaction: Transaction, here: Round) -> None:
    if here.session_id not in services.keys.ids():
        return  # nobody can answer any more
    phones = transaction.participants.keys(here.session_id)
    marks = [services.keys.ballot_key(here, one, BallotPurpose.HERE) for one in phones]
    for mark in sorted(marks):  # in the order of the phones it would tell which is whose
        transaction.ballots.keep(here, mark, Response(answers={}), BallotPurpose.HERE)


def snapshot_of(transaction: Transaction, session: LiveSession) -> Snapshot:
    """What closing the current round freezes.

    Raises:
        Refused: if the current step asks nothing.
    """
    step, number = session.step, session.state.round
    if not isinstance(step, Poll):
        raise Refused(F_("This step asks nothing."))
    here = Round(session_id=session.id, step_id=step.id, number=number)
    ballots = transaction.ballots
    by_phone = ballots.responses(here)
    n_phones = sum(not it.is_pass for it in by_phone)
    on_paper = ballots.responses(here, BallotPurpose.PAPER)
    if not slips_count(step, number, n_phones=n_phones):
        on_paper = ()
    tally = count(step, (*by_phone, *on_paper), ballots.responses(here, BallotPurpose.CHANGE))
    # Who answered and then only watches was there: nobody can make a room small by leaving it.
    n_here = max(transaction.participants.n_joined(session.id), len(by_phone))
    return Snapshot(
        step_id=step.id,
        round=number,
        tally=tally,
        n_joined=n_here,
        n_also_previous=ballots.n(here, BallotPurpose.AGAIN),
        n_late=ballots.n(here, BallotPurpose.LATE),
        n_paper=len(on_paper),
    )
