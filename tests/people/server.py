"""Real servers: the phone's routes in this process, or all of it as people start it."""

import os
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.request
from dataclasses import replace
from pathlib import Path

import uvicorn

from drawbridge import bootstrap, phone, report
from drawbridge.rate_limits import Limits
from drawbridge.settings import Settings
from tests.whole_app import whole_app

ROOT = Path(__file__).resolve().parents[2]
PASSCODE = "open-the-bridge"
PATIENCE_S = 120  # beside other work on the same cores a start has taken longer than 30


def free_port():
    """A port that nobody listens at."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def settings_of(folder):
    """The settings of a server whose data lie in a folder."""
    return Settings.from_environ(
        {"DRAWBRIDGE_DATA_DIR": str(folder), "DRAWBRIDGE_PASSCODE": PASSCODE},
        root=folder,
        languages=("en",),
    )


class PhoneServer:
    """The phone's routes on a real server, which can be stopped and started again.

    `requests` are those since somebody last emptied it.
    """

    def __init__(self, settings):
        self.settings = settings
        self.services = None
        self.requests = []
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
        self.services = replace(self.services, limits=Limits(time.monotonic, b"salt"))
        return self

    def stop(self):
        self.services.hub.close()
        self._server.should_exit = True
        self._thread.join(10)
        self.services.store.close()

    def _noted(self, app):
        async def note(scope, receive, send):
            self.requests.append((scope["method"], scope["path"]))
            await app(scope, receive, send)

        return note


class WholeServer(PhoneServer):
    """All of our own routes, with an empty page where Streamlit stands."""

    def app(self):
        return whole_app(self.services)


class Stoppable:
    """Something that runs in `process`."""

    def kill(self):
        """As a power cut would: no goodbye."""
        self.process.send_signal(signal.SIGKILL)
        self.process.wait(10)

    def stop(self):
        if self.process.poll() is None:
            self.process.terminate()
            self.process.wait(15)


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
        self._wait_until_ready()

    def environment(self):
        data = str(self.folder / "data")
        own = {"DRAWBRIDGE_DATA_DIR": data, "DRAWBRIDGE_PASSCODE": PASSCODE}
        return {**os.environ, **own, **self.settings}

    def log(self):
        return (self.folder / "server.log").read_text()

    def _wait_until_ready(self):
        until = time.monotonic() + PATIENCE_S
        while time.monotonic() < until:
            if self.process.poll() is not None:
                raise AssertionError(f"The server has ended.\n{self.log()}")
            try:
                # Not the page to log in: with it the server looks through the whole library.
                urllib.request.urlopen(f"{self.url}/healthz", timeout=2).close()
            except OSError:
                time.sleep(0.02)
            else:
                return
        raise AssertionError(f"The server did not answer within {PATIENCE_S} s.")


class QuickServer(Server):
    """The same, but phones are offline, signals due and replies there in a sixth of the time."""

    command = (sys.executable, "-m", "tests.quick_server")
