"""What was deleted and is not wiped from the file yet: one mark, written with the deletion."""

from sqlalchemy import Connection, delete, func, select

from drawbridge.store import tables
from drawbridge.store.statements import upsert

_TABLE = tables.wiping
_MARK = {"id": 1}


class WipingMark:
    """The mark as one transaction sees it.

    It is on disk exactly when the deletion is, so that a process that is killed in between, or a
    program that reads the file just then, does not let traces be forgotten.

    Args:
        connection: an open connection, inside a transaction.
    """

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def owe(self) -> None:
        """Note that traces of deleted rows may be in the file and its log."""
        if self._connection.dialect.name == "sqlite":  # PostgreSQL's pages are not ours to rewrite
            upsert(self._connection, _TABLE, _MARK)

    def is_owed(self) -> bool:
        """Whether they may be there."""
        return bool(self._connection.execute(select(func.count()).select_from(_TABLE)).scalar())

    def settle(self) -> None:
        """Note that they are gone."""
        self._connection.execute(delete(_TABLE))
