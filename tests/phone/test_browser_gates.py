"""A network's gate, or a proxy, that answers in the server's place: nothing it says is believed."""

import pytest

from drawbridge import commands, views

pytestmark = pytest.mark.browser

WELCOME = "<html><body><main data-screen='poll'><h1>Welcome to our Wi-Fi</h1></main></body></html>"


@pytest.fixture
def weather(live_evening):
    live_evening.go_to("weather")
    live_evening.do(commands.open_step)
    return live_evening


class Gate:
    """Answers whatever a page asks for with a page of its own."""

    def __init__(self, page, status=200):
        self._page = page
        self._status = status

    def close(self):
        self._page.route("**/j/**", self._answer)

    def open(self):
        self._page.unroute("**/j/**")

    def _answer(self, route):
        route.fulfill(status=self._status, content_type="text/html", body=WELCOME)


def is_untouched(phone):
    assert phone.page.get_by_text("Welcome to our Wi-Fi").count() == 0


@pytest.mark.parametrize("status", [200, 403, 413, 502])
def test_an_answer_that_only_a_gate_has_heard_is_kept_and_sent_later(
    handset, weather, ballots, status
):
    phone = handset(weather, has_joined=True)
    phone.reaches("poll")
    gate = Gate(phone.page, status)
    gate.close()
    phone.choose(2)
    phone.send()
    phone.says("Kept on this phone. It will be sent when the connection is back.")
    is_untouched(phone)
    assert ballots(weather) == []
    assert phone.page.locator(".notice.in").count() == 0
    gate.open()

    phone.is_in()
    assert ballots(weather) == [{"answer": (2,)}]


def test_what_a_gate_answers_to_joining_is_no_screen(handset, weather):
    phone = handset(weather)
    gate = Gate(phone.page)
    gate.close()
    for box in phone.page.locator("input[name=agree]").all():
        box.check()
    phone.page.locator("button[value=participant]").click()
    phone.says("Please try again")
    is_untouched(phone)
    gate.open()
    phone.page.locator("button[value=participant]").click()

    phone.reaches("poll")


def test_help_lines_stay_within_reach_behind_a_gate(handset, weather):
    phone = handset(weather, has_joined=True)
    with phone.page.expect_response("**/support", timeout=15_000):
        phone.page.reload()
    Gate(phone.page).close()
    phone.page.get_by_role("link", name="Support").click()

    phone.reaches("support")
    is_untouched(phone)


def test_answers_are_not_said_to_be_deleted_by_a_gate(handset, weather, ballots):
    phone = handset(weather, has_joined=True)
    phone.reaches("poll")
    phone.choose(2)
    phone.send()
    phone.is_in()
    phone.page.get_by_role("link", name="Delete my answers").click()
    phone.reaches("erase")
    Gate(phone.page).close()
    phone.page.locator("main[data-screen=erase] button").first.click()

    phone.says("Please try again")
    assert ballots(weather) == [{"answer": (2,)}]


def test_leaving_is_told_to_the_server_and_not_to_a_gate(handset, weather):
    phone = handset(weather)
    phone.join()
    gate = Gate(phone.page)
    gate.close()
    with phone.page.expect_response("**/leave*"):
        phone.page.get_by_role("button", name="Leave quietly").click()
    assert views.presence_view(weather.services, weather.code).n_joined == 1
    assert phone.kept() == ["/leaving"]
    gate.open()

    phone.has_left()
    assert views.presence_view(weather.services, weather.code).n_joined == 0
