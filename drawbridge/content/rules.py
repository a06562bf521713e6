"""What has to hold between the entries of a list, between steps, and for a workshop as a whole.

Rules read the tables as they were written, not the checked models, so that a step with a mistake
in one field is still compared with the others: everything wrong with a file is found at once.
Values of the wrong type are left to the models.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from drawbridge.content.findings import Finding, shown

Raw = Mapping[str, Any]

_LABELS = ("options", "scale", "corners", "relations", "rewrites", "prompts", "labels")
_PARTS = ("items", "sliders", "scenes")

# Source: house rule R41, a workshop that touches tender things has a way in, a rest and a way out.
_SAFEGUARDS: Mapping[str, str] = {
    "consent": "a consent card",
    "pause": "a pause",
    "check_out": "a check-out",
}


def of_step(steps: Sequence[Raw], position: int) -> Iterator[Finding]:
    """Everything that is wrong between one step's entries, or between it and earlier steps."""
    step = steps[position]
    yield from _repeated_step(steps, position)
    yield from _repeated_labels(step)
    yield from _repeated_parts(step)
    if word(step, "kind") == "slider":
        yield from _pairing(step, steps[:position])


def of_workshop(steps: Sequence[Raw]) -> Iterator[Finding]:
    """Everything that is wrong with the steps taken together."""
    if not any(word(step, "sensitivity") == "high" for step in steps):
        return
    kinds = {word(step, "kind") for step in steps}
    for kind, name in _SAFEGUARDS.items():
        if kind not in kinds:
            yield Finding(
                field="steps",
                reason=f"A workshop with a step of high sensitivity needs {name}.",
                remedy=f'Add a step with: kind = "{kind}"',
            )


def word(table: Raw, name: str) -> str:
    """A field's text as the models will see it; "" where there is none."""
    value = table.get(name)
    return value.strip() if isinstance(value, str) else ""


def _entries(table: Raw, name: str) -> list[Any]:
    value = table.get(name)
    return value if isinstance(value, list) else []


def _part_ids(step: Raw, name: str) -> list[str]:
    return [word(it, "id") if isinstance(it, dict) else "" for it in _entries(step, name)]


def _repeats(words: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Positions of every repeated word, each with the position where it stood first."""
    for position, it in enumerate(words):
        first = words.index(it)
        if it and first < position:
            yield position, first


def _repeated_step(steps: Sequence[Raw], position: int) -> Iterator[Finding]:
    ids = [word(step, "id") for step in steps]
    first = ids.index(ids[position])
    if ids[position] and first < position:
        yield Finding(
            field="id",
            reason=f"Step {first + 1} and step {position + 1} have the same id.",
            remedy="Give every step an id of its own.",
        )


def _repeated_labels(step: Raw) -> Iterator[Finding]:
    for name in _LABELS:
        labels = [it.strip() if isinstance(it, str) else "" for it in _entries(step, name)]
        for position, first in _repeats(labels):
            yield Finding(
                field=f"{name}.{position + 1}",
                reason=f"{shown(labels[position])} stands at {first + 1} already.",
                remedy="Say it differently, or take it away.",
            )


def _repeated_parts(step: Raw) -> Iterator[Finding]:
    for name in _PARTS:
        ids = _part_ids(step, name)
        for position, _ in _repeats(ids):
            yield Finding(
                field=f"{name}.{position + 1}.id",
                reason=f"{shown(ids[position])} is used twice in this step.",
                remedy="Give each an id of its own.",
            )


def _pairing(step: Raw, earlier: Sequence[Raw]) -> Iterator[Finding]:
    partner, is_after = word(step, "paired_with"), word(step, "moment") == "after"
    if is_after and not partner:
        yield Finding(
            field="paired_with",
            reason="This is missing: a second measurement has to name the first.",
            remedy='Write the id of the earlier step, for example: paired_with = "where_i_start"',
        )
    if partner and not is_after:
        yield Finding(
            field="moment",
            reason="A step that is paired with an earlier one is the second measurement.",
            remedy='Write: moment = "after"',
        )
    if partner:
        yield from _partner(step, partner, earlier)


def _partner(step: Raw, partner: str, earlier: Sequence[Raw]) -> Iterator[Finding]:
    found = next((it for it in earlier if word(it, "id") == partner), None)
    reason, remedy = _misfit(step, partner, found)
    if reason:
        yield Finding(field="paired_with", reason=reason, remedy=remedy)


def _misfit(step: Raw, partner: str, found: Raw | None) -> tuple[str, str]:
    if found is None:
        return (
            f"There is no earlier step called {shown(partner)}.",
            "Write the id of the slider step that measures first.",
        )
    if word(found, "kind") != "slider":
        return f"{shown(partner)} is not a slider step.", "Name a step of the same kind."
    if word(found, "moment") != "before":
        return (
            f"{shown(partner)} is not marked as the first measurement.",
            'Write in that step: moment = "before"',
        )
    if sorted(_part_ids(found, "sliders")) != sorted(_part_ids(step, "sliders")):
        return (
            f"The sliders here are not the same as in {shown(partner)}.",
            "Give the sliders of both steps the same ids.",
        )
    return "", ""
