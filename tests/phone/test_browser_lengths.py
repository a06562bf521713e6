"""What a listener to an encrypted Wi-Fi sees of a real browser: lengths, both ways."""

import pytest

from drawbridge import commands
from tests.attacks.wire import ROOM, as_the_script_sends

pytestmark = pytest.mark.browser


@pytest.fixture
def sent(handset, live_evening):
    """Answer one after the other on one phone; what it sent, and how long it and its reply were."""

    def send(step_id, *answers):
        phone = handset(live_evening, reduced_motion="reduce", has_joined=True)
        live_evening.go_to(step_id)
        live_evening.do(commands.open_step)
        phone.reaches("poll")
        seen = []
        for answer in answers:
            phone.choose(answer)
            with phone.page.expect_response("**/answer") as caught:
                phone.send()
            phone.is_in()
            request = caught.value.request
            length = int(caught.value.header_value("content-length"))
            seen.append((request.post_data, len(request.post_data), length))
        return seen

    return send


def test_the_script_sends_and_gets_the_same_number_of_bytes_for_a_pass_and_for_any_answer(sent):
    seen = sent("weather", "pass", "0", "4", "2")

    assert len({(there, back) for _, there, back in seen}) == 1
    assert seen[0][1] == ROOM
    fields = {"step": "weather", "round": 1, "answer": "pass"}
    assert seen[0][0] == as_the_script_sends(fields)
