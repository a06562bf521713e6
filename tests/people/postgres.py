"""A PostgreSQL that lives as long as it is tested on."""

import os
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from tests.postgres_server import NotInstalled, PostgresServer, a_postgres


@contextmanager
def running_postgres() -> Iterator[PostgresServer]:
    """A cluster of its own; where none is installed CI fails, and others are told."""
    try:
        with a_postgres() as server:
            yield server
    except NotInstalled as missing:
        reason = f"PostgreSQL's {missing} is not installed, so it was NOT tested on PostgreSQL"
        if os.environ.get("CI"):
            pytest.fail(reason)
        pytest.skip(reason)
