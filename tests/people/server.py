"""Real servers: the phone's routes in this process, or all of it as people start it."""

import os
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.request
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import uvicorn

from drawbridge import bootstrap, phone, report
from drawbridge.rate_limits import Limits
from drawbridge.settings import Settings
from tests.people.patience import LONGEST_S, until
from tests.whole_app import whole_app

ROOT = Path(__file__).resolve().parents[2]
PASSCODE = "open-the-bridge"


_RESERVED = []  # held until this process ends


def free_port():
    """A port that nobody listens at, and that nobody but who is told of it will.

    It stays bound here, so that the system gives it to no other, neither before a server listens
    nor while one that was killed starts again. A server may listen at it all the same: all of ours
    set SO_REUSEADDR, with which a bound socket stands in the way of none but one that listens.
    """
    reserved = socket.socket()
    reserved.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    reserved.bind(("127.0.0.1", 0))
    _RESERVED.append(reserved)
    return reserved.getsockname()[1]


def settings_of(folder):
    """The settings of a server whose data lie in a folder."""
    return Settings.from_environ(
        {"DRAWBRIDGE_DATA_DIR": str(folder), "DRAWBRIDGE_PASSCODE": PASSCODE},
        root=folder,
        languages=("en",),
    )


class PhoneServer:
    """The phone's routes on a real server, which can be stopped and started again.

    `requests` are those since it was last taken as new, `listening` the streams of phones among
    them that were told where the session is; they will be told of what changes from then on.
    """

    def __init__(self, settings):
        self.settings = settings
        self.services = None
        self.requests, self.listening = [], []
        self.port = free_port()

    @property
    def url(self):
        return f"http://127.0.0.1:{self.port}"

    def start(self):
        self.services = bootstrap.build(self.settings)
        config = uvicorn.Config(
            self._noted(self.app()),
            host="127.0.0.1",
            port=self.port,
            log_level="error",
            ws="none",
            lifespan="off",
        )
        self._server = uvicorn.Server(config)
        self._thread = threading.Thread(target=self._server.run, daemon=True)
        self._thread.start()
        while not self._server.started:
            assert self._thread.is_alive(), "the server has not started"
            self._thread.join(0.01)

    def app(self):
        phones = phone.phones(
            lambda: self.services, report.group_sheet_html, tell_room=report.room_in_words
        )
        return phone.in_front(phones, phones)

    def as_new(self):
        """Itself, as if nobody had asked for anything yet."""
        self.requests.clear()
        self.listening.clear()
        self.services = replace(self.services, limits=Limits(time.monotonic, b"salt"))
        return self

    def stop(self):
        self.services.hub.close()
        self._server.should_exit = True
        self._thread.join(LONGEST_S)
        self.services.store.close()

    def _noted(self, app):
        async def note(scope, receive, send):
            self.requests.append((scope["method"], scope["path"]))
            if scope["path"].endswith("/events"):
                send = self._noted_when_told(scope["path"], send)
            await app(scope, receive, send)

        return note

    def _noted_when_told(self, path, send):
        is_told = False

        async def note(message):
            nonlocal is_told
            await send(message)
            if not is_told and b"data: " in message.get("body", b""):
                is_told = True
                self.listening.append(path)

        return note

    def wait_for_listeners(self, code, n=1):
        """Until so many streams of a session have been told where it is."""
        until(lambda: self.listening.count(f"/j/{code}/events") >= n)


class WholeServer(PhoneServer):
    """All of our own routes, with an empty page where Streamlit stands."""

    def app(self):
        return whole_app(self.services)


class Stoppable:
    """Something that runs in `process`, answers at `url` and keeps a `log`."""

    def wait_until_it_answers(self, path):
        """Wait until it does, or has ended."""

        def answers():
            assert self.process.poll() is None, f"It has ended.\n{self.log()}"
            with suppress(OSError):
                urllib.request.urlopen(f"{self.url}{path}", timeout=LONGEST_S).close()
                return True
            return False

        until(answers, self.log)

    def kill(self):
        """As a power cut would: no goodbye."""
        self.process.send_signal(signal.SIGKILL)
        self.process.wait(LONGEST_S)

    def stop(self):
        if self.process.poll() is None:
            self.process.terminate()
            self.process.wait(LONGEST_S)


class Server(Stoppable):
    """`streamlit run app.py` on a free port; can be killed and started again on the same data.

    Args:
        folder: where its data and its log are.
        settings: more of its environment.
    """

    command = (str(Path(sys.executable).parent / "streamlit"), "run", "app.py")

    def __init__(self, folder, **settings):
        self.folder = folder
        self.settings = settings
        self.port = free_port()
        self.process = None

    @property
    def url(self):
        return f"http://localhost:{self.port}"

    def start(self):
        with (self.folder / "server.log").open("ab") as log:
            self.process = subprocess.Popen(
                [*self.command, "--server.port", str(self.port)],
                cwd=ROOT,
                env=self.environment(),
                stdout=log,
                stderr=log,
            )
        # Not the page to log in: with it the server looks through the whole library.
        self.wait_until_it_answers("/healthz")

    def environment(self):
        data = str(self.folder / "data")
        own = {"DRAWBRIDGE_DATA_DIR": data, "DRAWBRIDGE_PASSCODE": PASSCODE}
        return {**os.environ, **own, **self.settings}

    def log(self):
        return (self.folder / "server.log").read_text()


class QuickServer(Server):
    """The same, but phones are offline, signals due and replies there in a sixth of the time."""

    command = (sys.executable, "-m", "tests.quick_server")
