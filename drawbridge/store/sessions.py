"""Sessions: one row each, with the text of the workshop it is a run of."""

from collections.abc import Callable, Sequence
from typing import Any

from sqlalchemy import Connection, bindparam, delete, func, insert, select, update

from drawbridge.domain.session.session import LiveSession, Status
from drawbridge.domain.workshop.steps import Workshop
from drawbridge.errors import SessionNotFound, StaleRevision
from drawbridge.store import records, tables

_TABLE = tables.sessions
_STATE = [column for column in _TABLE.c if column.name != "workshop"]
_AT = select(*_STATE).where(_TABLE.c.code == bindparam("code"))
_AT_TO_CHANGE = _AT.with_for_update()
_HAS_CODE = select(_TABLE.c.id).where(_TABLE.c.code == bindparam("code"))
_SOURCE = select(_TABLE.c.workshop).where(_TABLE.c.id == bindparam("id"))
_IS_AS_EXPECTED = _TABLE.c.revision == bindparam("expected")
_SAVING = update(_TABLE).where(_TABLE.c.id == bindparam("at_session"), _IS_AS_EXPECTED)

WorkshopOf = Callable[[str, Callable[[], tuple[str, str]]], Workshop]
"""Gives the workshop of a session from its id and a way to read what was written: the text of the
file, and which variant of it."""


ReadBefore = dict[str, tuple[tuple[Any, ...], LiveSession]]
"""Sessions by id as they were read last, each with its row: while the row is the same, so is what
is made of it."""


class SessionRows:
    """The sessions as one transaction sees them.

    Args:
        connection: an open connection, inside a transaction.
        workshop_of: gives the workshop of a session.
        read: what earlier transactions have read.
    """

    def __init__(self, connection: Connection, workshop_of: WorkshopOf, read: ReadBefore) -> None:
        self._connection = connection
        self._workshop_of = workshop_of
        self._read = read
        self._held: dict[str, LiveSession] = {}
        self._seen: dict[str, LiveSession] = {}

    def insert(self, session: LiveSession, source: str) -> None:
        """Store a new session together with the text of its workshop."""
        record = {**records.session_record(session), "workshop": source}
        self._connection.execute(insert(_TABLE), record)

    def has_code(self, code: str) -> bool:
        """Whether any stored session, ended or not, has this join code."""
        return self._connection.execute(_HAS_CODE, {"code": code}).first() is not None

    def at(self, code: str, *, to_change: bool = False) -> LiveSession:
        """The session with a join code.

        Args:
            code: six capital letters.
            to_change: hold the row until the transaction ends, so that nothing moves under it.

        Raises:
            SessionNotFound: if there is none.
        """
        if "\x00" in code:  # PostgreSQL refuses to look for such a text at all
            raise SessionNotFound
        known = self._held.get(code) or (None if to_change else self._seen.get(code))
        if known is not None:  # many answers in one transaction ask for the same
            return known
        query = _AT_TO_CHANGE if to_change else _AT
        row = self._connection.execute(query, {"code": code}).mappings().first()
        if row is None:
            raise SessionNotFound
        session = self._session_from(row)
        (self._held if to_change else self._seen)[code] = session
        return session

    def every(self) -> tuple[LiveSession, ...]:
        """All stored sessions, newest first."""
        query = select(*_STATE).order_by(_TABLE.c.created_at.desc())
        rows = self._connection.execute(query).mappings().all()
        return tuple(self._session_from(row) for row in rows)

    def n_by_status(self) -> dict[str, int]:
        """How many sessions are stored in each state, none included."""
        counted = func.count().label("n")
        query = select(_TABLE.c.status, counted).group_by(_TABLE.c.status)
        found: dict[str, int] = {row.status: row.n for row in self._connection.execute(query)}
        return {status.value: found.get(status.value, 0) for status in Status}

    def ended_before(self, moment: float) -> Sequence[str]:
        """Ids of sessions that ended before a moment."""
        query = select(_TABLE.c.id).where(
            _TABLE.c.status == Status.ENDED.value, _TABLE.c.ended_at < moment
        )
        return self._connection.execute(query).scalars().all()

    def workshop_source(self, session_id: str) -> str:
        """The text of the workshop as it was copied at creation.

        Raises:
            SessionNotFound: if there is no such session.
        """
        source: str | None = self._connection.execute(_SOURCE, {"id": session_id}).scalar()
        if source is None:
            raise SessionNotFound
        return source

    def save(self, session: LiveSession, *, expected_revision: int) -> None:
        """Write a session back if nobody else has in the meantime.

        Raises:
            StaleRevision: if the stored revision is not the expected one.
        """
        self._forget()
        where = {"at_session": session.id, "expected": expected_revision}
        record = records.session_record(session)
        if self._connection.execute(_SAVING, {**where, **record}).rowcount != 1:
            raise StaleRevision

    def remove(self, session_id: str) -> None:
        """Remove the session itself; what belongs to it is removed by `Transaction`."""
        self._forget()
        self._connection.execute(delete(_TABLE).where(_TABLE.c.id == session_id))

    def _forget(self) -> None:
        self._held.clear()
        self._seen.clear()

    def _session_from(self, row: Any) -> LiveSession:
        session_id, values = row["id"], tuple(row.values())
        written, session = self._read.get(session_id, ((), None))
        if session is not None and written == values:
            return session
        workshop = self._workshop_of(
            session_id, lambda: (self.workshop_source(session_id), records.variant_from(row))
        )
        session = records.session_from(row, workshop)
        self._read[session_id] = values, session
        return session
