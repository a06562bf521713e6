"""The pages that `checkers.py` looks at, each brought about as people do it.

A walk calls `look(where, page)` for every state of a page in Chromium. `documents` are the files
that somebody can keep or print.
"""

from urllib.parse import urlsplit

from drawbridge import commands, content, report, views
from drawbridge.domain.session.role import Role
from drawbridge.domain.workshop.steps import Poll
from gallery import rooms
from tests.end_to_end.people import Facilitator
from tests.people.evenings import WALLS, play
from tests.people.phone import Handset
from tests.people.room import Room
from tests.people.server import PASSCODE
from tests.phone import test_browser_access as by_hand

WRITTEN = ("Line one", "Line two", "Line three", "Line four", "Line five", "Line six")
RISK = "I do not want to go on living"
SMALL = {"width": 390, "height": 844}
LARGE = {"width": 1440, "height": 900}
STAGE = {"width": 1920, "height": 1080}


def opened(browser, url, size):
    context = browser.new_context(viewport=size, reduced_motion="reduce")
    context.set_default_timeout(20_000)
    return Handset(context, url)


def phone_screens(browser, server, look):
    """Every screen of a phone in a session with one step of every kind."""
    room = Room(server.services, rooms.one_of_each())
    phone = opened(browser, f"{server.url}/j/{room.code}", SMALL)
    by_hand.walk(phone, room, lambda where, state="": look(f"phone {where} {state}", phone.page))
    _asides(browser, server, look)
    _watching(browser, server, look)


def _asides(browser, server, look):
    """What opens over a screen, a gentle break, and what there is instead of a session."""
    room = Room(server.services, rooms.one_of_each())
    phone = opened(browser, f"{server.url}/j/{room.code}", SMALL)
    page = phone.page
    phone.join()
    for name in ("support", "ask", "erase"):
        page.locator(f"footer [data-aside][href$='/{name}']").click()
        phone.reaches(name)
        look(f"phone {name}, over a screen", page)
        page.goto(f"{phone.url}/{name}")
        look(f"phone {name}, a page", page)
        if name != "support":
            page.locator("form.acts button").first.click()
            page.locator("main:not(:has(form.acts)) [data-close]").wait_for()
            look(f"phone {name}, sent", page)
        page.goto(phone.url)
    room.go_to("weather")
    room.do(commands.gentle_break)
    phone.reaches("break")
    look("phone break", page)
    for path in ("/join", "/join?code=AB", "/join?code=QQQQQQ", "/j/QQQQQQ", "/join/left"):
        page.goto(server.url + path)
        look(f"phone {path}", page)


def _watching(browser, server, look):
    room = Room(server.services, rooms.one_of_each())
    phone = opened(browser, f"{server.url}/j/{room.code}", SMALL)
    phone.page.locator("button[value=observer]").click()
    phone.reaches("waiting")
    for step in room.session.workshop.steps:
        if isinstance(step, Poll):
            room.go_to(step.id)
            room.do(commands.open_step)
            phone.says(step.question)
            look(f"phone watching {step.id}", phone.page)
            room.do(commands.close_step)


def documents(services):
    """Names and texts of the files."""
    summary = views.summary_view(services, play(services, WALLS.read_text("utf-8"), 24))
    few = views.summary_view(services, play(services, WALLS.read_text("utf-8"), 3))
    workshop = content.parse(content.source(WALLS), file=WALLS.name)
    return {
        "report.html": report.html(summary),
        "report.html, three people": report.html(few),
        "group sheet": report.group_sheet_html(summary),
        "group sheet, three people": report.group_sheet_html(few),
        "run sheet": report.run_sheet(workshop),
    }


class Sessions:
    """Sessions in a folder, for a server that is started on it."""

    def __init__(self, services):
        self.lobby = Room(services, WALLS.read_text("utf-8")).code
        asked = Room(services, rooms.one_of_each())
        asked.join(9)
        self.asked = asked.code
        asked.go_to("weather")
        asked.do(commands.open_step)
        for place, secret in enumerate(asked.phones):
            asked.answer(secret, answer=str(place % 3))
        written = Room(services, rooms.one_of_each())
        written.join(9, Role.PARTICIPANT)
        step = next(one for one in written.session.workshop.steps if one.kind == "open_text")
        written.ask(step.id, [*WRITTEN, RISK])
        self.written = written.code
        self.ended = play(services, WALLS.read_text("utf-8"), 14)


class _Witness:
    """Pages for the people of an evening."""

    def __init__(self, browser):
        self._browser = browser

    def page(self, width, height, **options):
        size = {"width": width, "height": height}
        return self._browser.new_context(viewport=size, **options).new_page()


def login_pages(browser, server, look):
    page = opened(browser, f"{server.url}/login", LARGE).page
    look("login", page)
    page.locator("#passcode").fill("wrong")
    page.get_by_role("button", name="Log in").click()
    page.locator("#refusal").first.wait_for()
    look("login refused", page)
    page.goto(f"{server.url}/login")
    page.locator("#passcode").fill(PASSCODE)
    page.get_by_role("button", name="Log in").click()
    page.wait_for_url(lambda url: urlsplit(url).path != "/login")
    page.goto(f"{server.url}/logout")
    look("logout", page)


def console_and_projector(browser, server, sessions, look):
    """The facilitator's pages and the projector, which Streamlit puts together."""
    facilitator = Facilitator(_Witness(browser), server.url)
    facilitator.log_in()
    page = facilitator.page
    page.locator(".st-key-workshops").wait_for()
    look("library", page)
    page.goto(f"{server.url}/facilitator?session={sessions.lobby}")
    page.locator(".st-key-place_next button:visible").first.wait_for()
    look("console, lobby", page)
    page.goto(f"{server.url}/facilitator?session={sessions.asked}")
    facilitator.says("^Close the question$")
    facilitator.reads("answered.")
    look("console, open", page)
    stage = opened(browser, facilitator.projector_link(), STAGE).page
    stage.locator(".projector h1").first.wait_for()
    look("projector, open", stage)
    facilitator.press("^Close the question$")
    facilitator.says("^Show the result$")
    page.locator(".st-key-preview .js-plotly-plot").wait_for()
    look("console, closed", page)
    facilitator.press("^Show the result$")
    stage.locator("[data-chart-alt]").wait_for(state="attached")
    stage.locator(".js-plotly-plot").wait_for()
    look("projector, shown", stage)
    page.goto(f"{server.url}/facilitator?session={sessions.written}")
    facilitator.reads("may be a sign of danger")
    look("console, lines", page)
    page.goto(f"{server.url}/summary?session={sessions.ended}")
    page.locator(".st-key-make_files button").wait_for()
    look("summary", page)
