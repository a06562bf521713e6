"""Version 6: a second person can be invited to help lead."""

from sqlalchemy import Column, Connection, MetaData, String, Table

_METADATA = MetaData()

_INVITATIONS = Table(
    "invitations",
    _METADATA,
    Column("session_id", String(32), primary_key=True),
    Column("invitation_hash", String(64), primary_key=True),
    Column("permission", String(16), nullable=False),
    Column("holder_hash", String(64), nullable=False),
    sqlite_with_rowid=False,
)


def upgrade(connection: Connection) -> None:
    """Make its table; nobody was invited before."""
    _METADATA.create_all(connection)
