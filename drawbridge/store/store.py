"""The store: opens the database and hands out transactions."""

import shutil
import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from sqlalchemy import Engine
from sqlalchemy.exc import DBAPIError, SQLAlchemyError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from drawbridge.domain.workshop.steps import Workshop
from drawbridge.errors import StoreUnavailable
from drawbridge.store import schema
from drawbridge.store.postgres_pages import PostgresPages, postgres_engine
from drawbridge.store.sessions import ReadBefore
from drawbridge.store.sqlite_file import (
    BUSY_TIMEOUT_S,
    SqliteFile,
    looking_engine,
    sqlite_engine,
)
from drawbridge.store.transaction import Transaction

SQLITE = "sqlite:///"
# Source: https://www.sqlite.org/rescode.html
_NO_DATABASE = ("SQLITE_NOTADB", "SQLITE_CORRUPT")
_NO_ROOM = "SQLITE_FULL"
_LITTLE = 1_000_000  # bytes; an empty database with its log has 200 kB


class Store:
    """All that is kept, behind transactions. Safe to use from several threads.

    Args:
        url: SQLAlchemy address; SQLite or PostgreSQL.
        read_workshop: turns the text of a workshop and the id of a variant into a workshop.
        busy_timeout_s: how long a transaction waits for another writer of an SQLite file.

    Raises:
        StoreUnavailable: if the database cannot be opened, or a newer Drawbridge made it.
    """

    def __init__(
        self,
        url: str,
        read_workshop: Callable[[str, str], Workshop],
        *,
        busy_timeout_s: float = BUSY_TIMEOUT_S,
    ) -> None:
        self._read_workshop = read_workshop
        self._busy_timeout_s = busy_timeout_s
        self._workshops: dict[str, Workshop] = {}
        self._read: ReadBefore = {}
        self._writer = threading.RLock()
        self._file: SqliteFile | None = None
        self._pages: PostgresPages | None = None
        try:
            self._engine = self._opened(url)
            with ExitStack() as refused:
                refused.callback(self.close)
                has_old_rows = schema.bring_up_to_date(self._engine, _place(url))
                refused.pop_all()
        except (SQLAlchemyError, sqlite3.Error, OSError) as error:
            raise StoreUnavailable(cannot_open(url, error)) from error
        self._reader = self._engine if self._file else _seeing_one_state(self._engine)
        self._changer = self._engine.execution_options(is_writing=True, enters_gate=True)
        if has_old_rows:
            self.compact()

    def _opened(self, url: str) -> Engine:
        if not url.startswith(SQLITE):
            server = postgres_engine(url)
            self._pages = PostgresPages(server)
            return server
        path = Path(url.removeprefix(SQLITE))
        if path.exists():
            self._look_at(path, url)
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        engine = sqlite_engine(path, busy_timeout_s=self._busy_timeout_s)
        self._file = SqliteFile(path, engine, busy_timeout_s=self._busy_timeout_s)
        return engine

    def _look_at(self, path: Path, url: str) -> None:
        # Opening a file as our own writes to it, and one of a newer version is not ours.
        engine = looking_engine(path, busy_timeout_s=self._busy_timeout_s)
        with engine.connect() as connection:
            schema.refuse_newer(schema.version_of(connection), _place(url))

    @contextmanager
    def reading(self) -> Iterator[Transaction]:
        """A transaction that sees one consistent state.

        Raises:
            StoreUnavailable: if the database cannot be used.
        """
        self._ensure_file()
        with _translated(), self._reader.connect() as connection, connection.begin():
            yield Transaction(connection, self._workshop, self._read)

    @contextmanager
    def writing(self) -> Iterator[Transaction]:
        """A transaction that is on disk when the block is left, or has not happened at all.

        Raises:
            StoreUnavailable: if the database cannot be used.
        """
        with self._alone():
            self._ensure_file()
            with _translated(), self._changer.connect() as connection, connection.begin():
                transaction = Transaction(connection, self._workshop, self._read)
                yield transaction
                transaction.write_out()
            self._ensure_file()  # what went to a file that was deleted just now is brought back

    def forget(self, session_id: str) -> None:
        """Hold a session and its workshop no longer; both are read again if they are asked for."""
        self._workshops.pop(session_id, None)
        self._read.pop(session_id, None)

    @property
    def owes_compacting(self) -> bool:
        """Whether traces of deleted rows, or the order in which rows came, may still be there.

        Raises:
            StoreUnavailable: if the database cannot be used.
        """
        with self.reading() as transaction:
            return transaction.wiping.is_owed()

    def compact(self) -> None:
        """Leave no trace of deleted rows in an SQLite file or its log, or in PostgreSQL's pages.

        Nor of the order in which rows came. The mark that it is owed goes only then; where a
        program reads just then, it stays.

        Raises:
            StoreUnavailable: if somebody else is writing for too long.
        """
        if self._pages is not None:
            with _translated():
                self._pages.compact()
        if self._file is None:
            return
        with self._alone():
            if not self._file.compact():
                return
            if self.owes_compacting:
                with self.writing() as transaction:
                    transaction.wiping.settle()
                self._file.empty_log()

    def close(self) -> None:
        """Let go of the database."""
        self._engine.dispose()
        if self._file is not None:
            self._file.close()

    @contextmanager
    def _alone(self) -> Iterator[None]:
        # SQLite has one writer anyway. Waiting here is fairer than its busy loop, and nothing can
        # be written between noticing that the file is gone and bringing it back.
        if self._file is None:
            yield
            return
        if not self._writer.acquire(timeout=self._busy_timeout_s):
            raise StoreUnavailable
        try:
            yield
        finally:
            self._writer.release()

    def _ensure_file(self) -> None:
        if self._file is not None and not self._file.is_in_place():
            with self._alone():
                self._file.bring_back()

    def _workshop(self, session_id: str, written: Callable[[], tuple[str, str]]) -> Workshop:
        # A session's workshop never changes, so that it is read once and not at every tap.
        known = self._workshops.get(session_id)
        if known is None:
            known = self._workshops[session_id] = self._read_workshop(*written())
        return known


