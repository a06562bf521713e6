"""Reading the tables of a file as they were written, whatever is in them."""

from collections.abc import Iterator, Mapping
from typing import Any

from drawbridge.sentences import E_

Raw = Mapping[str, Any]


def word(table: Raw, name: str) -> str:
    """A field's text as the models will see it; "" where there is none."""
    value = table.get(name)
    return value.strip() if isinstance(value, str) else ""


def table(raw: Raw, name: str) -> Raw:
    """A field's table; an empty one where there is none."""
    value = raw.get(name)
    return value if isinstance(value, dict) else {}


def entries(table: Raw, name: str) -> list[Any]:
    """A field's list; [] where there is none."""
    value = table.get(name)
    return value if isinstance(value, list) else []


def tables_of(value: object) -> list[dict[str, Any]]:
    """The tables of a list of them, without what is none."""
    return [it for it in value if isinstance(it, dict)] if isinstance(value, list) else []


def words(table: Raw, name: str) -> list[str]:
    """The entries of a field's list as the models will see them, "" for what is no text."""
    return [it.strip() if isinstance(it, str) else "" for it in entries(table, name)]


def texts(value: object, place: str = "") -> Iterator[tuple[str, str]]:
    """Every text inside a value with its dotted place, in which entries of a list count from 1."""
    if isinstance(value, str):
        yield place, value
        return
    named = [(str(name), it) for name, it in value.items()] if isinstance(value, dict) else []
    if isinstance(value, list):
        named = [(str(number), it) for number, it in enumerate(value, start=1)]
    for name, it in named:
        yield from texts(it, f"{place}.{name}" if place else name)


def step_name(raw: Raw, position: int) -> str:
    """What a step is called: its id, or which one it is where it has none.

    Args:
        raw: its table.
        position: from 0.
    """
    return word(raw, "id") or E_("step {n}", n=position + 1)
