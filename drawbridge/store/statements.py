"""Pieces of statements that several tables share."""

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


def upsert(
    connection: Connection, table: Table, key: dict[str, Any], values: dict[str, Any]
) -> None:
    """Write a row; one with the same key is replaced."""
    dialect = sqlite if connection.dialect.name == "sqlite" else postgresql
    row = dialect.insert(table).values({**key, **values})
    connection.execute(row.on_conflict_do_update(index_elements=list(key), set_=values))
