"""A workshop of five steps by somebody who does not program, from nothing to its summary.

    python bench/own_workshop.py FOLDER

Written in the editor by clicking and typing, rehearsed, saved, run with five phones, and
summarised; a picture of every screen goes into the folder. Then the ways in which writing goes
wrong: a reload, two tabs, files of strangers. Printed is how long somebody needs at a keyboard, by
the keystroke-level model of Card, Moran and Newell (1980). See bench/README.md.
"""

import argparse
import re
import sys
import tempfile
import time
from pathlib import Path

from playwright.sync_api import expect

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from drawbridge.content.editing.new_steps import new_workshop  # noqa: E402 - the path comes first
from gallery import chromium  # noqa: E402
from tests.end_to_end.people import Phone, Projector, no_stranger_was_asked  # noqa: E402
from tests.end_to_end.writer import Writer  # noqa: E402
from tests.people.server import Server  # noqa: E402

N_PHONES = 5
SETTLED_MS = 900  # a redraw of Streamlit and a picture that comes in
KEY_S, PRESS_S, THINK_S = 0.28, 1.3, 1.35  # a key of an average typist; aim and press; decide
READ_S = 3.0  # each screen that is new; not of the model

STEPS = (
    (
        "Slide",
        "A door",
        {
            "Sentences": "Behind a wall it is quiet.\nWith a door in it, somebody can knock.",
            "What to say": "Take a breath. We talk about doors this evening.",
        },
    ),
    (
        "One of several",
        "Where a door would help",
        {
            "Question": "Where would you like a door most?",
            "Options": "At home\nAt work\nWith an old friend\nNowhere just now",
            "What to say": "Choose the place that comes to mind first.",
        },
    ),
    (
        "Sliders",
        "How near",
        {
            "Question": "How near would you let somebody come this week?",
            "What to say": "There is no right place on this line.",
        },
    ),
)
FOREIGN = "schema = 99\n" + new_workshop("en")
HOSTILE = """\
[workshop]
id = "h"
title = "<script>alert(1)</script>"
language = "en"

[[steps]]
id = "a"
kind = "single_choice"
title = "<img src=x onerror=alert(1)>"
minutes = 1
purpose = "</style><script>alert(1)</script>"
tags = ["[x](javascript:alert(1))"]
question = "<script>alert(1)</script>"
options = ["<b>1</b>", ":material/home: **bold** $x$"]
"""
FILES = {
    "foreign": FOREIGN,
    "broken": "[[steps]\n",
    "deep": "a = " + "[" * 3000 + "]" * 3000,
    "large": "#" * 2_000_000,
    "hostile": HOSTILE,
}


class Album:
    """Pictures of screens, numbered in the order in which they were taken."""

    def __init__(self, folder):
        self.folder = folder
        self.n_taken = 0
        folder.mkdir(parents=True, exist_ok=True)

    def take(self, page, name, *, is_whole=False):
        page.wait_for_timeout(SETTLED_MS)
        self.n_taken += 1
        path = self.folder / f"{self.n_taken:02}-{name}.png"
        page.screenshot(path=path, full_page=is_whole)
        print(path.name, flush=True)


class Witness:
    """Opens pages and remembers what they ask for and what goes wrong in them."""

    def __init__(self, browser):
        self.browser = browser
        self.requests = []
        self.errors = []

    def page(self, width, height, **options):
        page = self.browser.new_context(
            viewport={"width": width, "height": height}, **options
        ).new_page()
        page.on("request", lambda request: self.requests.append(request.url))
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        return page


class Beginner(Writer):
    """A writer whose keys and presses are counted."""

    def __init__(self, witness, url):
        super().__init__(witness, url)
        self.n_keys = self.n_presses = self.n_screens = 0

    def adds(self, kind):
        super().adds(kind)
        self.n_presses += 3
        self.n_screens += 2

    def goes_to(self, title):
        super().goes_to(title)
        self.n_presses += 1

    def writes(self, name, text):
        super().writes(name, text)
        self.n_presses += 1
        self.n_keys += len(text)

    def needed_s(self):
        """What a person needs for what was done so far."""
        at_hand = self.n_keys * KEY_S + self.n_presses * (PRESS_S + THINK_S)
        return at_hand + self.n_screens * READ_S


