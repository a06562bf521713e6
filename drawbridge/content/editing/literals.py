"""A value of a workshop file as TOML, in the way the included files are written."""

import re
import tomllib
from collections.abc import Callable, Mapping
from typing import Any

import tomlkit

LONGEST_LINE = 100
_QUOTES = '"""'
_LINE = re.compile(r"[^\n]*\n|[^\n]+$")


def literal(value: Any, *, is_long: bool = False) -> str:
    """A value as it can stand behind ``name =``.

    Args:
        value: text, number, truth value, or a list or table of them.
        is_long: whether a text goes between three quotes, over several lines.
    """
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return _long_text(value) if is_long else tomlkit.string(value).as_string()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, list):
        return _list(value)
    if isinstance(value, Mapping):
        pairs = (f"{key(name)} = {literal(it)}" for name, it in value.items())
        return "{ " + ", ".join(pairs) + " }" if value else "{}"
    return str(value)


def key(name: str) -> str:
    """A name as it can stand before ``=``."""
    return name if re.fullmatch(r"[\w-]+", name, re.ASCII) else tomlkit.string(name).as_string()


def line(name: str, value: Any) -> str:
    """A field with its name, as one or more whole lines."""
    written = f"{key(name)} = {literal(value)}"
    if isinstance(value, str) and len(written) > LONGEST_LINE:
        written = f"{key(name)} = {literal(value, is_long=True)}"
    return f"{written}\n"


def amended(written: str, value: str) -> str:
    """A text between three quotes, changed: lines in which nothing differs stay as they are.

    Args:
        written: what stands behind ``name =`` now.
        value: what the text is to be.
    """
    try:
        lines = [(it, _meant(it)) for it in _LINE.findall(written[3:-3].removeprefix("\n"))]
    except tomllib.TOMLDecodeError:
        return literal(value, is_long=True)
    before = _agreeing(lines, value, str.startswith)
    head = "".join(meant for _, meant in lines[:before])
    after = _agreeing(lines[before:][::-1], value[len(head) :], str.endswith)
    tail = "".join(meant for _, meant in lines[len(lines) - after :])
    middle = value[len(head) : len(value) - len(tail)]
    kept = ["".join(it for it, _ in part) for part in (lines[:before], lines[len(lines) - after :])]
    new = "\n".join(_wrapped(it) for it in middle.split("\n"))
    if tail and middle and not middle.endswith("\n"):
        new += "\\\n"
    return f"{_QUOTES}\n{kept[0]}{new}{kept[1]}{_QUOTES}"


def _agreeing(lines: list[tuple[str, str]], value: str, agrees: Callable[[str, str], bool]) -> int:
    """How many lines, from one end, are still what the value has at that end."""
    found = ""
    for number, (_, meant) in enumerate(lines):
        found = found + meant if agrees is str.startswith else meant + found
        if not agrees(value, found):
            return number
    return len(lines)


def _meant(written: str) -> str:
    """What one line of a long text says; a backslash at its end joins it with the next."""
    text = re.sub(r"(?<!\\)((?:\\\\)*)\\[ \t]*\n$", r"\1", written)
    return str(tomllib.loads(f'it = """\n{text}"""')["it"])


def _list(value: list[Any]) -> str:
    entries = [literal(it) for it in value]
    inline = "[" + ", ".join(entries) + "]"
    if len(inline) <= LONGEST_LINE - 20 or not entries:
        return inline
    return "[\n" + "".join(f"    {it},\n" for it in entries) + "]"


def _long_text(value: str) -> str:
    """Between three quotes; a line ends in a backslash where the text itself goes on."""
    paragraphs = [_wrapped(it) for it in value.split("\n")]
    return f"{_QUOTES}\n" + "\n".join(paragraphs) + _QUOTES


def _wrapped(paragraph: str) -> str:
    escaped = tomlkit.string(paragraph).as_string()[1:-1]
    lines, rest = [], escaped
    while len(rest) > LONGEST_LINE:
        # What follows a backslash at the end of a line loses its blanks, so none may begin it.
        places = [it.end() for it in re.finditer(r" +(?=\S)", rest)]
        place = max((it for it in places if it < LONGEST_LINE), default=min(places, default=0))
        if not place:
            break
        lines.append(rest[:place] + "\\\n")
        rest = rest[place:]
    return "".join(lines) + rest
