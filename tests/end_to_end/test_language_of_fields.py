"""Fields that hold words of a workshop say its language, and a switch keeps the focus."""

import pytest
from playwright.sync_api import expect

from drawbridge import commands
from tests.end_to_end.people import WORKSHOPS
from tests.people.room import Room
from tests.people.shared_server import comes_in

pytestmark = pytest.mark.browser

LANGUAGE = "(it) => it.closest('[lang]').lang"
EVENING = (WORKSHOPS / "first_evening.toml").read_text("utf-8")


@pytest.fixture(scope="module")
def page(shared, witness):
    """Pages of somebody who reads German; the workshops are English."""
    page = witness.page(1440, 900, locale="de-DE")
    comes_in(page, shared.url)
    return page


@pytest.fixture
def room(shared):
    with shared.led() as services:
        room = Room(services, EVENING)
        room.go_to("why_walls_go_up")
        yield room


def languages(found):
    return {it.evaluate(LANGUAGE) for it in found.all()}


def test_a_step_to_go_to_is_in_the_workshop_s_language_and_the_field_in_ours(shared, page, room):
    page.goto(f"{shared.url}/facilitator?session={room.code}")
    page.locator("[class*='st-key-go_to_box'] button").click()
    field = page.locator("[class*='st-key-go_to_step'] input")
    field.click()
    expect(page.locator("[role=listbox][lang=en]")).to_be_visible()

    assert languages(page.locator("[role=option]")) == {"en"}
    assert languages(page.locator("[class*='st-key-go_to_step'] label")) == {"de"}
    assert field.evaluate(LANGUAGE) == "en"


def test_the_notes_after_the_end_are_called_by_steps_and_are_in_nobody_s_language(
    shared, page, room
):
    room.do(commands.end)
    page.goto(f"{shared.url}/facilitator?session={room.code}")
    page.locator(".st-key-all_notes summary").click()
    labels = page.locator(".st-key-all_notes label [data-testid=stMarkdownContainer][lang]")
    expect(labels.first).to_be_visible()

    assert languages(labels) == {"en"}
    assert languages(page.locator(".st-key-all_notes textarea")) == {"de"}


def test_in_the_editor_what_is_written_says_the_language_that_is_chosen_for_it(shared, page):
    page.goto(f"{shared.url}/editor")
    page.locator("[class*='st-key-copied_first_evening'] button").click()
    title = page.locator("[class*='workshop-0-title'] input")
    expect(title).to_have_attribute("lang", "de")  # a copy is in the language of whoever leads
    language = page.locator("[class*='workshop-0-language'] input")
    language.fill("pl")
    language.press("Tab")
    expect(title).to_have_attribute("lang", "pl")
    expect(page.locator(".st-key-editor_steps .title[lang=pl]").nth(1)).to_be_visible()

    assert languages(page.locator("[class*='workshop-0-title'] label")) == {"de"}


def test_the_switch_of_the_group_sheet_keeps_the_focus(shared, page, room):
    room.do(commands.end)
    page.goto(f"{shared.url}/summary?session={room.code}")
    switch = page.locator(".st-key-give_sheet input")
    switch.focus()
    for n_codes in (1, 0, 1):
        page.keyboard.press("Space")
        expect(page.locator(".st-key-group_sheet .db-join img")).to_have_count(n_codes)

        expect(switch).to_be_focused()
