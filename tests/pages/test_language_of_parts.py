"""What a workshop says on a page of another language says its own (WCAG 3.1.2)."""

import dataclasses
import shutil
from pathlib import Path

import pytest
import streamlit as st

from drawbridge import bootstrap, commands
from drawbridge.auth.cookie import COOKIE
from drawbridge.domain.session.simulated import SimulatedRoom, Temperament
from gallery import plays
from tests.people.evenings import play
from tests.people.made_up_language import in_made_up
from tests.people.pages import AppTest
from tests.people.room import Room
from tests.people.unsaid import Unsaid

ROOT = Path(__file__).resolve().parents[2]
WALLS = ROOT / "workshop_content" / "emotional_walls.toml"


@pytest.fixture
def services(services, monkeypatch):
    monkeypatch.setattr(bootstrap, "services", lambda: services)
    cookie = services.logins.log_in("open-the-bridge")
    monkeypatch.setattr(type(st.context), "cookies", {COOKIE: cookie})
    return services


@pytest.fixture
def opened(services):
    """Opens a page, and says what stands unsaid on it and how many words say their language."""

    def of(name, **address):
        app = AppTest.from_file(str(ROOT / "pages" / "entry.py"), default_timeout=30)
        app.context["url"] = f"http://192.168.0.7:8501/{name}"
        for key, value in address.items():
            app.query_params[key] = value
        app.switch_page(f"{name}.py").run()
        assert not app.exception
        page = Unsaid()
        for element in app.get("html"):
            page.feed(element.proto.body)
        return page

    return of


def in_arabic(path=WALLS):
    return in_made_up(path.read_text("utf-8"), "ar", room="ar")


def test_the_console_says_it_at_every_step(services, opened):
    cast = SimulatedRoom(size=12, temperament=Temperament.MIXED)
    found, known, n_said = {}, set(), 0
    for moment in plays.moments(
        services, lambda running: plays.Rehearsal(running, in_arabic(), "", cast)
    ):
        state = moment.session.step.kind, moment.session.state.phase
        if state not in known:
            page = opened("facilitator", session=moment.session.code)
            found[moment.name], n_said = page.found, n_said + page.n_said
        known.add(state)

    assert {name: texts for name, texts in found.items() if texts} == {}
    assert n_said > 30 * len(known)


def test_the_console_says_it_before_the_start_and_in_a_break(services, opened):
    room = Room(services, in_arabic())
    room.join(9)
    lobby = opened("facilitator", session=room.code)
    room.go_to("weather")
    room.do(commands.gentle_break)
    rest = opened("facilitator", session=room.code)

    assert lobby.found == rest.found == []
    assert lobby.n_said > 20
    assert rest.n_said > 20


def test_the_summary_says_it(services, opened):
    page = opened("summary", session=play(services, in_arabic(), 12))

    assert page.found == []
    assert page.n_said > 25


def test_the_library_says_it_of_sessions(services, opened):
    running, over = Room(services, in_arabic()), Room(services, in_arabic())
    for one in (running, over):
        one.join(8)
        one.do(commands.start)
    over.do(commands.end)
    page = opened("library")

    assert page.found == []
    assert page.n_said == 2


def test_the_library_says_it_of_workshops(services, opened, monkeypatch, tmp_path, small_workshop):
    folder = tmp_path / "workshops"
    folder.mkdir()
    german = small_workshop.replace('language = "en"', 'language = "de"', 1)
    (folder / "small.toml").write_text(german)
    shutil.copytree(services.workshops / "support", folder / "support")
    mine = dataclasses.replace(services, workshops=folder)
    monkeypatch.setattr(bootstrap, "services", lambda: mine)
    app = AppTest.from_file(str(ROOT / "pages" / "entry.py"), default_timeout=30)
    app.context["url"] = "http://192.168.0.7:8501/"
    html = "".join(it.proto.body for it in app.run().get("html"))

    assert '<h2 class="db-card-title" lang="de" dir="auto">' in html
    assert html.count('class="db-step" lang="de" dir="auto"') == 6
