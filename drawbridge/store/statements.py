"""Pieces of statements that several tables share."""

from functools import lru_cache
from typing import Any

from sqlalchemy import Connection, Table, delete
from sqlalchemy.dialects import postgresql, sqlite

from drawbridge.domain.session.round import Round


def in_round(query: Any, table: Table, place: Round) -> Any:
    """A statement on the rows of one round only."""
    return query.where(
        table.c.session_id == place.session_id,
        table.c.step_id == place.step_id,
        table.c.round == place.number,
    )


def remove_of_session(connection: Connection, table: Table, session_id: str) -> None:
    """Delete all rows that belong to a session."""
    connection.execute(delete(table).where(table.c.session_id == session_id))


def upsert(connection: Connection, table: Table, *rows: dict[str, Any]) -> None:
    """Write whole rows; one with the same primary key is replaced."""
    if rows:
        connection.execute(_upserting(table, connection.dialect.name), rows)


@lru_cache
def _upserting(table: Table, dialect_name: str) -> Any:
    """Built once: it takes longer to put together than to carry out."""
    dialect = sqlite if dialect_name == "sqlite" else postgresql
    row: Any = dialect.insert(table)  # of one dialect or the other, with the same methods
    key = [column.name for column in table.primary_key]
    values = {one.name: row.excluded[one.name] for one in table.c if not one.primary_key}
    if not values:
        return row.on_conflict_do_nothing(index_elements=key)
    return row.on_conflict_do_update(index_elements=key, set_=values)
