"""A TOML text cut at its headings, so that each piece keeps the comments above it.

tomlkit 0.15.2 gives a comment above ``[[steps]]`` to the step before: moved or deleted, the step
leaves its comment behind. Here the pieces are cut before tomlkit sees them.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

_TOKEN = re.compile(
    r'(?P<text>"{3}(?:\\.|[^\\])*?"{3,5}|'
    r"'{3}[\s\S]*?'{3,5}|"
    r'"(?:\\.|[^"\\\n])*"|'
    r"'[^'\n]*')|(?P<comment>#[^\n]*)|(?P<opens>[\[{])|(?P<closes>[\]}])|(?P<line>\n)",
    re.DOTALL,
)
_HEADING = re.compile(r"[ \t]*(\[\[?)([^\]\n]+)\]")
_NAME = re.compile(r""""(?:\\.|[^"\\\n])*"|'[^'\n]*'|[\w-]+""")


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A heading, with the comments above it and the fields below.

    `names` is the heading taken apart, () for fields above any heading; `is_entry` says that it
    has two brackets. `gap` are the empty lines before, `above` the comments and the heading itself,
    `body` the fields, all as they are written.
    """

    names: tuple[str, ...]
    is_entry: bool
    gap: str
    above: str
    body: str

    @property
    def text(self) -> str:
        """The section without the empty lines before it."""
        return self.above + self.body


def cut(text: str) -> tuple[tuple[Section, ...], str]:
    """Cut a text at its headings.

    A comment that follows a field without an empty line between belongs to that field; every other
    one to the heading below it.

    Args:
        text: valid TOML.

    Returns:
        The sections in their order, and what stands behind the last: empty lines, comments.
    """
    lines = re.findall(r"[^\n]*\n|[^\n]+$", text)
    marks = _marks(text)
    headings = [place for place in marks.opening if _HEADING.match(lines[place])]
    bounds = [*headings, len(lines)]
    body, waiting = _parted(lines, marks.comments, 0, bounds[0])
    sections = [_section("", body, [])] if body else []
    for start, end in zip(headings, bounds[1:], strict=True):
        gap, above = _gap(waiting, is_first=not sections)
        body, waiting = _parted(lines, marks.comments, start + 1, end)
        sections.append(_section(gap, body, [*above, lines[start]]))
    return tuple(sections), "".join(waiting)


def joined(sections: Sequence[Section], ending: str) -> str:
    """The text of sections; undoes `cut`."""
    return "".join([*(one.gap + one.text for one in sections), ending])


def heading(names: Sequence[str], *, is_entry: bool = False) -> str:
    """A heading as a line."""
    dotted = ".".join(it if re.fullmatch(r"[\w-]+", it, re.ASCII) else f'"{it}"' for it in names)
    return f"[[{dotted}]]\n" if is_entry else f"[{dotted}]\n"


def _section(gap: str, body: list[str], above: list[str]) -> Section:
    found = _HEADING.match(above[-1]) if above else None
    if found is None:
        return Section(names=(), is_entry=False, gap=gap, above="", body="".join(body))
    return Section(
        names=tuple(_plain(it) for it in _NAME.findall(found.group(2))),
        is_entry=found.group(1) == "[[",
        gap=gap,
        above="".join(above),
        body="".join(body),
    )


def _plain(name: str) -> str:
    return name[1:-1] if name[0] in "\"'" else name


@dataclass(frozen=True, slots=True, kw_only=True)
class _Marks:
    """Lines, counted from 0, that begin with a bracket outside any value, or are a comment."""

    opening: tuple[int, ...]
    comments: frozenset[int]


def _marks(text: str) -> _Marks:
    opening, comments = [], set()
    line, depth, at, is_first = 0, 0, 0, True
    for token in _TOKEN.finditer(text):
        is_first = is_first and not text[at : token.start()].strip()
        at, kind, sign = token.end(), token.lastgroup, token.group()
        if is_first and not depth:
            if kind == "comment":
                comments.add(line)
            if sign == "[":
                opening.append(line)
        depth += (kind == "opens") - (kind == "closes")
        line += sign.count("\n")
        is_first = kind == "line"
    return _Marks(opening=tuple(opening), comments=frozenset(comments))


def _parted(
    lines: list[str], comments: frozenset[int], start: int, end: int
) -> tuple[list[str], list[str]]:
    """The fields below a heading, and what belongs to the next one."""
    last = end
    while last > start and (last - 1 in comments or not lines[last - 1].strip()):
        last -= 1
    while last > start and last < end and last in comments:
        last += 1
    return lines[start:last], lines[last:end]


def _gap(waiting: list[str], *, is_first: bool) -> tuple[str, list[str]]:
    """Empty lines that stay in their place, and the comments that go with the heading.

    What stands at the very top, with an empty line below, is about the whole file and stays.
    """
    blank = [place for place, line in enumerate(waiting) if not line.strip()]
    if is_first:
        n_gap = blank[-1] + 1 if blank else 0
    else:
        n_gap = next((p for p, line in enumerate(waiting) if line.strip()), len(waiting))
    return "".join(waiting[:n_gap]), waiting[n_gap:]
