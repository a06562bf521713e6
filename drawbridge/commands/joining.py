"""How many phones may join a session from one address."""

from drawbridge.domain.session.session import Status
from drawbridge.errors import SessionEnded
from drawbridge.rate_limits import JoinLimit
from drawbridge.services import Services


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
