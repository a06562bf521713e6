"""One transaction: what can be read and written in it, a part for each noun."""

from sqlalchemy import Connection

from drawbridge.store import schema
from drawbridge.store.ballots import BallotRows
from drawbridge.store.care import CareRows
from drawbridge.store.deletions import DeletionRows
from drawbridge.store.invitations import InvitationRows
from drawbridge.store.lines import Lines
from drawbridge.store.logins import LoginRows
from drawbridge.store.notes import NoteRows
from drawbridge.store.participants import ParticipantRows
from drawbridge.store.sessions import ReadBefore, SessionRows, WorkshopOf
from drawbridge.store.snapshots import SnapshotRows
from drawbridge.store.wiping import WipingMark


class Transaction:
    """One transaction on the store; made by `Store.reading` and `Store.writing`.

    What concerns one table is said to its part, such as `transaction.ballots`; here stands only
    what concerns several.

    Args:
        connection: an open connection, inside a transaction.
        workshop_of: gives the workshop of a session.
        read: sessions that were read before, see `SessionRows`.
    """

    def __init__(self, connection: Connection, workshop_of: WorkshopOf, read: ReadBefore) -> None:
        self._connection = connection
        self.sessions = SessionRows(connection, workshop_of, read)
        self.participants = ParticipantRows(connection)
        self.ballots = BallotRows(connection)
        self.lines = Lines(connection)
        self.snapshots = SnapshotRows(connection)
        self.notes = NoteRows(connection)
        self.care = CareRows(connection)
        self.logins = LoginRows(connection)
        self.invitations = InvitationRows(connection)
        self.deletions = DeletionRows(connection)
        self.wiping = WipingMark(connection)

    def write_out(self) -> None:
        """Write what its parts have gathered to write together; the last thing before a commit."""
        for part in (self.participants, self.ballots):
            part.write_out()

    def schema_version(self) -> int | None:
        """The version of the tables, as they are now and not as they were at the start."""
        return schema.version_of(self._connection)

    def delete_answers(self, session_id: str) -> None:
        """Remove all ballots, lines and participants of a session."""
        self.wiping.owe()
        for part in (self.ballots, self.lines, self.participants):
            part.remove_all(session_id)

    def delete_session(self, session_id: str) -> None:
        """Remove everything there is of a session."""
        self.delete_answers(session_id)
        for part in (self.care, self.snapshots, self.notes, self.invitations):
            part.remove_all(session_id)
        self.sessions.remove(session_id)
