"""What most tests stand on: real services on a temporary folder, and a small workshop."""

import dataclasses
import gc
import logging
import os
import shutil
from pathlib import Path

import hypothesis
import pytest

from drawbridge import bootstrap
from drawbridge.settings import Settings
from drawbridge.store.store import Store
from tests.people.browser import SHARED
from tests.people.one_compiler import compile_once
from tests.people.room import Room

# A busy machine is not a wrong answer: no example is judged by how long it took. Other examples are
# drawn in every run; `--hypothesis-profile=thorough` draws a thousand at once.
hypothesis.settings.register_profile(
    "drawbridge",
    deadline=None,
    max_examples=40,
    suppress_health_check=[hypothesis.HealthCheck.too_slow],
)
hypothesis.settings.register_profile(
    "thorough", hypothesis.settings.get_profile("drawbridge"), max_examples=1_000
)
hypothesis.settings.load_profile("drawbridge")

compile_once()

SMALL = """
[workshop]
id = "small"
title = "A small workshop"
subtitle = "For tests"
credit = "Written for tests"
language = "en"

[[steps]]
id = "card"
kind = "consent"
title = "Before we start"
minutes = 2
heading = "Before we start"
statements = ["We do not ask your name."]
agreements = ["I am 18 or older."]

[[steps]]
id = "weather"
kind = "single_choice"
title = "Inner weather"
minutes = 3
purpose = "Practise."
sensitivity = "low"
question = "What is the weather like in you?"
options = ["Clear", "Foggy", "Stormy"]

[[steps]]
id = "wall"
kind = "slide"
title = "A wall is a job"
minutes = 1
builds = ["One.", "Two."]

[[steps]]
id = "why"
kind = "multi_choice"
title = "Why"
minutes = 4
purpose = "Find out."
sensitivity = "high"
question = "What does it guard?"
options = ["Loss", "Care", "Freedom", "Shame"]
at_most = 2

[[steps]]
id = "settle"
kind = "pause"
title = "Settle"
minutes = 1
heading = "Choose one."
duration_s = 60
choices = [{ label = "Rest", text = "do nothing" }]

[[steps]]
id = "out"
kind = "check_out"
title = "Leaving"
minutes = 1
purpose = "Leave well."
sensitivity = "medium"
question = "How are you leaving?"
options = ["Lighter", "Heavy"]
farewell = "Go well."
"""


class Clock:
    """A clock that moves when told."""

    def __init__(self):
        self.now = 1_750_000_000.0

    def __call__(self):
        return self.now

    def pass_minutes(self, minutes):
        self.now += 60 * minutes


# A file is played by one process, so that one begun late is waited for at the end. What each takes
# stands in bench/README.md; the third is short, so that no three whole evenings run at once.
LONGEST = (
    "end_to_end/test_walls_evening.py",
    "end_to_end/test_walls_after_the_break.py",
    "end_to_end/test_rehearsal.py",
    "gallery/test_pictures.py",
    "end_to_end/test_one_session.py",
    "phone/test_browser_access.py",
    "end_to_end/test_no_barriers.py",
)
IN_MEMORY = Path("/dev/shm")
ENOUGH_BYTES = 2 * 2**30
IN_CHROMIUM = pytest.StashKey[set[Path]]()


def files_of(items, *marks):
    return {item.path for item in items if any(map(item.get_closest_marker, marks))}


def pytest_configure():
    """Temporary files lie in memory where it is large enough: no commit waits for a disk.

    Processes are killed and full disks made there as well; a power cut is no part of a suite.
    """
    has_room = IN_MEMORY.is_dir() and shutil.disk_usage(IN_MEMORY).free > ENOUGH_BYTES
    if has_room and "TMPDIR" not in os.environ:
        os.environ["TMPDIR"] = str(IN_MEMORY)  # of the workers and of all that tests start as well


# Objects made before garbage is looked for, and looks at the young before one at the older.
SELDOM = (20_000, 20, 20)


@pytest.hookimpl(wrapper=True)
def pytest_collection():
    """Collect without looking for garbage: thousands of items come into being and none goes.

    What is there then, all modules among it, is never looked at again; of the rest, seldom: looking
    was a tenth of what tests without a browser took.
    """
    gc.disable()
    try:
        return (yield)
    finally:
        gc.freeze()
        gc.set_threshold(*SELDOM)
        gc.enable()


def pytest_collection_finish():
    """Streamlit's loggers pass on what they are told, as all others do.

    pytest would else listen to every one of the sixty by itself, before and after each of the three
    parts of a test: 0.2 ms of it.
    """
    for logger in logging.root.manager.loggerDict.values():
        if isinstance(logger, logging.Logger):
            logger.propagate = True


def pytest_collection_modifyitems(config, items):
    """Files that take long begin first, so that short ones fill what is left of the time.

    Those with a browser come before the others: no event loop but its own can run beside it.
    """
    config.stash[IN_CHROMIUM] = files_of(items, "browser")
    long = files_of(items, "browser", "long")
    first = {config.rootpath / "tests" / name: place for place, name in enumerate(LONGEST)}
    items.sort(
        key=lambda item: (
            first.get(item.path, len(first)),
            item.path not in config.stash[IN_CHROMIUM],
            item.path not in long,
        )
    )


def pytest_runtest_setup(item):
    if item.path not in item.config.stash[IN_CHROMIUM]:
        SHARED.close()


def pytest_sessionfinish():
    SHARED.close()


@pytest.fixture(scope="module")
def chromium():
    """The Chromium of this process; pages that a file has opened are closed at its end."""
    yield SHARED.browser()
    SHARED.put_pages_away()


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def settings(tmp_path):
    return Settings.from_environ(
        {"DRAWBRIDGE_DATA_DIR": str(tmp_path / "data"), "DRAWBRIDGE_PASSCODE": "open-the-bridge"},
        root=tmp_path,
        languages=("en",),
    )


@pytest.fixture(scope="session")
def empty_database(tmp_path_factory):
    """A file with the tables of today and nothing in them; making them takes half of a start."""
    file = tmp_path_factory.mktemp("empty") / "drawbridge.sqlite3"
    Store(f"sqlite:///{file}", str).close()
    return file


@pytest.fixture
def services(settings, clock, empty_database):
    settings.data_dir.mkdir(mode=0o700)
    shutil.copy(empty_database, settings.data_dir)
    built = dataclasses.replace(bootstrap.build(settings), clock=clock)
    yield built
    built.store.close()


@pytest.fixture(scope="module")
def shared_folder(tmp_path_factory, empty_database):
    """Settings and an open database for all tests of a file: sessions are apart by their code.

    Each test has the rest of a process anew, with `bootstrap.around`.
    """
    folder = tmp_path_factory.mktemp("shared")
    settings = Settings.from_environ(
        {"DRAWBRIDGE_DATA_DIR": str(folder), "DRAWBRIDGE_PASSCODE": "open-the-bridge"},
        root=folder,
        languages=("en",),
    )
    shutil.copy(empty_database, folder)
    store = bootstrap.build(settings).store
    yield settings, store
    store.close()


@pytest.fixture
def small_workshop():
    return SMALL


@pytest.fixture
def room(services, small_workshop):
    return Room(services, small_workshop)
