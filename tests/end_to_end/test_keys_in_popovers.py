"""Whoever has no mouse gets into a popover and out again, and every page says its language."""

import pytest
from playwright.sync_api import expect

from tests.end_to_end.people import WORKSHOPS, Facilitator
from tests.people.room import Room
from tests.people.server import PASSCODE
from tests.people.shared_server import comes_in

pytestmark = pytest.mark.browser

OPENER = "[class*='st-key-go_to_box'] button"
POPOVER = "[data-testid=stPopoverBody]"
COMES_AFTER = "(it, one) => !!(one.compareDocumentPosition(it) & Node.DOCUMENT_POSITION_FOLLOWING)"


@pytest.fixture(scope="module")
def code(shared):
    """The code of a session whose first question is not open yet."""
    with shared.led() as services:
        room = Room(services, (WORKSHOPS / "first_evening.toml").read_text("utf-8"))
        room.go_to("why_walls_go_up")
        return room.code


@pytest.fixture(scope="module")
def console(shared, witness, code):
    """The console as it is once its keys are led."""
    page = Facilitator(witness, shared.url).page
    comes_in(page, shared.url)
    page.goto(f"{shared.url}/facilitator?session={code}")
    page.locator(".db-connection").wait_for(state="attached")  # who leads the keys
    return page


@pytest.fixture
def page(console):
    """The console, with the focus on the button of the popover; what it opens is shut again."""
    expect(console.locator(POPOVER)).to_have_count(0)
    console.locator(OPENER).focus()
    yield console
    console.keyboard.press("Escape")


def opened(page):
    page.keyboard.press("Enter")
    expect(page.locator(POPOVER)).to_be_focused()
    page.get_by_role("combobox", name="Step").wait_for()


def test_a_key_that_opens_a_popover_leads_into_it_and_escape_back(page):
    opened(page)
    page.keyboard.press("Tab")
    expect(page.get_by_role("combobox", name="Step")).to_be_focused()
    page.keyboard.press("Escape")

    expect(page.locator(POPOVER)).to_have_count(0)
    expect(page.locator(OPENER)).to_be_focused()


def test_tab_leads_out_of_a_popover_at_both_ends_and_in_again(page):
    opened(page)
    page.keyboard.press("Shift+Tab")
    expect(page.locator(OPENER)).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.locator(POPOVER)).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")

    expect(page.locator(f"{POPOVER}:focus-within")).to_have_count(0)
    assert page.locator(":focus").evaluate(COMES_AFTER, page.locator(OPENER).element_handle())


def test_a_click_leaves_the_focus_where_it_was_put(page):
    page.locator(OPENER).click()
    page.locator(POPOVER).wait_for()

    expect(page.locator(OPENER)).to_be_focused()


def test_a_field_that_keys_have_reached_is_outlined_and_no_other(page):
    opened(page)
    page.keyboard.press("Tab")
    field = page.locator("[data-has-focus]")

    expect(field).to_have_css("outline-style", "solid")
    assert field.evaluate("(it) => it.contains(document.activeElement)")
    page.keyboard.press("Escape")
    expect(field).to_have_count(0)


def test_a_step_far_away_is_reached_with_keys_alone(page):
    before = page.locator(".st-key-now h1").text_content()
    opened(page)
    for key in ("Tab", "ArrowDown", "ArrowDown", "Enter"):
        page.keyboard.press(key)
    act = page.locator(f"{POPOVER} button[kind=primary]:enabled")
    act.wait_for()
    page.keyboard.press("Tab")  # the button that empties the field
    while not act.evaluate("(it) => it === document.activeElement"):
        assert page.locator(f"{POPOVER} :focus").count() == 1
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")

    expect(page.locator(".st-key-now h1")).not_to_have_text(before)
    expect(page.locator("body")).not_to_be_focused()


@pytest.mark.parametrize(
    ("wanted", "language", "direction"), [("de-DE", "de", "ltr"), ("ar-EG", "ar", "rtl")]
)
def test_document_says_the_language_before_and_after_streamlit_has_drawn(
    shared, witness, wanted, language, direction
):
    person = Facilitator(witness, shared.url)
    person.page.context.set_extra_http_headers({"Accept-Language": wanted})
    person.page.goto(f"{shared.url}/login")
    person.page.locator("#passcode").fill(PASSCODE)
    person.page.keyboard.press("Enter")
    person.page.locator(".db-connection").wait_for(state="attached")
    sent = person.page.context.request.get(shared.url).text()
    root = person.page.locator(":root")

    assert f'lang="{language}" dir="{direction}"' in sent
    expect(root).to_have_attribute("lang", language)
    expect(root).to_have_attribute("dir", direction)
