"""Which way a text is written, and how it keeps that way among others.

A picture has no `dir` of its own, so a text that is written from right to left, in whole or in
part, is put between the invisible signs that isolate it. Source: Unicode Standard Annex 9,
Unicode Bidirectional Algorithm, P2-P3 (the first strong letter decides) and isolates.
"""

import unicodedata
from collections.abc import Sequence

_LEFT_TO_RIGHT, _RIGHT_TO_LEFT, _FIRST_STRONG = "\u2066", "\u2067", "\u2068"
_END = "\u2069"
_STRONG_RIGHT = frozenset({"R", "AL"})
_STRONG = _STRONG_RIGHT | {"L"}


def is_from_the_right(text: str) -> bool:
    """Whether the first letter that has a direction is written from right to left."""
    strong = (unicodedata.bidirectional(letter) for letter in text)
    return next((one for one in strong if one in _STRONG), "L") in _STRONG_RIGHT


def isolated(text: str) -> str:
    """A text that turns nothing around it; as it is, if it has no letter that could."""
    return f"{_FIRST_STRONG}{text}{_END}" if _has_turning(text) else text


def isolated_lines(lines: Sequence[str]) -> tuple[str, ...]:
    """Lines of one text, all in the direction that it begins with."""
    whole = " ".join(lines)
    if not _has_turning(whole):
        return tuple(lines)
    opening = _RIGHT_TO_LEFT if is_from_the_right(whole) else _LEFT_TO_RIGHT
    return tuple(f"{opening}{line}{_END}" for line in lines)


def _has_turning(text: str) -> bool:
    return any(unicodedata.bidirectional(letter) in _STRONG_RIGHT for letter in text)
