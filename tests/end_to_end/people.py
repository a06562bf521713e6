"""The people of an evening: a facilitator, a projector, phones, and the test that keeps books.

Phones in Chromium are what people hold; phones over HTTP fill the room. Nobody in here looks into
the server: everything that is known was sent, or stands on a screen.
"""

import re
from pathlib import Path
from urllib.parse import urlencode, urlsplit

from playwright.sync_api import expect

from drawbridge import content
from drawbridge.domain.workshop.choices import MultiChoice
from tests.people.phone import HttpPhone
from tests.people.server import PASSCODE

ROOT = Path(__file__).resolve().parent.parent.parent
WORKSHOPS = ROOT / "workshop_content"
_NUMBER = r"\d+(?:–\d+|\+)?|hidden"


class Phone:
    """A phone in Chromium."""

    def __init__(self, witness, url, code):
        self.address = f"{url}/j/{code}"
        self.page = witness.page(390, 844, has_touch=True)
        self.page.goto(self.address)

    def join(self):
        for box in self.page.locator("input[name=agree]").all():
            box.check()
        self.page.locator("button[value=participant]").click()
        self.page.locator("input[name=agree]").first.wait_for(state="detached")

    def post(self, step, fields, number=1):
        """Send what the form would, in the phone's own name and past its screen."""
        form = {"step": step, "round": str(number), **fields}
        body = urlencode(form, doseq=True)
        headers = {"Content-Type": "application/x-www-form-urlencoded"}
        asked = self.page.request.post(f"{self.address}/answer", data=body, headers=headers)
        return asked.status

    def choose(self, *positions, part="answer"):
        for position in positions:
            self.page.locator(f"input[name={part}][value='{position}']").check(force=True)

    def slide(self, part, value):
        self.page.locator(f"#r-{part}").fill(str(value))

    def write(self, text, part="answer"):
        self.page.locator(f"[name={part}]").fill(text)

    def send(self):
        self._send_by("form[data-place] .send:visible")

    def pass_on_all(self):
        self._send_by("form[data-place] button[name=pass]")

    def _send_by(self, button):
        """Press it and wait until it is in; the word of an earlier answer may still stand there."""
        with self.page.expect_response("**/answer"):
            self.page.locator(button).first.click()
        self.page.locator("#notice").wait_for()

    def sees(self, screen):
        self.page.locator(f"main[data-screen={screen}]").wait_for()

    def reads(self, text):
        self.page.get_by_text(text).first.wait_for()

    def lose_wifi(self):
        self.page.context.set_offline(True)

    def find_wifi(self):
        self.page.context.set_offline(False)


class Projector:
    def __init__(self, witness, link):
        self.page = witness.page(1920, 1080)
        self.page.goto(link)

    def sees(self, text):
        self.page.get_by_text(text).first.wait_for()

    def chart_words(self, question):
        chart = self.page.locator("[data-chart-alt]").filter(has_text=f"“{question}”")
        chart.first.wait_for(state="attached")
        return chart.first.text_content()

    def sentence(self):
        return self.page.locator(".projector-chart section > p").first.text_content()

    def text(self):
        return self.page.locator(".projector").inner_text()


class Facilitator:
    def __init__(self, witness, url):
        self.url = url
        self.page = witness.page(1440, 900, accept_downloads=True)

    def log_in(self):
        self.page.goto(f"{self.url}/login")
        self.page.locator("#passcode").fill(PASSCODE)
        self.page.get_by_role("button", name="Log in").click()

    def start_a_session(self, people, file="first_evening.toml"):
        slug = file.replace(".", "_")
        field = self.page.locator(f".st-key-head_count_{slug} input")
        field.fill(str(people))
        field.press("Enter")
        self.page.locator(f".st-key-start_{slug} button").click()
        return self.is_in_a_session()

    def is_in_a_session(self):
        self.page.wait_for_url(re.compile(r"session=[A-Z]{6}"))
        return re.search(r"session=([A-Z]{6})", self.page.url).group(1)

    def cannot_start(self):
        expect(self.page.locator(".st-key-place_next button:visible")).to_be_disabled()

    def confirm_support(self, country="United Kingdom"):
        choice = self.page.locator("[class*='st-key-country_'] input")
        choice.fill(country)
        choice.press("Enter")
        self.page.locator(".st-key-confirm_support button").click()
        self.page.locator(".st-key-support_done").wait_for()

    def say_who_helps(self, helper="Sam, by the door"):
        self.page.locator("[class*='st-key-helper_'] input").fill(helper)
        self.page.locator(".st-key-keep_helper button").click()
        self.says("^Start$")

    def prepare(self):
        """Choose the support lines, confirm them, and say who helps; then it can start."""
        self.cannot_start()
        self.confirm_support()
        self.say_who_helps()

    def projector_link(self):
        """Where the projector is, on this server whatever its own name is."""
        link = self.page.locator("a[href*='/projector?']").first
        link.wait_for(state="attached")
        parts = urlsplit(link.get_attribute("href"))
        return f"{self.url}{parts.path}?{parts.query}"

    def press(self, label):
        """Press the large button once it says what is expected.

        While a timer runs it waits, and the button that ends what people do early is pressed.
        """
        button = self.page.locator(".st-key-place_next button:visible")
        button = button.filter(has_text=re.compile(label))
        button.first.wait_for()
        if label.startswith("^Next: ") and button.first.is_disabled():
            self.page.mouse.move(0, 0)
            early = self.page.locator(".st-key-place_skip button:enabled:visible")
            early.filter(has_text="End early").click()
        else:
            button.and_(self.page.locator(":enabled")).click()

    def says(self, label):
        button = self.page.locator(".st-key-place_next button:enabled:visible")
        button.filter(has_text=re.compile(label)).wait_for()

    def is_at(self, title):
        expect(self.page.locator(".st-key-now h1")).to_have_text(title)

    def reads(self, text):
        expect(self.page.get_by_text(text).first).to_be_visible()

    def open_question(self):
        self.press("^Open the question$")
        self.says("^Close the question$")

    def close_question(self):
        self.press("^Close the question$")
        button = self.page.locator(".st-key-place_next button:visible")  # lines wait to be chosen
        button.filter(has_text=re.compile("^(Show|Choose|Next|End|Leave)")).wait_for()

    def side(self, place):
        button = self.page.locator(f".st-key-place_{place} button:enabled:visible")
        expect(button).to_have_count(1)
        self.page.mouse.move(0, 0)  # the tooltip of the last button may cover this one
        button.click()

    def click(self, key):
        self.page.locator(f"[class*='st-key-{key}'] button:enabled:visible").first.click()

    def note(self, text):
        field = self.page.locator("[class*='st-key-note_'] textarea").first
        field.fill(text)
        field.press("Control+Enter")

    def preview_words(self, question):
        chart = self.page.locator(f".st-key-preview [aria-label*='“{question}”']")
        chart.first.wait_for(state="attached")
        return chart.first.get_attribute("aria-label")

    def make_files(self):
        self.page.locator(".st-key-make_files button").click()
        self.page.locator(".st-key-download_zip button").wait_for()

    def download(self, key):
        with self.page.expect_download() as waiting:
            self.page.locator(f".st-key-{key} button").click()
        return Path(waiting.value.path()).read_bytes().decode("utf-8-sig")


