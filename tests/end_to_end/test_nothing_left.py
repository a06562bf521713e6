"""R31: after the end nothing of anybody is left, in any file that a real server could have written.

The server is started with the README's command, with a folder for temporary files of its own, and
its phones are real connections. The facilitator's acts are the real commands, from beside it.
"""

import random
from concurrent.futures import ThreadPoolExecutor
from urllib.parse import quote, quote_plus

import pytest

from drawbridge import commands, report, views
from drawbridge.domain.session.round import Round
from drawbridge.domain.workshop.steps import Poll
from tests.attacks.asking import WORKSHOPS
from tests.attacks.people import form_of
from tests.people.phone import HttpPhone
from tests.people.room import Room
from tests.people.server import Server
from tests.people.services_beside import services_beside

PHRASE = "Nobody may ever read again that the heron stood in the rain"
N_PHONES = 9


@pytest.fixture
def server(tmp_path, monkeypatch):
    (tmp_path / "temporary").mkdir()
    monkeypatch.setenv("TMPDIR", str(tmp_path / "temporary"))
    running = Server(tmp_path)
    running.start()
    yield running
    running.stop()


@pytest.fixture
def beside(server):
    """The running parts on the server's own data."""
    with services_beside(server) as services:
        yield services


@pytest.fixture
def room(beside):
    return Room(beside, WORKSHOPS[0].read_text("utf-8"))


@pytest.fixture
def phones(server, room):
    joined = [HttpPhone(server.url, room.code) for _ in range(N_PHONES)]
    for one in joined:
        one.join()
    yield joined
    for one in joined:
        one.close()


def traces_of(services, place, phones):
    """Everything that stands for a phone at one place: keys of its ballot and of its line."""
    return {
        key
        for one in phones
        for key in (
            services.keys.ballot_key(place, one.secret),
            services.keys.line_key(place, one.secret),
            services.keys.participant_key(place.session_id, one.secret),
        )
    }


def everything_in(folder):
    files = [path for path in folder.rglob("*") if path.is_file()]
    return {str(path.relative_to(folder)): path.read_bytes() for path in files}


def found_in(files, needles):
    return sorted(
        {(name, one) for name, content in files.items() for one in needles if one in content}
    )


def _sent(step, rng):
    form = form_of(step, rng)
    return {**form, "answer": PHRASE} if step.id == "line" else form


def _all_send(phones, step, rng):
    """At the same time, for each waits for its reply's step of time."""

    def send(phone, forms):
        return [phone.post(step.id, form) for form in forms]

    forms = [[_sent(step, rng) for _ in range(2)] for _ in phones]
    with ThreadPoolExecutor(N_PHONES) as together:
        assert list(together.map(send, phones, forms)) == [[200, 200]] * N_PHONES


def play(room, phones, rng):
    """Everybody answers everything, and changes it once; gives the keys that stood for them."""
    traces = set()
    for step in room.session.workshop.steps:
        room.go_to(step.id)
        if not isinstance(step, Poll):
            continue
        room.do(commands.open_step)
        session = room.session
        place = Round(session_id=session.id, step_id=step.id, number=1)
        _all_send(phones, step, rng)
        traces |= traces_of(room.services, place, phones)
        room.do(commands.close_step)
    return traces


def test_r31_no_phone_no_key_and_no_phrase_is_left_in_any_file(server, beside, room, phones):
    traces = play(room, phones, random.Random(31))
    (key_file,) = (server.folder / "data" / "keys").glob("*.key")
    needles = [*traces, *(one.secret for one in phones), PHRASE, quote(PHRASE), quote_plus(PHRASE)]
    needles = [one.encode() for one in needles]
    key = key_file.read_bytes()
    needles += [key, *(bytes.fromhex(one) for one in traces)]
    before = found_in(everything_in(server.folder), needles)

    room.do(commands.end)
    running = everything_in(server.folder)
    summary = views.summary_view(beside, room.code)
    downloads = {"csv": report.csv(summary), "html": report.html(summary)}
    for one in phones:
        one.screen()
    server.stop()

    assert {PHRASE.encode(), key} <= {one for _, one in before}
    assert len(traces) > 100
    assert found_in(running, needles) == []
    assert found_in(downloads, needles) == []
    assert found_in(everything_in(server.folder), needles) == []
