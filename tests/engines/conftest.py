"""The suite of two other engines is asked for by name: `ENGINES=1 pytest tests/engines`.

It needs `firefox-esr`, `webkit2gtk-driver` and `xvfb` of Debian, and fails where they are missing.
"""

import os

import pytest

from tests.engines.webdriver import Firefox, WebKit
from tests.people.server import PhoneServer, settings_of

if "ENGINES" not in os.environ:
    collect_ignore_glob = ["test_*.py"]


@pytest.fixture(scope="session")
def engines_server(tmp_path_factory):
    """One server for all; limits are those of one room."""
    running = PhoneServer(settings_of(tmp_path_factory.mktemp("served")))
    running.start()
    yield running
    running.stop()


@pytest.fixture(scope="session", params=[Firefox, WebKit], ids=lambda one: one.name)
def engine(request, tmp_path_factory):
    """A browser that is not Chromium."""
    running = request.param(tmp_path_factory.mktemp(request.param.name))
    yield running
    running.close()


@pytest.fixture
def server(engines_server):
    """The server, on which nobody has asked for anything yet."""
    return engines_server.as_new()
