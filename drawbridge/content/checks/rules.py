"""What has to hold between the entries of a list, between steps, and for a workshop as a whole.

Rules read the tables as they were written, not the checked models, so that a step with a mistake
in one field is still compared with the others: everything wrong with a file is found at once.
Values of the wrong type are left to the models.
"""

from collections.abc import Iterator, Mapping, Sequence

from drawbridge.content.findings import Finding, shown
from drawbridge.content.raw_tables import Raw, entries, word, words
from drawbridge.content.schema.kinds import asks
from drawbridge.sentences import E_, Several, TomlLine

_LABELS = ("options", "scale", "corners", "relations", "rewrites", "prompts", "labels")
_PARTS = ("items", "sliders", "scenes")

_RIGHTS = ("source", "licence", "permission")  # R42
_PASSES = ("pass", "i'd rather not say", "rather not say", "prefer not to say", "no answer")

# Source: house rule R41, a workshop that touches tender things has a way in, a rest and a way out.
_SAFEGUARDS: Mapping[str, str] = {
    "consent": E_("a consent card"),
    "pause": E_("a pause"),
    "check_out": E_("a check-out"),
}


def of_step(steps: Sequence[Raw], position: int) -> Iterator[Finding]:
    """Everything that is wrong between one step's entries, or between it and earlier steps."""
    step = steps[position]
    yield from _repeated_step(steps, position)
    yield from _repeated_labels(step)
    yield from _repeated_parts(step)
    yield from _listed_pass(step)
    yield from _reasons(step)
    yield from _rights(step)
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
                reason=E_("A workshop with a step of high sensitivity needs {name}.", name=name),
                remedy=E_("Add a step: {line}", line=TomlLine(f'kind = "{kind}"')),
            )


def _part_ids(step: Raw, name: str) -> list[str]:
    return [word(it, "id") if isinstance(it, dict) else "" for it in entries(step, name)]


def _repeats(names: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Positions of every repeated word, each with the position where it stood first."""
    for position, it in enumerate(names):
        first = names.index(it)
        if it and first < position:
            yield position, first


def _repeated_step(steps: Sequence[Raw], position: int) -> Iterator[Finding]:
    ids = [word(step, "id") for step in steps]
    first = ids.index(ids[position])
    if ids[position] and first < position:
        yield Finding(
            field="id",
            reason=E_(
                "Step {first} and step {second} have the same id.",
                first=first + 1,
                second=position + 1,
            ),
            remedy=E_("Give every step an id of its own."),
        )


def _repeated_labels(step: Raw) -> Iterator[Finding]:
    for name in _LABELS:
        labels = words(step, name)
        for position, first in _repeats(labels):
            yield Finding(
                field=f"{name}.{position + 1}",
                reason=E_(
                    "{given} stands at {place} already.",
                    given=shown(labels[position]),
                    place=first + 1,
                ),
                remedy=E_("Say it differently, or take it away."),
            )


def _repeated_parts(step: Raw) -> Iterator[Finding]:
    for name in _PARTS:
        ids = _part_ids(step, name)
        for position, _ in _repeats(ids):
            yield Finding(
                field=f"{name}.{position + 1}.id",
                reason=E_("{given} is used twice in this step.", given=shown(ids[position])),
                remedy=E_("Give each an id of its own."),
            )


def _listed_pass(step: Raw) -> Iterator[Finding]:
    for name in (*_LABELS, "off_ladder", "other"):
        labels = words(step, name) or [word(step, name)]
        for position, label in enumerate(labels):
            if label.lower().replace("’", "'") in _PASSES:
                yield Finding(
                    field=name if len(labels) == 1 else f"{name}.{position + 1}",
                    reason=E_(
                        "{given} is on every question by itself, as large as the rest.",
                        given=shown(label),
                    ),
                    remedy=E_("Leave it out here."),
                )


def _reasons(step: Raw) -> Iterator[Finding]:
    if not asks(step):
        return
    if not word(step, "purpose"):
        yield Finding(
            field="purpose",
            reason=E_("Nobody can tell why this is asked."),
            remedy=E_(
                "Write why, for example: {example}",
                example=TomlLine('purpose = "Shows how a poll works."'),
            ),
            is_warning=True,
        )
    if not any((*words(step, "covers"), *words(step, "tags"))):
        yield Finding(
            field="covers",
            reason=E_("This question carries no idea of the source and has no tag."),
            remedy=E_(
                "Write which idea it carries, or what else it is for: {line}",
                line=TomlLine('tags = ["practice"]'),
            ),
            is_warning=True,
        )


def _rights(step: Raw) -> Iterator[Finding]:
    if step.get("validated") is not True and not any(word(step, it) for it in _RIGHTS):
        return
    for name in _RIGHTS:
        if not word(step, name):
            yield Finding(
                field=name,
                reason=E_("This is missing: a published scale belongs to somebody."),
                remedy=E_(
                    "Write {fields}; if you wrote the statements yourself, leave"
                    " out all of them and validated.",
                    fields=Several(_RIGHTS),
                ),
            )


def _pairing(step: Raw, earlier: Sequence[Raw]) -> Iterator[Finding]:
    partner, is_after = word(step, "paired_with"), word(step, "moment") == "after"
    if is_after and not partner:
        yield Finding(
            field="paired_with",
            reason=E_("This is missing: a second measurement has to name the first."),
            remedy=E_(
                "Write the id of the earlier step, for example: {example}",
                example=TomlLine('paired_with = "where_i_start"'),
            ),
        )
    if partner and not is_after:
        yield Finding(
            field="moment",
            reason=E_("A step that is paired with an earlier one is the second measurement."),
            remedy=E_("Set this: {line}", line=TomlLine('moment = "after"')),
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
            E_("There is no earlier step called {given}.", given=shown(partner)),
            E_("Write the id of the slider step that measures first."),
        )
    if word(found, "kind") != "slider":
        return (
            E_("{given} is not a slider step.", given=shown(partner)),
            E_("Name a step of the same kind."),
        )
    if word(found, "moment") != "before":
        return (
            E_("{given} is not marked as the first measurement.", given=shown(partner)),
            E_("Set this in that step: {line}", line=TomlLine('moment = "before"')),
        )
    if sorted(_part_ids(found, "sliders")) != sorted(_part_ids(step, "sliders")):
        return (
            E_("The sliders here are not the same as in {given}.", given=shown(partner)),
            E_("Give the sliders of both steps the same ids."),
        )
    return "", ""
