"""Rooms to attack."""

from functools import partial

import pytest

from tests.attacks import asking


@pytest.fixture
def new_phone(services):
    """A phone that has not joined yet, on the real routes."""
    return partial(asking.new_phone, services)


@pytest.fixture
def open_polls(services):
    """Every poll of some workshops, one after the other, open, with one phone that has joined."""
    return partial(asking.open_polls, services)
