"""Figures for whoever runs the server: none of them moves when somebody answers."""

import logging
import urllib.request
from concurrent.futures import ThreadPoolExecutor

import pytest
from prometheus_client.parser import text_string_to_metric_families

from drawbridge import commands, operations
from drawbridge.operations.metrics import serve_metrics
from tests.people.room import Room
from tests.people.server import free_port

ABOUT_THE_MACHINE = {
    "drawbridge_database_seconds",
    "drawbridge_disk_free_bytes",
    "drawbridge_loop_delay_seconds",
    "drawbridge_memory_peak_bytes",
    "drawbridge_open_files_about",
}


class Scraped:
    """The figures of a server, read as Prometheus reads them."""

    def __init__(self, services):
        self.port = free_port()
        self._stop = serve_metrics(services, self.port)

    def text(self):
        with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/metrics") as reply:
            return reply.read().decode()

    def figures(self):
        return {
            (sample.name, *sample.labels.items()): sample.value
            for family in text_string_to_metric_families(self.text())
            for sample in family.samples
        }

    def close(self):
        self._stop()


@pytest.fixture(scope="module")
def closing():
    """Closes what was opened; that takes half a second, during which other tests go on."""
    with ThreadPoolExecutor() as pool:
        closed = []
        yield lambda opened: closed.append(pool.submit(opened.close))
        for one in closed:
            one.result()


@pytest.fixture
def scraped(services, closing):
    opened = Scraped(services)
    yield opened
    closing(opened)


def of_people(figures):
    return {name: value for name, value in figures.items() if name[0] not in ABOUT_THE_MACHINE}


@pytest.mark.rule("R01", "R23")
def test_no_figure_moves_when_somebody_answers_passes_or_leaves(room, scraped):
    room.join(9)
    room.go_to("weather")
    room.do(commands.open_step)
    before = of_people(scraped.figures())

    room.answer(room.phones[0], answer="1")
    room.answer(room.phones[1], **{"pass": "1"})
    commands.leave(room.services, room.code, room.phones[2])

    assert of_people(scraped.figures()) == before
    assert len(before) >= 8


@pytest.mark.rule("R23")
def test_nothing_names_a_session_or_a_phone(room, scraped):
    room.join(12)
    room.go_to("weather")
    said = scraped.text()

    keys = room.services.keys.participant_key(room.session.id, room.phones[0])
    for name in (room.code, room.session.id, keys, "127.0.0.1", "A small workshop", "weather"):
        assert name not in said
    labels = {label for name in scraped.figures() for label, _ in name[1:]}
    assert labels == {"state", "version"}


def test_sessions_phones_and_errors_are_told(services, small_workshop, scraped):
    for _ in range(2):
        Room(services, small_workshop).join(7)
    led = Room(services, small_workshop)
    led.do(commands.start)
    with operations.noting(services.last_errors):
        logging.getLogger("drawbridge").error("Something nobody foresaw")
        logging.getLogger("drawbridge").warning("Something that happens")

    found = scraped.figures()

    assert found["drawbridge_sessions", ("state", "lobby")] == 2
    assert found["drawbridge_sessions", ("state", "running")] == 1
    assert found["drawbridge_sessions", ("state", "ended")] == 0
    assert found["drawbridge_phones_about",] == 10
    assert found["drawbridge_unforeseen_errors",] == 1
    assert found["drawbridge_database_up",] == 1
    assert found["drawbridge_wiping_owed",] == 0


def test_phones_at_other_processes_are_told_too(room, scraped):
    room.join(4)
    room.services.presence.note_elsewhere("another", {room.session.id: (13, 13), "else": (5, 5)})
    room.services.workers.hear("another", 1.5)

    found = scraped.figures()

    assert found["drawbridge_phones_about",] == 20
    assert found["drawbridge_phone_processes",] == 1
    assert found["drawbridge_loop_delay_seconds",] == 1.5


def test_a_database_that_cannot_be_reached_is_told(services, settings, scraped):
    path = settings.data_dir / "drawbridge.sqlite3"
    path.rename(path.with_suffix(".away"))
    path.mkdir()

    found = scraped.figures()

    assert found["drawbridge_database_up",] == 0
    assert ("drawbridge_sessions", ("state", "lobby")) not in found


def test_a_port_that_is_taken_costs_the_figures_and_nothing_else(services, scraped, caplog):
    stop = serve_metrics(services, scraped.port)

    assert f"not served on port {scraped.port}" in caplog.text
    stop()
