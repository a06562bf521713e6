import shutil
import sqlite3
import subprocess
import sys
import threading

import pytest

from drawbridge.domain.answers.responses import Response
from drawbridge.domain.session.role import Role
from drawbridge.domain.session.round import Round
from drawbridge.errors import StoreUnavailable
from drawbridge.store.store import Store

HERE = Round(session_id="session", step_id="weather", number=1)
ANSWER = Response(answers={"answer": (1,)})
SENTINEL = "a-sentence-nobody-may-find-again"


@pytest.fixture
def store(hasty_store):
    return hasty_store


def vote(store, key, response=ANSWER):
    with store.writing() as transaction:
        transaction.ballots.keep(HERE, key, response)


def n_ballots(store):
    with store.reading() as transaction:
        return transaction.ballots.n(HERE)


def keys_seen_from_outside(path):
    """What another program finds in the file, so that it cannot be an illusion of ours."""
    outside = sqlite3.connect(path)
    try:
        rows = outside.execute("SELECT ballot_key FROM ballots ORDER BY ballot_key").fetchall()
        assert outside.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    finally:
        outside.close()
    return [key for (key,) in rows]


def remove(path):
    """Delete the file as a person does: without knowing of the two files beside it."""
    path.unlink()


def remove_all(path):
    for one in path.parent.glob(f"{path.name}*"):
        one.unlink()


def remove_folder(path):
    shutil.rmtree(path.parent)


# -- how it is opened


def test_transactions_are_durable_and_what_is_deleted_is_overwritten(store):
    with store.reading() as transaction:
        pragmas = {
            name: transaction._connection.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("journal_mode", "synchronous", "secure_delete")
        }

    assert pragmas == {"journal_mode": "wal", "synchronous": 2, "secure_delete": 1}


@pytest.mark.parametrize("table", ["ballots", "participants", "snapshots", "notes", "logins"])
@pytest.mark.usefixtures("store")
def test_the_place_of_a_row_says_nothing_about_when_it_came(sqlite_path, table):
    """R23: the tables are clustered by their key and have no row numbers."""
    outside = sqlite3.connect(sqlite_path)
    try:
        with pytest.raises(sqlite3.OperationalError, match="no such column: rowid"):
            outside.execute(f"SELECT rowid FROM {table}")
    finally:
        outside.close()


def test_answers_come_back_in_the_order_of_their_keys_not_of_their_arrival(store):
    for number, key in enumerate("fcaebd"):
        vote(store, key, Response(answers={"answer": (number,)}))

    with store.reading() as transaction:
        order = [response.answers["answer"] for response in transaction.ballots.responses(HERE)]

    assert order == [(2,), (4,), (1,), (5,), (3,), (0,)]


@pytest.mark.usefixtures("store")
def test_a_new_data_folder_is_for_its_owner_only(sqlite_path):
    assert sqlite_path.parent.stat().st_mode & 0o777 == 0o700


# -- locked


