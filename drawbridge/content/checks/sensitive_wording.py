"""Questions that could hurt somebody, or say who somebody is (R40).

Only what the room reads is looked at; what the facilitator reads is not. A pattern finds words and
no meaning: that is why most of this is a warning which the author of a file can answer.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache

from drawbridge.content.checks.sensitive_words import DEMOGRAPHIC, IDENTITY, TENDER
from drawbridge.content.findings import Finding, shown
from drawbridge.content.raw_tables import Raw, texts, word
from drawbridge.content.schema.kinds import asks
from drawbridge.content.schema.steps import FOR_THE_AUTHOR
from drawbridge.domain.workshop.free_text import one_spelling
from drawbridge.sentences import E_, TomlLine

DEMOGRAPHIC_K = 30
"""Source: house rule R40, no demographic items in rooms of fewer than thirty people."""

_NOT_FOR_THE_ROOM = FOR_THE_AUTHOR | {
    "id",
    "title",
    "purpose",
    "covers",
    "safety",
    "script",
    "say",
}
_ASKS = ("question", "wished_question", "rewrite_question", "statement", "prompt", "note")


def of_step(step: Raw, *, has_advice: bool = True) -> Iterator[Finding]:
    """Everything about a step's wording that an author should know.

    Args:
        step: the step as it was written.
        has_advice: whether warnings are looked for as well.
    """
    read = {name: value for name, value in step.items() if name not in _NOT_FOR_THE_ROOM}
    is_poll = asks(step)
    # A consent card says what the evening is not.
    may_warn = step.get("acknowledge") is not True and word(step, "kind") != "consent"
    if not is_poll and not (may_warn and has_advice):
        return
    for place, text in texts(read):
        if is_poll and place.rpartition(".")[2] in _ASKS:
            yield from _identity(place, text)
            yield from _demographic(place, text, step)
        if may_warn and has_advice:
            yield from _sensitive(place, text)


@lru_cache(maxsize=1024)  # a question is looked through for three things
def normalised(text: str) -> str:
    """A text in small letters, its words apart by one space each and nothing else between them."""
    return " ".join(re.findall(r"[^\W_]+", one_spelling(text).lower().replace("'", "")))


def _identity(place: str, text: str) -> Iterator[Finding]:
    for what, _ in _found(IDENTITY, text):
        yield Finding(
            field=place,
            reason=E_("This asks for {what}, and answers here are nameless.", what=what),
            remedy=E_("Ask for something that nobody can be recognised by, or leave it out."),
        )


def _demographic(place: str, text: str, step: Raw) -> Iterator[Finding]:
    k = step.get("k")
    if isinstance(k, int) and k >= DEMOGRAPHIC_K:
        return
    for what, _ in _found(DEMOGRAPHIC, text):
        yield Finding(
            field=place,
            reason=E_("This asks about {what}; in a small room that points at people.", what=what),
            remedy=E_(
                "Leave it out, or show it to large rooms only: {line}",
                line=TomlLine(f"k = {DEMOGRAPHIC_K}"),
            ),
        )


def _sensitive(place: str, text: str) -> Iterator[Finding]:
    for what, words in _found(TENDER, text):
        yield Finding(
            field=place,
            reason=E_("{given} touches something tender: {what}.", given=shown(words), what=what),
            remedy=E_(
                "Word it more softly. If you have thought about who may be in the room and want"
                " to keep it, set this in the step: {line}",
                line=TomlLine("acknowledge = true"),
            ),
            is_warning=True,
        )


def _found(patterns: Mapping[str, str], text: str) -> Iterator[tuple[str, str]]:
    """What is touched, and the words that touch it; each once."""
    plain = normalised(text)
    if not _whole("|".join(patterns.values())).search(plain):
        return  # nearly always, and ten times as soon as by one after the other
    for what, words in patterns.items():
        if match := _whole(words).search(plain):
            yield what, match.group()


@cache
def _whole(words: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{words})\b")