def writing(writer, album):
    """The workshop from nothing."""
    page = writer.page
    page.locator(".st-key-workshops").wait_for()
    album.take(page, "library")
    page.get_by_role("link", name="Write a workshop").click()
    page.locator(".st-key-new_workshop").wait_for()
    album.take(page, "ways-to-begin", is_whole=True)
    page.locator(".st-key-new_workshop button").click()
    page.wait_for_url(re.compile(r"draft=\w+"))
    writer.field("Title").wait_for()
    writer.n_presses += 2
    album.take(page, "new-workshop")
    writer.writes("Title", "Doors")
    writer.writes("Subtitle", "An hour about letting somebody in")
    for kind, title, texts in STEPS:
        one_step(writer, album, kind, title, texts)
    album.take(page, "five-steps")
    return page.url


def one_step(writer, album, kind, title, texts):
    page, slug = writer.page, kind.split()[0].lower()
    page.get_by_text("Add a step").click()
    writer.chooses_kind(kind)
    album.take(page, f"{slug}-add")
    page.keyboard.press("Escape")
    writer.adds(kind)
    album.take(page, f"{slug}-new")
    writer.writes("Title", title)
    for name, text in texts.items():
        writer.writes(name, text)
    album.take(page, f"{slug}-written")
    page.set_viewport_size({"width": 1440, "height": 2400})
    album.take(page, f"{slug}-whole-form")
    page.set_viewport_size({"width": 1440, "height": 900})


def checker(writer, album):
    """What is said while something is wrong or unwise, and taking it back."""
    page = writer.page
    writer.goes_to("Where a door would help")
    writer.writes("Question", "")
    writer.reads("This is empty.")
    album.take(page, "checker-wrong")
    writer.writes("Question", "Have you ever thought of suicide?")
    album.take(page, "checker-advice")
    for _ in range(2):
        page.locator(".st-key-editor_undo button").click()
        page.wait_for_timeout(SETTLED_MS)
    expect(writer.field("Question")).to_have_value("Where would you like a door most?")
    album.take(page, "undone")
    page.locator(".st-key-preview_room input").fill("6 people")
    page.keyboard.press("Enter")
    album.take(page, "six-people")
    page.get_by_text("While it is open").click()
    album.take(page, "while-open")
    page.reload()
    writer.goes_to("Where a door would help")
    album.take(page, "after-reload")
    page.locator(".st-key-editor_steps [data-place=cuts]").click()
    page.locator(".st-key-add_cut button").click()
    page.locator("[class*='st-key-cutrow_']").first.wait_for()
    album.take(page, "cuts")
    page.locator(".st-key-remove_cut_0 button").click()
    page.wait_for_timeout(SETTLED_MS)


def rehearsal(writer, album, witness):
    page, draft = writer.page, writer.page.url
    page.get_by_text("Rehearse it now").click()
    album.take(page, "rehearse-box")
    page.locator(".st-key-editor_start_rehearsal button").click()
    writer.is_in_a_session()
    writer.reads("Doors")
    album.take(page, "rehearsal-console", is_whole=True)
    writer.says("^Start$")
    writer.press("^Start$")
    album.take(page, "rehearsal-started")
    rehearsed(writer, album, Projector(witness, writer.projector_link()))
    writer.press("^Leave the rehearsal")
    page.locator(".st-key-leave_yes button").wait_for()
    album.take(page, "rehearsal-leave")
    page.locator(".st-key-leave_yes button").click()
    page.locator(".st-key-editor_board").wait_for()
    assert page.url == draft, "whoever has tried out a draft goes on writing"
    album.take(page, "after-rehearsal")


def rehearsed(writer, album, projector):
    """The rehearsal from its start to its end, with the one large button."""
    writer.press("^Next: ")
    writer.is_at("A door")
    writer.press("^Next line")
    for name in ("door", "near", "leaving"):
        writer.press("^Next: ")
        writer.open_question()
        writer.reads("Everyone who joined has answered.")
        rehearsal_screens(album, writer, projector, f"{name}-answered")
        writer.close_question()
        if is_for_the_room(writer):
            writer.press("^Show the")
            writer.says("^(Next|Leave)")
        rehearsal_screens(album, writer, projector, f"{name}-told")