def test_a_database_another_program_holds_is_unavailable_and_loses_nothing(store, sqlite_path):
    vote(store, "before")
    program = (
        "import sqlite3, sys; held = sqlite3.connect(sys.argv[1]);"
        "held.execute('BEGIN IMMEDIATE'); print('held', flush=True); sys.stdin.read()"
    )
    holder = subprocess.Popen(
        [sys.executable, "-c", program, str(sqlite_path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    with holder:
        assert holder.stdout.readline() == "held\n"
        with pytest.raises(StoreUnavailable):
            vote(store, "meanwhile")
        assert n_ballots(store) == 1
        holder.stdin.close()
        holder.wait(timeout=10)
    vote(store, "after")

    assert keys_seen_from_outside(sqlite_path) == ["after", "before"]


def test_a_database_that_is_held_whole_refuses_readers_with_the_same_words(tmp_path):
    path = tmp_path / "drawbridge.sqlite3"
    holder = sqlite3.connect(path, isolation_level=None)
    holder.execute("BEGIN EXCLUSIVE")

    with pytest.raises(StoreUnavailable, match="no other program holds it"):
        Store(f"sqlite:///{path}", str, busy_timeout_s=0.05)

    holder.close()


# -- gone


@pytest.mark.parametrize("gone", [remove, remove_all, remove_folder])
def test_a_database_deleted_while_open_is_whole_again_after_the_next_answer(
    store, sqlite_path, gone
):
    for number in range(20):
        vote(store, f"key {number:02}")

    gone(sqlite_path)
    vote(store, "key 20")

    assert keys_seen_from_outside(sqlite_path) == [f"key {number:02}" for number in range(21)]
    assert n_ballots(store) == 21


@pytest.mark.parametrize("gone", [remove, remove_all, remove_folder])
def test_merely_looking_brings_a_deleted_database_back(store, sqlite_path, gone):
    vote(store, "key")

    gone(sqlite_path)

    assert n_ballots(store) == 1
    assert keys_seen_from_outside(sqlite_path) == ["key"]


def test_a_database_can_be_deleted_again_and_again(store, sqlite_path):
    for number in range(4):
        vote(store, f"key {number}")
        remove_all(sqlite_path)

    assert n_ballots(store) == 4
    assert keys_seen_from_outside(sqlite_path) == [f"key {number}" for number in range(4)]


def test_what_was_brought_back_is_durable_and_survives_a_restart(store, sqlite_path):
    vote(store, "before")
    remove_all(sqlite_path)
    vote(store, "after")
    store.close()

    again = Store(f"sqlite:///{sqlite_path}", str)
    with again.reading() as transaction:
        mode = transaction._connection.exec_driver_sql("PRAGMA journal_mode").scalar()
        assert (mode, transaction.ballots.n(HERE)) == ("wal", 2)
    again.close()


def test_an_answer_is_not_lost_when_the_database_goes_in_the_middle_of_it(store, sqlite_path):
    vote(store, "before")

    with store.writing() as transaction:
        transaction.ballots.keep(HERE, "meanwhile", ANSWER)
        remove_all(sqlite_path)

    assert keys_seen_from_outside(sqlite_path) == ["before", "meanwhile"]


def test_a_reader_does_not_bring_the_database_back_under_a_writer_s_feet(sqlite_store, sqlite_path):
    """What the writer has not committed yet would be missing from what is brought back."""
    store, is_writing, has_begun = sqlite_store, threading.Event(), threading.Event()
    n_seen = []

    def write():
        with store.writing() as transaction:
            transaction.ballots.keep(HERE, "slow", ANSWER)
            remove_all(sqlite_path)
            is_writing.set()
            has_begun.wait(timeout=10)
            reader.join(timeout=0.2)  # long enough to bring it back, if it could

    def read():
        is_writing.wait(timeout=10)
        has_begun.set()
        n_seen.append(n_ballots(store))

    writer, reader = threading.Thread(target=write), threading.Thread(target=read)
    reader.start()
    writer.start()
    writer.join(timeout=10)
    reader.join(timeout=10)

    assert n_seen == [1]
    assert keys_seen_from_outside(sqlite_path) == ["slow"]


def test_a_reader_of_the_deleted_file_does_not_harm_the_new_one(store, sqlite_path):
    """SQLite removes the log of the last connection to close by its name."""
    vote(store, "before")
    with store.reading() as transaction:
        assert transaction.ballots.n(HERE) == 1
        remove_all(sqlite_path)
        vote(store, "after")
    vote(store, "last")
    log = sqlite_path.with_name(f"{sqlite_path.name}-wal")

    assert log.exists()
    assert keys_seen_from_outside(sqlite_path) == ["after", "before", "last"]


def test_a_copy_left_half_written_by_a_power_cut_is_not_in_the_way(store, sqlite_path):
    vote(store, "key")
    remove_all(sqlite_path)
    sqlite_path.with_name(f"{sqlite_path.name}.rescue").write_bytes(b"half a copy")

    assert n_ballots(store) == 1
    assert [one.name for one in sqlite_path.parent.iterdir() if "rescue" in one.name] == []


def test_a_new_connection_never_puts_an_empty_file_in_place_of_a_deleted_one(store, sqlite_path):
    vote(store, "key")
    first = store._engine.connect()  # the pool has no idle connection now

    remove_all(sqlite_path)
    with pytest.raises(Exception, match="unable to open database file"):
        store._engine.connect()
    first.close()

    assert n_ballots(store) == 1


@pytest.mark.parametrize("foreign", [b"", b"a letter", b"SQLite format 3\x00" + bytes(4096)])
def test_a_foreign_file_in_its_place_is_left_untouched_and_named_in_the_log_once(
    store, sqlite_path, foreign, caplog
):
    vote(store, "key")
    remove_all(sqlite_path)
    sqlite_path.write_bytes(foreign)

    with pytest.raises(StoreUnavailable):
        vote(store, "meanwhile")
    with pytest.raises(StoreUnavailable):
        n_ballots(store)

    assert sqlite_path.read_bytes() == foreign
    assert [one.name for one in sqlite_path.parent.iterdir()] == [sqlite_path.name]
    [said] = caplog.messages
    assert said.startswith(f"Another file was put in the place of {sqlite_path}")


def test_when_the_foreign_file_goes_everything_comes_back(store, sqlite_path):
    vote(store, "key")
    remove_all(sqlite_path)
    sqlite_path.write_bytes(b"a letter")
    with pytest.raises(StoreUnavailable):
        vote(store, "meanwhile")

    sqlite_path.unlink()
    vote(store, "after")

    assert keys_seen_from_outside(sqlite_path) == ["after", "key"]


def test_a_place_that_cannot_be_made_again_is_unavailable_until_it_can(store, sqlite_path):
    vote(store, "key")
    remove_folder(sqlite_path)
    sqlite_path.parent.write_text("a file where the folder was")
    with pytest.raises(StoreUnavailable):
        vote(store, "meanwhile")

    sqlite_path.parent.unlink()
    vote(store, "after")

    assert keys_seen_from_outside(sqlite_path) == ["after", "key"]


# -- compact


def all_bytes(folder):
    return b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())


def test_nothing_that_was_deleted_is_left_in_any_file(store, sqlite_path, a_session):
    session = a_session(session_id="session")
    with store.writing() as transaction:
        transaction.sessions.insert(session, SENTINEL)
        transaction.participants.set_role("session", SENTINEL, Role.PARTICIPANT)
        transaction.notes.put("session", "hello", SENTINEL)
    for number in range(200):
        vote(store, f"{SENTINEL} {number}")
    assert SENTINEL.encode() in all_bytes(sqlite_path.parent)

    with store.writing() as transaction:
        transaction.delete_session("session")
    store.compact()

    assert SENTINEL.encode() not in all_bytes(sqlite_path.parent)
    assert sqlite_path.with_name(f"{sqlite_path.name}-wal").stat().st_size == 0


def test_an_answer_that_was_changed_is_not_left_either(store, sqlite_path):
    """R06: only the last value is kept."""
    for number in range(50):
        vote(store, f"key {number}", Response(answers={SENTINEL: (1,)}))
        vote(store, f"key {number}", Response(answers={"answer": (2,)}))

    store.compact()

    assert SENTINEL.encode() not in all_bytes(sqlite_path.parent)
    assert n_ballots(store) == 50


def test_compacting_waits_for_the_next_time_while_somebody_reads(store, sqlite_path):
    vote(store, SENTINEL)
    with store.reading() as transaction:
        assert transaction.ballots.n(HERE) == 1
        with store.writing() as other:
            other.delete_answers("session")
        store.compact()
        assert transaction.ballots.n(HERE) == 1

    store.compact()

    assert SENTINEL.encode() not in all_bytes(sqlite_path.parent)
