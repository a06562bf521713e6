"""What the facilitator may say to each shape of a result, and what to say when a step has no line.

A line may hold places that are filled in when it is offered. Which places a line may hold depends
on the shape, so that whoever fills them in always has something to put there.
"""

import re
from collections.abc import Mapping
from typing import Annotated

from pydantic import ValidationInfo, field_validator

from drawbridge.content.fields import Table, Text, about, broken

_CLOSE = "Most of us are close together here. What might that leave out?"
_TWO_GROUPS = (
    "Two groups of answers. Nobody needs to say which one is theirs. "
    "What would each want the other to know?"
)
_SPREAD = "We are spread out. That is information too."

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
            "text; may hold {item}",
            "On a scale, most answers stand close together.",
            'clustered = "On “{item}” we are close together."',
        ),
    ] = _CLOSE
    leaning: Annotated[
        Text,
        about(
            "text; may hold {item}",
            "On a scale, most answers stand toward one end, whichever it is.",
            'leaning = "More of us sit toward one end."',
        ),
    ] = "More of us sit toward this end, and some do not. Both are in the room."
    split: Annotated[
        Text,
        about(
            "text; may hold {item}",
            "On a scale, answers gather at both ends; with a change, some went up and some down.",
            'split = "What does each side protect?"',
        ),
    ] = _TWO_GROUPS
    mixed: Annotated[
        Text,
        about(
            "text; may hold {item}",
            "None of the other shapes.",
            'mixed = "Four good reasons, all present."',
        ),
    ] = _SPREAD
    one_clear: Annotated[
        Text,
        about(
            "text; may hold {item} and {top}",
            "One of several: one option is far ahead.",
            'one_clear = "The room leans to {top}."',
        ),
    ] = _CLOSE
    two_way: Annotated[
        Text,
        about(
            "text; may hold {item}, {top} and {second}",
            "Two options lead.",
            'two_way = "Some at {top}, some at {second}."',
        ),
    ] = _TWO_GROUPS
    scattered: Annotated[
        Text,
        about(
            "text; may hold {item}",
            "One of several: no option leads.",
            'scattered = "So it is not one thing only."',
        ),
    ] = _SPREAD
    shared: Annotated[
        Text,
        about(
            "text; may hold {top}",
            "Several of many: one option was chosen by most people.",
            'shared = "A lot of us guard the same door."',
        ),
    ] = _CLOSE
    mostly_passed: Annotated[
        Text,
        about(
            "text",
            "More than half of the room passed.",
            'mostly_passed = "The pass button works, good."',
        ),
    ] = (
        "Many of us kept this one private. That is a good use of the button. "
        "Was it the question, the moment, or simply a no? You don't have to answer."
    )
    too_few: Annotated[
        Text,
        about(
            "text",
            "Fewer answers than may be shown.",
            'too_few = "We go on without a picture."',
        ),
    ] = (
        "Not enough answers to show without pointing at someone, "
        "so we will talk about it in general."
    )
    up: Annotated[
        Text,
        about(
            "text; may hold {item}",
            "Between two measurements, more people went up than down.",
            'up = "More of us moved up than down."',
        ),
    ] = "More of us moved up than down, today, in this room."
    same: Annotated[
        Text,
        about(
            "text; may hold {item}",
            "Between two measurements, little changed.",
            'same = "Mostly unchanged; noticing counts."',
        ),
    ] = "Mostly unchanged. The time was short; noticing counts."
    down: Annotated[
        Text,
        about(
            "text; may hold {item}",
            "Between two measurements, more people went down than up.",
            'down = "Be kind to yourselves tonight."',
        ),
    ] = "Closer looking can make it feel harder first. Be kind to yourselves tonight."

    @field_validator("*")
    @classmethod
    def _only_known_places(cls, line: str, info: ValidationInfo) -> str:
        allowed = sorted(PLACES.get(info.field_name or "", ()))
        rest = (
            re.sub("|".join(rf"\{{{place}\}}" for place in allowed), "", line) if allowed else line
        )
        if "{" in rest or "}" in rest:
            raise broken(
                "This holds something in curly brackets that cannot be filled in.", _remedy(allowed)
            )
        return line


def _remedy(allowed: list[str]) -> str:
    if not allowed:
        return "Write this line without curly brackets."
    places = " and ".join(f"{{{place}}}" for place in allowed)
    return f"What can stand in curly brackets in this line: {places}."
