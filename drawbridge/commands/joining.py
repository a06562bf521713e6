"""Who comes and goes: phones join and leave, and how many may come from one address."""

import secrets
from collections.abc import Callable
from functools import partial

from drawbridge.domain.session.role import Role
from drawbridge.domain.session.session import Status
from drawbridge.errors import SessionEnded
from drawbridge.rate_limits import JoinLimit
from drawbridge.services import Services
from drawbridge.store.transaction import Transaction


def new_secret() -> str:
    """A phone's secret: 128 random bits. It is sent to the phone and never written down here."""
    return secrets.token_urlsafe(16)


def join(services: Services, code: str, secret: str, role: Role) -> None:
    """Let a phone take part, or only watch. Idempotent.

    Raises:
        SessionNotFound, SessionEnded: if there is nothing to join.
    """
    with services.store.writing() as transaction:
        joined = _join(transaction, services, code, secret, role)
    joined()


async def join_with_others(services: Services, code: str, secret: str, role: Role) -> None:
    """The same, in one commit with all who join at the same moment."""
    sent_s = services.standstill.sent_s()
    job = partial(_join, services=services, code=code, secret=secret, role=role, sent_s=sent_s)
    joined = await services.writer.write(job)
    joined()


def _join(
    transaction: Transaction,
    services: Services,
    code: str,
    secret: str,
    role: Role,
    sent_s: float | None = None,
) -> Callable[[], None]:
    session = transaction.sessions.at(code)
    if session.status is Status.ENDED:
        raise SessionEnded
    services.standstill.ensure_latest(sent_s)
    key = services.keys.participant_key(session.id, secret)
    transaction.participants.set_role(session.id, key, role)

    def joined() -> None:
        services.rooms.note_role(session.id, key, role)
        if role is Role.PARTICIPANT:
            services.presence.seen(session.id, key)  # it is here, even before its stream opens

    return joined


def leave(
    services: Services, code: str, secret: str, *, sent_s: float | None = None
) -> Role | None:
    """Let a phone go: it no longer counts as joined, what it answered stays counted. Idempotent.

    Args:
        services: the running parts.
        code: the join code.
        secret: the phone's secret.
        sent_s: what `Standstill.sent_s` said when this was read; None if it was said here.

    Returns:
        What it can come back as; None if it was not there, or the session is over.

    Raises:
        SessionNotFound: if no session has the code.
        TooLongOnTheWay: if the phone may have come back meanwhile.
    """
    with services.store.writing() as transaction:
        session = transaction.sessions.at(code)
        if session.status is Status.ENDED:
            return None
        services.standstill.ensure_latest(sent_s)
        key = services.keys.participant_key(session.id, secret)
        role = transaction.participants.role(session.id, key)
        transaction.participants.remove(session.id, key)
    services.rooms.note_role(session.id, key, None)
    services.presence.dismiss(session.id, key)
    return role


def limit_joins(services: Services, code: str, limit: JoinLimit) -> None:
    """Lift or lower the limit, or set it back, from now on.

    It is kept in memory, like what it counts: after a restart it is the usual one.

    Raises:
        SessionNotFound: if no session has the code.
        SessionEnded: if it is over.
    """
    with services.store.reading() as transaction:
        session = transaction.sessions.at(code)
    if session.status is Status.ENDED:
        raise SessionEnded
    services.limits.choose_join_limit(session.code, limit)
