"""One evening in several languages, every screen of it as a picture.

    python bench/mixed_room.py /tmp/mixed_room

Five phones in Chromium (two Arabic, two English, one German) and nine without a screen, in a
German room with Arabic on the projector as well. A co-facilitator comes by an invitation and runs
it from the remote, from the lobby to the end; the summary's files are made in two languages. Of
every moment there are two pictures: the projector, and the remote beside the phones. What a screen
reader is given of the first Arabic phone stands in `tree.txt`. Ends with 1 if a phone shows another
language than its own, or the end is not reached.
"""

import argparse
import sys
import tempfile
from pathlib import Path
from random import Random
from urllib.parse import urlencode

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from drawbridge import charts, commands, content, views  # noqa: E402
from drawbridge.domain.session.permission import Permission  # noqa: E402
from drawbridge.domain.session.session import Phase, Status  # noqa: E402
from drawbridge.domain.session.simulated import Temperament  # noqa: E402
from drawbridge.domain.workshop.scales import Slider  # noqa: E402
from drawbridge.domain.workshop.steps import Poll  # noqa: E402
from drawbridge.rehearsal.answer_model import Person  # noqa: E402
from drawbridge.rehearsal.forms import form  # noqa: E402
from drawbridge.report import making  # noqa: E402
from gallery import chromium, sheets  # noqa: E402
from gallery.projector import Projector  # noqa: E402
from tests.people.phone import Handset  # noqa: E402
from tests.people.room import Room  # noqa: E402
from tests.people.server import WholeServer, settings_of  # noqa: E402

WORKSHOP = ROOT / "workshop_content" / "first_evening.toml"
PHONES = ("ar-EG", "ar-MA", "en-GB", "en-US", "de-DE")
WITHOUT_SCREEN = 9
HAND = {"width": 390, "height": 844}
MOST_PRESSES = 80
MOST_LINES = 12
FILL = """(fields) => {
  for (const [name, values] of Object.entries(fields))
    for (const it of document.getElementsByName(name)) {
      if (it.type === "radio" || it.type === "checkbox") it.checked = values.includes(it.value);
      else if (it.type !== "hidden") it.value = values[0];
      for (const kind of ["input", "change"]) it.dispatchEvent(new Event(kind, { bubbles: true }));
    }
}"""

PASS = """() => {
  const button = document.querySelector("button[name=pass]");
  for (const it of document.querySelectorAll("input[value=pass]")) it.click();
  if (button) button.form.requestSubmit(button);
}"""
SEND = """() => {
  const button = document.querySelector("button.send");
  button.form.requestSubmit(button);
}"""


