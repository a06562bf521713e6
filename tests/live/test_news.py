"""Processes on one database hear of each other's changes, and of nothing else."""

import threading

import psycopg
import pytest

from drawbridge.live.news import CHANNEL, NobodyElse, PostgresNews
from tests.people.patience import until
from tests.people.postgres import running_postgres

pytestmark = pytest.mark.postgres


@pytest.fixture(scope="module")
def address():
    with running_postgres() as postgres:
        yield postgres.url.replace("+psycopg", "")


class Process:
    """One that listens; `heard` is what it heard, `n_missed` how often all may have changed."""

    def __init__(self, address):
        self.heard = []
        self.n_missed = 0
        self.news = PostgresNews(address)
        self.news.start(self.heard.append, self._miss)
        until(lambda: self.n_missed)

    def _miss(self):
        self.n_missed += 1


@pytest.fixture
def processes(address):
    found = [Process(address), Process(address)]
    yield found
    for one in found:
        one.news.stop()


def test_the_others_hear_it_and_who_told_it_does_not(processes):
    mine, other = processes
    mine.news.tell("first")
    until(lambda: other.heard == ["first"])
    other.news.tell("second")
    until(lambda: mine.heard == ["second"])

    assert other.heard == ["first"]


def test_what_is_told_before_it_listens_is_told_once_when_it_does(address, processes):
    late = PostgresNews(address)
    for _ in range(5):
        late.tell("a session")
    late.start(lambda _: None, lambda: None)
    until(lambda: processes[0].heard)
    late.tell("another")
    until(lambda: processes[0].heard[-1] == "another")
    late.stop()

    assert processes[0].heard == ["a session", "another"]


def test_of_many_changes_at_once_each_session_is_told_fewer_times_and_the_last_is_heard(processes):
    mine, other = processes
    for _ in range(2000):
        mine.news.tell("one")
    mine.news.tell("last")
    until(lambda: {"one", "last"} <= {*other.heard})  # in whichever order they came

    assert other.heard.count("one") < 2000


def test_a_lost_connection_is_made_again_and_then_everything_counts_as_missed(address, processes):
    mine, other = processes
    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query LIKE %s",
            (f"LISTEN {CHANNEL}%",),
        )
        mine.news.tell("while it was away")
    until(lambda: other.n_missed > 1)
    mine.news.tell("afterwards")
    until(lambda: "afterwards" in other.heard)


def test_nothing_but_the_id_of_a_session_is_in_what_postgresql_passes_on(address, processes):
    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute(f"LISTEN {CHANNEL}")
        processes[0].news.tell("0123456789abcdef")
        [told] = connection.notifies(timeout=10, stop_after=1)

    assert told.payload == "0123456789abcdef"


def test_it_ends_at_once_when_told_to(address):
    process = Process(address)
    process.news.stop()

    assert not [one for one in threading.enumerate() if one.name == "news" and one.is_alive()]


def test_a_process_that_is_alone_tells_nobody():
    alone, heard = NobodyElse(), []
    alone.start(heard.append, lambda: heard.append("all"))
    alone.tell("a session")
    alone.stop()

    assert heard == []