def is_for_the_room(writer):
    """Whether the large button would show what has just been closed."""
    large = writer.page.locator(".st-key-place_next button:visible")
    return large.filter(has_text=re.compile("^Show the")).count() > 0


def rehearsal_screens(album, writer, projector, name):
    album.take(writer.page, f"rehearsal-{name}-console")
    album.take(projector.page, f"rehearsal-{name}-projector")


def saving(writer, album):
    page = writer.page
    page.get_by_text("File…").click()
    album.take(page, "file-box")
    page.keyboard.press("Escape")
    page.locator(".st-key-editor_save button").click()
    writer.reads("Saved as")
    album.take(page, "saved")
    page.get_by_role("link", name="Library", exact=True).click()
    page.locator("[class*='st-key-start_own_']").wait_for()
    album.take(page, "library-own", is_whole=True)


def evening(writer, album, witness, url):
    """Five phones, a projector, a console; to the summary."""
    page = writer.page
    field = page.locator("[class*='st-key-head_count_own_'] input").first
    field.fill(str(N_PHONES))
    field.press("Enter")
    album.take(page, "library-own-five")
    page.locator("[class*='st-key-start_own_'] button").first.click()
    code = writer.is_in_a_session()
    page.locator(".st-key-place_next").wait_for()
    album.take(page, "console-lobby", is_whole=True)
    projector = Projector(witness, writer.projector_link())
    phones = [Phone(witness, url, code) for _ in range(N_PHONES)]
    album.take(phones[0].page, "phone-card", is_whole=True)
    for phone in phones:
        phone.join()
    album.take(phones[0].page, "phone-waiting")
    album.take(projector.page, "projector-lobby")
    writer.confirm_support()
    writer.says("^Start$")
    album.take(page, "console-ready")
    steps(writer, album, projector, phones)
    ending(writer, album, projector, phones[0], url)


def steps(writer, album, projector, phones):
    """From the start to the last question."""
    writer.press("^Start$")
    screens(album, writer, projector, phones[0], "card")
    writer.press("^Next: ")
    writer.is_at("A door")
    screens(album, writer, projector, phones[0], "slide")
    writer.press("^Next line")
    screens(album, writer, projector, phones[0], "slide-2")
    writer.press("^Next: ")
    question(album, writer, projector, phones, "door", lambda it, n: it.choose((0, 0, 0, 1, 2)[n]))
    writer.press("^Next: ")
    question(album, writer, projector, phones, "near", sliding)
    writer.press("^Next: ")
    question(album, writer, projector, phones, "leaving", lambda it, n: it.choose(n % 2))


def ending(writer, album, projector, phone, url):
    """The end, the summary with its files, and the library after it."""
    page = writer.page
    writer.press("^End the session")
    page.get_by_role("button", name="End and delete").wait_for()
    album.take(page, "console-end")
    page.get_by_role("button", name="End and delete").click()
    page.get_by_role("link", name=re.compile("summary", re.IGNORECASE)).first.wait_for()
    screens(album, writer, projector, phone, "ended")
    page.get_by_role("link", name=re.compile("summary", re.IGNORECASE)).first.click()
    page.locator(".st-key-make_files").wait_for()
    album.take(page, "summary")
    page.set_viewport_size({"width": 1440, "height": 2400})
    album.take(page, "summary-whole")
    page.set_viewport_size({"width": 1440, "height": 900})
    writer.make_files()
    album.take(page, "summary-files")
    page.goto(f"{url}/")
    page.locator(".st-key-past").wait_for()
    album.take(page, "library-after")


def sliding(phone, number):
    for slider in phone.page.locator("input[type=range]").all():
        slider.fill(str(20 + 12 * number))


def question(album, writer, projector, phones, name, answer):
    screens(album, writer, projector, phones[0], f"{name}-coming")
    writer.open_question()
    phones[0].sees("poll")
    screens(album, writer, projector, phones[0], f"{name}-open")
    for number, phone in enumerate(phones):
        phone.sees("poll")
        answer(phone, number)
        phone.send()
    screens(album, writer, projector, phones[0], f"{name}-answered")
    writer.close_question()
    screens(album, writer, projector, phones[0], f"{name}-closed")
    if is_for_the_room(writer):
        writer.press("^Show the")
        screens(album, writer, projector, phones[0], f"{name}-shown")


