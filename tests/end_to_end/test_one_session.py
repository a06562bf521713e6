"""One evening with `first_evening`, from login to the downloaded summary, as people play it.

A facilitator, a projector and two phones in a real Chromium, twelve phones over HTTP. The test
keeps its own books of what was sent and compares them with everything that is shown.
"""

import csv
import html
import io
import re
from pathlib import Path
from urllib.parse import urlsplit

import httpx2
import pytest
from playwright.sync_api import expect

from drawbridge import content
from drawbridge.domain.choices import MultiChoice

ROOT = Path(__file__).resolve().parent.parent.parent
WORKSHOP = content.load(ROOT / "workshop_content" / "first_evening.toml")
PASSCODE = "open-the-bridge"

pytestmark = pytest.mark.browser


class HttpPhone:
    """A phone without a script: forms, redirects and a cookie."""

    def __init__(self, url, code):
        self.code = code
        self.http = httpx2.Client(base_url=url, follow_redirects=True, timeout=30)

    def join(self, role="participant"):
        done = self.http.post(f"/j/{self.code}/join", data={"role": role, "agree": ["0", "1"]})
        assert done.status_code == 200, done.text

    def screen(self):
        return self.http.get(f"/j/{self.code}").text

    def send(self, step, fields, number=1):
        form = {"step": step, "round": str(number), **fields}
        return self.http.post(f"/j/{self.code}/answer", data=form).status_code


class Phone:
    """A phone in Chromium."""

    def __init__(self, witness, url, code):
        self.page = witness.page(390, 844, has_touch=True)
        self.page.goto(f"{url}/j/{code}")

    def join(self):
        for box in self.page.locator("input[name=agree]").all():
            box.check()
        self.page.locator("button[value=participant]").click()
        self.page.locator("input[name=agree]").first.wait_for(state="detached")

    def choose(self, *positions):
        for position in positions:
            self.page.locator(f"input[name=answer][value='{position}']").check(force=True)

    def send(self):
        self.page.locator("form[data-place] .send:visible").first.click()
        self.page.locator("#notice").wait_for()

    def pass_on_all(self):
        self.page.locator("form[data-place] button[name=pass]").click()
        self.page.locator("#notice").wait_for()

    def sees(self, screen):
        self.page.locator(f"main[data-screen={screen}]").wait_for()


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


class Facilitator:
    def __init__(self, witness, url):
        self.url = url
        self.page = witness.page(1440, 900, accept_downloads=True)

    def log_in(self):
        self.page.goto(f"{self.url}/login")
        self.page.locator("#passcode").fill(PASSCODE)
        self.page.get_by_role("button", name="Log in").click()

    def start_a_session(self, people):
        field = self.page.locator(".st-key-head_count_first_evening_toml input")
        field.fill(str(people))
        field.press("Enter")
        self.page.locator(".st-key-start_first_evening_toml button").click()
        self.page.wait_for_url(re.compile(r"session=[A-Z]{6}"))
        return re.search(r"session=([A-Z]{6})", self.page.url).group(1)

    def prepare(self):
        """Choose the support lines, confirm them, and say who helps; then it can start."""
        expect(self.page.locator(".st-key-place_next button:visible")).to_be_disabled()
        country = self.page.locator("[class*='st-key-country_'] input")
        country.fill("United Kingdom")
        country.press("Enter")
        self.page.locator(".st-key-confirm_support button").click()
        self.page.locator(".st-key-support_done").wait_for()
        self.page.locator("[class*='st-key-helper_'] input").fill("Sam, by the door")
        self.page.locator(".st-key-keep_helper button").click()
        self.says("^Start$")

    def projector_link(self):
        link = self.page.locator("a[href*='/projector?']").first
        link.wait_for(state="attached")
        return link.get_attribute("href")

    def press(self, label):
        """Press the large button once it says what is expected."""
        button = self.page.locator(".st-key-place_next button:enabled:visible")
        button.filter(has_text=re.compile(label)).click()

    def says(self, label):
        button = self.page.locator(".st-key-place_next button:enabled:visible")
        button.filter(has_text=re.compile(label)).wait_for()

    def open_question(self):
        self.press("^Open the question$")
        self.says("^Close the question$")

    def close_question(self):
        self.press("^Close the question$")
        self.says("^(Show|Next|End)")

    def side(self, place):
        button = self.page.locator(f".st-key-place_{place} button:enabled:visible")
        expect(button).to_have_count(1)
        button.click()

    def preview_words(self, question):
        chart = self.page.locator(f".st-key-preview [aria-label*='“{question}”']")
        chart.first.wait_for(state="attached")
        return chart.first.get_attribute("aria-label")

    def download(self, key):
        with self.page.expect_download() as waiting:
            self.page.locator(f".st-key-{key} button").click()
        return Path(waiting.value.path()).read_bytes().decode("utf-8-sig")


