"""A real server, started with the README's command, and a real Chromium."""

import os

import pytest

from tests.people.patience import LONGEST_MS
from tests.people.server import Server
from tests.people.shared_server import folder_of_run, shared_server

pytest.register_assert_rewrite("tests.end_to_end.walls")  # its scenes are asserted in two files


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    running = Server(tmp_path_factory.mktemp("server"))
    running.start()
    yield running
    running.stop()


@pytest.fixture(scope="session")
def shared(tmp_path_factory):
    """The server of all files that only look; each leads sessions of its own in it."""
    worker = os.environ.get("PYTEST_XDIST_WORKER", "master")
    with shared_server(folder_of_run(tmp_path_factory, worker)) as running:
        yield running


class Witness:
    """Opens pages and remembers every request that any of them makes."""

    def __init__(self, chromium):
        self.chromium = chromium
        self.pages = []
        self.requests = []
        self.errors = []

    def page(self, width, height, **options):
        context = self.chromium.new_context(viewport={"width": width, "height": height}, **options)
        context.set_default_timeout(LONGEST_MS)
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
