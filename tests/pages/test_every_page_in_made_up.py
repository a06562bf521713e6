"""Every page of whoever leads, and the projector, in a language nobody speaks.

Whatever was never marked for translation, or is glued to another sentence, stands outside of its
marks. A workshop's own texts have marks of their own.
"""

import dataclasses
import html
import json
import re
import shutil
import tomllib
from pathlib import Path

import pytest
import streamlit as st
from babel import Locale

from drawbridge import bootstrap, charts, commands, facilitator_words, translations
from drawbridge.auth.cookie import COOKIE
from drawbridge.domain.session.simulated import SimulatedRoom, Temperament
from drawbridge.language_choice import own_name
from drawbridge.live.pause_requests import Wish
from drawbridge.phone.words import words
from drawbridge.projector.figure import figure_of
from drawbridge.projector.pictures import markup
from drawbridge.projector.scene import ProjectorScene
from drawbridge.rehearsal.sample_answers import HELD_BY, LINES, WORDS
from drawbridge.translations import DOMAINS, ENGLISH, PARTICIPANTS, languages
from drawbridge.ui import guards
from gallery import plays
from tests.people.evenings import play
from tests.people.made_up_language import OURS, in_made_up, outside, put_catalogue
from tests.people.pages import AppTest
from tests.people.room import Room

ROOT = Path(__file__).resolve().parents[2]
ENTRY = ROOT / "pages" / "entry.py"
WALLS = ROOT / "workshop_content" / "emotional_walls.toml"
EVENING = ROOT / "workshop_content" / "first_evening.toml"
ADDRESS = "http://192.168.0.7:8501"
NAMES = {"Drawbridge", "SQLite", "Sam, by the door", *map(own_name, languages())}
ADDRESS_OF_OURS = re.compile(r"(?:http://)?192.168.0.7:8501[/\w]*|/?join")
EDGES = " .,:·()+0123456789–\u2066\u2067\u2068\u2069"
COUNTRIES = set(Locale("ar").territories.values())
ASKED = ("weather", "why", "out")  # the questions of the small workshop
UNIT = re.compile(r"[\d.,]+\s(?:ms|s|kB|MB|GB)|\d+ \w+ \d{4}")  # and dates, which Babel writes
# What a person reads of an element; its other texts are names, addresses and code.
READ = {"label", "help", "placeholder", "body", "options", "caption", "alt", "text", "title"}


@pytest.fixture(scope="module")
def catalogues(tmp_path_factory):
    """Where all catalogues of the made-up language lie; they are read once."""
    folder = tmp_path_factory.mktemp("catalogues")
    for domain in DOMAINS:
        put_catalogue(folder, "ar", domain)
    return folder


@pytest.fixture
def made_up(catalogues, monkeypatch):
    """Whoever leads and the room read the made-up language, which goes by the name of Arabic."""
    real = translations.catalogue_path
    monkeypatch.setattr(
        translations,
        "catalogue_path",
        lambda language, _folder=None, domain=PARTICIPANTS: real(language, catalogues, domain),
    )
    monkeypatch.setattr(guards, "speak", lambda: facilitator_words.speak("ar", catalogues))
    facilitator_words.speak("ar", catalogues)  # what a widget shows is read back in this thread
    forget()
    yield
    facilitator_words.speak(ENGLISH)
    forget()


def forget():
    translations.kept_translations.cache_clear()
    words.cache_clear()


@pytest.fixture
def services(services, monkeypatch):
    monkeypatch.setattr(bootstrap, "services", lambda: services)
    cookie = services.logins.log_in("open-the-bridge")
    monkeypatch.setattr(type(st.context), "cookies", {COOKIE: cookie})
    return services


def opened(name, **address):
    app = AppTest.from_file(str(ENTRY), default_timeout=30)
    app.context["url"] = f"http://192.168.0.7:8501/{name}"
    for key, value in address.items():
        app.query_params[key] = value
    for box in ("address", "projector", "on_your_phone", "co_facilitators"):
        app.session_state[box] = True
    return app.switch_page(f"{name}.py").run()


def readable(app):
    """Everything on a page that is read by a person."""
    assert not app.exception
    for node in app._tree:
        proto = getattr(node, "proto", None)
        if proto is not None and hasattr(proto, "ListFields"):
            yield from of_element(proto)


def of_element(proto):
    for field, value in proto.ListFields():
        if field.name == "spec":
            yield from of_figure(json.loads(value))
            continue
        is_one = isinstance(value, str | bytes | int | float) or hasattr(value, "ListFields")
        for one in [value] if is_one else value:
            if hasattr(one, "ListFields"):
                yield from of_element(one)
            elif isinstance(one, str) and field.name in READ:
                yield from of_markup(one)


def of_markup(text):
    """Texts of HTML, and those of its attributes that are read aloud."""
    text = re.sub(r"<(style|script)[^>]*>.*?</\1>", "", text, flags=re.DOTALL)
    text = re.sub(r"<br ?/?>|</?(?:tspan|b|bdi)\b[^>]*>", " ", text)
    spoken = re.findall(r'\b(?:aria-label|alt|title|placeholder)="([^"]*)"', text)
    yield from map(html.unescape, [*spoken, *re.split(r"<[^>]+>", text)])


def of_figure(spec):
    """Texts of a figure."""
    if isinstance(spec, dict):
        for name, value in spec.items():
            if name in {"text", "ticktext"}:
                for one in value if isinstance(value, list) else [value]:
                    yield from of_markup(str(one))
            elif name != "template":
                yield from of_figure(value)
    elif isinstance(spec, list):
        for one in spec:
            yield from of_figure(one)


