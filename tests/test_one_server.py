"""A start that cannot go well ends with one sentence that says what to do, and nothing is lost."""

import argparse
import asyncio
import re
import socket
import sqlite3
from dataclasses import replace

import pytest

from drawbridge import bootstrap, lifespan, one_server, phone_server
from drawbridge.errors import StoreUnavailable
from drawbridge.one_server import claim
from drawbridge.rate_limits import STREAMS_IN_ALL
from drawbridge.store import store
from drawbridge.store.store import cannot_open


def refused(build):
    """What a start says that is refused."""
    with pytest.raises(SystemExit) as leaving:
        lifespan.or_exit(build)
    said = leaving.value.code
    assert re.fullmatch(r"Drawbridge cannot start\. [A-Z/][^\n]+\.", said)
    return said


def files_of(folder):
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


class Time:
    def __init__(self):
        self.now = 0.0

    def __call__(self):
        return self.now

    def wait(self, seconds):
        self.now += seconds


def test_a_second_server_on_a_folder_waits_and_is_refused_in_one_sentence(tmp_path):
    clock = Time()
    refusal = pytest.raises(StoreUnavailable, match="Another Drawbridge is running on")
    with claim(tmp_path / "data"), refusal as caught:
        claim(tmp_path / "data", monotonic=clock, wait=clock.wait)

    assert clock.now >= 10
    assert "DRAWBRIDGE_DATA_DIR" in str(caught.value)
    assert "\n" not in str(caught.value)


def test_where_the_first_one_ends_meanwhile_the_second_goes_on(tmp_path):
    first, clock = claim(tmp_path), Time()

    def wait(seconds):
        first.close()
        clock.wait(seconds)

    claim(tmp_path, monotonic=clock, wait=wait).close()

    assert clock.now < 1


@pytest.fixture
def hasty(settings, monkeypatch):
    """A start on the settings of a test that waits for nobody."""
    monkeypatch.setattr(one_server, "PATIENCE_S", 0.0)
    monkeypatch.setattr(bootstrap, "_settings", lambda: settings)
    bootstrap.services_of_server.cache_clear()
    yield bootstrap.services_of_server
    bootstrap.services_of_server.cache_clear()


def test_a_second_server_changes_nothing_of_the_first_one_s(services, settings, hasty):
    with claim(settings.data_dir):
        before = files_of(settings.data_dir)

        said = refused(hasty)

        assert "Another Drawbridge is running" in said
        assert files_of(settings.data_dir) == before


def test_a_database_that_cannot_be_reached_ends_the_start_in_words(settings, tmp_path):
    url = f"postgresql+psycopg://walls:sesame@/w?host={tmp_path}"

    said = refused(lambda: bootstrap.build(replace(settings, database_url=url)))

    assert "cannot reach the database. Check its address in DRAWBRIDGE_DATABASE_URL" in said
    assert "sesame" not in said


def test_a_folder_that_cannot_be_written_to_ends_the_start_in_words(settings, tmp_path):
    (tmp_path / "file").write_text("in the way")
    folder = tmp_path / "file" / "data"

    assert f"cannot write to {folder}" in refused(lambda: claim(folder))
    assert f"cannot write to {folder}" in refused(
        lambda: bootstrap.build(replace(settings, data_dir=folder))
    )


def test_a_file_that_is_no_database_is_told_and_not_changed(settings):
    settings.data_dir.mkdir(mode=0o700, exist_ok=True)
    file = settings.data_dir / "drawbridge.sqlite3"
    file.write_text("A letter, and no database. " * 100)
    before = file.read_bytes()

    said = refused(lambda: bootstrap.build(settings))

    assert f"{file} is no database, or is damaged" in said
    assert "DRAWBRIDGE_DATA_DIR" in said
    assert file.read_bytes() == before


def test_a_disk_without_room_is_told_whatever_sqlite_calls_it(settings, monkeypatch):
    settings.data_dir.mkdir(mode=0o700, exist_ok=True)
    full, unnamed = (sqlite3.OperationalError("disk I/O error") for _ in range(2))
    full.sqlite_errorname = "SQLITE_FULL"
    assert "no other program holds it" in cannot_open(settings.database_url, unnamed)

    said = cannot_open(settings.database_url, full)
    monkeypatch.setattr(store, "_LITTLE", 10**18)

    assert said == cannot_open(settings.database_url, unnamed)
    assert said.startswith("There is no room for ")
    assert "DRAWBRIDGE_DATA_DIR" in said


@pytest.fixture
def taken():
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        yield other.getsockname()[1]


@pytest.mark.parametrize(
    ("host", "words"),
    [("127.0.0.1", "Another program holds port"), ("192.0.2.1", "cannot listen at 192.0.2.1")],
)
def test_phones_processes_say_in_one_sentence_where_they_cannot_listen(
    services, monkeypatch, taken, host, words
):
    monkeypatch.setattr(phone_server, "_services", lambda: services)
    options = argparse.Namespace(host=host, port=taken, workers=1)

    said = refused(lambda: phone_server.serve(options))

    assert words in said
    assert f"port {taken}" in said
    assert "--port" in said


async def greet(services, port, is_chosen):
    lifespan._greet(services, port, is_chosen=is_chosen)


def test_a_port_that_streamlit_has_chosen_by_itself_is_told_with_the_reason(services, capsys):
    asyncio.run(greet(services, 8502, is_chosen=False))

    told = capsys.readouterr().out
    assert "Another program holds port 8501, so this is at port 8502 instead." in told
    assert "http://localhost:8502/login" in told

    for port, is_chosen in ((8501, False), (9000, True)):
        asyncio.run(greet(services, port, is_chosen))
        assert "Another program" not in capsys.readouterr().out


def test_a_folder_that_others_can_read_is_told_at_the_start(services, settings, capsys):
    settings.data_dir.chmod(0o755)

    asyncio.run(greet(services, 8501, is_chosen=True))

    assert f"chmod 700 {settings.data_dir}" in capsys.readouterr().out


def test_an_sqlite_file_in_another_folder_is_claimed_too(settings, tmp_path):
    elsewhere = replace(settings, database_url=f"sqlite:///{tmp_path / 'other' / 'kept.sqlite3'}")

    assert bootstrap._folders(elsewhere) == (settings.data_dir, tmp_path / "other")
    assert bootstrap._folders(settings) == (settings.data_dir,)


def test_where_few_files_may_be_open_one_line_says_who_can_listen_and_what_to_do(caplog):
    usual = lifespan._n_streams(lifespan.OPEN_FILES)
    assert not caplog.messages

    n_streams = lifespan._n_streams(1024)

    assert usual == STREAMS_IN_ALL > n_streams == 768
    (said,) = caplog.messages
    assert "open 1024 files: 768 phones can listen" in said
    assert f"ulimit -n {lifespan.OPEN_FILES}" in said
