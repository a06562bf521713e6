"""A seeded handful of the requests of bench/fuzz.py, and that the bench would notice a fault."""

import asyncio

import pytest
from sqlalchemy import text
from starlette.responses import PlainTextResponse, RedirectResponse

from bench import fuzz
from drawbridge import bootstrap, commands
from tests.whole_app import whole_app

N_REQUESTS = 400


@pytest.fixture
def target(services):
    return fuzz.Target(services)


@pytest.fixture(scope="module")
def untouched(shared_folder):
    """A target for applications that reach no session."""
    settings, store = shared_folder
    return fuzz.Target(bootstrap.around(store, settings))


@pytest.mark.parametrize("seed", [7, 8])
def test_no_request_breaks_anything_or_changes_what_is_stored(services, target, seed):
    outcome = asyncio.run(fuzz.play(whole_app(services), target, N_REQUESTS, seed))

    assert outcome.broken == []
    assert sum(outcome.statuses.values()) == N_REQUESTS
    assert {200, 303, 400, 403, 404, 405, 409, 413, 415, 431} <= set(outcome.statuses)


@pytest.mark.parametrize(
    "reply",
    [
        PlainTextResponse("oh", 500),
        PlainTextResponse("Traceback (most recent call last)"),
        RedirectResponse("https://evil.test/"),
        RedirectResponse("//evil.test/"),
    ],
)
def test_a_bad_answer_is_noticed(untouched, reply):
    outcome = asyncio.run(fuzz.storm(reply, untouched, 5, 1))

    assert len(outcome.broken) == 5


def test_an_error_that_escapes_is_noticed(untouched):
    async def app(_scope, _receive, _send):
        raise RuntimeError

    assert len(asyncio.run(fuzz.storm(app, untouched, 5, 1)).broken) == 5


def test_what_is_stored_without_reason_is_noticed(services, target):
    before = target.content()
    code = target.codes[1]
    target.do(commands.blank, code)
    with services.store.writing() as transaction:
        connection = transaction._connection
        connection.execute(text("UPDATE ballots SET answers = '{\"answer\": [9]}'"))
        connection.execute(text("DELETE FROM participants"))

    found = fuzz.changes(target, before, target.content())

    assert "sessions changed" in found
    assert "a victim's answer changed" in found
    answers, marks_of_who_was_here = 4, 4
    n_stored = len([line for line in found if line.startswith("stored")])
    assert n_stored == 6 * (answers + marks_of_who_was_here)
    assert len([line for line in found if line.startswith("lost")]) == 6 * 6
