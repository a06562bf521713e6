"""The tallest picture of a workshop stands above the large button as a whole, on every laptop."""

from random import Random

import pytest

from drawbridge import commands
from drawbridge.domain.session.simulated import Temperament
from drawbridge.rehearsal.answer_model import Person
from drawbridge.rehearsal.forms import form
from tests.end_to_end.people import WORKSHOPS, Facilitator
from tests.people.room import Room
from tests.people.shared_server import comes_in

pytestmark = pytest.mark.browser

TALLEST = ["rewrite_it", "put_in_a_gate"]
N_LOOKS = 40  # the first will do, but on a machine that has much else to do
SIZES = [(1440, 900), (1366, 768), (1280, 720), (1920, 1080)]


@pytest.fixture(scope="module")
def codes(shared):
    """Sessions that have just closed a question of many lines."""
    with shared.led() as services:
        return {step_id: closed(services, step_id) for step_id in TALLEST}


def closed(services, step_id):
    room = Room(services, (WORKSHOPS / "emotional_walls.toml").read_text("utf-8"))
    room.join(10)
    room.go_to(step_id)
    room.do(commands.open_step)
    for number, secret in enumerate(room.phones):
        person = Person(number=number, temperament=Temperament.MIXED, dice=Random(number))
        answered = form(room.session.step, person, None)
        commands.submit(services, room.code, secret, (step_id, 1), answered)
    room.do(commands.close_step)
    return room.code


def comes_in_sight(page, picture):
    """Whether a picture stands above the large button once it has taken its new width."""
    for _ in range(N_LOOKS):
        page.wait_for_timeout(500)
        box = picture.bounding_box()
        button = page.locator(".st-key-place_next").bounding_box()
        if box and button and 0 <= box["y"] <= box["y"] + box["height"] <= button["y"]:
            return True
    return False


def test_a_result_is_not_hidden_by_the_large_button(shared, witness, codes):
    facilitator = Facilitator(witness, shared.url)
    comes_in(facilitator.page, shared.url)
    hidden = []
    for step_id, code in codes.items():
        facilitator.page.goto(f"{shared.url}/facilitator?session={code}")
        facilitator.says("^Show the result$")
        picture = facilitator.page.locator(".st-key-preview .js-plotly-plot")
        picture.wait_for()
        for width, height in SIZES:
            facilitator.page.set_viewport_size({"width": width, "height": height})
            if not comes_in_sight(facilitator.page, picture):
                hidden.append((step_id, width, height))

    assert hidden == []
