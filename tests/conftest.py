"""What most tests stand on: real services on a temporary folder, and a small workshop."""

import dataclasses
from pathlib import Path

import hypothesis
import pytest

from bench.preparing import prepare
from drawbridge import bootstrap, commands
from drawbridge.domain.session.role import Role
from drawbridge.settings import Settings
from tests.people.browser import SHARED

# A busy machine is not a wrong answer: no example is judged by how long it took.
hypothesis.settings.register_profile(
    "drawbridge", deadline=None, suppress_health_check=[hypothesis.HealthCheck.too_slow]
)
hypothesis.settings.load_profile("drawbridge")

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


IN_CHROMIUM = pytest.StashKey[set[Path]]()


def files_of(items, *marks):
    return {item.path for item in items if any(map(item.get_closest_marker, marks))}


def pytest_collection_modifyitems(config, items):
    """Files that take long begin first, so that short ones fill what is left of the time.

    Those with a browser come before the others: no event loop but its own can run beside it.
    """
    config.stash[IN_CHROMIUM] = files_of(items, "browser")
    long = files_of(items, "browser", "long")
    items.sort(key=lambda item: (item.path not in config.stash[IN_CHROMIUM], item.path not in long))


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


@pytest.fixture
def services(settings, clock):
    built = dataclasses.replace(bootstrap.build(settings), clock=clock)
    yield built
    built.store.close()


@pytest.fixture
def small_workshop():
    return SMALL


class Led:
    """A session, moved by the real commands."""

    def __init__(self, services, source, **more):
        self.services = services
        self.code = commands.create(services, source, **more)

    @property
    def session(self):
        with self.services.store.reading() as transaction:
            return transaction.sessions.at(self.code)

    def do(self, command):
        command(self.services, self.code, self.session.revision)


class Room(Led):
    """A session with people in it."""

    def __init__(self, services, source):
        super().__init__(services, source)
        self.phones = []
        prepare(services, self.code)

    def join(self, n=1, role=Role.PARTICIPANT):
        new = [commands.new_secret() for _ in range(n)]
        for secret in new:
            commands.join(self.services, self.code, secret, role)
        self.phones += new
        return new

    def go_to(self, step_id):
        if self.session.status == "lobby":
            self.do(commands.start)
        while self.session.step.id != step_id:
            self.do(commands.skip)

    def answer(self, secret, **fields):
        session = self.session
        form = {
            part: value if isinstance(value, list) else [value] for part, value in fields.items()
        }
        place = (session.step.id, session.state.round)
        commands.submit(self.services, self.code, secret, place, form)

    def ask(self, step_id, answers):
        """Open a step, let phones answer in order (None: pass), and close it."""
        self.go_to(step_id)
        self.do(commands.open_step)
        for secret, value in zip(self.phones, answers, strict=False):
            if value is None:
                self.answer(secret, **{"pass": "1"})
            else:
                self.answer(secret, answer=value)
        self.do(commands.close_step)


@pytest.fixture
def room(services, small_workshop):
    return Room(services, small_workshop)
