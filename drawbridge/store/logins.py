"""The facilitator's logins: one row each, by hash, until they expire."""

from sqlalchemy import Connection, bindparam, delete, select

from drawbridge.store import tables
from drawbridge.store.statements import upsert

_TABLE = tables.logins
# Built once: it takes longer to put together than to carry out.
_EXPIRES_AT = select(_TABLE.c.expires_at).where(_TABLE.c.login_hash == bindparam("login_hash"))
_REMOVING_EXPIRED = delete(_TABLE).where(_TABLE.c.expires_at <= bindparam("now"))


class LoginRows:
    """The logins as one transaction sees them. Moments are seconds since the epoch.

    Args:
        connection: an open connection, inside a transaction.
    """

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, login_hash: str, expires_at: float) -> None:
        """Remember a login by its hash."""
        row = {"login_hash": login_hash, "expires_at": expires_at}
        upsert(self._connection, _TABLE, row)

    def has(self, login_hash: str, now: float) -> bool:
        """Whether a login is known and has not expired."""
        expires_at = self._connection.execute(_EXPIRES_AT, {"login_hash": login_hash}).scalar()
        return expires_at is not None and expires_at > now

    def remove(self, login_hash: str) -> None:
        """Forget a login."""
        self._connection.execute(delete(_TABLE).where(_TABLE.c.login_hash == login_hash))

    def remove_expired(self, now: float) -> None:
        """Forget logins that are over."""
        self._connection.execute(_REMOVING_EXPIRED, {"now": now})
