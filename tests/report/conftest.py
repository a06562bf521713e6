"""Summaries that are hard on the programs which read them."""

import pytest

from drawbridge import bootstrap, commands
from drawbridge.settings import Settings
from drawbridge.views import summary_view
from tests.people.evenings import WALLS, play
from tests.people.room import Room
from tests.report.labels import relabelled

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


@pytest.fixture
def nasty(services):
    """A summary whose texts are taken for something else by one program or another."""
    room = Room(services, NASTY)
    room.join(16)
    room.ask("agree", [str(number % 7) for number in range(14)] + [None, None])
    room.do(commands.reveal)
    room.ask("again", [[str(number % 6), str((number + 1) % 6)] for number in range(16)])
    room.do(commands.reveal)
    room.do(commands.end)
    return summary_view(services, room.code)


@pytest.fixture(scope="module")
def walls(tmp_path_factory):
    """A whole evening with lines of people in it."""
    folder = tmp_path_factory.mktemp("walls")
    environ = {"DRAWBRIDGE_DATA_DIR": str(folder / "data")}
    services = bootstrap.build(Settings.from_environ(environ, root=folder, languages=("en",)))
    yield summary_view(services, play(services, WALLS.read_text("utf-8"), 24))
    services.store.close()


@pytest.fixture
def named(nasty):
    """Makes a summary in which every text is the same."""
    return lambda label, **more: relabelled(nasty, label, **more)
