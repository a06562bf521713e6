"""Reading one field of a hostile form: known positions and whole numbers, nothing else.

Nothing of the input is echoed; a refusal says what to do.
"""

from collections.abc import Mapping, Sequence
from functools import lru_cache

from drawbridge.errors import N_, InvalidAnswer

Form = Mapping[str, Sequence[str]]
"""Fields of a form as they came, all hostile; a field can have several values."""

PASS = "pass"  # noqa: S105 - the word on the button, not a password


def only(values: Sequence[str], part_id: str) -> str:
    """The one value of a field.

    Raises:
        InvalidAnswer: if there is none, or more than one.
    """
    if not values:
        raise InvalidAnswer(N_("Please choose one, or Pass."), part=part_id)
    if len(values) > 1:
        raise InvalidAnswer(N_("Please choose only one."), part=part_id)
    return values[0]


def position(value: str, n_cells: int, part_id: str) -> int:
    """A position among the cells of a part.

    Raises:
        InvalidAnswer: if it is not one of them.
    """
    if value not in _places(n_cells):
        raise InvalidAnswer(
            N_("That is not one of the choices. Please choose again."), part=part_id
        )
    return int(value)


@lru_cache(maxsize=64)
def _places(n_cells: int) -> frozenset[str]:
    return frozenset(map(str, range(n_cells)))


def whole_number(value: str, top: int, part_id: str) -> int:
    """A whole number from 0 to `top`, in ASCII digits.

    Raises:
        InvalidAnswer: if it is anything else.
    """
    is_number = value.isascii() and value.isdigit() and len(value) <= len(str(top))
    if not is_number or int(value) > top:
        raise InvalidAnswer(
            N_("Please give a whole number from 0 to {limit}."), part=part_id, limit=top
        )
    return int(value)


def rounded(value: int, step: int) -> int:
    """The nearest multiple of `step`, halves upward."""
    return step * ((value + step // 2) // step)
