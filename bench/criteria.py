"""What of WCAG 2.2 a program can try and no checker does, on every screen.

    python bench/criteria.py [--only PART] [--pictures FOLDER]

`spacing` puts the four wider spacings on a page and looks for words that are cut off; `orientation`
turns the screen; `hover` opens every question mark and crosses over to what it says; `focus` walks
through a page with Tab and looks whether that alone did anything; `input` sets fields and looks
whether the page stayed; `pointer` presses buttons and lets go elsewhere; `motion` lists what moves
for more than five seconds; `language` lists words of an English workshop on a German page that do
not say so; `status` lists what is told without the focus. Prints what it saw, ends with 1 if
anything is wrong. Own server on a free loopback port; four minutes.
"""

import argparse
import re
import sys
import tempfile
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from bench.checked_pages import LARGE, SMALL, STAGE, Sessions, documents  # noqa: E402
from drawbridge import bootstrap  # noqa: E402
from drawbridge.settings import Settings  # noqa: E402
from gallery import chromium, rooms  # noqa: E402
from tests.people.keyboard import walk  # noqa: E402
from tests.people.room import Room  # noqa: E402
from tests.people.server import PASSCODE, Server  # noqa: E402

# A style sheet of this kind is not refused by a page's policy for styles.
SPACED = """() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: .12em !important;
    word-spacing: .16em !important; } p { margin-bottom: 2em !important; }`);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
}"""
CUT_OFF = """() => {
  const NO_WORDS = 'script, style, noscript, .db-unseen, [class*=skip i], svg, [aria-hidden=true]';
  const cuts = (it) => ['hidden', 'clip'].includes(it);
  const scrolls = (it) => ['auto', 'scroll'].includes(it);
  const found = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const words = node.textContent.trim(), one = node.parentElement;
    const isSeen = one.checkVisibility({ visibilityProperty: true, opacityProperty: true });
    if (!words || !isSeen || one.closest(NO_WORDS)) continue;
    const range = document.createRange(); range.selectNodeContents(node);
    const box = range.getBoundingClientRect();
    if (box.width < 2) continue;
    for (let up = one; up && up !== document.body; up = up.parentElement) {
      const style = getComputedStyle(up), edge = up.getBoundingClientRect();
      if (edge.width <= 2) break;
      if (scrolls(style.overflowY) || scrolls(style.overflowX)) break;
      if ((cuts(style.overflowX) && (box.right > edge.right + 2 || box.left < edge.left - 2))
        || (cuts(style.overflowY) && (box.bottom > edge.bottom + 4 || box.top < edge.top - 4))) {
        found.push(words.slice(0, 50)); break; }
    }
  }
  return found;
}"""
WORDS = "() => document.body.innerText.split(/\\s+/).filter(Boolean).sort()"
MOVING = """() => document.getAnimations().map((it) => ({
  what: it.effect.target?.className?.toString().slice(0, 60) || it.effect.target?.tagName,
  ms: it.effect.getComputedTiming().activeDuration })).filter((it) => !(it.ms <= 5000))"""
UNSAID = """(titles) => {
  const found = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const words = node.textContent.trim(), one = node.parentElement;
    if (!titles.includes(words) || !one.checkVisibility()) continue;
    if (!one.closest('[lang]').lang.startsWith('en')) found.push(words);
  }
  return found;
}"""
STATUS = """() => [...document.querySelectorAll(
    '[role=status], [role=alert], [role=log], [aria-live]')]
  .map((it) => `${it.getAttribute('role') ?? it.ariaLive}: ${it.className || it.id
    || it.dataset.part || it.dataset.testid}`)"""
BUTTON = ".st-key-place_next button:visible"
HELP = "[data-testid=stTooltipHoverTarget]"
GERMAN = "de-DE"


