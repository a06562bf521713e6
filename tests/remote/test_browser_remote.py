"""The remote in a real browser, as large as a phone: one thumb, a lock, and slides."""

import pytest
from playwright.sync_api import expect

from drawbridge import commands
from drawbridge.auth.cookie import COOKIE
from tests.conftest import SMALL
from tests.people.axe import barriers
from tests.people.room import Room
from tests.people.server import PASSCODE, WholeServer, settings_of

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    running = WholeServer(settings_of(tmp_path_factory.mktemp("remote")))
    running.start()
    yield running
    running.stop()


@pytest.fixture
def room(server):
    made = Room(server.services, SMALL)
    made.join(8)
    made.go_to("weather")
    return made


@pytest.fixture
def phone(chromium, server, room):
    """A phone on the remote, logged in."""
    context = chromium.new_context(viewport={"width": 390, "height": 844}, has_touch=True)
    login = server.services.logins.log_in(PASSCODE)
    context.add_cookies([{"name": COOKIE, "value": login, "url": server.url}])
    page = context.new_page()
    page.goto(f"{server.url}/remote/{room.code}")
    page.locator("body.locked").wait_for()
    yield page
    context.close()


def slide(page, where, begins=0.1):
    """Move a thumb along a slide to its end.

    begins: where the thumb goes down, as a share of its length.
    """
    box = page.locator(where).bounding_box()
    y = box["y"] + box["height"] / 2
    page.mouse.move(box["x"] + box["width"] * begins, y)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] * 0.7, y, steps=3)
    page.mouse.move(box["x"] + box["width"] - 6, y, steps=3)
    page.mouse.up()


UNLOCK, LARGE = "#lock input", ".dock > form input[type=range]"


def put_away(page, *, is_away):
    """What a browser tells a page whose screen goes dark or comes back."""
    page.evaluate(
        """(isAway) => {
          Object.defineProperty(document, 'hidden', { configurable: true, get: () => isAway });
          document.dispatchEvent(new Event('visibilitychange'));
        }""",
        is_away,
    )


def test_one_thumb_leads_through_a_question_and_nothing_is_pressed_by_accident(phone, room):
    large = phone.locator(".dock > form button")
    assert barriers(phone) == []

    # It begins locked: a tap does nothing, nor does one at the far end of the slide.
    large.dispatch_event("click")
    slide(phone, UNLOCK, begins=0.6)
    expect(phone.locator("body.locked")).to_be_attached()
    assert room.session.state.phase == "briefing"

    slide(phone, UNLOCK)
    expect(phone.locator("#lock")).to_be_hidden()
    large.tap()
    expect(phone.get_by_text("Hardly anybody has answered yet.")).to_be_visible()

    # Closing takes a slide of its whole length.
    slide(phone, LARGE, begins=0.6)
    assert room.session.state.phase == "open"
    for secret in room.phones:
        room.answer(secret, answer="1")
    slide(phone, LARGE)
    expect(phone.get_by_text("The room does not see this")).to_be_visible()
    assert barriers(phone) == []

    # Put away and taken out again: locked, and a press that arrives meanwhile is none.
    put_away(phone, is_away=True)
    phone.locator("form[action$='/act'] button").first.dispatch_event("click")
    put_away(phone, is_away=False)
    expect(phone.locator("body.locked")).to_be_attached()
    assert room.session.state.phase == "closed"


def test_what_somebody_else_does_is_there_at_once_and_a_note_that_is_begun_stays(phone, room):
    room.ask("weather", ["1"] * 8)
    slide(phone, UNLOCK)
    phone.get_by_label("Add a line").fill("Long silence")

    room.do(commands.reveal)
    expect(phone.get_by_text("The room sees this now")).to_be_visible()
    room.do(commands.advance)
    expect(phone.get_by_role("heading", name="A wall is a job", level=1)).to_be_visible()

    phone.get_by_role("button", name="Add").tap()
    expect(phone.get_by_label("Add a line")).to_have_value("")
    expect(phone.locator("body.busy")).to_have_count(0)  # emptied at once, before it has arrived
    with room.services.store.reading() as transaction:
        assert transaction.notes.of(room.session.id) == {"weather": "Long silence"}


def test_keys_move_a_slide_and_without_a_connection_nothing_is_sent(phone, room):
    room.ask("weather", ["1"] * 8)
    phone.get_by_role("slider", name="Slide to unlock").press("End")
    phone.get_by_role("slider", name="Slide to the end: Show the result").press("End")
    expect(phone.get_by_text("The room sees this now")).to_be_visible()

    phone.context.set_offline(True)
    phone.get_by_role("button", name="Next: A wall is a job").tap()
    expect(phone.get_by_text("No connection.")).to_be_visible()
    phone.context.set_offline(False)
    expect(phone.get_by_text("No connection.")).to_be_hidden()
    assert room.session.step.id == "weather"


def test_what_a_gate_of_a_network_answers_is_neither_believed_nor_shown(phone, room):
    slide(phone, UNLOCK)
    phone.route(
        "**/remote/**",
        lambda route: route.fulfill(
            content_type="text/html", body="<main data-acts='none'>Welcome to our Wi-Fi</main>"
        ),
    )
    phone.locator("#state", has_text="No connection. Nothing is sent until it is back.").wait_for()

    assert phone.get_by_text("Welcome to our Wi-Fi").count() == 0
    phone.unroute("**/remote/**")
    expect(phone.locator("body.offline")).not_to_be_attached(timeout=15_000)