class Books:
    """What was sent, by step and phone; the last answer of each phone counts."""

    def __init__(self, workshop):
        self.workshop = workshop
        self.sent = {}

    def note(self, step, phone, *positions):
        self.note_parts(step, phone, answer=positions)

    def note_parts(self, step, phone, **parts):
        """What was chosen in each part of a question; a part that was passed is left out."""
        self.sent.setdefault(step, {})[phone] = parts

    def answers(self, step, part="answer"):
        return [parts[part] for parts in self.sent[step].values() if part in parts]

    def counts(self, step_id, part_id="answer"):
        """People per option, and the small ones of a sensitive choice of several hidden."""
        poll = self.workshop.step(step_id)
        cells = next(part.cells for part in poll.parts if part.id == part_id)
        chosen = [place for answer in self.answers(step_id, part_id) for place in answer]
        counts = [chosen.count(place) for place in range(len(cells))]
        hides = isinstance(poll, MultiChoice) and poll.sensitivity == "high"
        return {
            label: "hidden" if hides and count in (1, 2) else str(count)
            for label, count in zip(cells, counts, strict=True)
        }


def numbers_in(words, labels):
    """What stands behind each label in an alternative text: a number, a band or "hidden"."""
    found = {label: re.search(re.escape(label) + rf"”?: ({_NUMBER})", words) for label in labels}
    return {label: match and match.group(1) for label, match in found.items()}


def told_of(words, prompt):
    """What an alternative text tells of one part of a question."""
    return re.search(rf"“{re.escape(prompt)}” (n = [^;]*)", words).group(1)


class Evening:
    """Everybody in the room, and the books.

    Args:
        code: a session that is there already; then nobody has opened console and projector yet.
    """

    def __init__(self, server, witness, *, file, n_people, n_phones, code=None):
        self.server = server
        self.witness = witness
        self.workshop = content.listing(WORKSHOPS / file).workshop
        self.books = Books(self.workshop)
        self.facilitator = Facilitator(witness, server.url)
        self.facilitator.log_in()
        self.code = code or self.facilitator.start_a_session(n_people, file)
        self.projector = code is None and self.opened_projector()
        self.browsers = [Phone(witness, server.url, self.code) for _ in range(2)]
        self.phones = [HttpPhone(server.url, self.code) for _ in range(n_phones)]

    def opened_projector(self):
        return Projector(self.witness, self.facilitator.projector_link())

    def close(self):
        for phone in self.phones:
            phone.close()

    def reload_every_screen(self):
        for page in (self.facilitator.page, self.projector.page, *(b.page for b in self.browsers)):
            page.reload()

    def answer_over_http(self, step, choices, phones=None):
        for phone, choice in zip(phones or self.phones, choices, strict=True):
            assert phone.post(step, {"answer": [str(place) for place in choice]}) == 200
            self.books.note(step, phone, *choice)

    def answer_in_browser(self, step, phone, *positions):
        phone.sees("poll")
        phone.choose(*positions)
        phone.send()
        self.books.note(step, phone, *positions)

    def shows_what_was_sent(self, step_id):
        """Preview and projector say the same, and it is what the books say."""
        poll = self.workshop.step(step_id)
        expected = self.books.counts(step_id)
        preview = self.facilitator.preview_words(poll.question)
        self.facilitator.press("^Show the result$")
        projected = self.projector.chart_words(poll.question)

        assert numbers_in(preview, expected) == expected
        assert projected == preview


def no_stranger_was_asked(witness):
    """Whether every request of every page went to this machine."""
    hosts = {urlsplit(url).hostname for url in witness.requests if "://" in url}
    return hosts <= {"localhost", "127.0.0.1", None}
