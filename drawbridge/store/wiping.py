"""What was deleted and is not wiped from the database yet: one mark, written with the deletion."""

from sqlalchemy import Connection, delete, func, select

from drawbridge.store import tables
from drawbridge.store.statements import upsert

_TABLE = tables.wiping
_OWED = 1
_OWED_DROPS = 2


class WipingMark:
    """The mark as one transaction sees it.

    It is on disk exactly when the deletion is, so that a process that is killed in between, or a
    program that reads just then, does not let traces be forgotten.

    Args:
        connection: an open connection, inside a transaction.
    """

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def owe(self) -> None:
        """Note that traces of deleted rows, or of the order of rows, may be in files and pages."""
        upsert(self._connection, _TABLE, {"id": _OWED})

    def is_owed(self) -> bool:
        """Whether they may be there."""
        return bool(self._connection.execute(select(func.count()).select_from(_TABLE)).scalar())

    def settle(self) -> None:
        """Note that they are gone."""
        self._connection.execute(delete(_TABLE))

    def settle_but_for_drops(self) -> None:
        """Note that rows are written anew, and that the tables they were in are still there."""
        self.settle()
        upsert(self._connection, _TABLE, {"id": _OWED_DROPS})

    def settle_drops(self) -> None:
        """Note that these are gone; what somebody has come to owe meanwhile stays owed."""
        self._connection.execute(delete(_TABLE).where(_TABLE.c.id == _OWED_DROPS))
