"""Which texts of a workshop file can be translated, each with its place.

A place is a dotted path: ``steps.weather.options.2``. Steps and variants go by their ids, entries
of other lists by their number, which counts from 1.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from drawbridge.content.raw_tables import Raw, entries, table, texts, word

NOT_TRANSLATED = frozenset(
    {
        "id",
        "kind",
        "language",
        "audience",
        "core",
        "covers",
        "tags",
        "sensitivity",
        "icons",
        "unsettled",
        "moment",
        "paired_with",
        "provenance",
        "source",
        "licence",
        "permission",
    }
)
"""Names, choices from a list and notes for whoever edits: texts to TOML, but not to read aloud."""

FOR_THE_FACILITATOR = frozenset({"suits", "purpose", "safety", "script", "say"})
"""Fields of a step or of the head that only whoever leads the session reads."""

Texts = Mapping[str, str]
"""Texts by place, in the order of the file."""


def translatable(raw: Raw) -> dict[str, str]:
    """Every text of a workshop that is there to be read by people, by place.

    Args:
        raw: the tables of a workshop file.
    """
    return dict(_all(raw))


def is_for_the_facilitator(place: str) -> bool:
    """Whether the text at a place is read by the facilitator only."""
    names = place.split(".")
    if names[0] == "variants":
        return len(names) < 5 or names[4] in FOR_THE_FACILITATOR
    return names[1 if names[0] == "workshop" else 2] in FOR_THE_FACILITATOR


def _all(raw: Raw) -> Iterator[tuple[str, str]]:
    yield from _below("workshop", table(raw, "workshop"))
    for step in entries(raw, "steps"):
        if isinstance(step, dict):
            yield from _below(f"steps.{word(step, 'id')}", step)
    for variant in entries(raw, "variants"):
        if isinstance(variant, dict):
            yield from _of_variant(f"variants.{word(variant, 'id')}", variant)


def _of_variant(place: str, variant: Raw) -> Iterator[tuple[str, str]]:
    if word(variant, "title"):
        yield f"{place}.title", word(variant, "title")
    for step, change in table(variant, "change").items():
        if isinstance(change, dict):
            yield from _below(f"{place}.change.{step}", change)


def _below(place: str, fields: Raw) -> Iterator[tuple[str, str]]:
    for name, value in fields.items():
        if name in NOT_TRANSLATED:
            continue
        for inner, text in texts(without_names(value), f"{place}.{name}"):
            if text.strip():
                yield inner, text.strip()


def without_names(value: Any) -> Any:
    """A value without the names inside it, lists in their full length.

    The label of an option in a scene is a name as well: it stands beside the option's text and
    repeats one of the step's labels.
    """
    if isinstance(value, list):
        return [without_names(it) for it in value]
    if not isinstance(value, dict):
        return value
    return {
        name: _unlabelled(it) if name == "options" else without_names(it)
        for name, it in value.items()
        if name not in NOT_TRANSLATED
    }


def _unlabelled(options: Any) -> Any:
    if not isinstance(options, list):
        return options
    return [
        {name: text for name, text in it.items() if name != "label"} if isinstance(it, dict) else it
        for it in options
    ]
