"""Data folders of earlier versions: opened, brought up to date, and gone on with.

`old_folders/0cbc89a` was written by that commit (`old_folders/write_0cbc89a.py`), with what it made
of the rest of the evening: the same has to come of it here.
"""

import json
import shutil
import sqlite3
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import create_engine, inspect, text

from drawbridge import bootstrap, commands, report, views
from drawbridge.domain.answers.ballot_purpose import BallotPurpose
from drawbridge.domain.privacy import gate
from drawbridge.domain.session.round import Round
from drawbridge.errors import StoreUnavailable
from drawbridge.logins import Logins
from drawbridge.rehearsal.inside.player import Player
from drawbridge.settings import Settings
from drawbridge.store import schema
from drawbridge.store.migrations import version_2
from drawbridge.store.store import Store
from drawbridge.store.tables import metadata
from drawbridge.views.screens import PollScreen
from tests.people.room import Room

WRITTEN = Path(__file__).parent / "old_folders" / "0cbc89a"
KNOWN = json.loads((WRITTEN / "known.json").read_text(encoding="utf-8"))
DUMP = (WRITTEN / "drawbridge.sql").read_text(encoding="utf-8")


class Evening(Room):
    """The session of the old folder, with the phones whose secrets were written down."""

    def __init__(self, services):
        self.services, self.code, self.phones = services, KNOWN["code"], KNOWN["phones"]

    @property
    def here(self):
        session = self.session
        return Round(session_id=session.id, step_id=session.step.id, number=session.state.round)

    def n_ballots(self):
        with self.services.store.reading() as transaction:
            return [transaction.ballots.n(self.here, one) for one in BallotPurpose]

    def frozen(self):
        with self.services.store.reading() as transaction:
            return {
                f"{one.step_id}/{one.round}": one.verdict or one.snapshot.n_also_previous
                for one in transaction.snapshots.frozen_rounds(self.session.id)
            }


def read_back(verdicts):
    """What kept verdicts say; each version may write them in its own way."""
    return {name: gate.verdict_from(text) for name, text in verdicts.items()}


@pytest.fixture
def folder(tmp_path):
    """The files that the old version left."""
    made = tmp_path / "data"
    (made / "keys").mkdir(parents=True)
    (made / "signing.key").write_text(KNOWN["signing_key"])
    for session_id, key in KNOWN["keys"].items():
        (made / "keys" / f"{session_id}.key").write_bytes(bytes.fromhex(key))
    database = sqlite3.connect(made / "drawbridge.sqlite3")
    database.execute("PRAGMA journal_mode=WAL")
    database.executescript(DUMP)
    database.close()
    return made


@pytest.fixture
def sqlite_address(folder):
    return f"sqlite:///{folder / 'drawbridge.sqlite3'}"


@pytest.fixture
def postgres_address(tableless_url):
    engine = create_engine(tableless_url)
    with engine.begin() as connection:
        cursor = connection.connection.cursor()
        cursor.execute(DUMP.replace("WITHOUT ROWID", "").replace("BEGIN TRANSACTION;", ""))
        cursor.execute("ANALYZE")
    yield tableless_url
    metadata.drop_all(engine)
    engine.dispose()


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def address(request):
    """The old tables on each database."""
    return request.getfixturevalue(f"{request.param}_address")


@pytest.fixture
def services(folder, address):
    environment = {
        "DRAWBRIDGE_DATA_DIR": str(folder),
        "DRAWBRIDGE_DATABASE_URL": address,
        "DRAWBRIDGE_PASSCODE": KNOWN["passcode"],
    }
    built = bootstrap.build(Settings.from_environ(environment, root=folder, languages=("en",)))
    logins = Logins(
        built.store,
        passcode=KNOWN["passcode"],
        signing_key=KNOWN["signing_key"].encode(),
        clock=lambda: KNOWN["now"],
        monotonic=time.monotonic,
    )
    yield replace(built, clock=lambda: KNOWN["now"], logins=logins)
    built.store.close()


@pytest.fixture
def evening(services):
    return Evening(services)


def rows_of(address, table):
    engine = create_engine(address)
    with engine.connect() as connection:
        rows = connection.execute(text(f"SELECT * FROM {table}")).mappings().all()
    engine.dispose()
    return [dict(row) for row in rows]


# -- going on


def test_a_changed_answer_replaces_the_one_that_the_old_version_stored(evening):
    before = evening.n_ballots()

    evening.answer(evening.phones[7], near="10")

    assert before == evening.n_ballots() == [8, 8, 0, 8, 0, 0, 0]
    with evening.services.store.reading() as transaction:
        stored = transaction.ballots.response(evening.here, KNOWN["ballot_key_of_phone_7"])
        changes = transaction.ballots.responses(evening.here, BallotPurpose.CHANGE)
    assert stored.answers == {"near": (10,)}
    ways = [one.answers["near.change"] for one in changes]
    assert (len(ways), len(set(ways)), max(map(ways.count, ways))) == (8, 2, 7)


