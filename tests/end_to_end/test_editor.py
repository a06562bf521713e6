"""A workshop made from nothing by somebody who does not program: written, seen, rehearsed."""

import re

import pytest
from playwright.sync_api import expect

from tests.end_to_end.people import Facilitator, no_stranger_was_asked

pytestmark = pytest.mark.browser


class Writer(Facilitator):
    """Somebody who writes a workshop, and sees beside the form what the room would see."""

    def begin(self):
        self.page.get_by_role("link", name="Write a workshop").click()
        self.page.locator(".st-key-new_workshop button").click()
        self.page.wait_for_url(re.compile(r"draft=\w+"))
        self.field("Title").wait_for()

    def field(self, name):
        return self.page.locator(".st-key-editor_form").get_by_role("textbox", name=name).first

    def goes_to(self, title):
        self.page.locator(".st-key-editor_steps").get_by_role("button", name=title).click()
        expect(self.field("Title")).to_have_value(title)

    def adds(self, kind):
        self.page.get_by_text("Add a step").click()
        choice = self.page.locator(".st-key-new_step_kind input")
        choice.fill(kind)
        choice.press("Enter")
        self.page.locator(".st-key-add_step button").click()
        expect(self.field("Title")).to_have_value(kind)

    def writes(self, name, text):
        """Type, and leave the field alone: what is typed is heard while it is typed."""
        self.field(name).fill(text)

    def sees(self, screen, text):
        frame = self.page.frame_locator(f"iframe[title='{screen}']")
        expect(frame.get_by_text(text).first).to_be_visible()

    def reads(self, sentence):
        expect(self.page.get_by_text(sentence).first).to_be_visible()


def test_a_five_step_workshop_is_made_from_nothing_and_rehearsed(server, witness):
    writer = Writer(witness, server.url)
    writer.log_in()
    writer.begin()
    writer.writes("Title", "Doors")
    for kind in ("Slide", "One of several", "Sliders"):
        writer.adds(kind)

    writer.goes_to("One of several")
    writer.writes("Question", "")
    writer.reads("This is empty.")
    writer.writes("Question", "Where would you like a door?")
    writer.sees("The projector", "Where would you like a door?")
    writer.sees("A phone", "Where would you like a door?")
    writer.writes("Options", "At home\nAt work\nNowhere just now")
    writer.sees("A phone", "Nowhere just now")
    writer.page.reload()
    writer.goes_to("One of several")
    expect(writer.field("Question")).to_have_value("Where would you like a door?")

    writer.page.get_by_text("Rehearse it now").click()
    writer.page.locator(".st-key-editor_start_rehearsal button").click()
    writer.is_in_a_session()
    writer.reads("Doors")
    assert no_stranger_was_asked(witness)
    assert witness.errors == []
