"""What is said against a translation: every error that a whole reading finds, and no advice."""

import tomllib
from copy import deepcopy
from pathlib import Path

import pytest

from drawbridge.content.parsing import errors_of_tables, examine_tables

SHIPPED = Path(__file__).parents[2] / "workshop_content"


def damages(raw):
    """The tables with one thing wrong or unwise in each of them, and as they are."""
    yield raw
    for position, step in enumerate(raw["steps"]):
        for name in step:
            yield with_field(raw, position, name, None)
        for name, value in (
            ("kind", "slid"),
            ("id", raw["steps"][0]["id"]),
            ("question", "What is your name?"),
            ("question", "How old are you?"),
            ("note", "Has anyone abused you?"),
            ("note", "The three options are all there is."),
            ("k", 31),
            ("purpose", 5),
        ):
            yield with_field(raw, position, name, value)


def with_field(raw, position, name, value):
    other = deepcopy(raw)
    if value is None:
        del other["steps"][position][name]
    else:
        other["steps"][position][name] = value
    return other


@pytest.mark.parametrize("name", ["first_evening", "walls_at_work"])
def test_they_are_the_errors_of_a_whole_reading(name):
    raw = tomllib.loads((SHIPPED / f"{name}.toml").read_text("utf-8"))
    raw.pop("variants", None)
    n_errors = n_warnings = 0
    for tables in damages(raw):
        found = examine_tables(tables, file="w.toml").problems
        errors = tuple(it for it in found if not it.is_warning)

        assert errors_of_tables(tables, file="w.toml") == errors
        n_errors += len(errors)
        n_warnings += len(found) - len(errors)

    assert n_errors > n_warnings > 10
