"""What people write, made safe to store and to draw, or refused in one sentence.

Right-to-left text is as welcome as any other. What is refused is the kind of hidden character that
turns the direction of what stands around it; whoever draws a line isolates it all the same.
"""

import re
import unicodedata
from collections.abc import Iterator

from drawbridge.errors import N_, InvalidAnswer

MOST_MARKS = 4  # on one letter. Source: house rule; written languages need three
# Embeddings, overrides and isolates. Source: Unicode Standard Annex 9, section 2.
_TURNING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
# Hidden and needed: joiners of Persian, Indic and emoji, and marks of direction without a scope.
_KEPT = frozenset("\u200c\u200d\u200e\u200f\u061c")
# Letters and symbols by category that nobody can see.
_BLANK = frozenset("\u115f\u1160\u3164\uffa0\u2800\u034f")
_DROPPED = frozenset({"Cc", "Cf", "Co", "Cs"})
# What this Python's Unicode does not know yet (Cn) may be an emoji of next year and is kept; of
# that category only these are never to be seen. Source: Unicode Standard, chapter 23.7
# (noncharacters), and DerivedCoreProperties.txt (default ignorables that are not assigned).
_NEVER_SEEN = (
    *((plane + 0xFFFE, plane + 0xFFFF) for plane in range(0, 0x110000, 0x10000)),
    (0xFDD0, 0xFDEF),
    (0x2065, 0x2065),
    (0xFFF0, 0xFFF8),
    (0xE0000, 0xE0FFF),
)
# What keyboards put where an apostrophe is meant: accents that stand alone, quotes, primes.
_APOSTROPHES = dict.fromkeys(map(ord, "’‘‛ʼʹʻʽˈˊˋ`´′‵՚׳＇᾽᾿ꞌ"), "'")
_DASHES = dict.fromkeys(map(ord, "−⁃˗"), "-")  # no dashes to Unicode, as all others are
# Letters of one name that Arabic and Persian keyboards send apart, and the stretch between them.
_LETTERS = {ord("ي"): "ی", ord("ك"): "ک", ord("ـ"): ""}
_ANY_I = re.compile("[iı]\u0307*")  # casefold() makes an i with a second dot of İ, and leaves ı
_UNSEEN = dict.fromkeys(map(ord, (*_KEPT, "\u00ad", "\ufe0e", "\ufe0f")), "")
_ONE_SPELLING = {**_APOSTROPHES, **_DASHES, **_LETTERS, **_UNSEEN}
_MARKS = frozenset({"Mn", "Me"})


def tidy(text: str) -> str:
    """A text as it is stored: one form (NFC), single spaces, nothing that cannot be seen.

    Marks beyond the fourth on one letter are left out, so that a line stays in its line. Tidying
    twice is tidying once.
    """
    seen = "".join(map(_seen, text))
    composed = unicodedata.normalize("NFC", " ".join(seen.split()))
    return unicodedata.normalize("NFC", "".join(_without_towers(composed)))


def length(text: str) -> int:
    """How long a tidy text looks: marks and joiners sit on other letters and are not counted."""
    return sum(unicodedata.category(letter) not in {*_MARKS, "Cf"} for letter in text)


def written(values: tuple[str, ...], part_id: str, *, longest: int, most_words: int = 0) -> str:
    """Read the values of a field as one line.

    Args:
        values: what came, empty values left out.
        part_id: the part it answers.
        longest: most characters, as `length` counts them.
        most_words: most words between spaces, 0 for no limit.

    Returns:
        The tidy line.

    Raises:
        InvalidAnswer: if there is none, or it is not one line that can be read.
    """
    if len(values) > 1:
        raise InvalidAnswer(N_("Please send one text only."), part=part_id)
    raw = values[0] if values else ""
    if _TURNING & set(raw):
        raise InvalidAnswer(
            N_(
                "This text holds hidden characters that turn the direction of writing. "
                "Please type it afresh."
            ),
            part=part_id,
        )
    line = tidy(raw)
    if not line:
        raise InvalidAnswer(N_("Please write something, or choose Pass."), part=part_id)
    if length(line) > longest or len(line) > (MOST_MARKS + 1) * longest:
        raise InvalidAnswer(
            N_("That is too long. Please keep to {limit} characters."), part=part_id, limit=longest
        )
    if not any(map(str.isalpha, line)):
        raise InvalidAnswer(N_("Please say it in words, or choose Pass."), part=part_id)
    if most_words and len(line.split()) > most_words:
        raise InvalidAnswer(N_("One or two words are enough here."), part=part_id)
    return line


def alike(text: str) -> str:
    """What two spellings of one word have in common.

    Case, outer signs and hyphens aside, and whatever a keyboard decides: which apostrophe, which
    dash, what cannot be seen, letters in one piece or in two.
    """
    folded = unicodedata.normalize("NFKC", folded_case(one_spelling(text)))
    spaced = "".join(" " if unicodedata.category(one) == "Pd" else one for one in folded)
    words = (_bare(word) for word in spaced.split())
    return " ".join(word for word in words if word) or folded


def folded_case(text: str) -> str:
    """A text without case, for comparing only: every i is one letter.

    The capital of Turkish ı is I and that of i is İ: in a room of several languages nobody knows
    which of the two an I was, and keyboards begin a line with a capital.
    """
    return _ANY_I.sub("i", text.casefold())


def one_spelling(text: str) -> str:
    """A text with the signs that keyboards choose among brought to one: for comparing only."""
    # Before, since some apostrophes fall into a blank and an accent; after, since wide and raised
    # signs become plain ones only then.
    before = unicodedata.normalize("NFC", text).translate(_ONE_SPELLING)
    after = unicodedata.normalize("NFKC", before).translate(_ONE_SPELLING)
    return unicodedata.normalize("NFC", after)


def _seen(letter: str) -> str:
    if letter.isspace():
        return " "
    category = unicodedata.category(letter)
    is_hidden = category in _DROPPED and letter not in _KEPT
    is_never_seen = category == "Cn" and any(
        low <= ord(letter) <= high for low, high in _NEVER_SEEN
    )
    return "" if is_hidden or is_never_seen or letter in _BLANK else letter


def _without_towers(text: str) -> Iterator[str]:
    n_marks = 0
    for letter in text:
        n_marks = n_marks + 1 if unicodedata.category(letter) in _MARKS else 0
        if n_marks <= MOST_MARKS:
            yield letter


def _bare(word: str) -> str:
    first = next((place for place, one in enumerate(word) if one.isalnum()), len(word))
    last = next((place for place, one in enumerate(reversed(word)) if one.isalnum()), 0)
    return word[first : len(word) - last]
