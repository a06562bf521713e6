"""From the text of a file to its tables, before anything is known about workshops."""

import re
import tomllib
from typing import Any

from drawbridge.errors import ContentError, Problem

MAX_BYTES = 1_000_000
"""Largest file, in bytes; a workshop of an hour and a half has about 20,000."""

_TWICE = ("Cannot", "Duplicate")


def tables(text: str, *, file: str) -> dict[str, Any]:
    """Read TOML.

    Raises:
        ContentError: with one problem, naming the line where it is known.
    """
    if len(text) > MAX_BYTES:
        raise unreadable(file, *TOO_LARGE)
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise unreadable(file, *_diagnosis(str(error))) from error
    except (ValueError, RecursionError) as error:
        # A number of thousands of digits, or thousands of brackets: no mistake of an author.
        raise unreadable(
            file,
            "The file holds a number or a list that is too large to read.",
            "Look for something pasted by accident.",
        ) from error


TOO_LARGE = (
    "The file is larger than 1 MB.",
    "A workshop is a short text: look for something pasted by accident.",
)


def unreadable(file: str, reason: str, remedy: str) -> ContentError:
    """The error for a file of which nothing could be read."""
    return ContentError([Problem(file=file, step="", field="", reason=reason, remedy=remedy)])


def _diagnosis(message: str) -> tuple[str, str]:
    place = re.search(r"at line (\d+), column (\d+)", message)
    if place is None:
        return (
            "The file ends in the middle of something.",
            "Look for a quote or a bracket that is never closed.",
        )
    line, column = place.groups()
    if message.startswith(_TWICE):
        return (
            f"Line {line} gives a name that was given before.",
            "Look for the same field or the same [table] written twice.",
        )
    return (
        f"Line {line} cannot be read, from about character {column} on.",
        "Look there, or in the line above, for a missing quote, bracket, comma or equals sign.",
    )
