"""From the text of a file to its tables, before anything is known about workshops."""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from drawbridge.content import smart_punctuation
from drawbridge.errors import ContentError
from drawbridge.problem import Problem
from drawbridge.sentences import E_

MAX_BYTES = 1_000_000
"""Largest file, in bytes; a workshop of an hour and a half has about 20,000."""

_TWICE = ("Cannot", "Duplicate")
_MOST_FAULTS = 20
_FIELD = re.compile(r"[ \t]*[\w.\"'-]+[ \t]*=(?!.*(\"{3}|'{3}|\[[^\]]*$|\{[^}]*$))")


@dataclass(frozen=True, slots=True, kw_only=True)
class Tables:
    """What could be read of a file.

    `text` is the file with its smart punctuation made plain, in the same lines; `raw` its tables,
    None where they cannot be read even so. `problems` is () for a file that is fine.
    """

    text: str
    raw: dict[str, Any] | None
    problems: tuple[Problem, ...] = ()


def tables(text: str, *, file: str) -> dict[str, Any]:
    """Read TOML.

    Raises:
        ContentError: with all that keeps it from being read, each with its line where it is known.
    """
    found = read(text, file=file)
    if found.raw is None or found.problems:
        raise ContentError(found.problems)
    return found.raw


def read(text: str, *, file: str) -> Tables:
    """Read TOML as far as it goes, and say everything that keeps it from going further.

    Raises:
        ContentError: if it is too large.
    """
    if len(text) > MAX_BYTES:
        raise unreadable(file, *TOO_LARGE)
    raw, _ = _loaded(text, file)
    if raw is not None:
        return Tables(text=text, raw=raw)
    meant, slips = smart_punctuation.mended(text)
    named = [_problem(file, slip.reason, slip.remedy) for slip in slips]
    raw, faults = _loaded(meant, file)
    lines = {slip.line for slip in slips}
    others = [one for line, one in _all_faults(meant, faults, file) if line not in lines]
    if raw is None and not (named or others):
        others = [one for _, one in faults]
    return Tables(text=meant, raw=raw, problems=(*named, *others))


_Fault = tuple[int, Problem]
"""A line, 0 where it is not known, and what is wrong there."""


def _loaded(text: str, file: str) -> tuple[dict[str, Any] | None, list[_Fault]]:
    try:
        return tomllib.loads(text), []
    except tomllib.TOMLDecodeError as error:
        line, reason, remedy = _diagnosis(str(error))
        return None, [(line, _problem(file, reason, remedy))]
    except (ValueError, RecursionError):
        # A number of thousands of digits, or thousands of brackets: no mistake of an author.
        return None, [(0, _problem(file, *_ABSURD))]


def _all_faults(text: str, first: list[_Fault], file: str) -> Iterator[_Fault]:
    """The first fault, and those below it: a line with "name = value" is passed over.

    Any other line may hold up what stands below it, so that faults found there would be none.
    """
    lines, faults = text.split("\n"), first
    for _ in range(_MOST_FAULTS):
        if not faults:
            return
        yield faults[0]
        line = faults[0][0]
        if not line or not _FIELD.match(lines[line - 1]):
            return
        lines[line - 1] = ""
        _, faults = _loaded("\n".join(lines), file)
        if faults and faults[0][0] <= line:
            return


TOO_LARGE = (
    E_("The file is larger than 1 MB."),
    E_("Look for something pasted by accident."),
)


_ABSURD = (
    E_("The file holds a number or a list that is too large to read."),
    E_("Look for something pasted by accident."),
)


def unreadable(file: str, reason: str, remedy: str) -> ContentError:
    """The error for a file of which nothing could be read."""
    return ContentError([_problem(file, reason, remedy)])


def not_in_utf_8(file: str, line: int) -> ContentError:
    """The error for a text that was saved with another encoding."""
    return unreadable(
        file,
        E_("Line {line} holds a letter that is not in UTF-8.", line=line),
        E_("Save the file with the encoding UTF-8."),
    )


def _problem(file: str, reason: str, remedy: str) -> Problem:
    return Problem(file=file, step="", field="", reason=reason, remedy=remedy)


def _diagnosis(message: str) -> tuple[int, str, str]:
    place = re.search(r"at line (\d+), column (\d+)", message)
    if place is None:
        return (
            0,
            E_("The file ends in the middle of something."),
            E_("Look for a quote or a bracket that is never closed."),
        )
    line, column = place.groups()
    if message.startswith(_TWICE):
        return (
            int(line),
            E_("Line {line} gives a name that was given before.", line=line),
            E_("Look for the same field or the same [table] written twice."),
        )
    return (
        int(line),
        E_(
            "Line {line} cannot be read, from about character {column} on.",
            line=line,
            column=column,
        ),
        E_("Look there, or in the line above, for a missing quote, bracket, comma or equals sign."),
    )
