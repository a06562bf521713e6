"""The tables. No ballot row holds a time, an order or anything that leads to a person.

SQLite keeps the tables of answers ``WITHOUT ROWID``, clustered by their key, so that the place of
a row in the file says nothing about when it came.

Whoever changes a table raises `schema.VERSION` and adds a step to `migrations`: there are folders
of yesterday, with a session running.
"""

from sqlalchemy import Column, Float, Integer, MetaData, String, Table, Text

metadata = MetaData()

schema_version = Table(
    "schema_version",
    metadata,
    Column("version", Integer, primary_key=True, autoincrement=False),
    sqlite_with_rowid=False,
)

sessions = Table(
    "sessions",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("code", String(8), nullable=False, unique=True),
    Column("revision", Integer, nullable=False),
    Column("status", String(16), nullable=False),
    Column("state", Text, nullable=False),
    Column("workshop", Text, nullable=False),
    Column("created_at", Float, nullable=False),
    Column("ended_at", Float),
)

participants = Table(
    "participants",
    metadata,
    Column("session_id", String(32), primary_key=True),
    Column("participant_key", String(64), primary_key=True),
    Column("role", String(16), nullable=False),
    sqlite_with_rowid=False,
)

ballots = Table(
    "ballots",
    metadata,
    Column("session_id", String(32), primary_key=True),
    Column("step_id", String(64), primary_key=True),
    Column("round", Integer, primary_key=True),
    Column("purpose", String(8), primary_key=True),
    Column("ballot_key", String(64), primary_key=True),
    Column("answers", Text, nullable=False),
    sqlite_with_rowid=False,
)

lines = Table(
    "lines",
    metadata,
    Column("session_id", String(32), primary_key=True),
    Column("step_id", String(64), primary_key=True),
    Column("round", Integer, primary_key=True),
    Column("line_key", String(64), primary_key=True),
    Column("text", Text, nullable=False),
    Column("state", String(8), nullable=False),
    Column("edited", Text, nullable=False),
    sqlite_with_rowid=False,
)

snapshots = Table(
    "snapshots",
    metadata,
    Column("session_id", String(32), primary_key=True),
    Column("step_id", String(64), primary_key=True),
    Column("round", Integer, primary_key=True),
    Column("tally", Text),
    Column("verdict", Text),
    sqlite_with_rowid=False,
)

notes = Table(
    "notes",
    metadata,
    Column("session_id", String(32), primary_key=True),
    Column("step_id", String(64), primary_key=True),
    Column("text", Text, nullable=False),
    sqlite_with_rowid=False,
)

care = Table(
    "care",
    metadata,
    Column("session_id", String(32), primary_key=True),
    Column("support", Text, nullable=False),
    Column("helper", Text, nullable=False),
    Column("protocol", Text, nullable=False),
    sqlite_with_rowid=False,
)

support_checks = Table(
    "support_checks",
    metadata,
    Column("country", String(32), primary_key=True),
    Column("session_id", String(32), primary_key=True),
    Column("fingerprint", String(64), nullable=False),
    Column("checked_at", Float, nullable=False),
    sqlite_with_rowid=False,
)

logins = Table(
    "logins",
    metadata,
    Column("login_hash", String(64), primary_key=True),
    Column("expires_at", Float, nullable=False),
    sqlite_with_rowid=False,
)

invitations = Table(
    "invitations",
    metadata,
    Column("session_id", String(32), primary_key=True),
    Column("invitation_hash", String(64), primary_key=True),
    Column("permission", String(16), nullable=False),
    Column("holder_hash", String(64), nullable=False),
    sqlite_with_rowid=False,
)

deletions = Table(
    "deletions",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("title", Text, nullable=False),
    Column("why", String(16), nullable=False),
    Column("deleted_at", Float, nullable=False),
    sqlite_with_rowid=False,
)

wiping = Table(
    "wiping",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    sqlite_with_rowid=False,
)
