"""How the processes that serve one database tell each other that a session has changed.

What is told is the id of a session and nothing else. PostgreSQL keeps what is notified in files
until all have heard it, so that nothing may pass here that must never be stored: no key of a phone
or ballot, no number, no time, no role (`docs/decisions/0040`).
"""

import logging
import os
import selectors
import threading
from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING, Protocol

from drawbridge.live import one_folder

if TYPE_CHECKING:
    from psycopg import Connection

LOG = logging.getLogger("drawbridge")
CHANNEL = "drawbridge"
AGAIN_S = 1.0


class News(Protocol):
    """Tells other processes of changes, and hears of theirs."""

    def start(self, heard: Callable[[str], None], missed: Callable[[], None]) -> None:
        """Begin to listen.

        Args:
            heard: is given the id of a session that another process has changed.
            missed: called when any session may have changed unheard, the first time at once.
        """

    def tell(self, session_id: str) -> None:
        """Tell the others, soon, that a session has changed. Never waits, never fails."""

    def stop(self) -> None:
        """Hear nothing any more."""


class NobodyElse:
    """Where this process is alone there is nobody to tell."""

    def start(self, heard: Callable[[str], None], missed: Callable[[], None]) -> None:
        """Nothing will be heard."""

    def tell(self, session_id: str) -> None:
        """Nobody hears it."""

    def stop(self) -> None:
        """Nothing to end."""


class PostgresNews:
    """News over LISTEN and NOTIFY, on one connection of its own in one thread of its own.

    What is told of a session while the thread is busy goes out as one NOTIFY. Where the connection
    is lost it is made again, what was to be told waits, and then everything counts as missed.

    Args:
        address: the database, as libpq reads it.
        mark: which data folder this process has, see `one_folder`.
    """

    def __init__(self, address: str, mark: int = 0) -> None:
        self._address = address
        self._mark = mark
        self._lock = threading.Lock()
        self._to_tell: set[str] = set()
        self._is_stopped = threading.Event()
        self._thread: threading.Thread | None = None

    def start(self, heard: Callable[[str], None], missed: Callable[[], None]) -> None:
        """Begin to listen; see `News`."""
        self._heard, self._missed = heard, missed
        self._woken, self._wake = os.pipe()
        os.set_blocking(self._wake, False)
        self._thread = threading.Thread(target=self._run, name="news", daemon=True)
        self._thread.start()

    def tell(self, session_id: str) -> None:
        """Tell the others; see `News`."""
        with self._lock:
            self._to_tell.add(session_id)
        self._stir()

    def stop(self) -> None:
        """Hear nothing any more."""
        self._is_stopped.set()
        self._stir()
        if self._thread is not None:
            self._thread.join(2 * AGAIN_S)
            self._thread = None

    def _stir(self) -> None:
        if self._thread is not None:
            with suppress(BlockingIOError):  # it is stirred already
                os.write(self._wake, b".")

    def _run(self) -> None:
        from psycopg import Error  # noqa: PLC0415 - see `one_folder`

        has_warned = False
        while not self._is_stopped.is_set():
            try:
                with _connected(self._address) as connection:
                    one_folder.hold(connection, self._mark)
                    connection.execute(f"LISTEN {CHANNEL}")
                    has_warned = False
                    self._missed()
                    self._listen(connection)
            except Error as error:
                if not has_warned:
                    LOG.warning("Other processes are not heard for now: %s", type(error).__name__)
                has_warned = True
                self._is_stopped.wait(AGAIN_S)

    def _listen(self, connection: "Connection") -> None:
        with selectors.DefaultSelector() as selector:
            selector.register(connection.fileno(), selectors.EVENT_READ)
            selector.register(self._woken, selectors.EVENT_READ)
            while not self._is_stopped.is_set():
                self._tell_all(connection)
                # After telling: what arrived meanwhile was read already, and wakes nobody.
                for session_id in self._arrived(connection):
                    self._heard(session_id)
                for key, _ in selector.select():
                    if key.fd == self._woken:
                        os.read(self._woken, 4096)

    def _tell_all(self, connection: "Connection") -> None:
        from psycopg import Error  # noqa: PLC0415 - see `one_folder`

        with self._lock:
            to_tell = tuple(self._to_tell)
        for session_id in to_tell:
            with self._lock:  # before it goes out: what changes from here on is told again
                self._to_tell.discard(session_id)
            try:
                connection.execute("SELECT pg_notify(%s, %s)", (CHANNEL, session_id))
            except Error:
                self.tell(session_id)
                raise

    @staticmethod
    def _arrived(connection: "Connection") -> set[str]:
        """The sessions that others have told of since, each once."""
        mine = connection.info.backend_pid
        return {one.payload for one in connection.notifies(timeout=0) if one.pid != mine}


def _connected(address: str) -> "Connection":
    """A connection that notices within half a minute when nobody is at its other end."""
    from psycopg import connect  # noqa: PLC0415 - see `one_folder`

    return connect(
        address,
        autocommit=True,
        connect_timeout=5,
        keepalives_idle=10,
        keepalives_interval=5,
        keepalives_count=2,
    )
