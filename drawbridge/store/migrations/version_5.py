"""Version 5: what was deleted, and when, can be looked up."""

from sqlalchemy import Column, Connection, Float, Integer, MetaData, String, Table, Text

_METADATA = MetaData()

_DELETIONS = Table(
    "deletions",
    _METADATA,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("title", Text, nullable=False),
    Column("why", String(16), nullable=False),
    Column("deleted_at", Float, nullable=False),
    sqlite_with_rowid=False,
)


def upgrade(connection: Connection) -> None:
    """Make its table; nobody knows what went before."""
    _METADATA.create_all(connection)
