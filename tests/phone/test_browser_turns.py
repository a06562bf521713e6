"""Turns on a phone with a script count down by themselves, whatever its clock says."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from drawbridge import commands
from tests.people.room import Room

TURNS = Path(__file__).with_name("scenes_and_turns.toml")
AN_HOUR_AHEAD = "const now = Date.now.bind(Date); Date.now = () => now() + 3600000;"

pytestmark = pytest.mark.browser


def test_turns_count_down_by_time_gone_by_and_follow_the_facilitator(handset, server):
    talk = Room(server.services, TURNS.read_text("utf-8"))
    talk.do(commands.start)
    phone = handset(talk, script=AN_HOUR_AHEAD)
    phone.page.locator("input[name=agree]").check()
    phone.page.locator("button[value=participant]").click()
    left = phone.page.locator(".remaining").first
    expect(left).to_have_text("3:00")

    talk.do(commands.run_timer)
    expect(left).to_have_text(re.compile("2:5[0-8]"))
    talk.do(lambda *place: commands.next_turn(*place, grouping=1))
    expect(phone.page.locator(".turns").nth(1).locator(".now")).to_have_text(
        "The second tells · two listen"
    )
    talk.do(commands.pause_timer)
    expect(phone.page.get_by_text("standing still").first).to_be_visible()
    stood = left.text_content()
    phone.page.wait_for_timeout(1500)
    assert left.text_content() == stood
