"""Numbers that an author wrote by hand about a list that stands beside them."""

import re
from collections.abc import Iterator, Mapping
from functools import cache

from drawbridge.content.findings import Finding
from drawbridge.content.raw_tables import Raw, entries, word
from drawbridge.sentences import E_, Several

_NUMBERS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
            "eleven", "twelve")  # fmt: skip
_TEXTS = ("title", "purpose", "script", "heading", "question", "note", "prompt", "safety")
# What the entries of a list may be called where a step speaks of them. Source: shipped workshops.
_CALLED: Mapping[str, str] = {
    "builds": r"sentences|lines|points|thoughts",
    "items": r"lines|statements|sentences|beliefs|cards",
    "sliders": r"sliders",
    "scenes": r"scenes",
    "options": r"options|answers|reasons|rungs|things|choices",
    "rewrites": r"rewrites",
    "choices": r"ways",
    "ways": r"ways",
    "statements": r"promises|statements",
    "corners": r"corners",
}
# Where all of a list is spoken of: "three other ways" in a sentence are some of it.
_SAID = r"(?:^|[.!?:]\s+|\b(?:the|these|all) )({numbers}|\d+)(?: [a-z]+)? ({called})\b"


def of_step(step: Raw) -> Iterator[Finding]:
    """Numbers in the texts of a step that none of its lists of that name has."""
    lengths = [
        (called, len(entries(step, name)))
        for name, called in _CALLED.items()
        if entries(step, name)
    ]
    if not lengths:
        return
    for field in _TEXTS:
        for number, noun, said in _numbers(word(step, field)):
            counts = {size for called, size in lengths if re.fullmatch(called, noun)}
            if counts and number not in counts:
                there = Several(map(str, sorted(counts)))
                yield Finding(
                    field=field,
                    reason=E_(
                        "This says “{said}”, and there are {there} here.", said=said, there=there
                    ),
                    remedy=E_("Change the number, or leave it out."),
                    is_warning=True,
                )


def _numbers(text: str) -> Iterator[tuple[int, str, str]]:
    """Each number of things in a text: the number, the things, and the words."""
    for found in _said().finditer(text.lower()):
        value = found[1]
        number = int(value) if value.isdigit() else _NUMBERS.index(value) + 1
        yield number, found[2], found[0].lstrip(" .!?:\n")


@cache
def _said() -> re.Pattern[str]:
    called = "|".join(dict.fromkeys("|".join(_CALLED.values()).split("|")))
    return re.compile(_SAID.format(numbers="|".join(_NUMBERS), called=called))
