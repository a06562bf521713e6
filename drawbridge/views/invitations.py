"""Who is invited to help lead, and what somebody who came may do."""

from hashlib import sha256

from drawbridge.domain.session.permission import Permission
from drawbridge.errors import SessionNotFound
from drawbridge.services import Services
from drawbridge.store.invitations import Invitation


def invitations(services: Services, code: str) -> tuple[Invitation, ...]:
    """All invitations of a session that are good.

    Raises:
        SessionNotFound: if no session has the code.
    """
    with services.store.reading() as transaction:
        return transaction.invitations.of(transaction.sessions.at(code).id)


def invitation(services: Services, code: str, key: str) -> Invitation | None:
    """The invitation that a link opens, None if it is not good or there is no such session."""
    kept = sha256(key.encode()).hexdigest()
    try:
        found = invitations(services, code)
    except SessionNotFound:
        return None
    return next((one for one in found if one.invitation_hash == kept), None)


def permission(services: Services, code: str, holder_key: str) -> Permission | None:
    """What somebody who came by an invitation may do; None if they may not even look.

    Args:
        services: the running parts.
        code: the join code.
        holder_key: what their cookie holds.
    """
    kept = sha256(holder_key.encode()).hexdigest()
    with services.store.reading() as transaction:
        try:
            session = transaction.sessions.at(code)
        except SessionNotFound:
            return None
        return transaction.invitations.permission(session.id, kept)