def test_the_evening_ends_as_it_would_have_ended_on_the_old_version(evening):
    evening.answer(evening.phones[7], near="10")
    evening.do(commands.close_step)
    evening.do(commands.reveal)
    while evening.session.step.id != "weather":
        evening.do(commands.go_back)
    evening.do(commands.reopen)
    for phone in evening.phones:
        evening.answer(phone, answer="1")
    evening.do(commands.close_step)
    evening.do(commands.reveal)

    assert evening.frozen() == KNOWN["also_previous"]
    evening.do(commands.end)
    assert read_back(evening.frozen()) == read_back(KNOWN["verdicts"])
    assert evening.session.group_size == "6–11"


def test_every_file_of_an_evening_that_the_old_version_began_is_made(evening):
    """Its rounds were frozen, and its questions worded, by a program that is gone."""
    evening.do(commands.end)
    view = views.summary_view(evening.services, evening.code)
    batch = report.start(view, None, ThreadPoolExecutor(1))

    assert batch.failed == ()
    assert {file.format.name for file in batch.files} >= {"pdf", "html", "xlsx", "csv", "json"}
    assert view.chapters
    (table,) = [file.content for file in batch.files if file.format.name == "csv"]
    for chapter in view.chapters:
        assert not chapter.results or chapter.step.id in table.decode()


def test_a_phone_comes_back_to_what_it_answered(evening):
    screen = views.phone_view(evening.services, evening.code, evening.phones[7]).screen

    assert isinstance(screen, PollScreen)
    assert screen.response.answers == {"near": (90,)}


def test_who_leads_is_still_logged_in_and_finds_notes_and_what_was_prepared(evening):
    view = views.facilitator_view(evening.services, evening.code)

    assert evening.services.logins.is_facilitator(KNOWN["login"])
    assert view.notes == {"weather": "Ask about the fog."}
    assert view.preparation.helper == "Sam, by the door"
    assert view.preparation.readiness.checked_at == KNOWN["now"]


def test_numbers_confirmed_for_one_session_are_not_confirmed_for_the_next(evening, small_workshop):
    code = commands.create(evening.services, small_workshop)
    commands.choose_support(evening.services, code, "international")

    view = views.facilitator_view(evening.services, code)

    assert view.preparation.readiness.checked_at is None


def test_a_rehearsal_goes_on_with_the_same_people(services):
    play = Player(services, KNOWN["rehearsal"], lambda: 0.0)
    play.turn()
    while play.is_due:
        play.turn()

    with services.store.reading() as transaction:
        session = transaction.sessions.at(KNOWN["rehearsal"])
        here = Round(session_id=session.id, step_id="weather", number=1)
        assert transaction.participants.n_joined(session.id) == 5
        assert transaction.ballots.n(here) == 5


# -- what becomes of the tables


@pytest.mark.usefixtures("services")
def test_every_ballot_is_kept_and_no_step_s_id_says_what_it_is_for(address):
    rows = rows_of(address, "ballots")
    n_old = DUMP.count('INSERT INTO "ballots"')

    assert len(rows) == n_old
    assert all(f"'{row['ballot_key']}'" in DUMP for row in rows)
    assert not [row for row in rows if "~" in row["step_id"]]
    gone = [row for row in rows if row["purpose"] == "gone"]
    assert [(row["step_id"], row["round"], row["answers"]) for row in gone] == [
        ("weather", 1, "{}")
    ]


@pytest.mark.usefixtures("services")
def test_a_check_for_one_session_names_country_and_session(address):
    [row] = rows_of(address, "support_checks")

    assert row["country"] == "international"
    assert row["session_id"] in KNOWN["keys"]


def shape_of(address):
    engine = create_engine(address)
    found = inspect(engine)
    shape = {
        name: (
            [(one["name"], str(one["type"]), one["nullable"]) for one in found.get_columns(name)],
            found.get_pk_constraint(name)["constrained_columns"],
        )
        for name in found.get_table_names()
    }
    engine.dispose()
    return shape


def test_what_an_old_database_becomes_is_what_a_new_one_is(address, tmp_path):
    Store(address, str).close()
    became = shape_of(address)
    fresh = f"sqlite:///{tmp_path / 'new.sqlite3'}"
    if not address.startswith("sqlite"):
        fresh = address
        engine = create_engine(address)
        metadata.drop_all(engine)
        engine.dispose()
    Store(fresh, str).close()

    assert became == shape_of(fresh)
    assert set(became) == set(metadata.tables)