def screens(album, writer, projector, phone, name):
    album.take(writer.page, f"{name}-console")
    album.take(projector.page, f"{name}-projector")
    album.take(phone.page, f"{name}-phone")


def two_people(writer, album, witness, url):
    """Two who change one workshop, then two tabs with one draft."""
    page, other = writer.page, Writer(witness, url)
    page.locator("[class*='st-key-edit_own_'] button").first.click()
    page.wait_for_url(re.compile(r"draft=\w+"))
    writer.field("Title").wait_for()
    other.log_in()
    other.page.locator("[class*='st-key-edit_own_'] button").first.click()
    other.page.wait_for_url(re.compile(r"draft=\w+"))
    for one, text in ((other, "By a second person"), (writer, "By the first person")):
        one.writes("Subtitle", text)
        one.page.wait_for_timeout(SETTLED_MS)
        one.page.locator(".st-key-editor_save button").click()
        one.reads("Saved as" if one is other else "Somebody else has saved")
    album.take(page, "two-people")
    same = Writer(witness, url)
    same.page.context.add_cookies(page.context.cookies())
    same.page.goto(page.url)
    same.field("Title").wait_for()
    same.writes("Title", "Doors and windows")
    same.page.wait_for_timeout(SETTLED_MS)
    writer.writes("Subtitle", "Two tabs, one draft")
    album.take(page, "two-tabs")


def strangers(writer, album, url, folder):
    """Files that cannot be used, and one that holds scripts."""
    page = writer.page
    for name, text in FILES.items():
        path = folder / f"{name}.toml"
        path.write_text(text, encoding="utf-8")
        page.goto(f"{url}/editor")
        page.locator("input[type=file]").set_input_files(path)
        page.wait_for_timeout(2 * SETTLED_MS)
        album.take(page, f"file-{name}")
    page.locator(".st-key-editor_steps [data-place='0']").click()
    album.take(page, "file-hostile-step")
    page.goto(f"{url}/editor")
    page.locator(".st-key-new_workshop").wait_for()
    album.take(page, "drafts", is_whole=True)
    page.goto(f"{url}/editor?draft=nosuchdraft")
    album.take(page, "no-such-draft")


def library(writer, album, url):
    page = writer.page
    for look in ("light", "dark"):
        page.emulate_media(color_scheme=look)
        for width in (1440, 1024):
            page.set_viewport_size({"width": width, "height": 900})
            page.goto(f"{url}/")
            page.locator(".st-key-workshops").wait_for()
            album.take(page, f"library-{look}-{width}")
            album.take(page, f"library-{look}-{width}-whole", is_whole=True)
        page.goto(f"{url}/editor")
        page.locator("[class*='st-key-copied_'] button").first.click()
        page.wait_for_url(re.compile(r"draft=\w+"))
        writer.field("Title").wait_for()
        for width in (1440, 1024):
            page.set_viewport_size({"width": width, "height": 900})
            page.locator(".st-key-editor_steps [data-place='3']").click()
            album.take(page, f"editor-{look}-{width}")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, help="for the pictures")
    album = Album(parser.parse_args().folder)
    with tempfile.TemporaryDirectory() as folder, chromium.running() as browser:
        server = Server(Path(folder))
        server.start()
        witness = Witness(browser)
        try:
            writer = Beginner(witness, server.url)
            writer.log_in()
            began = time.perf_counter()
            writing(writer, album)
            needed_s = writer.needed_s()
            print(
                f"five steps: {writer.n_keys} keys, {writer.n_presses} presses, "
                f"{needed_s / 60:.1f} minutes for a person, "
                f"{time.perf_counter() - began:.0f} s here",
                flush=True,
            )
            checker(writer, album)
            rehearsal(writer, album, witness)
            saving(writer, album)
            evening(writer, album, witness, server.url)
            two_people(writer, album, witness, server.url)
            strangers(writer, album, server.url, Path(folder))
            library(writer, album, server.url)
            assert no_stranger_was_asked(witness)
            assert witness.errors == [], witness.errors
            assert "Traceback" not in server.log()
        finally:
            for page in (it for context in browser.contexts for it in context.pages):
                page.screenshot(path=album.folder / f"last-{id(page)}.png")
            server.stop()


if __name__ == "__main__":
    main()
