"""In which line of a file each field stands: the library that reads TOML does not tell."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Mapping
from contextlib import suppress

_BLANK = re.compile(r"(?:[ \t\r\n]|#[^\n]*)*")
_SPACE = re.compile(r"[ \t]*")
_HEADER = re.compile(r"\[\[?([^\]\n]+)\]")
_KEY = re.compile(r"""((?:"[^"\n]*"|'[^'\n]*'|[\w-]+|[ \t]*\.[ \t]*)+)[ \t]*=""")
_NAME = re.compile(r""""[^"\n]*"|'[^'\n]*'|[\w-]+""")
_TEXT = re.compile(
    r'"{3}(?:\\.|[^\\])*?"{3,5}|' + r"'{3}[\s\S]*?'{3,5}|" + r'"(?:\\.|[^"\\\n])*"|' + r"'[^'\n]*'",
    re.DOTALL,
)
_BARE = re.compile(r"[^,\]}\n#]*")


def line_numbers(text: str) -> Mapping[str, int]:
    """The line of every table, field and entry of a file that can be read.

    Args:
        text: valid TOML.

    Returns:
        Lines from 1 on, by dotted paths in which the entries of a list count from 1:
        "steps.2.options.1".
    """
    reader = _Reader(text)
    with suppress(RecursionError):  # brackets in brackets without end: what was found will do
        reader.read()
    return reader.found


def line_of(found: Mapping[str, int], path: str) -> int:
    """The line of a path, or of what it stands in; 0 if even that is not there."""
    while path and path not in found:
        path = path.rpartition(".")[0]
    return found.get(path, 0)


class _Reader:
    def __init__(self, text: str) -> None:
        self.found: dict[str, int] = {}
        self._text = text
        self._at = 0
        self._starts = [0, *(place.end() for place in re.finditer("\n", text))]
        self._counts: Counter[str] = Counter()

    def read(self) -> None:
        table = ""
        self._skip(_BLANK)
        while self._at < len(self._text):
            begin = self._at
            header = _HEADER.match(self._text, begin)
            if header is not None:
                table = self._table(header.group(1), is_list=self._text.startswith("[[", begin))
                self._at = header.end() + self._text.startswith("[[", begin)
            else:
                self._field(table)
            self._skip(_BLANK)
            if self._at == begin:
                return  # nothing that this reader knows: better no line than a wrong one

    def _table(self, header: str, *, is_list: bool) -> str:
        path = ""
        names = _names(header)
        for place, name in enumerate(names):
            path = f"{path}.{name}" if path else name
            is_last = place == len(names) - 1
            if is_list and is_last:
                self._counts[path] += 1
            self._note(path)
            if self._counts[path]:
                path = f"{path}.{self._counts[path]}"
        self._note(path)
        return path

    def _field(self, table: str) -> None:
        key = _KEY.match(self._text, self._at)
        if key is None:
            return
        path = ".".join(([table] if table else []) + _names(key.group(1)))
        self._note(path)
        self._at = key.end()
        self._value(path)

    def _value(self, path: str) -> None:
        self._skip(_SPACE)
        sign = self._text[self._at : self._at + 1]
        if sign == "[":
            self._entries(path)
        elif sign == "{":
            self._inline(path)
        else:
            pattern = _TEXT if sign in {'"', "'"} else _BARE
            self._skip(pattern)

    def _entries(self, path: str) -> None:
        number = 0
        self._after(1)
        while self._at < len(self._text) and self._text[self._at] != "]":
            begin, number = self._at, number + 1
            self._note(f"{path}.{number}")
            self._value(f"{path}.{number}")
            self._separator()
            if self._at == begin:
                return
        self._at += 1

    def _inline(self, path: str) -> None:
        self._after(1)
        while self._at < len(self._text) and self._text[self._at] != "}":
            begin = self._at
            self._field(path)
            self._separator()
            if self._at == begin:
                return
        self._at += 1

    def _separator(self) -> None:
        self._skip(_BLANK)
        if self._text[self._at : self._at + 1] == ",":
            self._after(1)

    def _after(self, n_signs: int) -> None:
        self._at += n_signs
        self._skip(_BLANK)

    def _skip(self, pattern: re.Pattern[str]) -> None:
        found = pattern.match(self._text, self._at)
        self._at = found.end() if found else self._at

    def _note(self, path: str) -> None:
        self.found.setdefault(path, bisect_right(self._starts, self._at))


def _names(dotted: str) -> list[str]:
    return [name.strip("\"'") for name in _NAME.findall(dotted)]
