"""Rooms to attack."""

from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from drawbridge import commands, phone
from drawbridge.domain.workshop import Poll
from tests.conftest import Room
from tests.phone.visiting import Visitor

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
WORKSHOPS = (
    HERE / "room.toml",
    HERE.parent / "phone" / "pictures_and_shares.toml",
    ROOT / "workshop_content" / "first_evening.toml",
)


@pytest.fixture
def http(services):
    """A phone's connection to the real routes."""
    return TestClient(Starlette(routes=phone.routes(lambda: services)))


@pytest.fixture
def open_polls(services, http):
    """Every poll of some workshops, one after the other, open, with one phone that has joined."""

    def play():
        for path in WORKSHOPS:
            room = Room(services, path.read_text("utf-8"))
            visitor = Visitor(http, room.code)
            visitor.join()
            room.do(commands.start)
            for place, step in enumerate(room.session.workshop.steps):
                if place:
                    room.do(commands.skip)
                if isinstance(step, Poll):
                    room.do(commands.open_step)
                    yield room, visitor, step
                    room.do(commands.close_step)

    return play
