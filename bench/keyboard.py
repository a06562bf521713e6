"""Console, library, editor, login, remote and summary with nothing but a keyboard.

    python bench/keyboard.py [--pictures FOLDER] [--acts]

Goes through every page with Tab, and says where there was no sign of the focus, where it lay hidden
behind something, what is smaller than 24 px, and where it could not leave; looks at each page at
400 % (320 px wide) and 200 % for something that is cut off. Then plays: close, show, blank, note,
next, back, jump, the question before the end; in the editor a step added, named and taken back.
Ends with 1 if anything was found. Own server on a free loopback port; three minutes.
"""

import argparse
import re
import sys
import tempfile
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from playwright.sync_api import TimeoutError  # noqa: E402

from bench.checked_pages import LARGE, Sessions, opened  # noqa: E402
from drawbridge import bootstrap  # noqa: E402
from drawbridge.settings import Settings  # noqa: E402
from gallery import chromium  # noqa: E402
from tests.people.keyboard import walk  # noqa: E402
from tests.people.narrow import NARROW, wider_than_screen  # noqa: E402
from tests.people.server import PASSCODE, Server  # noqa: E402

TITLE = "document.querySelector('.st-key-now h1')?.textContent"
SPACED = """* { line-height: 1.5 !important; letter-spacing: .12em !important;
  word-spacing: .16em !important; } p { margin-bottom: 2em !important; }"""  # WCAG 2.2, 1.4.12
CLIPPED = """() => [...document.querySelectorAll('p, h1, h2, button, a, label, li, summary')]
  .filter((it) => it.getClientRects().length && getComputedStyle(it).overflow !== 'visible'
    && it.textContent.trim() && (it.scrollHeight > it.clientHeight + 4
    || it.scrollWidth > it.clientWidth + 4) && it.clientWidth > 2)
  .map((it) => it.textContent.trim().slice(0, 40))"""


@dataclass
class Findings:
    """What was found, and how many pages and stops were looked at."""

    n_pages: int = 0
    n_stops: int = 0
    found: list = field(default_factory=list)


class Hands:
    """Somebody who has a keyboard and no mouse."""

    def __init__(self, page):
        self.page = page

    def tab_to(self, selector, most=150):
        for _ in range(most):
            if self.page.evaluate("(it) => document.activeElement.matches(it)", selector):
                return
            self.page.keyboard.press("Tab")
        raise AssertionError(f"Tab does not lead to {selector}")

    def press(self, selector, key="Enter"):
        self.page.locator(f"{selector}:not([disabled])").first.wait_for()
        self.tab_to(selector)
        self.page.keyboard.press(key)

    def large_button_says(self, words):
        button = self.page.locator(".st-key-place_next button:enabled:visible")
        button.filter(has_text=re.compile(words)).wait_for()

    def log_in(self, url):
        self.page.goto(f"{url}/login")
        self.tab_to("#passcode")
        self.page.keyboard.type(PASSCODE)
        self.page.keyboard.press("Enter")
        self.page.locator(".st-key-workshops").wait_for()


def pages_of(server, sessions):
    """Names, addresses, and what is there once the page is drawn."""
    next_button = ".st-key-place_next button:visible"
    return (
        ("login", f"{server.url}/login", "#passcode"),
        ("library", f"{server.url}/", ".st-key-workshops"),
        ("server", f"{server.url}/server", ".db-figures"),
        ("editor, ways to begin", f"{server.url}/editor", ".st-key-new_workshop"),
        ("console, lobby", f"{server.url}/facilitator?session={sessions.lobby}", next_button),
        ("console, open", f"{server.url}/facilitator?session={sessions.asked}", next_button),
        ("console, lines", f"{server.url}/facilitator?session={sessions.written}", next_button),
        ("summary", f"{server.url}/summary?session={sessions.ended}", ".st-key-make_files button"),
        ("remote", f"{server.url}/remote/{sessions.asked}", "body.locked"),
        ("join", f"{server.url}/join", "#code"),
    )


def look_at(page, pages, findings, pictures):
    for name, address, mark in pages:
        page.set_viewport_size(LARGE)
        page.goto(address)
        page.locator(mark).first.wait_for()
        page.wait_for_timeout(1500)  # Streamlit draws the rest
        findings.n_pages += 1
        seen = walk(page)
        findings.n_stops += len(seen.stops)
        findings.found += [(name, *one) for one in seen.faults]
        print(f"{name}: {len(seen.stops)} stops: {' | '.join(seen.stops)}", flush=True)
        for zoom, size in (("400 %", NARROW), ("200 %", {"width": 720, "height": 450})):
            page.set_viewport_size(size)
            page.wait_for_timeout(700)
            wide = wider_than_screen(page)
            findings.found += [(name, f"cut off at {zoom}", one) for one in wide]
            _picture(page, pictures, f"{name} {zoom}")
        page.set_viewport_size(LARGE)
        known = page.evaluate(CLIPPED)
        style = page.evaluate_handle(
            """(text) => { const it = document.createElement('style'); it.textContent = text;
              document.head.append(it); return it; }""",
            SPACED,
        )
        found = [one for one in page.evaluate(CLIPPED) if one not in known]
        findings.found += [(name, "cut off with wider spacing", one) for one in found]
        _picture(page, pictures, f"{name} spaced")
        style.evaluate("(it) => it.remove()")
        page.emulate_media(forced_colors="active")
        _picture(page, pictures, f"{name} forced colours")
        page.emulate_media(forced_colors="none")


def _picture(page, folder, name):
    if folder:
        folder.mkdir(parents=True, exist_ok=True)
        page.screenshot(path=folder / f"{re.sub('[^a-z0-9]+', '-', name)}.png")


