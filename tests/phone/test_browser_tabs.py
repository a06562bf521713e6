"""Many tabs of one phone, and leaving while the server is away."""

import pytest

from drawbridge import commands, views
from tests.phone.test_browser_reliability import restart  # noqa: F401 - a fixture

pytestmark = pytest.mark.browser

HIDE = """(is) => {
  Object.defineProperty(document, 'hidden', { configurable: true, get: () => is });
  document.dispatchEvent(new Event('visibilitychange'));
}"""


def joined(room):
    return views.presence_view(room.services, room.code).n_joined


def test_a_hidden_tab_holds_no_stream_and_is_still_here(handset, server, live_evening):
    phone = handset(live_evening)
    events = ("GET", f"/j/{live_evening.code}/events")
    phone.page.clock.install()
    phone.join()
    with phone.page.expect_event("requestfailed", lambda one: "/events" in one.url):
        phone.page.evaluate(HIDE, True)
    with phone.page.expect_response("**/revision"):
        phone.page.clock.run_for(6_000)
    assert server.requests.count(events) == 1
    assert views.presence_view(server.services, live_evening.code).n_connected == 1
    with phone.page.expect_request("**/events*"):
        phone.page.evaluate(HIDE, False)

    live_evening.go_to("weather")
    live_evening.do(commands.open_step)
    phone.reaches("poll")


def test_a_tab_that_is_opened_behind_others_opens_no_stream(handset, live_evening):
    phone = handset(live_evening)
    phone.join()
    behind = phone.context.new_page()
    behind.clock.install()
    asked = []

    def note(request):
        asked.append(request.url.rpartition("/")[2])

    behind.on("request", note)
    behind.add_init_script("Object.defineProperty(document, 'hidden', { get: () => true })")
    with behind.expect_response("**/revision"):
        behind.goto(phone.url)
        behind.clock.run_for(6_000)

    assert "events" not in asked


def leave_unheard(phone):
    """Press "Leave quietly" while nobody answers; the page is blank all the same."""
    phone.page.get_by_role("button", name="Leave quietly").click()
    phone.page.wait_for_function("document.title === 'Blank page'")


def test_leaving_while_the_server_is_away_is_told_when_it_is_back(
    handset,
    live_evening,
    restart,  # noqa: F811
):
    phone = handset(live_evening)
    phone.join()

    def leave():
        leave_unheard(phone)
        assert phone.kept() == ["/leaving"]

    restart(while_down=leave)
    phone.has_left()
    assert joined(live_evening) == 0
    assert phone.kept() == []
    assert phone.context.cookies() == []


def test_leaving_is_told_by_the_next_page_if_the_blank_one_was_closed(
    handset,
    live_evening,
    restart,  # noqa: F811
):
    phone = handset(live_evening)
    phone.join()

    def leave():
        leave_unheard(phone)
        phone.page.close()

    restart(while_down=leave)
    assert joined(live_evening) == 1
    back = phone.second_tab()
    back.reaches("consent")

    assert joined(live_evening) == 0
    assert back.kept() == []


def keeping_its_answer(handset, live_evening):
    """A phone whose answer does not get through."""
    live_evening.go_to("weather")
    live_evening.do(commands.open_step)
    phone = handset(live_evening, has_joined=True)
    phone.page.route("**/answer", lambda route: route.abort())
    phone.choose(2)
    phone.send()
    phone.says("Kept on this phone.")
    return phone


def test_an_answer_that_another_tab_has_sent_is_not_said_to_be_waiting(handset, live_evening):
    phone = keeping_its_answer(handset, live_evening)
    second = phone.second_tab()
    second.is_in()
    phone.page.evaluate(HIDE, False)

    phone.is_in()
    phone.page.locator("#status-line").wait_for(state="hidden")
    assert phone.kept() == []


def test_what_was_not_sent_is_forgotten_with_a_session_that_is_gone(handset, live_evening):
    phone = keeping_its_answer(handset, live_evening)
    phone.page.goto("about:blank")
    live_evening.do(commands.end)
    commands.delete(live_evening.services, live_evening.code)
    phone.page.goto(phone.url)
    phone.says("There is no session with this code.")

    assert phone.kept() == []