class Books:
    """What was sent, by step and phone; the last answer of each phone counts."""

    def __init__(self):
        self.sent = {}

    def note(self, step, phone, *positions):
        self.sent.setdefault(step, {})[phone] = positions

    def counts(self, step_id):
        """People per option, and the small ones of a sensitive question hidden."""
        poll = WORKSHOP.step(step_id)
        cells = poll.parts[0].cells
        chosen = [place for answer in self.sent[step_id].values() for place in answer]
        counts = [chosen.count(place) for place in range(len(cells))]
        hides = isinstance(poll, MultiChoice) and poll.sensitivity == "high"
        return {
            label: "hidden" if hides and count in (1, 2) else str(count)
            for label, count in zip(cells, counts, strict=True)
        }


def numbers_in(words, labels):
    """What stands behind each label in an alternative text."""
    found = {label: re.search(re.escape(label) + r": (\d+|hidden)", words) for label in labels}
    return {label: match and match.group(1) for label, match in found.items()}


class Evening:
    """Everybody in the room, and the books."""

    def __init__(self, server, witness):
        self.server = server
        self.facilitator = Facilitator(witness, server.url)
        self.facilitator.log_in()
        self.code = self.facilitator.start_a_session(14)
        self.facilitator.prepare()
        link = urlsplit(self.facilitator.projector_link())
        self.projector = Projector(witness, f"{server.url}{link.path}?{link.query}")
        self.browsers = [Phone(witness, server.url, self.code) for _ in range(2)]
        self.phones = [HttpPhone(server.url, self.code) for _ in range(12)]
        self.books = Books()

    def everyone_present(self):
        return [*self.browsers, *self.phones]

    def reload_every_screen(self):
        for page in (self.facilitator.page, self.projector.page, *(b.page for b in self.browsers)):
            page.reload()

    def answer_over_http(self, step, choices, phones=None):
        for phone, choice in zip(phones or self.phones, choices, strict=True):
            assert phone.send(step, {"answer": [str(place) for place in choice]}) == 200
            self.books.note(step, phone, *choice)

    def answer_in_browser(self, step, phone, *positions):
        phone.sees("poll")
        phone.choose(*positions)
        phone.send()
        self.books.note(step, phone, *positions)

    def shows_what_was_sent(self, step_id):
        """Preview and projector say the same, and it is what the books say."""
        poll = WORKSHOP.step(step_id)
        expected = self.books.counts(step_id)
        preview = self.facilitator.preview_words(poll.question)
        self.facilitator.press("^Show the result$")
        projected = self.projector.chart_words(poll.question)

        assert numbers_in(preview, expected) == expected
        assert projected == preview


@pytest.fixture(scope="module")
def evening(server, witness):
    people = Evening(server, witness)
    yield people
    for phone in people.phones:
        phone.http.close()


def lobby(evening):
    evening.projector.sees("No app. No name. You may sit this out.")
    for phone in evening.phones[:11]:
        phone.join()
    watcher = HttpPhone(evening.server.url, evening.code)
    watcher.join(role="observer")
    watcher.http.close()
    for phone in evening.browsers:
        phone.sees("consent")
        phone.join()
        phone.sees("waiting")
    evening.facilitator.press("^Start$")
    evening.facilitator.press("^Next: Inner weather$")


def weather(evening):
    """A changed answer, a reload on every screen while the question is open."""
    evening.facilitator.open_question()
    evening.projector.sees("What is the weather like in you right now?")
    one, other = evening.browsers
    evening.answer_in_browser("weather", one, 0)
    evening.answer_over_http("weather", [(n % 4,) for n in range(11)], evening.phones[:11])
    evening.reload_every_screen()
    one.sees("poll")
    assert one.page.locator("input[name=answer][value='0']").is_checked()
    evening.answer_in_browser("weather", one, 4)
    evening.answer_in_browser("weather", other, 4)
    evening.answer_over_http("weather", [(3,)], evening.phones[:1])
    evening.facilitator.close_question()
    one.sees("closed")
    assert evening.phones[0].send("weather", {"answer": "0"}) == 409
    evening.shows_what_was_sent("weather")


def sliders_put_aside(evening):
    evening.facilitator.press("^Next: Where I start$")
    evening.facilitator.open_question()
    for phone in evening.phones[:11]:
        assert (
            phone.send("where_i_start", {"near_and_myself": "40", "lower_my_guard": "pass"}) == 200
        )
    evening.facilitator.close_question()


def slide(evening):
    evening.facilitator.press("^Next: A wall is a job$")
    evening.facilitator.press("^Next line \\(2 of 3\\)$")
    evening.facilitator.press("^Next line \\(3 of 3\\)$")
    evening.projector.sees("where would I like a door?")