def play_question(hands, server, sessions):
    """A question from closing to its result before the room."""
    page = hands.page
    page.goto(f"{server.url}/facilitator?session={sessions.asked}")
    hands.large_button_says("^Close the question")
    yield "the open session is there"
    hands.press(".st-key-place_next button")
    hands.large_button_says("^Show the result")
    yield "closed with Tab and Enter"
    hands.press("[class*=st-key-read_out] summary")
    page.locator("[class*=st-key-read_out] p").filter(has_text="“").first.wait_for()
    yield "the words of the picture opened"
    page.keyboard.press("PageDown")
    hands.large_button_says("^Next")
    yield "shown with Page Down"
    page.wait_for_timeout(500)  # presses closer than 300 ms count as one
    page.keyboard.press("b")
    page.get_by_text("it is blank").first.wait_for()
    page.wait_for_timeout(500)  # presses closer than 300 ms count as one
    page.keyboard.press("b")
    page.get_by_text("it is blank").first.wait_for(state="detached")
    yield "blanked and back with B"
    hands.tab_to("[class*='st-key-note_'] textarea")
    page.keyboard.type("A note")
    page.keyboard.press("Control+Enter")
    yield "a note written"


def play_moves(hands):
    """On to the next step, back, a jump, and the question before the end."""
    page = hands.page
    title = page.locator(".st-key-now h1").text_content()
    page.keyboard.press("PageDown")
    page.wait_for_function(f"(title) => {TITLE} !== title", arg=title)
    yield "on to the next step with Page Down"
    hands.press(".st-key-place_back button")
    page.wait_for_function(f"(title) => {TITLE} === title", arg=title)
    yield "and back with Tab and Enter"
    hands.press(".st-key-end button")
    page.locator("[role=dialog]").wait_for()
    is_in = "() => document.querySelector('[role=dialog]').contains(document.activeElement)"
    page.wait_for_function(is_in)
    yield "asked before the end; the focus is in the dialog"
    page.keyboard.press("Escape")
    page.locator("[role=dialog]").wait_for(state="detached")
    yield "not ended with Escape"
    hands.press("[class*='st-key-go_to_box'] button")
    hands.tab_to("[class*='st-key-go_to_step'] input")
    for key in ("ArrowDown", "ArrowDown", "Enter"):
        page.keyboard.press(key)
    hands.press("[data-testid=stPopoverBody] button[kind=primary]")
    page.wait_for_function(f"(title) => {TITLE} !== title", arg=title)
    yield "a jump to another step"


def play_editor(hands, server):
    """A workshop begun, a step added and named, taken back, and the workshop saved."""
    page = hands.page
    page.goto(f"{server.url}/editor")
    hands.press(".st-key-new_workshop button")
    page.locator(".st-key-see_phone iframe").wait_for()
    yield "a workshop begun"
    n_steps = page.locator("[class*='st-key-add_box'] button").count()
    hands.press("[class*='st-key-add_box'] button")
    hands.press("[data-testid=stPopoverBody] button[kind=primary]")
    page.locator(".st-key-step_form").wait_for()
    yield f"a step added ({n_steps} way to do it)"
    hands.tab_to(".st-key-step_form input[type=text]")
    page.keyboard.press("End")
    page.keyboard.type(" with keys")
    page.keyboard.press("Enter")
    page.locator(".st-key-editor_list").get_by_text("with keys").first.wait_for()
    yield "its title typed, and the list shows it"
    hands.press("[class*='st-key-editor_undo'] button")
    page.locator(".st-key-editor_list").get_by_text("with keys").wait_for(state="detached")
    yield "and taken back"
    hands.press(".st-key-editor_more button")
    page.wait_for_function(
        "() => document.querySelector('[data-testid=stPopoverBody]') === document.activeElement"
    )
    page.keyboard.press("Escape")
    yield "the box of files opened, and left with Escape"
    hands.tab_to(".st-key-editor_save button")
    yield "Save has the focus"


def told(findings):
    print(f"\n{findings.n_pages} pages, {findings.n_stops} stops, {len(findings.found)} found")
    for one in findings.found:
        print("  ", *one, sep=" | ")


def played(acts, findings):
    try:
        for n_done, done in enumerate(acts, 1):
            print(f"{n_done}. {done}", flush=True)
    except TimeoutError as error:
        findings.found.append(("acts", "by keys alone", str(error).splitlines()[0]))
        print("not done: the act after this", flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pictures", type=Path, help="where screenshots are put")
    parser.add_argument("--acts", action="store_true", help="play, and do not look at each page")
    options = parser.parse_args()
    findings = Findings()
    with tempfile.TemporaryDirectory() as name, chromium.running() as browser:
        server = Server(Path(name))
        environ = server.environment()
        services = bootstrap.build(Settings.from_environ(environ, root=ROOT, languages=("en",)))
        sessions = Sessions(services)
        services.hub.close()
        services.store.close()
        server.start()
        try:
            page = opened(browser, f"{server.url}/login", LARGE).page
            hands = Hands(page)
            first, *rest = pages_of(server, sessions)
            look_at(page, [first], findings, options.pictures)
            hands.log_in(server.url)
            if not options.acts:
                look_at(page, rest, findings, options.pictures)
            told(findings)
            acts = chain(
                play_question(hands, server, sessions),
                play_moves(hands),
                play_editor(hands, server),
            )
            played(acts, findings)
        finally:
            server.stop()
    sys.exit(bool(findings.found))


if __name__ == "__main__":
    main()
