"""Drawbridge in several processes: a console here, and workers that serve phones."""

import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path
from urllib.parse import urlencode

from drawbridge import bootstrap, commands
from drawbridge.live.attention import AttentionBoard
from drawbridge.live.console_call import ConsoleServer
from drawbridge.live.pause_requests import PauseRequestBoard
from drawbridge.settings import Settings
from tests.people.patience import LONGEST_S
from tests.people.server import PASSCODE, ROOT, Stoppable, free_port


def environment_of(folder, database_url):
    return {
        "DRAWBRIDGE_DATA_DIR": str(folder),
        "DRAWBRIDGE_DATABASE_URL": database_url,
        "DRAWBRIDGE_PASSCODE": PASSCODE,
    }


@contextmanager
def short_folder():
    """A folder whose path leaves room for a socket's name."""
    with tempfile.TemporaryDirectory(prefix="drawbridge-") as folder:
        yield Path(folder)


@contextmanager
def console(folder, database_url, **more):
    """The services of the process that has the console, which is this one.

    Wishes for a pause and words of risk are told without their delay. `more` of its environment.
    """
    raw = environment_of(folder, database_url) | more
    settings = Settings.from_environ(raw, root=folder, languages=("en",))
    built = bootstrap.build(settings)
    services = replace(
        built,
        pauses=PauseRequestBoard(time.monotonic, lambda *_: 0.0),
        attention=AttentionBoard(time.monotonic, lambda: 0.0),
    )
    server = ConsoleServer(settings.console_socket, partial(commands.answer_process, services))
    with listening(services):
        yield services
    server.close()
    services.store.close()


@contextmanager
def listening(services):
    """Services that hear of what other processes do."""
    services.news.start(partial(commands.hear, services), partial(commands.hear_of_all, services))
    yield services
    services.news.stop()


class Worker(Stoppable):
    """`python -m drawbridge phones` on a free port.

    Args:
        folder: the data folder; its log is there as well.
        database_url: the database.
        port: another port.
        settings: more of its environment.
    """

    def __init__(self, folder, database_url, *, port=None, **settings):
        self.port = port or free_port()
        self._log = folder / f"worker-{self.port}.log"
        with self._log.open("ab") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "drawbridge", "phones", "--port", str(self.port)],
                cwd=ROOT,
                env={**os.environ, **environment_of(folder, database_url), **settings},
                stdout=log,
                stderr=log,
            )

    @property
    def url(self):
        return f"http://127.0.0.1:{self.port}"

    def log(self):
        return self._log.read_text()

    @contextmanager
    def standing_still(self):
        """Stopped meanwhile, as a process is that swaps, or whose computer gives it no time."""
        self.process.send_signal(signal.SIGSTOP)
        try:
            yield
        finally:
            self.process.send_signal(signal.SIGCONT)

    def ready(self):
        self.wait_until_it_answers("/join")
        return self


class Stream:
    """A phone's event stream, read as it comes."""

    def __init__(self, phone):
        host, port = phone.http.base_url.host, phone.http.base_url.port
        self._socket = socket.create_connection((host, port), timeout=LONGEST_S)
        self._socket.sendall(
            f"GET /j/{phone.code}/events?screens=1 HTTP/1.1\r\nHost: {host}:{port}\r\n"
            f"Cookie: drawbridge={phone.secret}\r\n\r\n".encode()
        )
        self._lines = self._socket.makefile("rb")
        self.hear()

    def hear(self, revision=None):
        """The text of the next event, or of the next with a revision."""
        event = []
        while line := self._lines.readline():
            if line.startswith(b"data: "):
                event.append(line.removeprefix(b"data: ").decode().rstrip())
            elif event and line == b"\n":
                if revision in {None, int(event[0])}:
                    return "\n".join(event[1:])
                event = []
        raise AssertionError("The stream has ended.")

    def close(self):
        self._lines.close()
        self._socket.close()


class Sent:
    """A small form that a phone sends to a worker, and does not wait for."""

    def __init__(self, worker, phone, name, **fields):
        body = urlencode(fields)
        self._socket = socket.create_connection(("127.0.0.1", worker.port), timeout=LONGEST_S)
        self._socket.sendall(
            f"POST /j/{phone.code}/{name} HTTP/1.1\r\nHost: 127.0.0.1:{worker.port}\r\n"
            f"Cookie: drawbridge={phone.secret}\r\nContent-Length: {len(body)}\r\n"
            f"Content-Type: application/x-www-form-urlencoded\r\n\r\n{body}".encode()
        )

    def status(self):
        """The status of what comes back in the end."""
        with self._socket as line, line.makefile("rb") as said:
            return int(said.readline().split()[1])
