"""Every Streamlit page, in every role and phase, draws what the grid says; also in an open tab."""

import re
from pathlib import Path

import pytest
import streamlit as st

from drawbridge import bootstrap, commands
from drawbridge.auth.cookie import COOKIE
from tests.people.pages import AppTest
from tests.rights.conftest import PASSCODE
from tests.rights.grid import PAGES, PHASES, expected

ENTRY = Path(__file__).resolve().parents[2] / "pages" / "entry.py"
SIGNS = {
    "log in": 'href="/login"',
    "nothing behind this link": "There is nothing to show behind this link.",
    "the library": "Choose a workshop",
    "the editor": "Write a workshop</h1>",
    "the server": "This server</h1>",
    "no summary yet": "The summary is made when the session has ended.",
    "it has ended": "This session has ended",
    "the summary": 'class="db-kicker"',
}


@pytest.fixture(autouse=True)
def wired(services, monkeypatch):
    monkeypatch.setattr(bootstrap, "services", lambda: services)


@pytest.fixture
def cookie(monkeypatch):
    def hold(value):
        monkeypatch.setattr(type(st.context), "cookies", {COOKIE: value})

    return hold


def opened(page, **address):
    app = AppTest.from_file(str(ENTRY), default_timeout=30)
    app.context["url"] = f"http://192.168.0.7:8501/{page}"
    for name, value in address.items():
        app.query_params[name] = value
    return app.switch_page(f"{page}.py")


def drawn(app):
    """What a page shows, in the words of the grid."""
    app.run()
    assert not app.exception
    bodies = " ".join(element.proto.body for element in app.get("html"))
    picture = re.search(r'class="projector projector-(\w+)"', bodies)
    if any(button.key.startswith("next_") for button in app.button):
        return "the console"
    for name, sign in SIGNS.items():
        if sign in bodies:
            return name
    return picture.group(1)


@pytest.mark.parametrize("phase", PHASES)
@pytest.mark.parametrize("page", ["library", "facilitator", "editor", "summary", "server"])
def test_a_console_page_is_for_whoever_is_logged_in_and_only_as_long(
    services, evenings, cookie, page, phase
):
    place = PHASES.index(phase)
    login = services.logins.log_in(PASSCODE)
    cookie(login)
    tab = opened(page, session=evenings[phase].code)

    assert drawn(tab) == expected(PAGES[page], "facilitator")[place]

    services.logins.log_out(login)
    assert drawn(tab) == expected(PAGES[page], "logged out")[place]
    assert not tab.button


@pytest.mark.parametrize("role", ["expired", "forged", "stranger"])
def test_nobody_else_sees_more_than_the_way_to_log_in(evenings, logins, cookie, role):
    cookie(logins.get(role, lambda: "")())
    for page in ("library", "facilitator", "editor", "summary", "server"):
        code = evenings["revealed"].code
        found = drawn(opened(page, session=code, key=evenings["revealed"].key))
        assert found == expected(PAGES[page], role)[0]


@pytest.mark.parametrize("phase", PHASES)
def test_the_projector_is_for_whoever_has_the_link_of_now(services, evenings, cookie, phase):
    evening, place = evenings[phase], PHASES.index(phase)
    cookie(services.logins.log_in(PASSCODE))  # a login is no link
    foreign = evenings["lobby" if phase != "lobby" else "open"].key

    for role, key in (
        ("projector", evening.key),
        ("old link", evening.old_key),
        ("foreign link", foreign),
        ("facilitator", ""),
    ):
        found = drawn(opened("projector", session=evening.code, key=key))
        assert found == expected(PAGES["projector"], role)[place], role


def test_an_open_projector_goes_dark_with_its_link(services, evenings, cookie):
    evening = evenings["revealed"]
    cookie("")
    tab = opened("projector", session=evening.code, key=evening.key)
    assert drawn(tab) == "chart"

    commands.renew_projector_link(evening.room.services, evening.room.code)
    assert drawn(tab) == "nothing behind this link"
    evening.old_key, evening.key = evening.key, evening.room.session.projector_key
