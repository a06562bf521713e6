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
def new_phone(services):
    """A phone that has not joined yet, on the real routes."""
    app = Starlette(routes=phone.routes(lambda: services))
    return lambda room: Visitor(TestClient(app), room.code)


@pytest.fixture
def open_polls(services, new_phone):
    """Every poll of some workshops, one after the other, open, with one phone that has joined."""

    def play():
        for path in WORKSHOPS:
            room = Room(services, path.read_text("utf-8"))
            visitor = new_phone(room)
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
