"""The SQLite file under the store: how it is opened, and how it is brought back.

A file that is deleted while the server runs still exists for those who hold it open. `SqliteFile`
holds it open all the time, notices that the name is gone, and writes everything back under the
old name before anything else is stored.
"""

import logging
import os
import sqlite3
from functools import partial
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, NullPool, QueuePool, create_engine, event

from drawbridge.errors import StoreUnavailable

BUSY_TIMEOUT_S = 5.0
_LOG = logging.getLogger(__name__)
_REPLACED = (
    "Another file was put in the place of %s, and nothing can be stored. Move that file away: what "
    "was stored comes back by itself. If Drawbridge is ended before, it is lost."
)


def sqlite_engine(path: Path, *, busy_timeout_s: float = BUSY_TIMEOUT_S) -> Engine:
    """An engine on an existing file whose transactions are durable when they return.

    ``synchronous=FULL`` makes an acknowledged answer survive a power cut, not only a crash;
    ``secure_delete`` overwrites what is deleted.
    """
    engine = create_engine(
        "sqlite://",
        hide_parameters=True,  # an error must not carry an answer into a log
        creator=partial(_connect, path, busy_timeout_s),
        poolclass=QueuePool,
        pool_size=32,
    )
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    return engine


def looking_engine(path: Path, *, busy_timeout_s: float = BUSY_TIMEOUT_S) -> Engine:
    """An engine that reads an existing file and changes no byte of it or of its log."""
    # A file without a log is whole, and may be read as if nobody could change it: SQLite would
    # otherwise leave an empty log beside it. With a log, it would be out of date without it.
    mode = "ro" if Path(f"{path}-wal").exists() else "ro&immutable=1"
    return create_engine(
        "sqlite://", creator=partial(_connect, path, busy_timeout_s, mode), poolclass=NullPool
    )


def _connect(path: Path, busy_timeout_s: float, mode: str = "rw") -> sqlite3.Connection:
    # Mode "rw" never makes a file: a connection that is opened just after the file was deleted
    # would otherwise put an empty one in its place, and nothing could be brought back any more.
    return sqlite3.connect(
        f"{path.absolute().as_uri()}?mode={mode}",
        uri=True,
        timeout=busy_timeout_s,
        check_same_thread=False,
        isolation_level=None,  # we say BEGIN ourselves, see _begin
    )


def _prepare(connection: sqlite3.Connection, _record: Any) -> None:
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "secure_delete=ON"):
        connection.execute(f"PRAGMA {pragma}")


def _begin(connection: Connection) -> None:
    # A transaction that will write takes the lock at once: upgrading a read later can fail.
    is_writing = connection.get_execution_options().get("is_writing", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if is_writing else "BEGIN")


class SqliteFile:
    """Watches over the file of a store; makes it if there is none.

    Args:
        path: the database file.
        engine: the engine that opens it; its connections are dropped after a rescue.
        busy_timeout_s: how long another program may hold the file, in seconds.

    Raises:
        sqlite3.Error: if the file cannot be opened or made.
    """

    def __init__(
        self, path: Path, engine: Engine, *, busy_timeout_s: float = BUSY_TIMEOUT_S
    ) -> None:
        self._path = path
        self._engine = engine
        self._busy_timeout_s = busy_timeout_s
        self._anchor = self._held(mode="rwc")
        self._known = self._identity()
        self._has_told = False

    def is_in_place(self) -> bool:
        """Whether the name still leads to the file that is open."""
        return self._identity() == self._known

    def bring_back(self) -> None:
        """Write everything back under the name, unless it is in place again.

        Nobody may be writing meanwhile: what they write would go to the file without a name.

        Raises:
            StoreUnavailable: if that cannot be done.
        """
        if self.is_in_place():
            return
        if self._path.exists():  # somebody put another file there: not ours to overwrite
            if not self._has_told:
                _LOG.error(_REPLACED, self._path)
            self._has_told = True
            raise StoreUnavailable
        try:
            self._rescue()
            nameless, self._anchor = self._anchor, self._held()
            self._known, self._has_told = self._identity(), False
            nameless.close()
            self._engine.dispose()
        except (OSError, sqlite3.Error) as error:
            raise StoreUnavailable from error

    def compact(self) -> bool:
        """Rewrite the file without what was deleted, and empty its log.

        Returns:
            False if somebody was reading just then; the next time will do.
        """
        try:
            self._anchor.execute("VACUUM")
        except sqlite3.OperationalError:
            return False
        return self.empty_log()

    def empty_log(self) -> bool:
        """Write what is in the log to the file, and cut it off; False if somebody was reading."""
        try:
            busy, _, _ = self._anchor.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        except sqlite3.OperationalError:
            return False
        return not busy

    def close(self) -> None:
        """Let go of the file."""
        self._anchor.close()

    def _held(self, mode: str = "rw") -> sqlite3.Connection:
        connection = _connect(self._path, self._busy_timeout_s, mode)
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("PRAGMA temp_store=MEMORY")  # rewriting leaves no copy in a temp folder
        connection.execute("SELECT count(*) FROM sqlite_master")  # opens the file itself
        return connection

    def _identity(self) -> tuple[int, int] | None:
        try:
            found = os.stat(self._path)
        except OSError:
            return None
        return found.st_dev, found.st_ino

    def _rescue(self) -> None:
        # Under another name first: a half-written copy under the old one (full disk, power cut)
        # would look like somebody else's file for ever. VACUUM INTO does not sync what it writes.
        folder, copy = self._path.parent, Path(f"{self._path}.rescue")
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        for left in (copy, Path(f"{self._path}-wal"), Path(f"{self._path}-shm")):
            left.unlink(missing_ok=True)
        self._anchor.execute("VACUUM INTO ?", (str(copy),))
        _sync(copy)
        copy.rename(self._path)
        _sync(folder)


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
