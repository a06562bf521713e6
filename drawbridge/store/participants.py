"""Who has joined: one row per phone, under a key that no ballot has."""

from sqlalchemy import Connection, bindparam, delete, func, select

from drawbridge.domain.session.role import Role
from drawbridge.store import tables
from drawbridge.store.gathered import GatheredRows
from drawbridge.store.statements import in_session, remove_of_session

_TABLE = tables.participants
# Built once: it takes longer to put together than to carry out.
_OF_SESSION = in_session(select(_TABLE.c.participant_key, _TABLE.c.role), _TABLE)
_OF_SOME = _OF_SESSION.where(_TABLE.c.participant_key.in_(bindparam("keys", expanding=True)))
_IS_THIS_ONE = _TABLE.c.participant_key == bindparam("this_one")
_OF_ONE = in_session(select(_TABLE.c.role), _TABLE).where(_IS_THIS_ONE)
_REMOVING_ONE = in_session(delete(_TABLE), _TABLE).where(_IS_THIS_ONE)
_KEYS = in_session(select(_TABLE.c.participant_key), _TABLE)
_NUMBER = in_session(select(func.count()), _TABLE).where(_TABLE.c.role == bindparam("as_role"))


class ParticipantRows:
    """The participants as one transaction sees them.

    Args:
        connection: an open connection, inside a transaction.
    """

    def __init__(self, connection: Connection) -> None:
        self._open = connection
        self._gathered = GatheredRows(connection, _TABLE)
        self._expected: set[tuple[str, str]] = set()
        self._known: dict[tuple[str, str], Role | None] = {}

    @property
    def _connection(self) -> Connection:
        self.write_out()
        return self._open

    def expect(self, session_id: str, participant_key: str) -> None:
        """Say that a phone's role will be asked for: all of those are then read at once."""
        self._expected.add((session_id, participant_key))

    def set_role(self, session_id: str, participant_key: str, role: Role) -> None:
        """Note that a phone takes part, or only watches. Idempotent."""
        row = {"session_id": session_id, "participant_key": participant_key, "role": role.value}
        self._unlearn(session_id, participant_key)
        self._gathered.keep(row)

    def write_out(self) -> None:
        """Write the roles that were noted so far, all of them in one statement."""
        self._gathered.write_out()

    def role(self, session_id: str, participant_key: str) -> Role | None:
        """What a phone takes part as, None if it has not joined."""
        if (session_id, participant_key) in self._expected:
            self._read_expected()
        if (session_id, participant_key) in self._known:
            return self._known[session_id, participant_key]
        asked = {"at_session": session_id, "this_one": participant_key}
        role: str | None = self._connection.execute(_OF_ONE, asked).scalar()
        return None if role is None else Role(role)

    def roles(self, session_id: str) -> dict[str, Role]:
        """What every phone takes part as, by its key."""
        found = self._connection.execute(_OF_SESSION, {"at_session": session_id})
        return {key: Role(role) for key, role in found}

    def keys(self, session_id: str) -> tuple[str, ...]:
        """The keys of all phones that have joined in any role, in no meaningful order."""
        return tuple(self._connection.execute(_KEYS, {"at_session": session_id}).scalars())

    def n_joined(self, session_id: str, role: Role = Role.PARTICIPANT) -> int:
        """How many phones have joined in a role."""
        asked = {"at_session": session_id, "as_role": role.value}
        return int(self._connection.execute(_NUMBER, asked).scalar_one())

    def remove(self, session_id: str, participant_key: str) -> None:
        """Forget that a phone takes part. Its ballots are not known to be its own."""
        self._unlearn(session_id, participant_key)
        asked = {"at_session": session_id, "this_one": participant_key}
        self._connection.execute(_REMOVING_ONE, asked)

    def remove_all(self, session_id: str) -> None:
        """Forget everybody who has joined a session."""
        self._expected.clear()
        self._known.clear()
        remove_of_session(self._connection, _TABLE, session_id)

    def _read_expected(self) -> None:
        self._known |= dict.fromkeys(self._expected)
        for session_id in {session_id for session_id, _ in self._expected}:
            keys = sorted(key for of, key in self._expected if of == session_id)
            asked = {"at_session": session_id, "keys": keys}
            for key, role in self._connection.execute(_OF_SOME, asked):
                self._known[session_id, key] = Role(role)
        self._expected.clear()

    def _unlearn(self, session_id: str, participant_key: str) -> None:
        self._expected.discard((session_id, participant_key))
        self._known.pop((session_id, participant_key), None)
