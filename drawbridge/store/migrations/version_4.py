"""Version 4: PostgreSQL's pages are written anew, and its planner's samples hold nothing of ours.

Version 3 left in both what was deleted, and when it had come.
"""

from sqlalchemy import Connection, inspect, text

_MARK = "INSERT INTO wiping (id) VALUES (1) ON CONFLICT DO NOTHING"
_TABLES = (
    "sessions",
    "participants",
    "ballots",
    "lines",
    "snapshots",
    "notes",
    "care",
    "support_checks",
    "logins",
)


def upgrade(connection: Connection) -> None:
    """Owe PostgreSQL's pages to be written anew, and forget what was sampled of them."""
    if connection.dialect.name != "postgresql":
        return
    connection.execute(text(_MARK))
    found = inspect(connection)
    for table in _TABLES:
        for column in found.get_columns(table):
            # Giving a column the type that it has forgets its samples; only a superuser may
            # delete them by name.
            name, kind = column["name"], column["type"].compile(connection.dialect)
            connection.execute(text(f"ALTER TABLE {table} ALTER {name} TYPE {kind}"))
