import io
import json
import logging
import re
from pathlib import Path

import pytest

from drawbridge import operations

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs" / "deployment.md").read_text("utf-8")
LOG = logging.getLogger("drawbridge")


@pytest.fixture
def written():
    loggers = [logging.getLogger(name) for name in ("drawbridge", "uvicorn.error")]
    before = [(one, one.handlers, one.propagate) for one in loggers]
    stream = io.StringIO()
    operations.log_as_json(stream)
    yield lambda: [json.loads(line) for line in stream.getvalue().splitlines()]
    for one, handlers, propagate in before:
        one.handlers, one.propagate = handlers, propagate


def test_each_record_is_one_line(written):
    LOG.warning("Nothing was tidied up this time: %s", "two\nlines")

    [line] = written()

    assert line["message"] == "Nothing was tidied up this time: two\nlines"
    assert (line["level"], line["logger"]) == ("warning", "drawbridge")
    assert line["time"].endswith("+00:00")


def test_an_error_brings_its_name_and_traceback(written):
    try:
        raise LookupError("nobody foresaw this")
    except LookupError:
        LOG.exception("Unforeseen error in a page")

    [line] = written()

    assert line["error"] == "LookupError"
    assert line["traceback"].startswith("Traceback")


def test_every_field_is_explained_and_no_other(written):
    try:
        raise LookupError
    except LookupError:
        LOG.exception("Unforeseen error in a page")

    [line] = written()

    assert re.findall(r"^\| `(\w+)` \|", PAGE, flags=re.MULTILINE) == list(line)
