"""Two processes that serve phones and one with the console, on one PostgreSQL."""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest

from drawbridge import bootstrap, commands, views
from drawbridge.domain.session.round import Round
from drawbridge.errors import KeyLost, StoreUnavailable
from drawbridge.live.pause_requests import Wish
from drawbridge.rate_limits import WRONG_CODES
from drawbridge.settings import Settings
from tests.conftest import SMALL
from tests.people.patience import until
from tests.people.phone import Handset, HttpPhone
from tests.people.postgres import running_postgres
from tests.people.processes import (
    Sent,
    Stream,
    Worker,
    console,
    environment_of,
    listening,
    short_folder,
)
from tests.people.proxy import running_proxy
from tests.people.room import Room
from tests.people.server import free_port

pytestmark = pytest.mark.postgres
CARDS = {"DRAWBRIDGE_SUPPORT_REPLY": "on"}
CARD = 'id="letter"'
RISK = "I do not want to go on living"
WATCH = """() => {
  window.told = [];
  const line = document.querySelector('#status-line');
  new MutationObserver(() => line.textContent && told.push(line.textContent))
    .observe(line, { childList: true, characterData: true, subtree: true });
}"""  # what the line above the screen says from here on


@pytest.fixture(scope="module")
def place():
    """A data folder and a database."""
    with short_folder() as folder, running_postgres() as postgres:
        yield folder, postgres.url


@pytest.fixture(scope="module")
def services(place):
    with console(*place, **CARDS) as found:
        yield found


@pytest.fixture(scope="module")
def workers(place, services):
    running = [Worker(*place, **CARDS), Worker(*place, **CARDS)]
    for one in running:
        one.ready()
    yield running  # a test may put others in their place
    for one in running:
        one.stop()


@pytest.fixture(scope="module")
def third(place):
    """What was started as a third worker, the last one perhaps still running."""
    started = []
    yield started
    for one in started:
        one.stop()


@pytest.fixture
def doomed(place, third):
    """A worker that may hang or be killed: the one that outlived the test before, or a new one."""
    if not third or third[-1].process.poll() is not None:
        third.append(Worker(*place))
    return third[-1].ready()


@pytest.fixture
def room(services):
    return Room(services, SMALL)


@pytest.fixture
def phones(room, workers):
    """A phone at each worker."""
    found = [HttpPhone(one.url, room.code) for one in workers]
    for phone in found:
        phone.join()
    yield found
    for phone in found:
        phone.close()


@pytest.fixture
def asked(room, phones):
    """Phones at an open question, each worker having heard of it."""
    room.go_to("weather")
    room.do(commands.open_step)
    until(lambda: all('data-screen="poll"' in one.screen() for one in phones))
    return phones


def moved_to(phone, worker):
    """The same phone, at another worker."""
    other = HttpPhone(worker.url, phone.code)
    other.http.cookies.set("drawbridge", phone.secret, "127.0.0.1", f"/j/{phone.code}")
    return other


def n_ballots(room):
    here = Round(session_id=room.session.id, step_id="weather", number=1)
    with room.services.store.reading() as transaction:
        return transaction.ballots.n(here)


def test_what_a_phone_does_at_one_worker_is_known_at_the_other_and_at_the_console(
    room, asked, workers
):
    first, _ = asked
    elsewhere = moved_to(first, workers[1])

    assert first.post("weather", {"answer": "1"}) == 200
    assert 'value="1" checked' in elsewhere.screen()
    assert elsewhere.post("weather", {"answer": "2"}) == 200
    assert 'value="2" checked' in first.screen()
    assert n_ballots(room) == 1
    elsewhere.close()


def test_the_screen_after_an_answer_is_the_one_that_the_store_would_tell_of(room, services, phones):
    secret = phones[0].secret
    room.go_to("weather")
    room.do(commands.open_step)
    views.phone_view(services, room.code, secret)  # the room is in memory from here on
    form = {"answer": ["2"]}
    submitted = commands.submit_with_others(services, room.code, secret, ("weather", 1), form)
    with ThreadPoolExecutor() as elsewhere:  # Chromium's driver has an event loop in this thread
        stored = elsewhere.submit(asyncio.run, submitted).result()
    drawn = views.phone_view_after(services, room.code, secret, stored)

    assert drawn is not None
    assert drawn == views.phone_view(services, room.code, secret)
    assert drawn.screen.response.answers == {"answer": (2,)}
    room.do(commands.close_step)
    views.phone_view(services, room.code, secret)
    assert views.phone_view_after(services, room.code, secret, stored) is not None
    room.do(commands.advance)
    views.phone_view(services, room.code, secret)
    assert views.phone_view_after(services, room.code, secret, stored) is None