def of_projector(view):
    """Texts of the projector's picture, and of the figure in it."""
    scene = ProjectorScene(view=view, language="ar", theme=charts.LIGHT, join_base=ADDRESS)
    figure = figure_of(scene)
    return [*of_markup(markup(scene)), *(of_figure(figure.to_plotly_json()) if figure else ())]


def unmarked(texts, data=frozenset()):
    """Texts that hold letters outside of messages, without what people or files say."""
    left = {it: " ".join(outside(it).split()).strip(EDGES) for it in texts}
    return sorted(it.strip() for it, bare in left.items() if is_bare(it.strip(), bare, data))


def is_bare(text, bare, data):
    """Whether words are left of a text that are nobody's name and nobody's data."""
    if OURS in text and text.endswith("…"):  # cut where there is no room, and its mark with it
        return False
    has_words = re.search(r"[^\W\d_]{2}", bare) and not UNIT.fullmatch(text)
    return has_words and bare not in NAMES | data and not ADDRESS_OF_OURS.fullmatch(text)


def strings(given):
    """All texts in the tables of a file."""
    if isinstance(given, str):
        yield " ".join(given.split()).strip(EDGES)
    elif not isinstance(given, bool | int | float):
        for one in given.values() if isinstance(given, dict) else given:
            yield from strings(one)


def in_arabic(path=WALLS):
    return in_made_up(path.read_text("utf-8"), "ar", room="ar")


@pytest.fixture
def console(made_up, services):
    """Says what stands unmarked on the console of a room."""

    def of(room, **pressed):
        app = opened("facilitator", session=room.code)
        for key in pressed:
            app.button(key=key).click()
            app.run()
        return unmarked(readable(app), {room.code, "Samaritans", *COUNTRIES})

    return of


@pytest.fixture
def room(made_up, services):
    room = Room(services, in_arabic())
    room.join(9)
    return room


def test_console_and_projector_say_nothing_unmarked_from_the_lobby_to_the_end(made_up, services):
    cast = SimulatedRoom(size=12, temperament=Temperament.MIXED)
    found, known = {}, set()
    for moment in plays.moments(
        services, lambda running: plays.Rehearsal(running, in_arabic(), "", cast)
    ):
        session = moment.session
        wrote = {it.strip(EDGES) for it in (*WORDS, *LINES, *HELD_BY.values(), session.code)}
        found["projector", moment.name] = unmarked(of_projector(moment.room), wrote)
        state = session.step.kind, session.state.phase
        if state not in known:
            app = opened("facilitator", session=session.code)
            found["console", moment.name] = unmarked(readable(app), wrote)
        known.add(state)

    assert {place: texts for place, texts in found.items() if texts} == {}
    assert len(known) > 30


def test_the_console_says_nothing_unmarked_where_it_asks_or_waits(console, room):
    seen = {"lobby": console(room), "ending": console(room, end=True)}
    room.go_to("weather")
    room.do(commands.open_step)
    for secret in room.phones[:2]:
        commands.ask_for_pause(room.services, room.code, secret, Wish.SLOWER)
    seen["a pause is asked for"] = console(room)
    room.do(commands.gentle_break)
    seen["on a break"] = console(room)
    room.do(commands.gentle_break)
    for secret in room.phones[:3]:
        room.answer(secret, answer="0")
    room.do(commands.close_step)
    seen["too few"] = console(room)
    room.do(commands.keep_private)
    room.do(commands.blank)
    seen["blank"] = console(room)
    room.do(commands.end)
    seen["over"] = console(room)

    assert {place: texts for place, texts in seen.items() if texts} == {}


def test_the_summary_says_nothing_unmarked(made_up, services):
    code = play(services, in_arabic(), 12)
    texts = list(readable(opened("summary", session=code)))

    wrote = {it.strip(EDGES) for it in (*WORDS, *LINES, *HELD_BY.values(), code)}
    assert unmarked(texts, wrote) == []
    assert len(texts) > 200


def test_library_and_server_say_nothing_unmarked(
    made_up, services, monkeypatch, tmp_path, small_workshop
):
    folder = tmp_path / "workshops"
    shutil.copytree(services.workshops, folder)
    (folder / "broken.toml").write_text(small_workshop.replace('"Foggy", "Stormy"', '"Clear"'))
    mine = dataclasses.replace(services, workshops=folder)
    monkeypatch.setattr(bootstrap, "services", lambda: mine)
    running, over = Room(mine, in_arabic()), Room(mine, in_arabic(EVENING))
    for one in (running, over):
        one.join(8)
        one.do(commands.start)
    over.do(commands.end)
    # Whoever leads reads a workshop in the language they speak, where it is whole in it.
    paths = (*folder.glob("*.toml"), *folder.glob("translations/ar/*.toml"))
    files = [tomllib.loads(path.read_text("utf-8")) for path in paths]
    places = {"weather · options", "broken.toml", *(f"{it} · covers" for it in ASKED)}
    data = {*strings(files), *places, running.code, over.code}

    seen = {
        page: unmarked(readable(opened(page)), data) for page in ("library", "server", "summary")
    }

    assert seen == {"library": [], "server": [], "summary": []}


def test_what_is_not_marked_is_seen():
    texts = of_markup('<p title="Say it">⟦it Said⟧</p> and<i>⟦more⟧ ⟪data⟫</i>')

    assert unmarked(texts) == ["Say it", "and"]
