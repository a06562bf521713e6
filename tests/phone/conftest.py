"""Sessions, phones without a script, and phones in a browser."""

import dataclasses
import os
import shutil
import warnings
from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from drawbridge import phone
from drawbridge.domain.session.round import Round
from tests.phone.browsing import FLAGS, Handset, Server
from tests.phone.visiting import Visitor

ROOT = Path(__file__).resolve().parent.parent.parent
PICTURES = Path(__file__).parent / "pictures_and_shares.toml"
EVENING = ROOT / "workshop_content" / "first_evening.toml"


@pytest.fixture
def evening(services, room):
    """A session of the workshop that is shipped, still in its lobby."""
    return type(room)(services, EVENING.read_text("utf-8"))


@pytest.fixture
def pictures(services, room):
    """A session of the kinds that point at pictures and weigh things."""
    return type(room)(services, PICTURES.read_text("utf-8"))


@pytest.fixture
def phones(services):
    """The phone's routes, mounted beside others as the launcher does it."""
    return Starlette(routes=phone.routes(lambda: services))


@pytest.fixture
def visit(phones):
    """Make a visitor who has not opened any page yet."""

    def make(room, **headers):
        client = TestClient(phones, raise_server_exceptions=False)
        return Visitor(client, room.code, headers)

    return make


@pytest.fixture
def guest(visit, evening):
    """Somebody who has joined the evening."""
    visitor = visit(evening)
    visitor.join()
    return visitor


@pytest.fixture
def ballots():
    """What is stored for a room's current round."""

    def read(room):
        now = room.session
        here = Round(session_id=now.id, step_id=now.step.id, number=now.state.round)
        with room.services.store.reading() as transaction:
            return [dict(response.answers) for response in transaction.ballots.responses(here)]

    return read


@pytest.fixture
def server(settings, tmp_path):
    folder = tmp_path / "served"
    url = f"sqlite:///{folder / 'drawbridge.sqlite3'}"
    running = Server(dataclasses.replace(settings, data_dir=folder, database_url=url))
    running.start()
    yield running
    running.stop()


@pytest.fixture
def live_evening(server, room):
    """The evening on the real server."""
    return type(room)(server.services, EVENING.read_text("utf-8"))


@pytest.fixture
def live_pictures(server, room):
    """The pictures and shares on the real server."""
    return type(room)(server.services, PICTURES.read_text("utf-8"))


@pytest.fixture(scope="module")
def chromium():
    found = filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome")))
    path = next(found, None)
    if path is None and os.environ.get("CI"):
        pytest.fail("no Chromium is installed; the browser tests must run here")
    if path is None:
        with warnings.catch_warnings():
            warnings.simplefilter("default")
            warnings.warn("BROWSER TESTS ARE SKIPPED: no Chromium is installed.", stacklevel=1)
        pytest.skip("no Chromium is installed (Debian: apt-get install chromium)")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def handset(chromium, server):
    """Open a session's page in a Chromium with a profile of its own."""
    contexts = []

    def make(room, **options):
        context = chromium.new_context(**{"viewport": {"width": 390, "height": 844}, **options})
        context.set_default_timeout(20_000)
        contexts.append(context)
        return Handset(context, f"{server.url}/j/{room.code}")

    yield make
    for context in contexts:
        context.close()