@pytest.mark.postgres
@pytest.mark.usefixtures("folder")
def test_what_postgresql_has_sampled_of_an_old_database_is_forgotten(postgres_address):
    sampled = "pg_stats WHERE schemaname = 'public'"
    assert len(rows_of(postgres_address, sampled)) > 20

    store = Store(postgres_address, str)

    assert rows_of(postgres_address, sampled) == []
    assert not store.owes_compacting
    store.close()


def test_tables_of_answers_stay_without_row_numbers(folder, sqlite_address):
    Store(sqlite_address, str).close()
    database = sqlite3.connect(folder / "drawbridge.sqlite3")
    made = dict(database.execute("SELECT name, sql FROM sqlite_master WHERE type = 'table'"))
    database.close()

    assert {name for name, sql in made.items() if "WITHOUT ROWID" not in sql} == {"sessions"}


def test_no_byte_of_the_old_rows_is_left_in_the_file(folder, sqlite_address):
    path = folder / "drawbridge.sqlite3"
    assert b"~again" in path.read_bytes()

    store = Store(sqlite_address, str)

    lying = path.read_bytes() + path.with_name(f"{path.name}-wal").read_bytes()
    store.close()
    assert b"~" not in lying.replace(b"~/", b"")
    assert b"ballots_1" not in lying
    [key] = [KNOWN["ballot_key_of_phone_7"].encode()]
    assert lying.count(key) == 1


def test_a_database_is_brought_up_to_date_once(address, monkeypatch):
    Store(address, str).close()
    monkeypatch.setattr(schema, "STEPS", {})

    Store(address, str).close()

    assert rows_of(address, "schema_version") == [{"version": schema.VERSION}]


def test_two_servers_that_start_together_bring_it_up_to_date_once(address):
    both = threading.Barrier(2)
    opened = []

    def start():
        both.wait(timeout=10)
        store = Store(address, str)
        opened.append(store)

    threads = [threading.Thread(target=start) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=30)
    for store in opened:
        store.close()

    assert len(opened) == 2
    assert len(rows_of(address, "ballots")) == DUMP.count('INSERT INTO "ballots"')


def test_a_step_that_fails_half_way_leaves_everything_as_it_was(address, monkeypatch):
    tables = ("ballots", "support_checks", "sessions")
    before = {name: rows_of(address, name) for name in tables}

    def fails(connection):
        connection.execute(text("SELECT nothing FROM nowhere"))

    monkeypatch.setattr(version_2, "_copy_checks", fails)
    with pytest.raises(StoreUnavailable):
        Store(address, str)

    assert {name: rows_of(address, name) for name in tables} == before
    monkeypatch.undo()
    Store(address, str).close()
    assert rows_of(address, "schema_version") == [{"version": schema.VERSION}]


# -- newer ones


def made_newer(address):
    Store(address, str).close()
    engine = create_engine(address)
    with engine.begin() as connection:
        connection.execute(text("UPDATE schema_version SET version = 7"))
        connection.execute(text("ALTER TABLE ballots ADD COLUMN colour TEXT"))
    engine.dispose()


def bytes_in(folder):
    return {path.name: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_newer_database_is_refused_in_one_sentence_with_both_versions(address):
    made_newer(address)

    with pytest.raises(StoreUnavailable) as caught:
        Store(address, str)

    said = str(caught.value)
    assert "version 7" in said
    assert f"up to {schema.VERSION}:" in said
    assert "start the newer one again" in said
    assert "DRAWBRIDGE_DATA_DIR" in said
    assert said.count(".") - said.count(".sqlite3") == 1
    assert "\n" not in said
    assert [row["version"] for row in rows_of(address, "schema_version")] == [7]


def test_not_a_byte_of_a_newer_folder_changes(folder, sqlite_address):
    made_newer(sqlite_address)
    before = bytes_in(folder)

    with pytest.raises(StoreUnavailable, match="version 7"):
        Store(sqlite_address, str)

    assert bytes_in(folder) == before


def test_not_a_byte_changes_of_a_newer_folder_whose_server_was_killed(
    folder, sqlite_address, tmp_path
):
    """Its version stands in the log only, and opening it as our own would empty the log."""
    Store(sqlite_address, str).close()
    path = folder / "drawbridge.sqlite3"
    held = sqlite3.connect(path)
    held.execute("UPDATE schema_version SET version = 7")
    held.commit()
    killed = tmp_path / "killed"
    killed.mkdir()
    for name in (path.name, f"{path.name}-wal"):
        shutil.copy(folder / name, killed / name)
    held.close()
    before = bytes_in(killed)

    with pytest.raises(StoreUnavailable, match="version 7"):
        Store(f"sqlite:///{killed / path.name}", str)

    after = bytes_in(killed)
    assert {name: after[name] for name in before} == before
