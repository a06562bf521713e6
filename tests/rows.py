"""Tables checked in one test, row by row: what fails is listed, and nothing hides what follows."""

import pytest


def failing(rows, check):
    """The rows for which a check does not hold, each with what was found.

    Args:
        rows: tuples of the check's arguments.
        check: asserts something about one row.
    """
    wrong = {}
    for row in rows:
        try:
            check(*row)
        except (Exception, pytest.fail.Exception) as found:  # noqa: BLE001 - listed, and fails
            wrong[row] = f"{type(found).__name__}: {found}"
    return wrong
