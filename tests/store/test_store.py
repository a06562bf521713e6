import subprocess
import sys
import textwrap
import threading
from dataclasses import replace

import pytest
from sqlalchemy import create_engine, text

from drawbridge.domain.answers.responses import Response
from drawbridge.domain.session.round import Round
from drawbridge.errors import StoreUnavailable
from drawbridge.store.store import Store

HERE = Round(session_id="session", step_id="weather", number=1)
ANSWER = Response(answers={"answer": (1,)})


def vote(store, key):
    with store.writing() as transaction:
        transaction.ballots.keep(HERE, key, ANSWER)


def n_ballots(store):
    with store.reading() as transaction:
        return transaction.ballots.n(HERE)


@pytest.fixture
def reads(sqlite_path, a_session):
    """A store with one session, and every reading of its workshop."""
    session, reads = a_session(), []
    store = Store(
        f"sqlite:///{sqlite_path}", lambda *written: reads.append(written) or session.workshop
    )
    with store.writing() as transaction:
        transaction.sessions.insert(session, "the text")
    yield store, session, reads
    store.close()


def test_a_session_s_workshop_is_read_once(reads):
    store, session, read = reads
    for _ in range(3):
        with store.reading() as transaction:
            assert transaction.sessions.at("ABCDEF") == session

    assert read == [("the text", "")]


def test_a_workshop_that_was_forgotten_is_read_again(reads):
    store, session, read = reads
    for _ in range(2):
        with store.reading() as transaction:
            transaction.sessions.at("ABCDEF")
        store.forget(session.id)
        store.forget(session.id)

    assert read == [("the text", "")] * 2


def test_what_is_stored_is_there_for_the_next_process(sqlite_path, a_session):
    url = f"sqlite:///{sqlite_path}"
    session = a_session()
    first = Store(url, lambda *_: session.workshop)
    with first.writing() as transaction:
        transaction.sessions.insert(session, "the text")
    vote(first, "key")
    first.close()

    second = Store(url, lambda *_: session.workshop)
    with second.reading() as transaction:
        assert transaction.sessions.at("ABCDEF") == session
    assert n_ballots(second) == 1
    second.close()


@pytest.mark.rule("R30")
def test_a_killed_process_has_lost_no_answer_it_acknowledged(sqlite_path):
    program = """
        import os, signal, sys
        from drawbridge.domain.answers.responses import Response
        from drawbridge.store.store import Store
        from drawbridge.domain.session.round import Round

        store = Store(sys.argv[1], str)
        here = Round(session_id="session", step_id="weather", number=1)
        for number in range(25):
            with store.writing() as transaction:
                answer = Response(answers={"answer": (1,)})
                transaction.ballots.keep(here, f"key {number}", answer)
            print(number, flush=True)
        with store.writing() as transaction:
            transaction.ballots.keep(here, "never acknowledged", answer)
            os.kill(os.getpid(), signal.SIGKILL)
        """
    url = f"sqlite:///{sqlite_path}"

    killed = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(program), url],
        capture_output=True,
        text=True,
        check=False,
    )

    assert killed.returncode == -9, killed.stderr
    assert killed.stdout.split() == [str(number) for number in range(25)]
    store = Store(url, lambda *_: pytest.fail("there is no session"))
    with store.reading() as transaction:
        assert all(transaction.ballots.response(HERE, f"key {number}") for number in range(25))
    assert n_ballots(store) == 25
    store.close()


def test_a_folder_that_cannot_be_written_to_is_named(tmp_path):
    (tmp_path / "file").write_text("in the way")
    path = tmp_path / "file" / "kept" / "drawbridge.sqlite3"

    with pytest.raises(StoreUnavailable, match=f"cannot write to {path}") as caught:
        Store(f"sqlite:///{path}", lambda *_: pytest.fail("there is no session"))

    assert "\n" not in str(caught.value)


