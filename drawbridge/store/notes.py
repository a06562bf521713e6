"""The facilitator's notes: one row per step."""

from sqlalchemy import Connection, select

from drawbridge.store import tables
from drawbridge.store.statements import in_session, remove_of_session, upsert

_TABLE = tables.notes
_OF_SESSION = in_session(select(_TABLE.c.step_id, _TABLE.c.text), _TABLE)


class NoteRows:
    """The notes as one transaction sees them.

    Args:
        connection: an open connection, inside a transaction.
    """

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def put(self, session_id: str, step_id: str, text: str) -> None:
        """Keep the facilitator's note on a step."""
        row = {"session_id": session_id, "step_id": step_id, "text": text}
        upsert(self._connection, _TABLE, row)

    def of(self, session_id: str) -> dict[str, str]:
        """The facilitator's notes by step id."""
        found = self._connection.execute(_OF_SESSION, {"at_session": session_id})
        return {row.step_id: row.text for row in found}

    def remove_all(self, session_id: str) -> None:
        """Remove all notes of a session."""
        remove_of_session(self._connection, _TABLE, session_id)
