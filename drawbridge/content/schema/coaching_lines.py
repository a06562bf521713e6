"""What the facilitator may say to each shape of a result, and what to say when a step has no line.

A line may hold places that are filled in when it is offered. Which places a line may hold depends
on the shape, so that whoever fills them in always has something to put there.
"""

import re
from collections.abc import Mapping
from typing import Annotated

from pydantic import ValidationInfo, field_validator

from drawbridge.content.fields import Table, Text, about, broken
from drawbridge.errors import N_
from drawbridge.sentences import E_, Several

_CLOSE = N_("Most of us are close together here. What might that leave out?")
_TWO_GROUPS = N_(
    "Two groups of answers. Nobody needs to say which one is theirs. "
    "What would each want the other to know?"
)
_SPREAD = N_("We are spread out. That is information too.")

PLACES: Mapping[str, frozenset[str]] = {
    "clustered": frozenset({"item"}),
    "leaning": frozenset({"item"}),
    "split": frozenset({"item"}),
    "mixed": frozenset({"item"}),
    "one_clear": frozenset({"item", "top"}),
    "two_way": frozenset({"item", "top", "second"}),
    "scattered": frozenset({"item"}),
    "shared": frozenset({"top"}),
    "up": frozenset({"item"}),
    "same": frozenset({"item"}),
    "down": frozenset({"item"}),
}
"""Places a line may hold, by key: the leading option, the second one, the prompt of the part."""


class SayTable(Table):
    """The lines of one poll, by the shape of its result; a default for every shape."""

    clustered: Annotated[
        Text,
        about(
            E_("text; may hold {places}", places="{item}"),
            E_("On a scale, most answers stand close together."),
            'clustered = "On “{item}” we are close together."',
        ),
    ] = _CLOSE
    leaning: Annotated[
        Text,
        about(
            E_("text; may hold {places}", places="{item}"),
            E_("On a scale, most answers stand toward one end, whichever it is."),
            'leaning = "More of us sit toward one end."',
        ),
    ] = N_("More of us sit toward this end, and some do not. Both are in the room.")
    split: Annotated[
        Text,
        about(
            E_("text; may hold {places}", places="{item}"),
            E_(
                "On a scale, answers gather at both ends; with a change, some went up and "
                "some down."
            ),
            'split = "What does each side protect?"',
        ),
    ] = _TWO_GROUPS
    mixed: Annotated[
        Text,
        about(
            E_("text; may hold {places}", places="{item}"),
            E_("None of the other shapes."),
            'mixed = "Four good reasons, all present."',
        ),
    ] = _SPREAD
    one_clear: Annotated[
        Text,
        about(
            E_("text; may hold {places}", places="{item}, {top}"),
            E_("One of several: one option is far ahead."),
            'one_clear = "The room leans to {top}."',
        ),
    ] = _CLOSE
    two_way: Annotated[
        Text,
        about(
            E_("text; may hold {places}", places="{item}, {top}, {second}"),
            E_("Two options lead."),
            'two_way = "Some at {top}, some at {second}."',
        ),
    ] = _TWO_GROUPS
    scattered: Annotated[
        Text,
        about(
            E_("text; may hold {places}", places="{item}"),
            E_("One of several: no option leads."),
            'scattered = "So it is not one thing only."',
        ),
    ] = _SPREAD
    shared: Annotated[
        Text,
        about(
            E_("text; may hold {places}", places="{top}"),
            E_("Several of many: one option was chosen by most people."),
            'shared = "A lot of us guard the same door."',
        ),
    ] = _CLOSE
    mostly_passed: Annotated[
        Text,
        about(
            E_("text"),
            E_("More than half of the room passed."),
            'mostly_passed = "The pass button works, good."',
        ),
    ] = N_(
        "Many of us kept this one private. That is a good use of the button. "
        "Was it the question, the moment, or simply a no? You don't have to answer."
    )
    too_few: Annotated[
        Text,
        about(
            E_("text"),
            E_("Fewer answers than may be shown."),
            'too_few = "We go on without a picture."',
        ),
    ] = N_(
        "Not enough answers to show without pointing at someone, "
        "so we will talk about it in general."
    )
    up: Annotated[
        Text,
        about(
            E_("text; may hold {places}", places="{item}"),
            E_("Between two measurements, more people went up than down."),
            'up = "More of us moved up than down."',
        ),
    ] = N_("More of us moved up than down, today, in this room.")
    same: Annotated[
        Text,
        about(
            E_("text; may hold {places}", places="{item}"),
            E_("Between two measurements, little changed."),
            'same = "Mostly unchanged; noticing counts."',
        ),
    ] = N_("Mostly unchanged. The time was short; noticing counts.")
    down: Annotated[
        Text,
        about(
            E_("text; may hold {places}", places="{item}"),
            E_("Between two measurements, more people went down than up."),
            'down = "Be kind to yourselves tonight."',
        ),
    ] = N_("Closer looking can make it feel harder first. Be kind to yourselves tonight.")

    @field_validator("*")
    @classmethod
    def _only_known_places(cls, line: str, info: ValidationInfo) -> str:
        allowed = sorted(PLACES.get(info.field_name or "", ()))
        rest = (
            re.sub("|".join(rf"\{{{place}\}}" for place in allowed), "", line) if allowed else line
        )
        if "{" in rest or "}" in rest:
            raise broken(
                E_("This holds something in curly brackets that cannot be filled in."),
                _remedy(allowed),
            )
        return line


def _remedy(allowed: list[str]) -> str:
    if not allowed:
        return E_("Write this line without curly brackets.")
    places = Several(f"{{{place}}}" for place in allowed)
    return E_("What can stand in curly brackets in this line: {places}.", places=places)
