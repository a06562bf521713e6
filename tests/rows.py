"""Tables checked in one test, row by row: what fails is listed, and nothing hides what follows."""

import inspect
from functools import wraps

import pytest

LONGEST = 300  # of a row that is told; one may be a whole workshop


def failing(rows, check):
    """The rows for which a check does not hold, each with what was found.

    Args:
        rows: tuples of the check's arguments.
        check: asserts something about one row.
    """
    return {row: wrong for row in rows if (wrong := _wrong(check, *row))}


def each(names, rows):
    """Make one test of a table, where `pytest.mark.parametrize` would make one of each row.

    Whatever else the test asks for is asked for once and is the same for every row: it must be
    nothing that a row changes. Above another one, every row is checked with every row of the other.

    Args:
        names: the test's arguments that a row gives, with commas between them or in a sequence.
        rows: a tuple for each, or what it is where there is one name; not none at all.
    """
    names = [it.strip() for it in names.split(",")] if isinstance(names, str) else list(names)
    table = [(row,) if len(names) == 1 else tuple(row) for row in rows]
    assert {len(row) for row in table} == {len(names)}

    def made(check):
        others = [it for it in inspect.signature(check).parameters.values() if it.name not in names]

        @wraps(check)
        def all_rows(*itself, **given):
            told = []
            for row in table:
                arguments = {**given, **dict(zip(names, row, strict=True))}
                if wrong := _wrong(check, *itself, **arguments):
                    told.append(f"{repr(row)[:LONGEST]}\n{wrong}")
            assert told == [], "\n\n".join(told)

        del all_rows.__wrapped__  # pytest would ask for what a row gives as for a fixture
        all_rows.__signature__ = inspect.Signature(others)
        return all_rows

    return made


def _wrong(check, *arguments, **named):
    """What a check finds, "" if it holds."""
    try:
        check(*arguments, **named)
    except (Exception, pytest.fail.Exception) as found:  # noqa: BLE001 - listed, and fails
        return f"{type(found).__name__}: {found}"
    return ""
