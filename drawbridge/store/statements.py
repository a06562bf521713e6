"""Pieces of statements that several tables share.

A statement is built once and given its values when it is carried out: putting it together takes
longer than carrying it out. Values have names that no column has, because SQLAlchemy would take
those of columns for what an update sets.
"""

from collections.abc import Sequence
from functools import lru_cache
from importlib import import_module
from typing import Any

from sqlalchemy import Connection, Dialect, Table, bindparam, delete

from drawbridge.domain.session.round import Round

_MOST_ROWS = 1000  # of at most six values each; SQLite takes 32,766 in one statement


def in_round(query: Any, table: Table) -> Any:
    """A statement on the rows of one round only, carried out with the values of `at`."""
    return in_session(query, table).where(
        table.c.step_id == bindparam("at_step"), table.c.round == bindparam("at_round")
    )


def in_session(query: Any, table: Table) -> Any:
    """A statement on the rows of one session only, carried out with its id as `at_session`."""
    return query.where(table.c.session_id == bindparam("at_session"))


def at(place: Round) -> dict[str, Any]:
    """The values that make a statement `in_round` one on this round."""
    return {"at_session": place.session_id, "at_step": place.step_id, "at_round": place.number}


def remove_of_session(connection: Connection, table: Table, session_id: str) -> None:
    """Delete all rows that belong to a session."""
    connection.execute(_removing(table), {"at_session": session_id})


def upsert(connection: Connection, table: Table, *rows: dict[str, Any]) -> None:
    """Write whole rows; one with the same primary key is replaced."""
    if rows:
        connection.execute(_upserting(table, connection.dialect.name), rows)


def upsert_many(connection: Connection, table: Table, rows: Sequence[dict[str, Any]]) -> None:
    """The same for many rows of different keys, on SQLite in one statement.

    Between the rows of one that is repeated the driver lets go of the interpreter, and beside an
    event loop that is busy waits each time to have it again.

    Args:
        connection: an open connection, inside a transaction.
        table: one whose columns hold texts and whole numbers.
        rows: each with all columns.
    """
    if connection.dialect.name != "sqlite" or len(rows) == 1:
        upsert(connection, table, *rows)
        return
    before, places, after, names = _repeatable(table, connection.dialect)
    for first in range(0, len(rows), _MOST_ROWS):
        part = rows[first : first + _MOST_ROWS]
        values = tuple(row[name] for row in part for name in names)
        text = before + ", ".join([places] * len(part)) + after
        connection.exec_driver_sql(text, values)


@lru_cache
def _repeatable(table: Table, dialect: Dialect) -> tuple[str, str, str, tuple[str, ...]]:
    """A statement for one row, in three: before, at and behind its values; and their names."""
    made = _upserting(table, "sqlite").compile(dialect=dialect)
    names = tuple(made.positiontup)
    places = f"({', '.join('?' * len(names))})"
    before, _, after = str(made).partition(places)
    return before, places, after, names


@lru_cache
def _removing(table: Table) -> Any:
    return in_session(delete(table), table)


@lru_cache
def _upserting(table: Table, dialect_name: str) -> Any:
    """Built once: it takes longer to put together than to carry out."""
    # That of PostgreSQL brings all its drivers' with it, and takes as long as a tenth of a start.
    dialect = import_module(f"sqlalchemy.dialects.{dialect_name}")
    row: Any = dialect.insert(table)  # of one dialect or the other, with the same methods
    key = [column.name for column in table.primary_key]
    values = {one.name: row.excluded[one.name] for one in table.c if not one.primary_key}
    if not values:
        return row.on_conflict_do_nothing(index_elements=key)
    return row.on_conflict_do_update(index_elements=key, set_=values)
