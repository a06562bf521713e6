"""Version 2: what a ballot is for, and what a check counts for, in columns of their own.

Version 1 said it inside other columns: a step's id went on with ``~change``, ``~gone`` or
``~again``, a session's id stood where a country belongs, and `also_previous` was 1 exactly on
ballots of ``~again``.
"""

from sqlalchemy import (
    Column,
    Connection,
    Float,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    case,
    column,
    func,
    insert,
    literal,
    or_,
    select,
    table,
    text,
)

_METADATA = MetaData()

_BALLOTS = Table(
    "ballots",
    _METADATA,
    Column("session_id", String(32), primary_key=True),
    Column("step_id", String(64), primary_key=True),
    Column("round", Integer, primary_key=True),
    Column("purpose", String(8), primary_key=True),
    Column("ballot_key", String(64), primary_key=True),
    Column("answers", Text, nullable=False),
    sqlite_with_rowid=False,
)
_CHECKS = Table(
    "support_checks",
    _METADATA,
    Column("country", String(32), primary_key=True),
    Column("session_id", String(32), primary_key=True),
    Column("fingerprint", String(64), nullable=False),
    Column("checked_at", Float, nullable=False),
    sqlite_with_rowid=False,
)
_VERSION = Table(
    "schema_version",
    _METADATA,
    Column("version", Integer, primary_key=True, autoincrement=False),
    sqlite_with_rowid=False,
)

_PURPOSES = ("change", "gone", "again")
_CHECKED_IN_EACH_SESSION = "international"


def upgrade(connection: Connection) -> None:
    """Turn the tables of version 1 into those of version 2."""
    for name in ("ballots", "support_checks"):
        connection.execute(text(f"ALTER TABLE {name} RENAME TO {name}_1"))
    _METADATA.create_all(connection)
    _copy_ballots(connection)
    _copy_checks(connection)
    for name in ("ballots", "support_checks"):
        connection.execute(text(f"DROP TABLE {name}_1"))


def _copy_ballots(connection: Connection) -> None:
    kept = ("session_id", "round", "ballot_key", "answers")
    old = table("ballots_1", column("step_id"), *map(column, kept))
    is_of = {one: old.c.step_id.endswith(f"~{one}", autoescape=True) for one in _PURPOSES}
    names = ("step_id", "purpose", *kept)
    for purpose, is_meant in {**is_of, "answer": ~or_(*is_of.values())}.items():
        step_id = func.replace(old.c.step_id, f"~{purpose}", "")
        rows = select(step_id, literal(purpose), *(old.c[name] for name in kept)).where(is_meant)
        # By key, because the order in which PostgreSQL kept the old rows tells when they came.
        chosen = insert(_BALLOTS).from_select(names, rows.order_by(old.c.ballot_key))
        connection.execute(chosen)


def _copy_checks(connection: Connection) -> None:
    old = table("support_checks_1", *map(column, ("country", "fingerprint", "checked_at")))
    sessions = table("sessions", column("id"))
    is_session = old.c.country.in_(select(sessions.c.id))
    rows = select(
        case((is_session, _CHECKED_IN_EACH_SESSION), else_=old.c.country),
        case((is_session, old.c.country), else_=""),
        old.c.fingerprint,
        old.c.checked_at,
    )
    names = ("country", "session_id", "fingerprint", "checked_at")
    connection.execute(insert(_CHECKS).from_select(names, rows))
