"""Summaries that are hard on the programs which read them."""

import dataclasses
import fcntl
import os
import pickle
import time
from concurrent.futures import Future
from functools import lru_cache

import pytest

from drawbridge import bootstrap, commands, report
from drawbridge.report.making import Batch, made
from drawbridge.settings import Settings
from drawbridge.views import summary_view
from tests.people.evenings import WALLS, play
from tests.people.room import Room
from tests.report.labels import relabelled

EVERY_PHONE = ["0", "1", "1", "1", "2", "2", "1", "1"]
NASTY = """
[workshop]
id = "nasty"
title = "R&D"
subtitle = "=1+1"
credit = "Written for tests & <b>more</b>"
language = "en"

[[steps]]
id = "card"
kind = "consent"
title = "Before"
minutes = 1
heading = "Before"
statements = ["No name."]
agreements = ["I am 18 or older."]

[[steps]]
id = "agree"
kind = "single_choice"
title = "Budget: 50/50?"
minutes = 3
purpose = "Find out."
sensitivity = "low"
question = "Q&A: what next?"
options = ["Yes", "yes", "None", "NA", "1-2", "=cmd|' /C calc'!A0", "<script>alert(1)</script>"]

[[steps]]
id = "again"
kind = "multi_choice"
title = "budget- 50-50-"
minutes = 3
purpose = "Find out."
sensitivity = "low"
question = "Wow!A1"
options = ["007", "1e5", "قلعة", "👍🏽 投票 ไทย", "'-5", "TRUE"]
at_most = 2
"""


def pickled(folder, make, clock=time.time):
    """A summary as its bytes, made in a folder of its own.

    Tests change what is in a summary, so each gets one of its own; playing it anew costs seconds.
    """
    environ = {"DRAWBRIDGE_DATA_DIR": str(folder / "data")}
    built = bootstrap.build(Settings.from_environ(environ, root=folder, languages=("en",)))
    services = dataclasses.replace(built, clock=clock)
    view = summary_view(services, make(services))
    services.store.close()
    return pickle.dumps(view)


@pytest.fixture(scope="session")
def once(tmp_path_factory):
    """Bytes by their name, made by the first worker that asks and only read by the others."""
    folder = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        folder = folder.parent

    def kept(name, make):
        file = folder / name
        with file.with_suffix(".lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            if not file.exists():
                new = file.with_suffix(".new")
                new.write_bytes(make())
                new.rename(file)
        return file.read_bytes()

    return kept


@pytest.fixture(scope="session")
def evening(tmp_path_factory, once):
    """Gives the summary of a whole evening of n people with lines in it; plays it once."""

    @lru_cache
    def played(n):
        def make():
            folder = tmp_path_factory.mktemp(f"evening-{n}")
            return pickled(folder, lambda services: play(services, WALLS.read_text("utf-8"), n))

        return once(f"evening-{n}", make)

    return lambda n: pickle.loads(played(n))


@pytest.fixture(scope="session")
def evening_file(evening, once):
    """Gives a file of the evening of n people by the name of its format; makes each once."""

    @lru_cache
    def file(n, name):
        return once(f"evening-{n}-{name}", lambda: made(name, evening(n), None))

    return file


@pytest.fixture(scope="session")
def evening_batch(evening, evening_file):
    """Gives all files of the evening of n people, as one batch."""

    def batch(n):
        futures = {name: Future() for name in report.BY_NAME}
        for name, future in futures.items():
            future.set_result(evening_file(n, name))
        return Batch(view=evening(n), zone=None, language="en", futures=futures)

    return batch


@pytest.fixture(scope="module")
def walls(evening):
    """A whole evening with lines of people in it."""
    return evening(24)


@pytest.fixture(scope="session")
def hard_to_read(tmp_path_factory):
    """The summary of `NASTY` as bytes."""

    def make(services):
        room = Room(services, NASTY)
        room.join(16)
        room.ask("agree", [str(number % 7) for number in range(14)] + [None, None])
        room.do(commands.reveal)
        room.ask("again", [[str(number % 6), str((number + 1) % 6)] for number in range(16)])
        room.do(commands.reveal)
        room.do(commands.end)
        return room.code

    return pickled(tmp_path_factory.mktemp("nasty"), make)


@pytest.fixture
def nasty(hard_to_read):
    """A summary whose texts are taken for something else by one program or another."""
    return pickle.loads(hard_to_read)


@pytest.fixture
def named(nasty):
    """Makes a summary in which every text is the same."""
    return lambda label, **more: relabelled(nasty, label, **more)


@pytest.fixture
def of_two_rounds(room):
    """A summary in which one question was asked and shown twice; the second time all said "2"."""
    room.join(8)
    room.ask("weather", EVERY_PHONE)
    room.do(commands.reveal)
    room.do(commands.reopen)
    for secret in room.phones:
        room.answer(secret, answer="2")
    room.do(commands.close_step)
    room.do(commands.reveal)
    room.do(commands.end)
    return summary_view(room.services, room.code)