class Screens:
    """Every screen as somebody opens it; `each()` yields its name and its page."""

    def __init__(self, browser, server, sessions, files, locale="en-GB"):
        self.browser, self.server, self.files = browser, server, files
        self.sessions, self.locale = sessions, locale
        self.page = self._new(LARGE)
        self.page.goto(f"{server.url}/login")
        self.page.locator("#passcode").fill(PASSCODE)
        self.page.keyboard.press("Enter")
        self.page.locator(".st-key-workshops").wait_for()

    def _new(self, size):
        page = self.browser.new_context(viewport=size, locale=self.locale).new_page()
        page.set_default_timeout(20_000)
        return page

    def _at(self, address, mark, size=LARGE):
        self.page.set_viewport_size(size)
        self.page.goto(f"{self.server.url}{address}")
        self.page.locator(mark).first.wait_for()
        self.page.wait_for_timeout(1500)  # Streamlit draws the rest
        return self.page

    def each(self):
        yield from self.of_streamlit()
        yield "remote", self._at(f"/remote/{self.sessions.asked}", "body.locked", SMALL)
        link = self._projector()
        yield "projector", self._at(link, ".projector h1", STAGE)
        yield from self.of_phones()
        page = self._new(LARGE)
        page.goto(f"{self.server.url}/login")
        yield "login", page
        for name, path in self.files.items():
            page.goto(path.as_uri())
            yield name, page
        page.context.close()

    def of_streamlit(self):
        code = self.sessions
        yield "library", self._at("/", ".st-key-workshops")
        yield "console, lobby", self._at(f"/facilitator?session={code.lobby}", BUTTON)
        yield "console, open", self._at(f"/facilitator?session={code.asked}", BUTTON)
        yield "console, lines", self._at(f"/facilitator?session={code.written}", BUTTON)
        yield "summary", self._at(f"/summary?session={code.ended}", ".st-key-make_files button")
        yield "editor, ways", self._at("/editor", ".st-key-new_workshop button")
        self.page.locator(
            "[class*='st-key-copy'] button, .st-key-new_workshop button"
        ).first.click()
        self.page.locator(".st-key-see_phone iframe").wait_for()
        self.page.wait_for_timeout(1500)
        yield "editor", self.page

    def of_phones(self):
        page = self._new(SMALL)
        for code in (self.sessions.asked, self.sessions.paused):
            page.goto(f"{self.server.url}/j/{code}")
            for box in page.locator("input[name=agree]").all():
                box.check()
            if page.locator("button[value=participant]").count():
                yield "phone, first card", page
                for box in page.locator("input[name=agree]").all():
                    box.check()  # a trial may have cleared them
                page.locator("button[value=participant]").click()
                page.locator("input[name=agree]").first.wait_for(state="detached")
            yield f"phone, {page.locator('main').get_attribute('data-screen')}", page
        page.goto(f"{self.server.url}/join")
        yield "phone, code", page
        page.context.close()

    def _projector(self):
        page = self._at(f"/facilitator?session={self.sessions.asked}", BUTTON)
        link = page.locator("a[href*='/projector?']").first.get_attribute("href")
        return link[link.index("/projector") :]


