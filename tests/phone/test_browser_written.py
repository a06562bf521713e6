"""A line on a real phone: typed with the keyboard, counted, kept over a reload, sent, changed."""

from pathlib import Path

import pytest

from drawbridge import commands
from tests.people.room import Room

pytestmark = pytest.mark.browser
WRITTEN = Path(__file__).parents[1].joinpath("written.toml").read_text("utf-8")
LINE = "Thick walls & a thin \u05d7\u05d5\u05de\u05d4"


def test_a_line_survives_a_reload_and_is_sent_by_keyboard_alone(server, handset):
    live = Room(server.services, WRITTEN)
    phone = handset(live, has_joined=True)
    page = phone.page
    live.go_to("line")
    live.do(commands.open_step)
    phone.reaches("poll")
    field = page.locator("textarea")
    field.focus()
    page.keyboard.type(LINE)
    assert page.locator(".count").inner_text() == f"{len(LINE)} of 140 so far."
    page.reload()
    assert field.input_value() == LINE
    field.focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    phone.is_in()

    assert "Someone reads before anything is shown" in page.locator("#notice").inner_text()
    assert field.input_value() == LINE
    assert page.locator("a.help").is_visible()


def test_twenty_emoji_are_twenty_of_140_and_more_than_the_limit_can_be_seen(server, handset):
    live = Room(server.services, WRITTEN)
    phone = handset(live, has_joined=True)
    live.go_to("line")
    live.do(commands.open_step)
    phone.reaches("poll")
    field, count = phone.page.locator("textarea"), phone.page.locator(".count")
    field.fill("\U0001f600" * 20)
    assert count.inner_text() == "20 of 140 so far."
    field.fill("\U0001f600" * 139 + "a")
    assert count.inner_text() == "140 of 140 so far."
    assert "over" not in count.get_attribute("class").split()
    field.fill("a" * 141)
    assert "over" in count.get_attribute("class").split()
    phone.send()
    phone.says("That is too long. Please keep to 140 characters.")
    assert field.input_value() == "a" * 141
    field.fill("\U0001f600" * 139 + "a")
    phone.send()
    phone.is_in()
