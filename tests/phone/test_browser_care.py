"""Support, the wish for a pause, the break and the quick leave on a phone in Chromium."""

import dataclasses
import time

import pytest

from drawbridge import commands
from drawbridge.rate_limits import JOINS, Limits

pytestmark = pytest.mark.browser


def opens(phone, link, screen):
    phone.page.locator(f".foot .{link}").click()
    phone.reaches(screen)


def closes(phone):
    phone.page.locator("[data-close]").click()


@pytest.fixture
def phone(handset, live_evening):
    """A phone on an open question; Support was looked at before joining."""
    phone = handset(live_evening)
    opens(phone, "help", "support")
    assert phone.page.get_by_role("link", name="Call 999").get_attribute("href") == "tel:999"
    closes(phone)
    phone.reaches("consent")
    phone.join()
    live_evening.go_to("weather")
    live_evening.do(commands.open_step)
    phone.reaches("poll")
    return phone


def test_whatever_opens_over_a_question_leaves_what_was_chosen(phone, live_evening):
    room = live_evening
    # Support opens over a half-chosen answer and leaves it as it was.
    phone.choose(2)
    opens(phone, "help", "support")
    assert phone.page.title() == "Drawbridge"
    assert not phone.page.locator("main[data-screen=poll]").is_visible()
    closes(phone)
    phone.has_chosen(2)
    assert "Call 999" not in phone.page.content()

    # A wish for a pause: the same answer twice, and back to the question.
    for wish in ("pace", "skip"):
        opens(phone, "ask", "ask")
        phone.page.locator(f"button[value={wish}]").click()
        phone.says("Thank you for saying so.")
        closes(phone)
    phone.has_chosen(2)

    # The break covers the question with Support in large; what was chosen is there afterwards.
    # It takes the place of the thanks for asking, and leaves the way to Support over the others.
    opens(phone, "own", "erase")
    room.do(commands.gentle_break)
    phone.page.locator("main[data-screen=break]").wait_for(state="attached")
    assert phone.page.locator(".foot .help").is_visible()
    closes(phone)
    room.do(commands.gentle_break)
    phone.reaches("poll")
    opens(phone, "ask", "ask")
    room.do(commands.gentle_break)
    phone.reaches("break")
    assert phone.page.locator("main[data-screen=ask]").count() == 0
    assert phone.page.get_by_role("link", name="Call 116 123").is_visible()
    room.do(commands.gentle_break)
    phone.reaches("poll")
    phone.has_chosen(2)


def test_answers_are_taken_back_and_one_tap_leaves_a_blank_page(phone):
    phone.choose(2)
    phone.send()
    phone.is_in()

    # Answers are deleted after one question; the phone can answer again.
    opens(phone, "own", "erase")
    phone.page.locator("main[data-screen=erase] button").click()
    phone.says("Your answers are deleted.")
    closes(phone)
    phone.page.locator("main[data-screen=poll] .notice.in").wait_for(state="detached")
    phone.choose(1)

    # One tap to a blank page, and nothing of us behind the back button.
    phone.page.get_by_role("button", name="Leave quietly").click()
    phone.has_left()
    phone.page.wait_for_function("document.title === 'Blank page'")
    assert phone.kept() == []
    phone.page.go_back()
    assert phone.page.url == "about:blank"


def test_what_was_opened_as_a_page_of_its_own_gives_its_place_to_what_it_leads_to(phone):
    phone.page.goto(f"{phone.url}/erase")
    phone.page.locator("main[data-screen=erase] button").click()
    phone.says("Your answers are deleted.")
    assert phone.page.locator("main").count() == 1
    phone.page.get_by_role("link", name="Close").click()
    phone.reaches("poll")


def test_leaving_without_a_connection_is_blank_at_once(handset, live_evening):
    phone = handset(live_evening, has_joined=True)
    phone.context.set_offline(True)
    phone.page.get_by_role("button", name="Leave quietly").click()

    phone.page.wait_for_function("document.title === 'Blank page'")
    assert phone.page.inner_text("body") == ""
    assert phone.page.url.endswith("/join/left")


def test_support_opens_without_a_connection_and_a_full_room_leaves_the_card_as_it_is(
    handset, server, live_evening
):
    phone = handset(live_evening)
    # So many phones that one more has to wait: the card stays, with what was ticked. Time stands
    # still meanwhile; else there is room for another by the second.
    server.services = dataclasses.replace(server.services, limits=Limits(lambda: 0.0, b"salt"))
    client = server.services.limits.client("127.0.0.1")
    for _ in range(JOINS.at_once):
        server.services.limits.admit(client, live_evening.code)
    for box in phone.page.locator("input[name=agree]").all():
        box.check()
    phone.page.locator("button[value=participant]").click()
    phone.page.locator("#status-line", has_text="Very many phones").wait_for()
    assert phone.page.locator("input[name=agree]:checked").count() == 2

    server.services = dataclasses.replace(server.services, limits=Limits(time.monotonic, b"salt"))
    phone.page.clock.install()
    # Fetched in the background, once; a reply that has only begun would be cut off below.
    with phone.page.expect_event("requestfinished", lambda one: one.url.endswith("/support")):
        phone.page.locator("button[value=participant]").click()
        phone.reaches("waiting")
        phone.page.clock.run_for(5_000)
    phone.context.set_offline(True)
    opens(phone, "help", "support")
    assert phone.page.get_by_role("link", name="Call 999").is_visible()
    closes(phone)
    assert phone.page.locator("main[data-screen=waiting]").is_visible()
    assert phone.kept() == []
