"""The doctor says in plain words what is wrong and what to do, and changes nothing."""

import dataclasses
import os
import re
import socket
import sqlite3
import sys
import threading
import time
import urllib.error
import urllib.request
from contextlib import suppress

import pytest

from drawbridge import bootstrap, qr
from drawbridge.__main__ import main
from drawbridge.doctor import machine, network, storage
from drawbridge.doctor.finding import Level
from drawbridge.doctor.reach import Waiting
from drawbridge.web.own_addresses import addresses
from tests.people.server import free_port


@pytest.fixture
def healthy(tmp_path, monkeypatch):
    """A folder in which Drawbridge has run once, and a port that is free."""
    for name in os.environ:
        if name.startswith("DRAWBRIDGE_"):
            monkeypatch.delenv(name)
    folder = tmp_path / "data"
    monkeypatch.setenv("DRAWBRIDGE_DATA_DIR", str(folder))
    folder.mkdir(mode=0o700)
    return folder


def lines(capsys):
    return capsys.readouterr().out.splitlines()


def said(finding):
    return finding.level, f"{finding.said} {finding.remedy}"


def one_sentence_and_a_remedy(finding):
    return re.fullmatch(r"[A-Z][^\n]*\.", finding.said) and finding.remedy


def test_a_healthy_computer_is_told_so(healthy, capsys):
    code = main(["doctor", "--port", str(free_port())])

    told = lines(capsys)
    assert not [line for line in told if line.startswith(Level.WRONG)]
    assert code == 0
    assert len(told) >= 11


@pytest.mark.usefixtures("healthy")
def test_a_setting_that_cannot_be_used_is_named_and_ends_it(monkeypatch, capsys):
    monkeypatch.setenv("DRAWBRIDGE_RETENTION_DAYS", "soon")

    assert main(["doctor"]) == 1
    told = "\n".join(lines(capsys))
    assert "DRAWBRIDGE_RETENTION_DAYS" in told
    assert told.endswith("An evening on this computer would not go well yet.")


def test_a_database_that_cannot_be_reached_is_named_without_its_password(settings, tmp_path):
    url = f"postgresql+psycopg://walls:open-sesame@/walls?host={tmp_path}"

    level, words = said(storage.database(dataclasses.replace(settings, database_url=url)))

    assert level is Level.WRONG
    assert "DRAWBRIDGE_DATABASE_URL" in words
    assert "sesame" not in words


def test_a_database_of_a_newer_version_is_told_with_both(services, settings):
    path = settings.data_dir / "drawbridge.sqlite3"
    with sqlite3.connect(path) as outside:
        outside.execute("UPDATE schema_version SET version = 99")
    outside.close()
    before = path.read_bytes()

    level, words = said(storage.database(settings))

    assert level is Level.WRONG
    assert "version 99" in words
    assert path.read_bytes() == before


def test_a_database_in_use_is_looked_at_and_not_changed(services, settings):
    path = settings.data_dir / "drawbridge.sqlite3"
    before = path.read_bytes()

    assert storage.database(settings).level is Level.FINE
    assert path.read_bytes() == before


def test_a_folder_that_others_can_look_into_is_told_with_the_command(healthy):
    healthy.chmod(0o755)

    level, words = said(storage.data_folder(healthy))

    assert level is Level.LOOK
    assert words.endswith(f"chmod 700 {healthy}")


def test_a_folder_that_cannot_be_written_to_is_told(tmp_path):
    in_the_way = tmp_path / "data"
    in_the_way.write_text("a file")

    level, words = said(storage.data_folder(in_the_way))

    assert level is Level.WRONG
    assert "DRAWBRIDGE_DATA_DIR" in words


@pytest.mark.parametrize(
    ("free", "level"), [(10, Level.WRONG), (200_000_000, Level.LOOK), (10**10, Level.FINE)]
)
def test_a_full_disk_is_told(healthy, monkeypatch, free, level):
    usage = type("Usage", (), {"free": free})
    monkeypatch.setattr(storage.shutil, "disk_usage", lambda _folder: usage)

    assert storage.disk(healthy / "not" / "yet").level is level


