"""Which characters the fonts of a PDF have, and what stands where they have none.

A PDF that everybody can read aloud (PDF/UA-1) must not hold a character that its fonts cannot draw,
and none is made if it does. Only fonts that we ship are used, so that a file does not depend on
what happens to be installed on a server.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import filterfalse
from pathlib import Path
from typing import Any

from fontTools.ttLib import TTFont

from drawbridge.facilitator_words import enumerated, tell

FOLDER = Path(__file__).parent / "fonts"
SUBSTITUTE = "[?]"
_FAMILIES = (
    ("atkinson-hyperlegible-next-400.ttf", "atkinson-hyperlegible-next-700.ttf"),
    ("dejavu-sans.ttf", "dejavu-sans-bold.ttf"),
    ("noto-emoji.ttf",),
)
# Drawn as nothing by whatever sets a text: joiners, directions, breaks (Unicode,
# Default_Ignorable_Code_Point, those that people's devices write).
_UNSEEN = frozenset("\u00ad\u034f\u180e\u200b\u200e\u200f\u2060\ufeff") | frozenset(
    map(chr, (*range(0x202A, 0x202F), *range(0x2066, 0x206A)))
)
_JOINING = frozenset("\u200c\u200d") | frozenset(map(chr, range(0xFE00, 0xFE10)))
_SPACES = frozenset({"Zs", "Zl", "Zp"})
_GONE = frozenset({"Cc", "Cs", "Cn"})
_TAGS = range(0xE0000, 0xE1000)
_SKINS = frozenset(map(chr, range(0x1F3FB, 0x1F400)))  # Unicode, Emoji_Modifier
_NOT_ASCII = re.compile("[^\x00-\x7f]+")
# Whatever is not ASCII, with the letter before it, on which a mark may stand. A picture is a
# hundred kilobytes of ASCII, and looking at each of them took most of the time of a file.
_NOT_PLAIN = re.compile("[\n -~]?[^\n -~]+(?:[\n -~][^\n -~]+)*")


def printable(text: str) -> str:
    """A text of characters that the fonts have.

    What they lack is `SUBSTITUTE`, once for each run of it; control characters are left out.
    """
    composed = unicodedata.normalize("NFC", text)
    return _NOT_PLAIN.sub(lambda found: "".join(_printed(found[0])), composed)


def unmarked(drawing: str) -> str:
    """An SVG whose letters stand without the marks that are no one character with them.

    A PDF/UA-1 file is not made if a picture in it has such a letter (typst 0.15: of two glyphs in
    one place the second one has no character). Beside the picture the words are whole.
    """
    composed = unicodedata.normalize("NFC", drawing)
    return _NOT_ASCII.sub(lambda found: "".join(filterfalse(_is_mark, found[0])), composed)


def _is_mark(letter: str) -> bool:
    return unicodedata.category(letter).startswith("M") or letter in _SKINS


def lacking(texts: Iterable[str]) -> tuple[str, ...]:
    """The characters that some texts have and the fonts lack, in the order of Unicode."""
    letters = {letter for text in texts for letter in unicodedata.normalize("NFC", text)}
    return tuple(sorted(one for one in letters if not (_is_drawn_nowhere(one) or _is_drawn(one))))


def apology(told: Any) -> str:
    """What a file says of characters that its fonts lack, "" if there are none.

    Args:
        told: texts, in nested lists and mappings.
    """
    letters = [called(letter) for letter in lacking(_texts(told))]
    if not letters:
        return ""
    return tell(
        "This file has no letters for some characters that were used; {mark} stands in their "
        "place. The page (HTML) shows them: {letters}.",
        mark=SUBSTITUTE,
        letters=enumerated(letters),
    )


def _texts(told: Any) -> Iterator[str]:
    match told:
        case str():
            yield told
        case dict():
            for value in told.values():
                yield from _texts(value)
        case list() | tuple():
            for value in told:
                yield from _texts(value)


def called(letter: str) -> str:
    """What Unicode calls a character, with its number."""
    name = unicodedata.name(letter, "").lower()
    return f"{name} (U+{ord(letter):04X})" if name else f"U+{ord(letter):04X}"


def _printed(text: str) -> Iterator[str]:
    was_lacking = False
    for cluster in _clusters(text):
        is_lacking = not _has_one_font(cluster)
        if is_lacking and not was_lacking:
            yield SUBSTITUTE
        if not is_lacking:
            yield "".join(_plainly(letter) for letter in cluster)
        was_lacking = is_lacking


def _clusters(text: str) -> Iterator[str]:
    """Letters with the marks that stand on them; joiners and what draws nothing are left out."""
    cluster = ""
    for letter in text:
        if letter in _JOINING or _is_drawn_nowhere(letter):
            continue
        if cluster and not unicodedata.category(letter).startswith("M"):
            yield cluster
            cluster = ""
        cluster += letter
    if cluster:
        yield cluster


def _is_drawn_nowhere(letter: str) -> bool:
    if letter in "\n\t":
        return False
    return (
        unicodedata.category(letter) in _GONE or letter in _JOINING or ord(letter) in _TAGS
    ) and not _is_drawn(letter)


def _plainly(letter: str) -> str:
    if unicodedata.category(letter) in {"Zl", "Zp"}:
        return "\n"
    return letter if letter in _UNSEEN or letter in "\n\t" or _is_in_fonts(letter) else " "


def _has_one_font(cluster: str) -> bool:
    """Whether a letter and its marks come from one font; typst takes that of the letter."""
    if len(cluster) == 1:
        return _is_drawn(cluster)
    families = [letters for letters in _coverage() if ord(cluster[0]) in letters]
    return bool(families) and all(ord(letter) in families[0] for letter in cluster)


def _is_drawn(letter: str) -> bool:
    is_blank = unicodedata.category(letter) in _SPACES or letter in "\n\t"
    return is_blank or letter in _UNSEEN or _is_in_fonts(letter)


def _is_in_fonts(letter: str) -> bool:
    return any(ord(letter) in letters for letters in _coverage())


@lru_cache(maxsize=1)
def _coverage() -> tuple[frozenset[int], ...]:
    """The code points of each family, those that it has in all its weights."""
    return tuple(
        frozenset.intersection(*(frozenset(_code_points(name)) for name in names))
        for names in _FAMILIES
    )


def _code_points(name: str) -> Iterable[int]:
    with TTFont(FOLDER / name, lazy=True) as font:
        # Some fonts map control characters to something empty, and no PDF/UA-1 may hold one.
        return tuple(one for one in font.getBestCmap() if unicodedata.category(chr(one)) != "Cc")
