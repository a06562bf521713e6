"""Version 3: a mark says, across restarts, that something deleted is still to be wiped."""

from sqlalchemy import Column, Connection, Integer, MetaData, Table, insert

_METADATA = MetaData()

_WIPING = Table(
    "wiping",
    _METADATA,
    Column("id", Integer, primary_key=True, autoincrement=False),
    sqlite_with_rowid=False,
)


def upgrade(connection: Connection) -> None:
    """Make the mark's table; an older version may have been stopped before it wiped."""
    _METADATA.create_all(connection)
    if connection.dialect.name == "sqlite":
        connection.execute(insert(_WIPING).values(id=1))
