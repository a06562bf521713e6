"""What makes a line worth a second look. A flag holds nothing back and lets nothing through.

Flags are worked out when a line is read and never kept. They miss indirect wording and catch song
lines; a person decides (R19).
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from drawbridge.domain.workshop.free_text import folded_case, one_spelling

MOST_DIGITS = 3  # R19: from four digits on a line is flagged
_PHONE_DIGITS = 7  # Source: shortest subscriber numbers with an area code
_GAP = "..."
_MOST_BETWEEN = 3  # words that may stand in a gap
_EMAIL = re.compile(r"\S@\S+\.\w|\bat\s+\S+\s+dot\s+\w", re.IGNORECASE)
_URL = re.compile(
    r"\w://|\bwww\.|\b[\w-]+\.(com|org|net|info|io|app|me|eu|uk|de|at|ch|fr|nl|ie|au|ca|us)\b",
    re.IGNORECASE,
)
_HANDLE = re.compile(r"(?<![\w.])@\w{2,}")
_LOOKALIKES = str.maketrans({"0": "o", "1": "i", "3": "e", "4": "a", "5": "s", "$": "s", "@": "a"})
_ENDINGS = ("", "s", "es", "d", "ed", "ing")


class Flag(StrEnum):
    """Why a line needs a second look."""

    RISK = "risk"
    EMAIL = "email"
    ADDRESS = "address"
    HANDLE = "handle"
    PHONE = "phone"
    NUMBER = "number"
    NAME = "name"


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Phrases to look for, each a row of words.

    A word also matches its simple English endings; one that ends in ``*`` matches any ending. The
    word ``...`` stands for up to three words that may lie between.
    """

    phrases: tuple[tuple[str, ...], ...] = ()

    def is_met_by(self, text: str) -> bool:
        """Whether any phrase stands in a text."""
        words, index = bare_words(text), _index(self.phrases)
        return any(
            _begins(rest, words[place + 1 :])
            for place, word in enumerate(words)
            for rest in index.after(word)
        )


def phrase(text: str) -> tuple[str, ...]:
    """A phrase as it is written in a list: words, ``...`` and endings ``*`` kept."""
    pieces = text.split()
    found: list[str] = []
    for piece in pieces:
        if piece == _GAP:
            found.append(piece)
            continue
        ending = "*" if piece.endswith("*") else ""
        found += [f"{word}{ending}" for word in bare_words(piece.removesuffix("*"))]
    return tuple(found)


def bare_words(text: str) -> tuple[str, ...]:
    """Words of a text without case, accents, apostrophes and digits that stand for letters."""
    if text.isascii() and text.isalpha():
        return (text.lower(),)  # half of the words of the lists, for which each start waits
    # First of all: taken apart, some apostrophes are a blank and an accent.
    apart = folded_case(unicodedata.normalize("NFKD", one_spelling(text)))
    plain = "".join(it for it in apart if not unicodedata.combining(it) and it != "'")
    plain = plain.replace("ł", "l")  # one letter to Unicode, which has no stroke to take off
    words = re.findall(r"[\w$@]+", plain)
    return tuple(word.translate(_LOOKALIKES) if _has_letters(word) else word for word in words)


def flags(text: str, lexicon: Lexicon, names: Sequence[str] = ()) -> tuple[Flag, ...]:
    """Everything about a line that a person should look at.

    Args:
        text: the line.
        lexicon: phrases of risk.
        names: people's names to look for, as a local list holds them.
    """
    return tuple(dict.fromkeys(_found(text, lexicon, names)))


def _found(text: str, lexicon: Lexicon, names: Sequence[str]) -> Iterator[Flag]:
    if lexicon.is_met_by(text):
        yield Flag.RISK
    if _EMAIL.search(text):
        yield Flag.EMAIL
    elif _URL.search(text):
        yield Flag.ADDRESS
    if _HANDLE.search(text):
        yield Flag.HANDLE
    n_digits = sum(unicodedata.category(it) == "Nd" for it in text)
    if n_digits > MOST_DIGITS:
        yield Flag.PHONE if n_digits >= _PHONE_DIGITS else Flag.NUMBER
    if _has_name(bare_words(text), names):
        yield Flag.NAME


def _has_name(words: Sequence[str], names: Iterable[str]) -> bool:
    by_first = _by_first(tuple(names))
    return any(
        words[place : place + len(row)] == row
        for place, word in enumerate(words)
        for row in by_first.get(word, ())
    )


@lru_cache(maxsize=4)
def _by_first(names: tuple[str, ...]) -> Mapping[str, Sequence[tuple[str, ...]]]:
    """Names as rows of words, by their first word."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for row in map(bare_words, names):
        if row:
            found.setdefault(row[0], []).append(row)
    return found


@dataclass(frozen=True, slots=True)
class _Index:
    """What follows the first word of each phrase, by that word; a prefix stands for its endings.

    300 lines are looked through each time the facilitator's screen is drawn, and few of their words
    begin a phrase.
    """

    by_word: Mapping[str, Sequence[tuple[str, ...]]]
    by_prefix: Sequence[tuple[str, tuple[str, ...]]]

    def after(self, word: str) -> Iterator[tuple[str, ...]]:
        yield from self.by_word.get(word, ())
        for prefix, rest in self.by_prefix:
            if word.startswith(prefix):
                yield rest


@lru_cache(maxsize=4)
def _index(phrases: tuple[tuple[str, ...], ...]) -> _Index:
    by_word: dict[str, list[tuple[str, ...]]] = {}
    by_prefix: list[tuple[str, tuple[str, ...]]] = []
    for first, *rest in filter(None, map(_without_gap_before, phrases)):
        if first.endswith("*"):
            by_prefix.append((first[:-1], tuple(rest)))
            continue
        for form in _forms(first):
            by_word.setdefault(form, []).append(tuple(rest))
    return _Index(by_word, tuple(by_prefix))


def _without_gap_before(pattern: tuple[str, ...]) -> tuple[str, ...]:
    """A phrase from its first word on: what may lie before it says nothing."""
    return _without_gap_before(pattern[1:]) if pattern[:1] == (_GAP,) else pattern


def _begins(pattern: Sequence[str], words: Sequence[str]) -> bool:
    """Whether a phrase stands at the beginning of some words."""
    if not pattern:
        return True
    if pattern[0] == _GAP:
        return any(_begins(pattern[1:], words[n:]) for n in range(_MOST_BETWEEN + 1))
    return bool(words) and _is_form_of(words[0], pattern[0]) and _begins(pattern[1:], words[1:])


def _is_form_of(word: str, root: str) -> bool:
    if root.endswith("*"):
        return word.startswith(root[:-1])
    return word in _forms(root)


@lru_cache(maxsize=1024)
def _forms(root: str) -> frozenset[str]:
    """A word with its simple English endings."""
    stems = {root.removesuffix("e"), root + root[-1]} - {root}
    bent = {stem + ending for stem in stems for ending in ("ed", "ing")}
    plain = {root + ending for ending in _ENDINGS}
    return frozenset({*plain, *bent, root.removesuffix("y") + "ies"})


def _has_letters(word: str) -> bool:
    return any(map(str.isalpha, word))