def test_a_file_that_is_no_database_is_named_and_left_alone(tmp_path):
    path = tmp_path / "letter.txt"
    path.write_text("Dear all, " * 100)

    with pytest.raises(StoreUnavailable, match=f"^{path} is no database, or is damaged"):
        Store(f"sqlite:///{path}", lambda *_: pytest.fail("there is no session"))

    assert path.read_text() == "Dear all, " * 100


def test_letters_that_mean_something_in_addresses_may_be_in_the_path(tmp_path):
    path = tmp_path / "what? 100%25 #1" / "kept.sqlite3"
    first = Store(f"sqlite:///{path}", lambda *_: pytest.fail("there is no session"))
    vote(first, "key")
    first.close()

    second = Store(f"sqlite:///{path}", lambda *_: pytest.fail("there is no session"))
    assert n_ballots(second) == 1
    second.close()
    assert path.exists()


def test_a_database_server_that_is_not_there_is_named_without_its_password(tmp_path):
    url = f"postgresql+psycopg://walls:open-sesame@/walls?host={tmp_path}"

    with pytest.raises(StoreUnavailable, match="cannot reach the database") as caught:
        Store(url, lambda *_: pytest.fail("there is no session"))

    assert "sesame" not in str(caught.value)


def test_when_every_connection_is_taken_the_next_one_is_told(sqlite_store, monkeypatch):
    pool = sqlite_store._engine.pool
    monkeypatch.setattr(pool, "_timeout", 0.01)
    taken = [sqlite_store._engine.connect() for _ in range(pool.size() + pool._max_overflow)]

    with pytest.raises(StoreUnavailable), sqlite_store.reading():
        pytest.fail("there was a connection left")
    for connection in taken:
        connection.close()

    assert n_ballots(sqlite_store) == 0


def test_a_writer_that_takes_too_long_does_not_hold_up_the_rest_for_ever(hasty_store):
    is_writing, may_go_on = threading.Event(), threading.Event()

    def write_slowly():
        with hasty_store.writing():
            is_writing.set()
            may_go_on.wait(timeout=10)

    slow = threading.Thread(target=write_slowly)
    slow.start()
    is_writing.wait(timeout=10)
    try:
        with pytest.raises(StoreUnavailable):
            vote(hasty_store, "key")
    finally:
        may_go_on.set()
        slow.join(timeout=10)
    vote(hasty_store, "key")

    assert n_ballots(hasty_store) == 1


@pytest.mark.postgres
def test_connections_that_the_server_has_dropped_are_replaced(postgres_store, postgres_url):
    vote(postgres_store, "key")
    engine = create_engine(postgres_url)
    with engine.begin() as connection:
        connection.execute(
            # Waits for each to be gone: one that is only told to go still answers a ping.
            text(
                "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity "
                "WHERE datname = current_database() AND pid <> pg_backend_pid()"
            )
        )
    engine.dispose()

    vote(postgres_store, "key two")

    assert n_ballots(postgres_store) == 2


def vote_over_a_connection_that_breaks(store, breaking_url):
    with store.writing() as transaction:
        transaction.ballots.keep(HERE, "key two", ANSWER)
        pid = transaction._connection.exec_driver_sql("SELECT pg_backend_pid()").scalar()
        engine = create_engine(breaking_url)
        with engine.begin() as connection:
            connection.execute(text("SELECT pg_terminate_backend(:pid, 5000)"), {"pid": pid})
        engine.dispose()


@pytest.mark.postgres
def test_an_answer_over_a_connection_that_breaks_is_refused_and_not_half_stored(
    postgres_store, postgres_url
):
    vote(postgres_store, "key")

    with pytest.raises(StoreUnavailable):
        vote_over_a_connection_that_breaks(postgres_store, postgres_url)

    assert n_ballots(postgres_store) == 1


def test_nothing_to_compact_is_fine(store):
    store.compact()

    with store.reading() as transaction:
        assert transaction.ballots.n(replace(HERE, number=7)) == 0
