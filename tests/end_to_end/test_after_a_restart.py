"""Pages that were only looked at go on after the server was started anew.

Streamlit 1.67 draws them anew by itself only if a part of them was the last to be drawn; the new
server knows no part of a page (findings/streamlit-restart-stops-fragments.sh).
"""

import pytest
from playwright.sync_api import expect

from drawbridge import commands
from tests.end_to_end.people import WORKSHOPS, Facilitator, Projector
from tests.people.room import Room
from tests.people.server import Server
from tests.people.services_beside import services_beside

pytestmark = pytest.mark.browser

CONNECTION = "data-test-connection-state"
FILE = WORKSHOPS / "first_evening.toml"


@pytest.fixture
def session(tmp_path):
    """A running session: its join code."""
    with services_beside(Server(tmp_path)) as services:
        room = Room(services, FILE.read_text("utf-8"))
        room.do(commands.start)
    return room.code


@pytest.fixture
def server(session, tmp_path):
    running = Server(tmp_path)
    running.start()
    yield running
    running.stop()


@pytest.fixture
def facilitator(server, session, witness):
    leading = Facilitator(witness, server.url)
    leading.log_in()
    leading.page.locator(".st-key-workshops").wait_for()
    leading.page.goto(f"{server.url}/facilitator?session={session}")
    leading.is_at("What happens to my answers")
    return leading


def starts_anew(server, *pages):
    """Kill a server and start it; then all pages are connected to the new one."""
    server.kill()
    for page in pages:
        expect(page.locator("[data-testid=stApp]")).not_to_have_attribute(CONNECTION, "CONNECTED")
    server.start()
    for page in pages:
        expect(page.locator("[data-testid=stApp]")).to_have_attribute(CONNECTION, "CONNECTED")


def test_console_and_projector_go_on_after_a_restart(server, facilitator, witness):
    projector = Projector(witness, facilitator.projector_link())
    projector.sees("Before we start")

    starts_anew(server, facilitator.page, projector.page)
    facilitator.press("^Next: ")

    facilitator.is_at("Inner weather")
    projector.sees("Inner weather")
