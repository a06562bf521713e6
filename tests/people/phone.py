"""Phones that people hold: in Chromium."""

import re


class Handset:
    """A phone in Chromium."""

    def __init__(self, context, url):
        self.context = context
        self.url = url
        self.page = context.new_page()
        self.page.goto(self.url)

    def second_tab(self):
        return Handset(self.context, self.url)

    def join(self):
        for box in self.page.locator("input[name=agree]").all():
            box.check()
        self.page.locator("button[value=participant]").click()
        self.page.locator("main[data-screen=waiting], main[data-screen=poll]").wait_for()

    def reaches(self, screen):
        self.page.locator(f"main[data-screen={screen}]").wait_for()

    def choose(self, value, name="answer"):
        self.page.locator(f"input[name={name}][value='{value}']").check()

    def has_chosen(self, value, name="answer"):
        self.page.locator(f"input[name={name}][value='{value}']:checked").wait_for()

    def send(self):
        self.page.locator("button.send").click()

    def is_in(self):
        self.page.locator(".notice.in").wait_for()

    def says(self, text):
        self.page.get_by_text(text).first.wait_for()

    def has_left(self):
        self.page.locator("main.left").wait_for(state="attached")  # its address comes before it

    def kept(self):
        """The names of what is kept on this phone."""
        names = self.page.evaluate("() => Object.keys(localStorage)")
        return [re.sub(r"^/j/[A-Z]{6}", "", name) for name in names]
