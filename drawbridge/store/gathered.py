"""Rows that one transaction writes together: one statement for many phones."""

from typing import Any

from sqlalchemy import Connection, Table

from drawbridge.store.statements import upsert_many


class GatheredRows:
    """Rows of one table that wait to be written; one with the same primary key replaces another.

    Args:
        connection: an open connection, inside a transaction.
        table: where they belong.
    """

    def __init__(self, connection: Connection, table: Table) -> None:
        self._connection = connection
        self._table = table
        self._key = [column.name for column in table.primary_key]
        self._rows: dict[tuple[Any, ...], dict[str, Any]] = {}

    def keep(self, row: dict[str, Any]) -> None:
        """Have a whole row written later."""
        self._rows[tuple([row[name] for name in self._key])] = row

    def waiting(self) -> list[dict[str, Any]]:
        """The rows that are not written yet, by their keys: in no order of time."""
        return [self._rows[key] for key in sorted(self._rows)]

    def write_out(self) -> None:
        """Write what was kept so far, all of it in one statement."""
        if self._rows:
            rows = self.waiting()
            self._rows.clear()
            upsert_many(self._connection, self._table, rows)
