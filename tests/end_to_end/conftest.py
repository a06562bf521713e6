"""A real server, started with the README's command, and a real Chromium."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
import warnings
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
PASSCODE = "open-the-bridge"
CHROMIUM_FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


class Server:
    """`streamlit run app.py` on a free port; can be killed and started again on the same data.

    Args:
        folder: where its data and its log are.
        settings: more of its environment.
    """

    def __init__(self, folder, **settings):
        self.folder = folder
        self.settings = settings
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        self.process = None

    @property
    def url(self):
        return f"http://localhost:{self.port}"

    def start(self):
        streamlit = str(Path(sys.executable).parent / "streamlit")
        with (self.folder / "server.log").open("ab") as log:
            self.process = subprocess.Popen(
                [streamlit, "run", "app.py", "--server.port", str(self.port)],
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

    def kill(self):
        """As a power cut would: no goodbye."""
        self.process.send_signal(signal.SIGKILL)
        self.process.wait(10)

    def stop(self):
        if self.process.poll() is None:
            self.process.terminate()
            self.process.wait(15)

    def log(self):
        return (self.folder / "server.log").read_text()

    def _wait_until_ready(self):
        for _ in range(300):
            if self.process.poll() is not None:
                raise AssertionError(f"The server has ended.\n{self.log()}")
            try:
                urllib.request.urlopen(f"{self.url}/login", timeout=2).close()
            except OSError:
                time.sleep(0.1)
            else:
                return
        raise AssertionError("The server did not answer within 30 s.")


def chromium_path():
    found = shutil.which("chromium") or shutil.which("chromium-browser")
    found = found or shutil.which("google-chrome")
    if found is None and os.environ.get("CI"):
        pytest.fail("No Chromium is installed; the browser tests must run here.")
    if found is None:
        warnings.simplefilter("default", UserWarning)
        warnings.warn("BROWSER TESTS ARE SKIPPED: no Chromium is installed.", stacklevel=2)
        pytest.skip("no Chromium is installed (Debian: apt-get install chromium)")
    return found


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    running = Server(tmp_path_factory.mktemp("server"))
    running.start()
    yield running
    running.stop()


@pytest.fixture(scope="module")
def chromium():
    from playwright.sync_api import sync_playwright

    path = chromium_path()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=CHROMIUM_FLAGS)
        yield browser
        browser.close()


class Witness:
    """Opens pages and remembers every request that any of them makes."""

    def __init__(self, chromium):
        self.chromium = chromium
        self.pages = []
        self.requests = []
        self.errors = []

    def page(self, width, height, **options):
        context = self.chromium.new_context(viewport={"width": width, "height": height}, **options)
        page = context.new_page()
        self.pages.append(page)
        page.on("request", lambda request: self.requests.append(request.url))
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        return page


@pytest.fixture(scope="module")
def witness(chromium, tmp_path_factory):
    seen = Witness(chromium)
    yield seen
    folder = tmp_path_factory.mktemp("last-screens")
    for number, page in enumerate(seen.pages):
        page.screenshot(path=folder / f"{number}.png")
