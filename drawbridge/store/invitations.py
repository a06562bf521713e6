"""Invitations to help lead: one row each, by hash, until one is taken back or the session ends."""

from dataclasses import dataclass

from sqlalchemy import Connection, bindparam, delete, select, update

from drawbridge.domain.session.permission import Permission
from drawbridge.store import tables
from drawbridge.store.statements import in_session, remove_of_session, upsert

_TABLE = tables.invitations
_OF_SESSION = in_session(select(_TABLE), _TABLE).order_by(_TABLE.c.invitation_hash)
_PERMISSION = in_session(select(_TABLE.c.permission), _TABLE).where(
    _TABLE.c.holder_hash == bindparam("holder"), _TABLE.c.holder_hash != ""
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Invitation:
    """One invitation: no name, no time. `invitation_hash` leads to no link."""

    invitation_hash: str
    permission: Permission
    is_used: bool


class InvitationRows:
    """The invitations as one transaction sees them.

    Args:
        connection: an open connection, inside a transaction.
    """

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, session_id: str, invitation_hash: str, permission: Permission) -> None:
        """Remember an invitation that nobody has used."""
        row = {
            "session_id": session_id,
            "invitation_hash": invitation_hash,
            "permission": permission.value,
            "holder_hash": "",
        }
        upsert(self._connection, _TABLE, row)

    def of(self, session_id: str) -> tuple[Invitation, ...]:
        """All invitations of a session, in no order that means anything."""
        rows = self._connection.execute(_OF_SESSION, {"at_session": session_id})
        return tuple(
            Invitation(
                invitation_hash=row.invitation_hash,
                permission=Permission(row.permission),
                is_used=bool(row.holder_hash),
            )
            for row in rows
        )

    def use(self, session_id: str, invitation_hash: str, holder_hash: str) -> bool:
        """Give an invitation to whoever comes first; says whether this was the first."""
        change = update(_TABLE).where(
            _TABLE.c.session_id == session_id,
            _TABLE.c.invitation_hash == invitation_hash,
            _TABLE.c.holder_hash == "",
        )
        done = self._connection.execute(change.values(holder_hash=holder_hash))
        return done.rowcount == 1

    def permission(self, session_id: str, holder_hash: str) -> Permission | None:
        """What somebody who has used an invitation may do, None if there is none."""
        asked = {"at_session": session_id, "holder": holder_hash}
        found = self._connection.execute(_PERMISSION, asked).scalar()
        return None if found is None else Permission(found)

    def remove(self, session_id: str, invitation_hash: str) -> None:
        """Forget an invitation, and with it who has used it."""
        self._connection.execute(
            delete(_TABLE).where(
                _TABLE.c.session_id == session_id, _TABLE.c.invitation_hash == invitation_hash
            )
        )

    def remove_all(self, session_id: str) -> None:
        """Forget all invitations of a session."""
        remove_of_session(self._connection, _TABLE, session_id)
