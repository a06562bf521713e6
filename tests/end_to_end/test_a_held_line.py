"""Nine people write, one of them something heavy: held, flagged, a break, and nothing projected."""

import dataclasses
from pathlib import Path

import httpx2
import pytest
from playwright.sync_api import expect

from gallery.preparing import prepare
from tests.people.room import Led
from tests.people.services_beside import services_beside

pytestmark = pytest.mark.browser

ROOT = Path(__file__).resolve().parents[2]
WRITTEN = ROOT.joinpath("tests", "written.toml").read_text("utf-8")
RISK = "I do not want to go on living"
NUMBERS = ("one", "two", "three", "four", "five", "six", "seven", "eight")
LINES = [f"Line number {number}" for number in NUMBERS]


@dataclasses.dataclass
class Session:
    code: str
    key: str


@pytest.fixture
def session(server):
    """A prepared session in its lobby, made on the data of the running server."""
    with services_beside(server) as services:
        led = Led(services, WRITTEN, head_count=9)
        prepare(services, led.code)
        return Session(code=led.code, key=led.session.projector_key)


@pytest.fixture
def console(witness, server, session):
    page = witness.page(1440, 900)
    page.goto(f"{server.url}/login")
    page.locator("#passcode").fill("open-the-bridge")
    page.get_by_role("button", name="Log in").click()
    page.wait_for_url(lambda address: "/login" not in address)
    page.goto(f"{server.url}/facilitator?session={session.code}")
    return page


@pytest.fixture
def projector(witness, server, session):
    page = witness.page(1920, 1080)
    page.goto(f"{server.url}/projector?session={session.code}&key={session.key}")
    page.locator(".projector-lobby").wait_for()
    return page


@pytest.fixture
def phone(witness, server, session):
    page = witness.page(390, 844)
    page.goto(f"{server.url}/j/{session.code}")
    page.locator("input[name=agree]").check()
    page.locator("button[value=participant]").click()
    page.locator("main[data-screen=waiting]").wait_for()
    return page


def press(console, place, label):
    button = console.locator(f".st-key-place_{place} button:visible")
    expect(button).to_have_text(label)
    console.mouse.move(0, 0)  # away from the last button, whose tooltip may cover this one
    button.click()


def write(server, session, line):
    with httpx2.Client(base_url=server.url, follow_redirects=True, timeout=30) as http:
        http.post(f"/j/{session.code}/join", data={"role": "participant", "agree": ["0", "1"]})
        form = {"step": "line", "round": "1", "answer": line}
        done = http.post(f"/j/{session.code}/answer", data=form)
        assert "Someone reads before anything is shown" in done.text


def test_a_heavy_line_is_held_and_everybody_gets_a_break(
    server, session, console, projector, phone
):
    press(console, "next", "Start")
    expect(console.locator("h1")).to_have_text("What my wall is made of")
    press(console, "skip", "Skip")
    expect(console.locator("h1")).to_have_text("One line")
    press(console, "next", "Open the question")
    phone.locator("textarea").fill(RISK)
    phone.locator(".send").click()
    phone.get_by_text("Someone reads before anything is shown").first.wait_for()
    for line in LINES:
        write(server, session, line)
    assert RISK not in console.content()

    press(console, "next", "Close the question")
    console.get_by_role("heading", name="A held line needs your eyes").wait_for()
    console.get_by_text("may be a sign of danger").first.wait_for()
    projector.get_by_text("Answers are in.").wait_for()
    assert RISK in console.content()

    press(console, "break", "Gentle break")
    projector.get_by_text("A gentle break").wait_for()
    phone.locator("main[data-screen=break]").wait_for()
    expect(phone.locator("main[data-screen=break]")).to_contain_text("116 123")

    press(console, "break", "End the break")
    phone.locator("main[data-screen=closed]").wait_for()
    press(console, "showing", "Keep our lines")
    projector.get_by_text("We'll keep our lines to ourselves.").wait_for()
    assert not [line for line in (RISK, *LINES) if line in projector.content()]
