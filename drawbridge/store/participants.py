"""Who has joined: one row per phone, under a key that no ballot has."""

from sqlalchemy import Connection, delete, func, select

from drawbridge.domain.session.role import Role
from drawbridge.store import tables
from drawbridge.store.statements import remove_of_session, upsert

_TABLE = tables.participants


class ParticipantRows:
    """The participants as one transaction sees them.

    Args:
        connection: an open connection, inside a transaction.
    """

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def set_role(self, session_id: str, participant_key: str, role: Role) -> None:
        """Note that a phone takes part, or only watches. Idempotent."""
        row = {"session_id": session_id, "participant_key": participant_key, "role": role.value}
        upsert(self._connection, _TABLE, row)

    def role(self, session_id: str, participant_key: str) -> Role | None:
        """What a phone takes part as, None if it has not joined."""
        query = select(_TABLE.c.role).where(
            _TABLE.c.session_id == session_id, _TABLE.c.participant_key == participant_key
        )
        role: str | None = self._connection.execute(query).scalar()
        return None if role is None else Role(role)

    def roles(self, session_id: str) -> dict[str, Role]:
        """What every phone takes part as, by its key."""
        query = select(_TABLE.c.participant_key, _TABLE.c.role)
        found = self._connection.execute(query.where(_TABLE.c.session_id == session_id))
        return {key: Role(role) for key, role in found}

    def keys(self, session_id: str) -> tuple[str, ...]:
        """The keys of all phones that have joined in any role, in no meaningful order."""
        query = select(_TABLE.c.participant_key).where(_TABLE.c.session_id == session_id)
        return tuple(self._connection.execute(query).scalars())

    def n_joined(self, session_id: str, role: Role = Role.PARTICIPANT) -> int:
        """How many phones have joined in a role."""
        query = select(func.count()).where(
            _TABLE.c.session_id == session_id, _TABLE.c.role == role.value
        )
        return int(self._connection.execute(query).scalar_one())

    def remove(self, session_id: str, participant_key: str) -> None:
        """Forget that a phone takes part. Its ballots are not known to be its own."""
        is_it = _TABLE.c.participant_key == participant_key
        chosen = delete(_TABLE).where(_TABLE.c.session_id == session_id, is_it)
        self._connection.execute(chosen)

    def remove_all(self, session_id: str) -> None:
        """Forget everybody who has joined a session."""
        remove_of_session(self._connection, _TABLE, session_id)