def test_open_and_close_at_the_console_reach_the_streams_of_both_workers(room, phones):
    room.go_to("weather")
    streams = [Stream(one) for one in phones]
    room.do(commands.open_step)
    screens = [one.hear(room.session.revision) for one in streams]
    phones[0].post("weather", {"answer": "1"})
    room.do(commands.close_step)
    closed = [one.hear(room.session.revision) for one in streams]
    for one in streams:
        one.close()

    assert all('data-screen="poll"' in one for one in screens)
    assert closed == ["", ""]  # what a phone sees now may depend on what it answered: it asks
    assert all('data-screen="closed"' in one.screen() for one in phones)


def test_the_short_way_shows_and_stores_at_workers_what_the_long_way_does(room, asked):
    """What a script asks, and the same with a query, which no script of ours adds."""
    script = {"X-Drawbridge": "1"}

    def main(phone, query=""):
        return phone.http.get(f"/j/{room.code}/main{query}", headers=script).text

    form = {"step": "weather", "round": "1", "answer": "1"}
    first, _ = asked
    stored = first.http.post(f"/j/{room.code}/answer", data=form, headers=script)
    assert stored.text == main(first)
    assert [main(one) for one in asked] == [main(one, "?long=1") for one in asked]
    room.do(commands.close_step)
    until(lambda: all('data-screen="closed"' in main(one) for one in asked))
    assert [main(one) for one in asked] == [main(one, "?long=1") for one in asked]
    assert n_ballots(room) == 1


def test_a_change_in_an_open_round_brings_no_unanswered_question_to_who_has_answered(room, asked):
    streams = [Stream(one) for one in asked]
    asked[0].post("weather", {"answer": "1"})
    commands.arrange(room.services, room.code, name="Another name")
    heard = [one.hear(room.session.revision) for one in streams]
    for one in streams:
        one.close()

    assert heard == ["", ""]


def test_the_console_counts_the_phones_of_both_workers(room, phones):
    for phone in phones:
        phone.connect()

    until(lambda: views.presence_view(room.services, room.code).n_connected == len(phones))


def test_a_wish_for_a_pause_comes_to_the_console_and_is_counted_once_per_phone(room, phones):
    phones[0].press("ask", wish=Wish.BREAK.value)
    phones[0].press("ask", wish=Wish.BREAK.value)
    one = room.services.pauses.signal(room.session.id)
    phones[1].press("ask", wish=Wish.BREAK.value)
    both = room.services.pauses.signal(room.session.id)

    assert one.wish is Wish.BREAK
    assert not one.is_several
    assert both.is_several


@pytest.fixture
def written(services, workers):
    """Somebody at each worker is asked for a line, with others in the room."""
    room = Room(services, (Path(__file__).parents[1] / "written.toml").read_text("utf-8"))
    room.join(8)
    phones = [HttpPhone(one.url, room.code) for one in workers]
    for phone in phones:
        phone.join()
    room.go_to("line")
    room.do(commands.open_step)
    for secret in room.phones:
        room.answer(secret, answer="We do listen")
    yield room, phones
    for phone in phones:
        phone.close()


def test_a_word_of_risk_at_a_worker_is_told_at_the_console_and_without_the_line(written):
    room, (first, second) = written

    def needs_eyes():
        return views.progress_view(room.services, room.code).needs_eyes

    assert second.post("line", {"answer": "I do like the sea"}) == 200
    assert not needs_eyes()
    assert first.post("line", {"answer": RISK}) == 200
    until(needs_eyes)
    assert views.facilitator_view(room.services, room.code).moderation is None


def test_a_support_card_sent_at_the_console_reaches_the_writer_alone_at_whatever_worker(
    written, workers
):
    room, (first, second) = written
    assert first.post("line", {"answer": RISK}) == 200
    assert second.post("line", {"answer": "I do like the sea"}) == 200
    room.do(commands.close_step)
    lines = views.facilitator_view(room.services, room.code).moderation.rows
    commands.send_card(room.services, room.code, next(it.key for it in lines if it.told == RISK))
    elsewhere = moved_to(first, workers[1])

    until(lambda: all(CARD in one.screen() for one in (first, elsewhere)))
    assert CARD not in second.screen()
    elsewhere.close()