class Evening:
    """The room, who leads it, and who is in it."""

    def __init__(self, server, browser, folder):
        self.folder = folder
        self.room = Room(server.services, content.frozen(WORKSHOP, "de"))
        self.services = server.services
        commands.arrange(server.services, self.room.code, head_count=14, second_language="ar")
        self.projector = Projector(browser, charts.LIGHT)
        self.phones = [self._phone(browser, server, language) for language in PHONES]
        self.remote = self._remote(browser, server)
        self.room.join(WITHOUT_SCREEN)
        self.n_sheets, self.trees, self.wrong = 0, [], []

    def _phone(self, browser, server, language):
        context = browser.new_context(viewport=HAND, locale=language, has_touch=True)
        return Handset(context, f"{server.url}/j/{self.room.code}")

    def _remote(self, browser, server):
        """The co-facilitator's phone, on the page that the invitation opens."""
        key = commands.invite(server.services, self.room.code, Permission.RUN)
        context = browser.new_context(viewport=HAND, locale="en-GB", has_touch=True)
        page = context.new_page()
        query = urlencode({"key": key})
        page.goto(f"{server.url}/remote/{self.room.code}/invited?{query}")
        return page

    def look(self, name):
        """One sheet of all screens, and what is wrong on them."""
        self.n_sheets += 1
        taken = [("remote", self.remote.screenshot())]
        for phone, language in zip(self.phones, PHONES, strict=True):
            taken.append((language, phone.page.screenshot()))
            shown = phone.page.evaluate("() => document.documentElement.lang")
            if shown != language[:2]:
                self.wrong.append(f"{name}: {language} reads {shown}")
        path = self.folder / f"{self.n_sheets:02d}-{name}"
        sheets.save(sheets.sheet(taken, columns=6, width=390), path.with_suffix(".hands.png"))
        path.with_suffix(".projector.png").write_bytes(self.projector.photograph(self._seen()))
        tree = self.phones[0].page.locator("body").aria_snapshot()
        self.trees.append(f"== {name}\n{tree}\n")

    def _seen(self):
        return views.projector_view(self.services, self.room.code, self.room.session.projector_key)

    def answer(self):
        """Everybody answers what is open."""
        session = self.room.session
        for number, phone in enumerate(self.phones):
            phone.reaches("poll")
            sent = self._form(session.step, number)
            self._send(phone.page, sent)
        self.look(f"{session.step.id}-answered")
        place = (session.step.id, session.state.round)
        for number, secret in enumerate(self.room.phones):
            sent = self._form(session.step, number + len(self.phones))
            commands.submit(self.services, self.room.code, secret, place, sent)

    def _send(self, page, sent):
        """Fill a form and send it, line by line where it is shown so."""
        page.evaluate(PASS if "pass" in sent else FILL, sent)
        for _ in range(MOST_LINES):
            if page.locator(".notice.in").count():
                return
            page.evaluate(SEND)
            page.wait_for_timeout(200)
        self.wrong.append(f"{self.room.session.step.id}: an answer did not arrive")

    def _form(self, step, number):
        first = step.paired_with if isinstance(step, Slider) else ""
        before = self._form(self.room.session.workshop.step(first), number) if first else None
        dice = Random(f"{step.id}/{number}")
        person = Person(number=number, temperament=Temperament.MIXED, dice=dice)
        return {name: list(values) for name, values in form(step, person, before).items()}

    def press(self):
        """The large button of the remote, with its slide where it has one."""
        page, before = self.remote, self.room.session.revision
        if page.locator("body.locked").count():
            page.locator("#lock input").press("End")
            page.locator("body:not(.locked)").wait_for()
        act = page.locator(".dock > form")
        ending = page.locator("details.ending")
        if ending.count():  # ending asks first
            ending.locator("summary").click()
            self.look("ending")
            act = ending.locator("form")
        if act.locator("button[disabled]").count():  # a time is running: end it early
            page.locator("summary", has_text="More").click()
            act = page.locator("form", has=page.locator("button[value=skip]"))
            self.look("more")
        slide = act.locator("input[type=range]")
        if slide.count():
            slide.first.press("End")
        else:
            act.locator("button").first.tap()
        for _ in range(100):
            if self.room.session.revision != before:
                break
            page.wait_for_timeout(100)
        page.wait_for_timeout(600)  # the news reaches phones


def play(evening):
    """From the way in to the end."""
    evening.look("way-in")
    evening.remote.get_by_role("button", name="Come in").click()
    for phone in evening.phones:
        phone.join()
    evening.look("lobby")
    for _ in range(MOST_PRESSES):
        session = evening.room.session
        if session.status is Status.ENDED:
            return True
        if isinstance(session.step, Poll) and session.state.phase is Phase.OPEN:
            evening.look(f"{session.step.id}-open")
            evening.answer()
        evening.press()
        session = evening.room.session
        state = session.state.phase.value if isinstance(session.step, Poll) else "shown"
        if state != "open":
            evening.look(f"{session.step.id}-{state}-{session.state.build + 1}")
    return False


def files(evening, browser):
    """The summary's page in two languages, and its picture."""
    for language in ("de", "ar"):
        view = views.summary_view(evening.services, evening.room.code, language)
        page = making.made("html", view, None, language)
        path = evening.folder / f"summary-{language}.html"
        path.write_bytes(page)
        (evening.folder / f"summary-{language}.pdf").write_bytes(
            making.made("pdf", view, None, language)
        )
        shown = browser.new_page(viewport={"width": 1100, "height": 1400})
        shown.goto(path.as_uri())
        shown.screenshot(path=path.with_suffix(".png"), full_page=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    folder = parser.parse_args().folder
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as data, chromium.running() as browser:
        server = WholeServer(settings_of(Path(data)))
        server.start()
        evening = Evening(server, browser, folder)
        has_ended = play(evening)
        (folder / "tree.txt").write_text("\n".join(evening.trees), encoding="utf-8")
        if has_ended:
            files(evening, browser)
        server.stop()
    print(f"{evening.n_sheets} moments, {'ended' if has_ended else 'NO END'}")
    for sentence in evening.wrong:
        print(sentence)
    return 0 if has_ended and not evening.wrong else 1


if __name__ == "__main__":
    sys.exit(main())
