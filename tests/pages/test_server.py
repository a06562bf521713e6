"""The page for whoever runs the server: how it is, and nothing of what is in its sessions."""

import re

import pytest

from drawbridge import commands
from drawbridge.ui import server
from tests.people.pages import AppTest
from tests.people.room import Room


@pytest.fixture
def services(services, only_the_small_workshop):
    return only_the_small_workshop(services)


@pytest.fixture
def opened(page):
    return lambda: page.switch_page("server.py").run()


def told(app):
    assert not app.exception
    return " ".join(element.proto.body for element in app.get("html"))


def figure(app, name):
    return told(app).split(f"<dt>{name}</dt><dd>")[1].split("</dd>")[0]


def test_a_server_that_is_well_says_so(opened):
    app = opened()

    assert "All is well." in told(app)
    assert "None since the start." in told(app)
    assert figure(app, "Database") == "SQLite"
    assert figure(app, "Deleted and not wiped yet") == "nothing"
    assert figure(app, "For phones alone") == "none"
    assert figure(app, "Running") == "0"


@pytest.mark.rule("R01", "R23")
def test_nothing_names_a_session_and_nothing_moves_when_somebody_answers(
    services, small_workshop, opened
):
    room = Room(services, small_workshop)
    room.join(9)
    room.go_to("weather")
    room.do(commands.open_step)

    def figures():
        return re.sub(r"[\d.]+ m?s<", "", told(opened()))

    before = figures()
    room.answer(room.phones[0], answer="1")
    room.answer(room.phones[1], **{"pass": "1"})

    assert figures() == before
    for name in (room.code, room.session.id, "A small workshop", "weather"):
        assert name not in told(opened())
    assert figure(opened(), "Running") == "1"
    assert figure(opened(), "Phones connected") == "about 10"


def test_what_wants_a_look_is_said_in_a_sentence_each(services, opened, monkeypatch):
    with services.store.writing() as transaction:
        transaction.wiping.owe()
    monkeypatch.setattr(server, "_LITTLE_DISK", 10**18)
    services.workers.hear("another", 1.25)

    words = told(opened())

    assert "can still be read in the files of the database" in words
    assert "phones wait for 1.2 s before anybody looks" in words
    assert "Little room is left on the disk" in words
    assert "All is well." not in words


def test_the_last_errors_are_told_by_kind_time_and_count(services, opened):
    for at in (0.0, 60.0):
        services.last_errors.note("a page <failed>", "KeyError", at, is_unforeseen=True)

    words = told(opened())

    assert "A page &lt;failed&gt; (KeyError)" in words
    assert "00:01" in words
    assert "2 times" in words


@pytest.mark.usefixtures("logged_in")
def test_where_the_database_goes_away_an_open_page_says_so_and_goes_on(services, settings):
    fragment = AppTest.from_string("from drawbridge.ui import server\nserver.show()").run()
    assert "All is well." in told(fragment)
    path = settings.data_dir / "drawbridge.sqlite3"
    path.rename(path.with_suffix(".away"))
    path.mkdir()

    words = told(fragment.run())

    assert "The database cannot be reached," in words
    assert "<dt>Running</dt>" not in words
    assert "<dt>Free on the disk</dt>" in words


def test_the_library_leads_to_it_and_it_leads_back(page, opened):
    assert "server" in {link.page for link in page.get("page_link")}
    assert [link.proto.label for link in opened().get("page_link")] == ["Library"]
