"""Inviting a second person to help lead, letting them in once, and taking it back."""

import secrets
from hashlib import sha256

from drawbridge.domain.session.permission import Permission
from drawbridge.domain.session.session import Status
from drawbridge.errors import NotAuthorised, Refused, SessionEnded, SessionNotFound
from drawbridge.services import Services
from drawbridge.store.transaction import Transaction

MOST_INVITATIONS = 12
"""House rule: more than anybody needs who leads one room."""

NOT_GOOD = (
    "This invitation is not good any more: the session has ended, or it was taken back. Ask "
    "whoever leads for a new one."
)
_USED = "This invitation has been used already. Ask whoever leads for a new one."
_TOO_MANY = "There are twelve invitations already. Take one back first."


def invite(services: Services, code: str, permission: Permission) -> str:
    """Make an invitation that one person can use once, until the session ends.

    Returns:
        What opens it: 256 random bits. It is not kept here, only its hash.

    Raises:
        SessionEnded: if there is nothing to help with any more.
        Refused: if there are too many.
    """
    key = secrets.token_urlsafe(32)
    with services.store.writing() as transaction:
        session = transaction.sessions.at(code, to_change=True)
        if session.status is Status.ENDED:
            raise SessionEnded
        if len(transaction.invitations.of(session.id)) >= MOST_INVITATIONS:
            raise Refused(_TOO_MANY)
        transaction.invitations.add(session.id, hash_of(key), permission)
    return key


def use_invitation(services: Services, code: str, key: str) -> str:
    """Let in whoever holds an unused invitation; from then on the link opens nothing.

    Returns:
        What stands for them from now on, for their cookie.

    Raises:
        NotAuthorised: if it was used already or is not good, also where there is no session: the
            answer must not tell which codes exist.
    """
    holder_key = secrets.token_urlsafe(32)
    with services.store.writing() as transaction:
        session_id = _session_id(transaction, code)
        known = {one.invitation_hash for one in transaction.invitations.of(session_id)}
        if hash_of(key) not in known:
            raise NotAuthorised(NOT_GOOD)
        if not transaction.invitations.use(session_id, hash_of(key), hash_of(holder_key)):
            raise NotAuthorised(_USED)
    return holder_key


def revoke(services: Services, code: str, invitation_hash: str) -> None:
    """Take an invitation back: who has used it sees and does nothing from now on."""
    with services.store.writing() as transaction:
        session = transaction.sessions.at(code, to_change=True)
        transaction.invitations.remove(session.id, invitation_hash)
    services.hub.announce(session.id)  # their page asks, and is told


def hash_of(key: str) -> str:
    """What is kept of something secret."""
    return sha256(key.encode()).hexdigest()


def _session_id(transaction: Transaction, code: str) -> str:
    try:
        return transaction.sessions.at(code).id
    except SessionNotFound:
        raise NotAuthorised(NOT_GOOD) from None