def late_joiner_and_a_killed_server(evening):
    late = evening.phones[11]
    assert "agree" in late.screen()
    late.join()
    evening.facilitator.press("^Next: Why walls go up$")
    evening.facilitator.open_question()
    one, other = evening.browsers
    evening.answer_in_browser("why_walls_go_up", one, 0, 2)
    evening.answer_over_http("why_walls_go_up", [(0, 1)] * 6, evening.phones[:6])
    other.sees("poll")
    other.choose(3)

    evening.server.kill()
    evening.server.start()

    assert other.page.locator("input[name=answer][value='3']").is_checked()
    other.send()
    evening.books.note("why_walls_go_up", other, 3)
    evening.answer_over_http(
        "why_walls_go_up", [(0,), (1, 2), (2,), (2, 3), (1,), (4,)], evening.phones[6:]
    )
    assert late.send("why_walls_go_up", {"answer": ["0", "1", "2"]}) == 422
    evening.facilitator.page.reload()
    evening.facilitator.close_question()
    evening.shows_what_was_sent("why_walls_go_up")


def mass_pass(evening):
    evening.facilitator.press("^Next: How it goes with me$")
    evening.facilitator.open_question()
    items = [part.id for part in WORKSHOP.step("how_it_goes").parts]
    for phone in evening.browsers:
        phone.sees("poll")
        phone.pass_on_all()
    for phone in evening.phones[:8]:
        assert phone.send("how_it_goes", {"pass": "1"}) == 200
    for phone in evening.phones[8:]:
        assert phone.send("how_it_goes", dict.fromkeys(items, "2")) == 200
    evening.facilitator.close_question()
    evening.facilitator.press("^Show in words$")
    evening.projector.sees("We kept this one private.")


def pause(evening):
    evening.facilitator.press("^Next: Settle$")
    evening.browsers[0].sees("pause")


def sliders_shown(evening):
    evening.facilitator.press("^Next: Where I am now$")
    evening.facilitator.open_question()
    for number, phone in enumerate(evening.phones):
        fields = {"near_and_myself": str(5 * number), "lower_my_guard": "60"}
        assert phone.send("where_i_am_now", fields) == 200
    assert evening.phones[0].send("where_i_am_now", {"near_and_myself": "101"}) == 422
    evening.facilitator.close_question()
    evening.facilitator.press("^Show the result$")
    words = evening.projector.chart_words(WORKSHOP.step("where_i_am_now").question)
    assert numbers_in(words, ["0–19", "20–39", "40–59"]) == {
        "0–19": "4",
        "20–39": "4",
        "40–59": "4",
    }


def ladder_and_a_step_back(evening):
    evening.facilitator.press("^Next: Door 4: one rung$|^Next: One rung$|^Next: .*rung")
    evening.facilitator.open_question()
    for number, phone in enumerate(evening.browsers):
        evening.answer_in_browser("one_rung", phone, number)
    evening.answer_over_http("one_rung", [(0,)] * 7 + [(1,)] * 3 + [(5,)] * 2)
    evening.facilitator.close_question()
    evening.shows_what_was_sent("one_rung")
    evening.facilitator.side("back")
    evening.projector.chart_words(WORKSHOP.step("where_i_am_now").question)
    evening.browsers[0].sees("closed")
    assert evening.phones[0].send("where_i_am_now", {"pass": "1"}) == 409
    evening.facilitator.press("^Next: .*rung")
    evening.projector.chart_words(WORKSHOP.step("one_rung").question)


def check_out(evening):
    evening.facilitator.press("^Next: Leaving well$")
    evening.facilitator.open_question()
    evening.answer_over_http("leaving_well", [(0,)] * 6 + [(1,)] * 6)
    evening.facilitator.close_question()
    evening.facilitator.press("^End the session")
    evening.facilitator.page.locator(".st-key-end_yes button").click()
    evening.browsers[0].sees("ended")


def summary_agrees(evening):
    page = evening.facilitator.page
    page.goto(f"{evening.server.url}/summary?session={evening.code}")
    table = list(csv.DictReader(io.StringIO(evening.facilitator.download("download_csv"))))
    document = html.unescape(evening.facilitator.download("download_html"))
    for step_id in ("weather", "why_walls_go_up", "one_rung"):
        expected = evening.books.counts(step_id)
        title = WORKSHOP.step(step_id).title
        rows = {row["cell"]: row["shown"] for row in table if row["step"] == title}
        assert rows == expected
        words = document[document.index(f"“{WORKSHOP.step(step_id).question}”") :]
        assert numbers_in(words, expected) == expected
    never_shown = {WORKSHOP.step(name).title for name in ("leaving_well", "where_i_start")}
    assert not [row for row in table if row["step"] in never_shown]


SCENES = (
    lobby,
    weather,
    sliders_put_aside,
    slide,
    late_joiner_and_a_killed_server,
    mass_pass,
    pause,
    sliders_shown,
    ladder_and_a_step_back,
    check_out,
    summary_agrees,
)


@pytest.mark.rule("R24")
def test_an_evening_is_played_from_login_to_summary_and_nothing_is_lost(evening, witness):
    for scene in SCENES:
        scene(evening)

    hosts = {urlsplit(url).hostname for url in witness.requests if "://" in url}
    assert hosts <= {"localhost", "127.0.0.1", None}
    assert witness.errors == []
    assert "Traceback" not in evening.server.log()