def _seeing_one_state(engine: Engine) -> Engine:
    # PostgreSQL otherwise shows each statement of a transaction what was committed before it.
    return engine.execution_options(isolation_level="REPEATABLE READ", enters_gate=True)


def _place(url: str) -> str:
    is_file = url.startswith(SQLITE)
    return f"The database {url.removeprefix(SQLITE)}" if is_file else "The database"


def cannot_open(url: str, error: Exception) -> str:
    """What to tell the person who starts Drawbridge on a database that cannot be used.

    Args:
        url: its address.
        error: what was raised.
    """
    if not url.startswith(SQLITE):
        return (
            "Drawbridge cannot reach the database. Check its address in DRAWBRIDGE_DATABASE_URL, "
            "that it is running, and that its account may make tables."
        )
    file = url.removeprefix(SQLITE)
    why = getattr(getattr(error, "orig", error), "sqlite_errorname", "")
    if why.startswith(_NO_DATABASE):
        return (
            f"{file} is no database, or is damaged. Move it elsewhere, or set DRAWBRIDGE_DATA_DIR "
            "to another folder; it was not changed."
        )
    if why == _NO_ROOM or not _has_room(Path(file).parent):
        return (
            f"There is no room for {file}. Delete something else on that disk, or set "
            "DRAWBRIDGE_DATA_DIR to a folder on another one."
        )
    return (
        f"Drawbridge cannot write to {file}. Check that the folder exists, "
        "that it is yours to write to, and that no other program holds it."
    )


def _has_room(folder: Path) -> bool:
    # On a full disk SQLite often says no more than "disk I/O error".
    return not folder.exists() or shutil.disk_usage(folder).free > _LITTLE


@contextmanager
def _translated() -> Iterator[None]:
    try:
        yield
    except (DBAPIError, PoolTimeout) as error:
        raise StoreUnavailable from error