class Trials:
    """One method for each part; `found` holds (part, screen, what)."""

    def __init__(self, pictures):
        self.found, self._pictures = [], pictures

    def wrong(self, part, name, *what):
        self.found.append((part, name, *what))

    def spacing(self, screens):
        for name, page in screens.each():
            known = page.evaluate(CUT_OFF)
            page.evaluate(SPACED)
            page.wait_for_timeout(500)
            cut = [one for one in page.evaluate(CUT_OFF) if one not in known]
            print(f"spacing | {name} | cut off: {len(cut)}, before: {len(known)}", flush=True)
            for one in sorted(set(cut)):
                self.wrong("spacing", name, one)
            self._picture(page, f"spaced {name}")

    def orientation(self, screens):
        for name, page in screens.each():
            size = page.viewport_size
            page.wait_for_timeout(300)
            one_way = page.evaluate(WORDS)
            page.set_viewport_size({"width": size["height"], "height": size["width"]})
            page.wait_for_timeout(700)
            missing = sorted(set(one_way) - set(page.evaluate(WORDS)))
            missing = [one for one in missing if re.fullmatch(r"[^\W\d_]{3,}", one)]
            print(
                f"orientation | {name} | {len(one_way)} words, missing: {missing[:8]}", flush=True
            )
            if len(missing) > len(one_way) * 0.02:
                self.wrong("orientation", name, *missing[:8])
            self._picture(page, f"turned {name}")
            page.set_viewport_size(size)

    def hover(self, screens):
        for name, page in screens.of_streamlit():
            marks = page.locator(f"{HELP}:visible")
            n_marks = min(marks.count(), 4)
            for place in range(n_marks):
                self._hover_one(page, name, marks.nth(place))
            print(f"hover | {name} | {n_marks} tried of {marks.count()}", flush=True)

    def _hover_one(self, page, name, mark):
        said = page.locator("[data-testid=stTooltipContent], [role=tooltip]").first
        mark.scroll_into_view_if_needed()
        mark.hover()
        page.wait_for_timeout(700)
        if not said.count():
            return
        box = said.bounding_box()
        page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2, steps=12)
        page.wait_for_timeout(800)
        if not said.count():
            self.wrong("hover", name, "is gone when the pointer goes to it")
            return
        page.keyboard.press("Escape")
        page.wait_for_timeout(500)
        if said.count():
            self.wrong("hover", name, "Escape does not close it")
        page.mouse.move(2, 2)
        page.wait_for_timeout(500)

    def focus(self, screens):
        for name, page in screens.each():
            before = (page.url, len(page.context.pages), page.locator("[role=dialog]").count())
            seen = walk(page)
            after = (page.url, len(page.context.pages), page.locator("[role=dialog]").count())
            print(f"focus | {name} | {len(seen.stops)} stops, {seen.faults}", flush=True)
            if before != after:
                self.wrong("focus", name, before, after)
            for one in seen.faults:
                self.wrong("focus", name, *one)

    def input(self, screens):
        kinds = "input[type=checkbox], input[type=number], input[type=text], textarea, select"
        for name, page in screens.each():
            before = (page.url, len(page.context.pages))
            # Forms of a remote that is locked are inert.
            fields = page.locator(f":is({kinds}):visible:enabled:not([role=combobox], [inert] *)")
            n_set = 0
            for place in range(6):
                if place >= fields.count():  # what is typed into a search leaves fewer
                    break
                field = fields.nth(place)
                if field.get_attribute("type") == "checkbox":
                    field.focus()
                    page.keyboard.press("Space")
                elif field.evaluate("(it) => it.tagName") != "SELECT":
                    field.focus()
                    page.keyboard.type("7")
                page.wait_for_timeout(900)
                n_set += 1
                if page.evaluate("() => document.activeElement === document.body"):
                    self.wrong("input", name, f"field {place} has lost the focus")
            print(f"input | {name} | {n_set} fields set", flush=True)
            if before != (page.url, len(page.context.pages)):
                self.wrong("input", name, before, page.url)

    def pointer(self, screens):
        for name, page in screens.each():
            sent = []
            page.on("request", lambda it, sent=sent: it.method == "POST" and sent.append(it.url))
            buttons = page.locator(":is(button, a[href], summary):visible:enabled")
            n_pressed = 0
            for place in range(min(buttons.count(), 8)):
                buttons.nth(place).scroll_into_view_if_needed()
                box = buttons.nth(place).bounding_box()
                before = (page.url, page.locator("[role=dialog]").count(), page.evaluate(WORDS))
                page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
                page.mouse.down()
                page.wait_for_timeout(150)
                page.mouse.move(1, 1, steps=4)
                page.mouse.up()
                page.wait_for_timeout(250)
                after = (page.url, page.locator("[role=dialog]").count(), before[2])
                n_pressed += 1
                if before != after or sent:
                    self.wrong("pointer", name, buttons.nth(place).text_content(), sent)
            print(f"pointer | {name} | {n_pressed} pressed and let go elsewhere", flush=True)

    def motion(self, screens):
        for name, page in screens.each():
            moving = page.evaluate(MOVING)
            print(f"motion | {name} | {moving}", flush=True)
            for one in moving:
                self.wrong("motion", name, one)

    def language(self, screens):
        titles = screens.sessions.words
        for name, page in screens.each():
            unsaid = page.evaluate(UNSAID, titles)
            print(
                f"language | {name} | {page.evaluate('document.documentElement.lang')}, "
                f"not said of {len(unsaid)}: {sorted(set(unsaid))[:4]}",
                flush=True,
            )
            if unsaid and name not in screens.files:
                self.wrong("language", name, len(unsaid), sorted(set(unsaid))[:4])

    def status(self, screens):
        for name, page in screens.each():
            print(f"status | {name} | {page.evaluate(STATUS)}", flush=True)

    def _picture(self, page, name):
        if self._pictures:
            self._pictures.mkdir(parents=True, exist_ok=True)
            page.screenshot(path=self._pictures / f"{re.sub('[^a-z0-9]+', '-', name)}.png")


PARTS = (
    "spacing",
    "orientation",
    "hover",
    "focus",
    "input",
    "pointer",
    "motion",
    "language",
    "status",
)


@contextmanager
def running(folder):
    """A server on sessions in which there is everything to look at, one of them at a pause."""
    server = Server(folder)
    settings = Settings.from_environ(server.environment(), root=ROOT, languages=("en",))
    services = bootstrap.build(settings)
    sessions = Sessions(services)
    paused = Room(services, rooms.one_of_each())
    paused.go_to(next(it.id for it in paused.session.workshop.steps if it.kind == "pause"))
    sessions.paused = paused.code
    workshop = paused.session.workshop
    sessions.words = [workshop.title, *(it.title for it in workshop.steps)]
    services.hub.close()
    services.store.close()
    server.start()
    try:
        yield server, sessions
    finally:
        server.stop()


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", choices=PARTS, action="append", help="which part; all without")
    parser.add_argument("--pictures", type=Path, help="where screenshots are put")
    options = parser.parse_args()
    trials = Trials(options.pictures)
    with tempfile.TemporaryDirectory() as name, chromium.running() as browser:
        folder, files = Path(name), {}
        with rooms.opened() as services:
            for number, (title, text) in enumerate(documents(services).items()):
                files[title] = folder / f"{number}.html"
                files[title].write_bytes(text)
        for part in options.only or PARTS:
            data = folder / part
            data.mkdir()
            with running(data) as (server, sessions):
                locale = GERMAN if part == "language" else "en-GB"
                screens = Screens(browser, server, sessions, files, locale)
                getattr(trials, part)(screens)
                screens.page.context.close()
    print(f"\n{len(trials.found)} found")
    for one in trials.found:
        print("  ", *one, sep=" | ")
    sys.exit(bool(trials.found))


if __name__ == "__main__":
    main()
