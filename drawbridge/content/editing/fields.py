"""The fields below one heading, as they are written: lines of ``name = value``."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import tomlkit
from tomlkit.items import Array, Item, String

from drawbridge.content.editing.literals import amended, literal
from drawbridge.content.line_numbers import line_numbers


def has(body: str, name: str) -> bool:
    """Whether a field stands among the fields."""
    return name in tomlkit.parse(body)


def changed(body: str, name: str, value: Any) -> str:
    """The fields with another value of one that is there; None takes it away."""
    document = tomlkit.parse(body)
    if value is None:
        document.remove(name)
    else:
        _assign(document, name, value)
    return tomlkit.dumps(document)


def filled(body: str, values: Mapping[str, Any]) -> str:
    """The fields with other values of some that are there."""
    document = tomlkit.parse(body)
    for name, value in values.items():
        if name in document:
            _assign(document, name, value)
    return tomlkit.dumps(document)


def added(body: str, name: str, written: str, order: Sequence[str]) -> str:
    """The fields with one more.

    Args:
        body: the fields.
        name: of the new one.
        written: the new one, as whole lines.
        order: names in their usual order; the field is put behind those that come before it.
    """
    if body and not body.endswith("\n"):
        body += "\n"
    if name not in order:
        return body + written
    lines = re.findall(r"[^\n]*\n", body)
    place = _place(body, lines, order[: order.index(name)])
    return "".join([*lines[:place], written, *lines[place:]])


def _place(body: str, lines: Sequence[str], before: Sequence[str]) -> int:
    """The line, from 0, in front of which a field belongs that comes after others."""
    own = {name: at - 1 for name, at in line_numbers(body).items() if "." not in name}
    last = max((own[name] for name in before if name in own), default=-1)
    following = min((at for at in own.values() if at > last), default=len(lines))
    while following > 0 and following < len(lines) and _is_beside(lines[following - 1]):
        following -= 1
    return following


def _is_beside(line: str) -> bool:
    return not line.strip() or line.lstrip().startswith("#")


def aligned(old: Sequence[Any], new: Sequence[Any]) -> Iterator[tuple[int | None, int | None]]:
    """Which entry of a list became which: positions, None where there is none.

    What is the same at the beginning and at the end stays; of the middle one becomes the other, in
    order.
    """
    n_before = 0
    shorter = min(len(old), len(new))
    while n_before < shorter and old[n_before] == new[n_before]:
        n_before += 1
    n_after = 0
    while n_after < shorter - n_before and old[-1 - n_after] == new[-1 - n_after]:
        n_after += 1
    yield from ((place, place) for place in range(n_before))
    n_old, n_new = len(old) - n_after, len(new) - n_after
    for place in range(n_before, max(n_old, n_new)):
        yield (place if place < n_old else None, place if place < n_new else None)
    yield from ((n_old + place, n_new + place) for place in range(n_after))


def _assign(holder: Any, name: Any, value: Any) -> None:
    """Give an entry of a table or list another value, keeping as much of its writing as can be."""
    old = holder[name]
    if isinstance(value, Mapping) and isinstance(old, Mapping) and set(old) == set(value):
        for field, it in value.items():
            if _plain(old[field]) != it:
                _assign(old, field, it)
    elif isinstance(value, list) and isinstance(old, Array):
        _fill(old, value)
    else:
        written = old.as_string() if isinstance(old, String) else ""
        if isinstance(value, str) and written.startswith('"""'):
            holder[name] = tomlkit.value(amended(written.replace("\r\n", "\n"), value))
        else:
            holder[name] = _item(value, is_long="\n" in value if isinstance(value, str) else False)


def _fill(array: Array, value: Sequence[Any]) -> None:
    pairs = list(aligned(_plain(array), value))
    for old, new in pairs:
        if old is not None and new is not None and _plain(array[old]) != value[new]:
            _assign(array, old, value[new])
    for old, new in reversed(pairs):
        if new is None and old is not None:
            del array[old]
    for old, new in pairs:
        if old is None and new is not None:
            array.insert(new, _item(value[new]))


def _item(value: Any, *, is_long: bool = False) -> Item:
    return tomlkit.value(literal(value, is_long=is_long))


def _plain(value: Any) -> Any:
    return value.unwrap() if hasattr(value, "unwrap") else value
