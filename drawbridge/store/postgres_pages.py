"""PostgreSQL's pages under the store: how they are opened, and how they are written anew.

PostgreSQL never writes over a row. What was deleted or changed stays where it lay, each row says in
`xmin` which transaction wrote it, and `ctid` where it lies: both grow with time. `VACUUM` and
`VACUUM FULL` keep `xmin`; only a row that is written again gets another one.
"""

import select
from collections.abc import Iterable
from typing import Any

from sqlalchemy import Connection, Engine, MetaData, Table, create_engine, event, text
from sqlalchemy.exc import InvalidatePoolError, OperationalError

from drawbridge.store.tables import metadata, schema_version, wiping
from drawbridge.store.wiping import WipingMark

_CONNECT_TIMEOUT_S = 5
_LONGEST_SILENCE_S = (
    5  # of whoever is writing: a process that hangs lets go of what others wait for
)
# PostgreSQL 15, "Appendix A": lock not available, deadlock detected. By their numbers,
# so that the driver is loaded by those alone who have such a database.
_HELD_UP = frozenset({"55P03", "40P01"})
_LONGEST_WAIT_S = 2  # behind a reader; everybody else then waits behind us
_SILENCE = f"SET LOCAL idle_in_transaction_session_timeout = '{_LONGEST_SILENCE_S}s'; "
_REWRITTEN = tuple(one for one in metadata.sorted_tables if one not in {schema_version, wiping})
_ONE_AT_A_TIME = text("SELECT pg_advisory_lock(3735928560)")  # of this session, not transaction
_CONSTRAINTS = text(
    "SELECT conname FROM pg_constraint "
    "WHERE conrelid = to_regclass(:table) AND contype IN ('p', 'u')"
)


def postgres_engine(url: str) -> Engine:
    """An engine whose transactions wait while the pages are written anew.

    Those with the option `enters_gate` do; the others are about the tables themselves.
    """
    limit = {"connect_timeout": _CONNECT_TIMEOUT_S}
    engine = create_engine(url, pool_size=32, connect_args=limit, hide_parameters=True)
    event.listen(engine, "begin", _enter)
    event.listen(engine, "checkout", _refuse_dead)
    return engine


def _refuse_dead(connection: Any, _record: object, _fairy: object) -> None:
    # Nobody talks on a connection that waits: what can be read there is that it has ended. Looking
    # costs a hundredth of SQLAlchemy's ping, which asks the server at every transaction.
    look = select.poll()  # select() itself knows no file beyond the 1,024th
    look.register(connection.fileno(), select.POLLIN)
    if look.poll(0):
        raise InvalidatePoolError  # all others have ended with it; new ones are made


def _enter(connection: Connection) -> None:
    # Rows that were written again are invisible to whoever looked before and goes on looking after:
    # a reader would find no ballot. LOCK TABLE comes before the first look (PostgreSQL 15, "LOCK":
    # it takes no snapshot), and one gate for all tables makes no deadlock.
    options = connection.get_execution_options()
    if options.get("enters_gate", False):
        limit = _SILENCE if options.get("is_writing", False) else ""
        connection.exec_driver_sql(f"{limit}LOCK TABLE {wiping.name} IN ACCESS SHARE MODE")


def leave_out_of_statistics(connection: Connection, tables: Iterable[Table]) -> None:
    """Let PostgreSQL sample no column of ours for its planner.

    ANALYZE, which runs by itself, copies values into `pg_statistic`: lines that people wrote, keys
    of ballots. They would stay there when their rows have gone.
    """
    for table in tables:
        settings = ", ".join(f"ALTER {one.name} SET STATISTICS 0" for one in table.columns)
        connection.exec_driver_sql(f"ALTER TABLE {table.name} {settings}")


class PostgresPages:
    """Writes the tables anew, so that neither pages nor hidden columns tell what was and when.

    A file that a transaction has made is left lying, with what is in it, if PostgreSQL is killed
    before the commit, and belongs to no table. So rows go to tables that were made, empty, in a
    transaction before; whatever is killed when, the next time finds all there is.

    Args:
        engine: the database.
    """

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def compact(self) -> bool:
        """Write every row again in the order of keys, and drop the pages that were.

        All rows then have one `xmin`, and lie in the order of their keys.

        Returns:
            False if somebody was reading just then; the mark that it is owed stays.
        """
        with self._engine.connect() as connection:
            connection.detach()  # closed at the end, and its lock with it
            try:
                for step in (_be_alone, _make_places, _move_rows, _drop_left):
                    with connection.begin():
                        connection.exec_driver_sql(f"SET LOCAL lock_timeout = '{_LONGEST_WAIT_S}s'")
                        step(connection)
            except OperationalError as error:
                if getattr(error.orig, "sqlstate", None) in _HELD_UP:
                    return False
                raise
        return True


def _be_alone(connection: Connection) -> None:
    connection.execute(_ONE_AT_A_TIME)


def _make_places(connection: Connection) -> None:
    _close_gate(connection)
    _drop(connection)
    metadata_of_next = MetaData()
    places = [one.to_metadata(metadata_of_next, name=_next(one)) for one in _REWRITTEN]
    metadata_of_next.create_all(connection, checkfirst=False)
    leave_out_of_statistics(connection, places)


def _move_rows(connection: Connection) -> None:
    _close_gate(connection)
    for table in _REWRITTEN:
        name, place = table.name, _next(table)
        keys = ", ".join(one.name for one in table.primary_key)
        connection.exec_driver_sql(f"LOCK TABLE {name} IN ACCESS EXCLUSIVE MODE")
        connection.exec_driver_sql(
            f"INSERT INTO {place} SELECT * FROM {name} ORDER BY {keys}"  # noqa: S608 - our own names
        )
        _rename(connection, name, _left(table))
        _rename(connection, place, name)
    WipingMark(connection).settle_but_for_drops()


def _drop_left(connection: Connection) -> None:
    _close_gate(connection)
    _drop(connection)
    WipingMark(connection).settle_drops()


def _close_gate(connection: Connection) -> None:
    connection.exec_driver_sql(f"LOCK TABLE {wiping.name} IN ACCESS EXCLUSIVE MODE")


def _drop(connection: Connection) -> None:
    names = ", ".join(name for one in _REWRITTEN for name in (_next(one), _left(one)))
    connection.exec_driver_sql(f"DROP TABLE IF EXISTS {names}")


def _rename(connection: Connection, name: str, becomes: str) -> None:
    """Give a table another name, and its constraints with it; both begin with it."""
    held = connection.execute(_CONSTRAINTS, {"table": name}).scalars()
    for constraint in held:
        called = f"{becomes}{constraint.removeprefix(name)}"
        connection.exec_driver_sql(f"ALTER TABLE {name} RENAME CONSTRAINT {constraint} TO {called}")
    connection.exec_driver_sql(f"ALTER TABLE {name} RENAME TO {becomes}")


def _next(table: Table) -> str:
    return f"{table.name}_next"


def _left(table: Table) -> str:
    return f"{table.name}_left"
