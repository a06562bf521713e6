"""What phones do: join, answer, leave."""

import secrets

from drawbridge.domain.responses import Form, parse
from drawbridge.domain.session import (
    LiveSession,
    Phase,
    Status,
)
from drawbridge.domain.workshop import Poll
from drawbridge.errors import NotJoined, RoundClosed, SessionEnded
from drawbridge.services import Services
from drawbridge.store.transaction import Role, Round, Transaction


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
