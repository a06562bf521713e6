"""Something breaks in the middle of an evening: what was acknowledged is there, and it goes on.

The same at random moments, under load and with real disks: `bench/faults.py`.
"""

import sqlite3
from dataclasses import replace

import pytest
from sqlalchemy import create_engine, event, text

from drawbridge import bootstrap, commands
from drawbridge.domain.session.round import Round
from drawbridge.errors import NotWiped, StoreUnavailable
from drawbridge.store.store import Store
from drawbridge.store.wiping import WipingMark
from tests.conftest import SMALL
from tests.people.postgres import running_postgres
from tests.people.room import Room

N_PHONES = 6
REFUSAL = "cannot be stored at the moment"


@pytest.fixture
def asked(services):
    return asking(services)


def asking(services):
    """A room whose question is open; half of the phones have answered."""
    room = Room(services, SMALL)
    room.join(N_PHONES)
    room.go_to("weather")
    room.do(commands.open_step)
    for phone in room.phones[::2]:
        room.answer(phone, answer="1")
    return room


def answers(room):
    here = Round(session_id=room.session.id, step_id="weather", number=1)
    with room.services.store.reading() as transaction:
        return [one.answers["answer"] for one in transaction.ballots.responses(here)]


def goes_on(room):
    """The rest answers, and the question is closed."""
    for phone in room.phones[1::2]:
        room.answer(phone, answer="1")
    room.do(commands.close_step)
    return answers(room) == [(1,)] * N_PHONES


# -- SQLite


@pytest.fixture
def full_disk(services):
    """Takes the room for more pages from the file, and gives it back."""
    pages = []

    def limit(connection):
        if pages:
            connection.exec_driver_sql(f"PRAGMA max_page_count={pages[-1]}")

    event.listen(services.store._engine, "begin", limit)

    def fill(n_pages):
        pages.append(n_pages)

    yield fill
    event.remove(services.store._engine, "begin", limit)


def write_pages(room):
    for step in ("weather", "wall", "why", "out"):
        commands.note(room.services, room.code, step, 4000 * "x")


@pytest.mark.rule("R30")
def test_on_a_full_disk_answers_are_refused_in_words_and_none_is_lost(asked, full_disk):
    full_disk(1)  # SQLite takes it for: not one page more than there are

    with pytest.raises(StoreUnavailable, match=REFUSAL):
        write_pages(asked)
    assert len(answers(asked)) == N_PHONES // 2

    full_disk(10**6)
    assert goes_on(asked)


@pytest.mark.rule("R30")
def test_a_file_that_another_program_locks_refuses_in_words_and_goes_on(asked, settings):
    store = Store(settings.database_url, bootstrap._read_workshop, busy_timeout_s=0.05)
    room, asked.services = asked, replace(asked.services, store=store)
    other = sqlite3.connect(settings.data_dir / "drawbridge.sqlite3", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")

    with pytest.raises(StoreUnavailable, match=REFUSAL):
        room.answer(room.phones[1], answer="2")
    assert len(answers(room)) == N_PHONES // 2  # who only looks is not held up

    other.close()
    assert goes_on(room)
    store.close()


# -- PostgreSQL


@pytest.fixture(scope="module")
def cluster():
    """A PostgreSQL that may be killed."""
    with running_postgres() as server:
        yield server


@pytest.fixture
def on_postgres(cluster, settings):
    """Running parts on it, and its tables gone afterwards."""
    settings = replace(settings, database_url=cluster.url)
    built = bootstrap.build(settings)
    yield built
    built.store.close()
    engine = create_engine(cluster.url)
    with engine.begin() as connection:
        connection.execute(text("DROP SCHEMA public CASCADE"))
        connection.execute(text("CREATE SCHEMA public"))
    engine.dispose()


def words_on_disk(cluster, words):
    engine = create_engine(cluster.url, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text("CHECKPOINT"))
    engine.dispose()
    lying = b"".join(cluster.files().values())
    return [word for word in words if word.encode() in lying]


@pytest.mark.postgres
@pytest.mark.rule("R30")
def test_a_postgresql_that_is_killed_loses_nothing_that_was_acknowledged(cluster, on_postgres):
    room = asking(on_postgres)

    cluster.kill()
    with pytest.raises(StoreUnavailable, match=REFUSAL):
        room.answer(room.phones[1], answer="2")
    cluster.start_again("fsync=off")

    assert answers(room) == [(1,)] * (N_PHONES // 2)
    assert goes_on(room)


@pytest.mark.postgres
@pytest.mark.rule("R31")
def test_one_that_is_killed_while_it_writes_the_pages_anew_keeps_no_file_of_them(
    cluster, on_postgres, monkeypatch
):
    room = asking(on_postgres)
    session_id, keys = room.session.id, on_postgres.keys
    words = [keys.participant_key(session_id, phone) for phone in room.phones]

    def kill_before_the_commit(_mark):
        assert words_on_disk(cluster, words) == words
        cluster.kill()

    with monkeypatch.context() as patched:
        patched.setattr(WipingMark, "settle_but_for_drops", kill_before_the_commit)
        with pytest.raises(NotWiped):
            room.do(commands.close_step)
    cluster.start_again("fsync=off")
    assert on_postgres.store.owes_compacting

    commands.wipe_owed(on_postgres)
    assert len(answers(room)) == N_PHONES // 2
    room.do(commands.end)

    assert not on_postgres.store.owes_compacting
    assert words_on_disk(cluster, words) == []