def test_a_port_that_another_program_holds_is_told_with_another_one():
    with socket.socket() as other:
        other.bind(("0.0.0.0", 0))
        other.listen()
        port = other.getsockname()[1]
        threading.Thread(target=_hangs_up, args=(other,), daemon=True).start()

        level, words = said(network.listening(port))

    assert level is Level.WRONG
    assert f"--server.port {port + 1}" in words


def _hangs_up(other):
    with suppress(OSError):
        other.accept()[0].close()


def test_a_computer_in_no_network_is_told():
    assert network.for_phones(()).level is Level.WRONG
    only_here = addresses(public_url="http://localhost:8501", browser_url="", lan_ip="", port=8501)
    assert network.for_phones(only_here).level is Level.LOOK


def test_the_address_for_phones_is_told():
    found = addresses(
        public_url="https://walls.example.org", browser_url="", lan_ip="192.168.0.7", port=8501
    )

    level, words = said(network.for_phones(found))

    assert level is Level.FINE
    assert words.startswith("Phones open https://walls.example.org.")
    assert "http://192.168.0.7:8501" in words


def test_few_descriptors_are_told_in_phones():
    level, words = said(machine.open_files(256))

    assert level is Level.LOOK
    assert "about 56 phones" in words


def test_a_clock_that_was_set_back_is_noticed(tmp_path):
    written = tmp_path / "signing.key"
    written.write_text("a key")

    assert machine.clock(time.time(), [written]).level is Level.FINE
    assert machine.clock(time.time() - 40 * 86_400, [written]).level is Level.WRONG


def test_missing_fonts_and_libraries_are_told(tmp_path):
    assert machine.fonts([tmp_path]).level is Level.WRONG
    pins = tmp_path / "requirements.txt"
    pins.write_text("pandas==0.1\nnobody-makes-this==1.0\n")
    assert "nobody-makes-this" in machine.versions(pins).said
    pins.write_text("pandas==0.1\n")
    assert machine.versions(pins).level is Level.LOOK


def test_libraries_for_other_systems_are_not_missed(tmp_path):
    pins = tmp_path / "requirements.txt"
    other = "win32" if sys.platform != "win32" else "linux"
    pins.write_text(f"nobody-makes-this==1.0 ; sys_platform == '{other}'\n")

    assert machine.versions(pins).level is Level.FINE


def test_every_trouble_is_one_sentence_and_what_to_do(tmp_path, settings):
    url = f"postgresql+psycopg:///walls?host={tmp_path}"
    found = [
        machine.open_files(10),
        machine.fonts([tmp_path]),
        machine.clock(0.0, [bootstrap.ROOT / "app.py"]),
        storage.database(dataclasses.replace(settings, database_url=url)),
        network.for_phones(()),
    ]

    assert all(map(one_sentence_and_a_remedy, found))


class TestPhone:
    @pytest.fixture
    def waiting(self):
        opened = Waiting(0, "token")
        with opened.serving():
            yield opened

    def test_a_phone_that_opens_the_page_is_noticed(self, waiting):
        with urllib.request.urlopen(waiting.address("http://127.0.0.1")) as reply:
            assert b"This phone reaches the laptop." in reply.read()

        assert "This computer itself" in waiting.wait(5).said
        waiting._note("192.168.0.7")
        assert waiting.wait(5).level is Level.FINE

    def test_another_address_is_nobody(self, waiting):
        with pytest.raises(urllib.error.HTTPError, match="404"):
            urllib.request.urlopen(waiting.address("http://127.0.0.1") + "x")

        assert waiting.wait(0.01).level is Level.LOOK

    def test_where_nobody_comes_the_usual_reasons_are_told(self, waiting):
        finding = waiting.wait(0.01)

        assert "firewall" in finding.remedy
        assert "hotspot" in finding.remedy


def test_the_code_in_a_terminal_is_the_one_that_a_camera_reads():
    url = "http://192.168.0.7:8501/hello/abcdef"
    halves = {" ": (0, 0), "▀": (1, 0), "▄": (0, 1), "█": (1, 1)}
    rows = []
    for line in qr.for_terminal(url).splitlines():
        inner = re.fullmatch("\x1b\\[38;5;16;48;5;231m(.*)\x1b\\[0m", line)[1]
        rows += zip(*(halves[one] for one in inner), strict=True)
    expected = [[int(module) for module in row] for row in qr._modules(url)]

    assert [list(row) for row in rows][: len(expected)] == expected
