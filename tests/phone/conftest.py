"""Sessions, phones without a script, and phones in a browser."""

import dataclasses
from pathlib import Path

import pytest

from drawbridge import bootstrap, phone, report
from drawbridge.domain.session.round import Round
from tests.people.direct_client import DirectClient
from tests.people.patience import LONGEST_MS
from tests.people.phone import Handset, Visitor
from tests.people.room import Room
from tests.people.server import PhoneServer, settings_of

ROOT = Path(__file__).resolve().parent.parent.parent
PICTURES = Path(__file__).parent / "pictures_and_shares.toml"
PHONE = {"width": 390, "height": 844}
FORGET = """() => {
  if (location.protocol !== 'about:') { localStorage.clear(); sessionStorage.clear(); }
}"""
EVENING = ROOT / "workshop_content" / "first_evening.toml"


@pytest.fixture
def services(shared_folder, clock):
    """A process that has just started on the file's database."""
    settings, store = shared_folder
    return dataclasses.replace(bootstrap.around(store, settings), clock=clock)


@pytest.fixture
def own_services(settings, clock):
    """The same on a database of its own, for tests that close or break it."""
    built = dataclasses.replace(bootstrap.build(settings), clock=clock)
    yield built
    built.store.close()


@pytest.fixture
def evening(services):
    """A session of the workshop that is shipped, still in its lobby."""
    return Room(services, EVENING.read_text("utf-8"))


@pytest.fixture
def pictures(services):
    """A session of the kinds that point at pictures and weigh things."""
    return Room(services, PICTURES.read_text("utf-8"))


@pytest.fixture
def phones(services):
    """The phone's routes, mounted beside others as the launcher does it."""
    return phone.phones(lambda: services, report.group_sheet_html, tell_room=report.room_in_words)


@pytest.fixture
def visit(phones):
    """Make a visitor who has not opened any page yet."""

    def make(room, **headers):
        client = DirectClient(phones, raise_server_exceptions=False)
        return Visitor(client, room.code, headers)

    return make


@pytest.fixture
def guest(visit, evening):
    """Somebody who has joined the evening."""
    visitor = visit(evening)
    visitor.join()
    return visitor


@pytest.fixture
def ballots():
    """What is stored for a room's current round."""

    def read(room):
        now = room.session
        here = Round(session_id=now.id, step_id=now.step.id, number=now.state.round)
        with room.services.store.reading() as transaction:
            return [dict(response.answers) for response in transaction.ballots.responses(here)]

    return read


@pytest.fixture(scope="module")
def shared_server(tmp_path_factory):
    """One server for a file: sessions are apart by their code."""
    running = PhoneServer(settings_of(tmp_path_factory.mktemp("served")))
    running.start()
    yield running
    running.stop()


@pytest.fixture
def server(shared_server):
    """The file's server, on which nobody has asked for anything yet."""
    return shared_server.as_new()


@pytest.fixture
def live_evening(server):
    """The evening on the real server."""
    return Room(server.services, EVENING.read_text("utf-8"))


@pytest.fixture
def live_pictures(server):
    """The pictures and shares on the real server."""
    return Room(server.services, PICTURES.read_text("utf-8"))


@pytest.fixture
def short_way_back(monkeypatch):
    """The way back after leaving is open for 4 s; that it is 10 otherwise is in `test_joining`."""
    for part in ("way_back", "page"):
        monkeypatch.setattr(f"drawbridge.phone.{part}.WAY_BACK_S", 4)


def cookie_of(room):
    (secret,) = room.join()
    place = {"domain": "127.0.0.1", "path": f"/j/{room.code}"}
    return {"name": "drawbridge", "value": secret, "httpOnly": True, "sameSite": "Lax", **place}


@pytest.fixture
def handset(chromium, server):
    """Open a session's page in a Chromium with a profile of its own.

    With `has_joined` it has the cookie of somebody who joined before; to tick and to press for it
    took a third of a short test. A `script` runs in every page before its own.
    """
    contexts = []

    def make(room, *, has_joined=False, script="", **options):
        context = chromium.new_context(**{"viewport": PHONE, **options})
        context.set_default_timeout(LONGEST_MS)
        contexts.append(context)
        if has_joined:
            context.add_cookies([cookie_of(room)])
        if script:
            context.add_init_script(script)
        return Handset(context, f"{server.url}/j/{room.code}")

    yield make
    for context in contexts:
        context.close()


@pytest.fixture(scope="module")
def tabs(chromium):
    """The tabs that a file keeps open, by the options of their profiles."""
    return {}


@pytest.fixture
def at_hand(chromium, server, tabs):
    """Somebody who has joined, in a tab that the file's other tests use before and after.

    To open a profile, a tab and a process took half of a short test. Their cookies, what they keep,
    their window and their network are as in a new one; scripts, clocks and listeners put into a
    page would stay, so that a test with one of those opens a `handset` of its own.
    """

    def make(room, *, viewport=PHONE, **options):
        known = tuple(sorted(options.items()))
        if known not in tabs:
            context = chromium.new_context(viewport=viewport, **options)
            context.set_default_timeout(LONGEST_MS)
            tabs[known] = context.new_page()
        page = tabs[known]
        page.evaluate(FORGET)
        page.context.unroute_all()
        page.context.set_offline(False)
        page.context.clear_cookies()
        page.context.add_cookies([cookie_of(room)])
        page.set_viewport_size(viewport)
        return Handset(page.context, f"{server.url}/j/{room.code}", page)

    return make