def test_wrong_codes_at_one_worker_count_at_the_other(room, phones, workers):
    client = {"X-Forwarded-For": "198.51.100.7"}  # of nobody else in these tests
    first, second = phones

    def tried(phone, code):
        return phone.http.get(f"/j/{code}", headers=client).status_code

    assert {tried(first, "ZZZZZZ") for _ in range(WRONG_CODES.at_once)} == {404}
    stranger = HttpPhone(workers[1].url, room.code)
    # A right code learns nothing either. Every five seconds one try is allowed again: by whom the
    # last one was spent is left to chance.
    until(lambda: {tried(second, "ZZZZZZ"), tried(stranger, room.code)} == {429})
    assert tried(second, room.code) == 200
    stranger.close()


@pytest.mark.rule("R31")
def test_the_end_at_the_console_destroys_the_key_in_every_process(room, asked):
    with listening(bootstrap.for_phones(room.services.settings)) as other:
        session_id = room.session.id
        assert views.phone_view(other, room.code, asked[0].secret).role is not None
        room.do(commands.close_step)
        room.do(commands.end)

        def is_lost():
            try:
                other.keys.participant_key(session_id, "anybody")
            except KeyLost:
                return True
            return False

        until(is_lost)
    other.store.close()
    until(lambda: all('data-screen="ended"' in one.screen() for one in asked))


def test_a_process_with_another_data_folder_refuses_to_start(services, place, tmp_path):
    _, database_url = place
    raw = environment_of(tmp_path / "other", database_url)
    other = Settings.from_environ(raw, root=tmp_path, languages=("en",))

    with pytest.raises(StoreUnavailable, match="with another data folder is using this database"):
        bootstrap.for_phones(other)

    same = bootstrap.for_phones(services.settings)
    same.store.close()


def test_where_one_worker_is_killed_its_phones_go_on_at_another(room, asked, workers, doomed):
    first, second = moved_to(asked[0], doomed), asked[1]
    stream = Stream(second)
    assert first.post("weather", {"answer": "0"}) == 200
    doomed.kill()
    moved = moved_to(first, workers[1])

    assert 'value="0" checked' in moved.screen()
    assert moved.post("weather", {"answer": "2"}) == 200
    assert second.post("weather", {"answer": "1"}) == 200
    room.do(commands.close_step)
    stream.hear(room.session.revision)
    stream.close()
    for phone in (first, moved):
        phone.close()
    assert n_ballots(room) == len(asked)


@contextmanager
def hanging_while_writing(room):
    """A process that holds the session in its hand and says nothing more."""
    with ExitStack() as held:
        transaction = held.enter_context(room.services.store.writing())
        transaction.sessions.at(room.code, to_change=True)
        yield
        with pytest.raises(StoreUnavailable):
            held.close()


def test_a_process_that_hung_stores_nothing_that_its_phones_may_have_changed_since(
    room, asked, workers, doomed
):
    """It wakes up with an answer and a deletion that came before what is stored meanwhile."""
    reloaded, kept = asked
    assert kept.post("weather", {"answer": "0"}) == 200
    with doomed.standing_still():
        early = Sent(doomed, reloaded, "answer", step="weather", round="1", answer="0")
        erase = Sent(doomed, kept, "erase")
        with hanging_while_writing(room):
            assert reloaded.post("weather", {"answer": "2"}) == 200
            assert kept.post("weather", {"answer": "1"}) == 200

    assert {early.status(), erase.status()} == {503}
    assert 'value="2" checked' in reloaded.screen()
    assert 'value="1" checked' in kept.screen()
    again = moved_to(reloaded, doomed)
    until(lambda: again.post("weather", {"answer": "0"}) == 200)
    assert 'value="0" checked' in reloaded.screen()
    again.close()


@pytest.mark.browser
def test_a_restart_of_one_worker_after_the_other_is_not_noticed_on_phones(
    room, place, services, workers, chromium, tmp_path
):
    """Behind nginx; a phone in Chromium answers while its worker is away, and is told nothing."""
    ports = [one.port for one in workers]
    with running_proxy(tmp_path, free_port(), ports, is_plain=True) as proxy:
        url = f"http://127.0.0.1:{proxy.plain}"
        other = HttpPhone(url, room.code)
        other.join()
        handset = Handset(chromium.new_context(), f"{url}/j/{room.code}")
        handset.join()
        handset.page.evaluate(WATCH)
        room.go_to("weather")
        room.do(commands.open_step)
        for number, choice in enumerate(("0", "1")):
            workers[number].stop()
            handset.reaches("poll")
            handset.choose(choice)
            handset.send()
            handset.is_in()
            assert other.post("weather", {"answer": choice}) == 200
            workers[number] = Worker(*place, port=ports[number])
            workers[number].ready()
        room.do(commands.close_step)
        handset.reaches("closed")

        assert n_ballots(room) == 2
        assert handset.page.evaluate("told") == []
        other.close()
        handset.context.close()
