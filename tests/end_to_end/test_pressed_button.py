"""A button that was pressed goes, also where the browser does not hear that the drawing has ended.

Streamlit 1.67 loses that word where another fragment begins at once, which a busy machine does now
and then (findings/streamlit-fragment-keeps-old-rows.sh); here every fragment loses it.
"""

import pytest
from playwright.sync_api import expect
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from drawbridge import commands
from tests.end_to_end.people import WORKSHOPS, Facilitator
from tests.people.room import Room
from tests.people.server import Server
from tests.people.services_beside import services_beside

pytestmark = pytest.mark.browser

FILE = WORKSHOPS / "emotional_walls.toml"
LEFT_OUT = ("tallest", "one_line")


@pytest.fixture
def session(tmp_path):
    """A running session of whose steps two are left out: its join code."""
    with services_beside(Server(tmp_path)) as services:
        room = Room(services, FILE.read_text("utf-8"))
        room.do(commands.start)
        ids = [step.id for step in room.session.workshop.steps]
        commands.drop(services, room.code, positions=[ids.index(one) for one in LEFT_OUT])
    return room.code


@pytest.fixture
def server(session, tmp_path):
    running = Server(tmp_path)
    running.start()
    yield running
    running.stop()


def losing_the_end(socket):
    """Pass on what the server says, but of no fragment that its drawing has come to its end."""
    server = socket.connect_to_server()
    server.on_message(lambda sent: socket.send(_as_if_interrupted(sent)))


def _as_if_interrupted(sent):
    message = ForwardMsg.FromString(sent)
    if message.script_finished != ForwardMsg.FINISHED_FRAGMENT_RUN_SUCCESSFULLY:
        return sent
    message.script_finished = ForwardMsg.FINISHED_EARLY_FOR_RERUN
    return message.SerializeToString()


def test_no_pressed_button_of_a_list_stays_on_the_console(server, session, witness):
    facilitator = Facilitator(witness, server.url)
    facilitator.log_in()
    page = facilitator.page
    page.locator(".st-key-workshops").wait_for()
    page.route_web_socket("**/_stcore/stream", losing_the_end)
    page.goto(f"{server.url}/facilitator?session={session}")

    page.get_by_role("button", name="Take “One line for the room” back in").click()

    line = page.locator(".db-agenda li").filter(has_text="One line for the room")
    expect(line).not_to_have_class("db-later db-left-out")
    expect(page.locator(".st-key-left_out button:visible")).to_have_count(1)
    expect(page.locator(".st-key-left_out button:visible")).to_contain_text("Where it stands")
