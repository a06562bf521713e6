"""Somebody who writes a workshop in a browser, and does not program."""

import re

from playwright.sync_api import expect

from tests.end_to_end.people import Facilitator


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
        self.is_at(title)

    def is_at(self, title):
        """Whether the whole form is the step's: the list is drawn last, and says where one is."""
        expect(self.page.locator(".st-key-editor_steps [aria-current]")).to_contain_text(title)
        expect(self.field("Title")).to_have_value(title)

    def goes_to_languages(self, language):
        self.page.locator(".st-key-editor_steps").get_by_role("button", name="Other lang").click()
        self.chooses("editor_language", language)

    def chooses(self, key, label):
        choice = self.page.locator(f".st-key-{key} input")
        choice.fill(label)
        choice.press("Enter")
        expect(choice).to_have_value(re.compile(f"^{re.escape(label)}"))

    def adds(self, kind):
        self.page.get_by_text("Add a step").click()
        self.chooses_kind(kind)
        self.page.locator(".st-key-add_step button").click()
        self.is_at(kind)

    def chooses_kind(self, kind):
        choice = self.page.locator(".st-key-new_step_kind input")
        choice.fill(kind)
        choice.press("Enter")

    def writes(self, name, text):
        """Type, and leave the field alone: what is typed is heard while it is typed."""
        self.field(name).fill(text)

    def sees(self, screen, text):
        frame = self.page.frame_locator(f"iframe[title='{screen}']")
        expect(frame.get_by_text(text).first).to_be_visible()

    def phone_runs(self, direction):
        page = self.page.frame_locator("iframe[title='A phone']").locator("html")
        expect(page).to_have_attribute("dir", direction)

    def reads(self, sentence):
        expect(self.page.get_by_text(sentence).first).to_be_visible()
