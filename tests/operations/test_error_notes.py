"""What is logged as trouble is noted by its fixed sentence, and nothing that was filled in."""

import ast
import logging
import subprocess
import sys
from pathlib import Path

import pytest

from drawbridge import operations
from drawbridge.live.last_errors import LastErrors

PACKAGE = Path(operations.__file__).resolve().parents[1]
LOG = logging.getLogger("drawbridge.phone.error_pages")
CALLS = {"debug", "info", "warning", "error", "exception", "critical"}


@pytest.fixture
def errors():
    found = LastErrors()
    with operations.noting(found):
        yield found


def told(errors):
    return [(one.said, one.kind, one.n) for one in errors.seen()]


@pytest.mark.rule("R25")
def test_what_is_filled_in_and_what_was_raised_with_it_is_left_out(errors):
    LOG.error("a phone could not be served: %s", "a line that somebody wrote")
    LOG.warning("The %s of a summary could not be made", "a name")
    try:
        raise LookupError("a line that somebody wrote")
    except LookupError:
        LOG.exception("Unforeseen error in a page")

    assert sorted(told(errors)) == [
        ("The … of a summary could not be made", "", 1),
        ("Unforeseen error in a page", "LookupError", 1),
        ("a phone could not be served", "", 1),
    ]
    assert errors.n_unforeseen == 2


def test_of_the_server_s_own_log_only_what_was_raised_is_noted(errors):
    server = logging.getLogger("uvicorn.error")
    server.error("Something with an address in it: 192.168.0.7")
    try:
        raise ZeroDivisionError
    except ZeroDivisionError as error:
        server.error("Exception in ASGI application\n", exc_info=error)

    assert told(errors) == [("Unforeseen error in a request", "ZeroDivisionError", 1)]


def test_after_it_nothing_is_noted_any_more(errors):
    with operations.noting(LastErrors()):
        pass
    LOG.error("once")

    assert told(errors) == [("once", "", 1)]


@pytest.mark.rule("R25")
def test_every_sentence_that_is_logged_is_a_constant_of_the_source():
    calls = [
        (path.name, call.lineno, call.args[0])
        for path in PACKAGE.rglob("*.py")
        for call in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(call, ast.Call)
        and isinstance(call.func, ast.Attribute)
        and call.func.attr in CALLS
        and ast.unparse(call.func.value) in {"LOG", "_logger"}
    ]

    assert len(calls) >= 8
    assert [one for one in calls if not isinstance(one[2], ast.Constant)] == []


def test_what_is_noted_still_stands_in_the_log_of_a_server_that_sets_none_up():
    code = (
        "import logging; from drawbridge import operations; "
        "from drawbridge.live.last_errors import LastErrors\n"
        "with operations.noting(LastErrors()):\n"
        "    logging.getLogger('drawbridge').warning('Nothing was tidied up this time')\n"
    )
    ran = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, cwd=PACKAGE.parent, check=True
    )

    assert ran.stderr == "Nothing was tidied up this time\n"
