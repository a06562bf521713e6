"""Cuts of a workshop that are declared in its own file: ``[[variants]]``.

A cut leaves steps out, moves some and gives others new values. It is applied to the tables as they
were written, and what comes out is checked like any workshop: there are no rules for variants that
are not rules for workshops.
"""

from collections.abc import Iterator, Mapping, Sequence
from difflib import get_close_matches
from typing import Annotated, Any

from pydantic import Field

from drawbridge.content.fields import ID_LIMIT, Identifier, Table, Text, about, several
from drawbridge.content.findings import Finding, shown
from drawbridge.content.raw_tables import Raw, table, word, words
from drawbridge.sentences import E_

_FIXED = ("id", "kind")


class VariantTable(Table):
    """One cut of the workshop."""

    id: Annotated[
        Identifier,
        about(
            E_("{limit}; once per workshop", limit=ID_LIMIT),
            E_("Name of the cut."),
            'id = "minutes_45"',
        ),
    ]
    title: Annotated[
        Text,
        about(
            E_("text"),
            E_("What the library calls it, beside its minutes."),
            'title = "The heart of it"',
        ),
    ]
    drop: Annotated[
        tuple[Text, ...],
        several(),
        about(E_("a list of ids of steps"), E_("Steps it leaves out."), 'drop = ["weather"]'),
    ] = ()
    move: Annotated[
        dict[str, Text],
        Field(default_factory=dict),
        about(
            E_("a table of ids of steps, each with the id of the step it comes after"),
            E_("Steps it puts in another place."),
            'move = { settle = "what_it_costs" }',
        ),
    ]
    change: Annotated[
        dict[str, dict[str, Any]],
        Field(default_factory=dict),
        about(
            E_("a table [variants.change.STEP] for every step that differs"),
            E_("New values for fields of a step; all other fields stay."),
            "change = { settle = { minutes = 1 } }",
        ),
    ]


def cut(raw: Mapping[str, Any], variant: VariantTable) -> dict[str, Any]:
    """The tables of a file as a variant has them, without the variants; nothing is checked."""
    written = raw.get("steps")
    steps = written if isinstance(written, list) else []
    kept = [it for it in steps if not (isinstance(it, dict) and word(it, "id") in variant.drop)]
    rest = {name: value for name, value in raw.items() if name != "variants"}
    return {**rest, "steps": [_changed(it, variant) for it in _moved(kept, variant.move)]}


def of_variants(variants: Sequence[Raw], steps: Sequence[Raw]) -> Iterator[Finding]:
    """Everything that is wrong between a variant and the others, or between it and the steps."""
    ids = [word(it, "id") for it in variants]
    known = [word(step, "id") for step in steps]
    for position, variant in enumerate(variants):
        place = f"variants.{position + 1}"
        if ids[position] and ids.index(ids[position]) < position:
            yield Finding(
                field=f"{place}.id",
                reason=E_("Two variants are called {given}.", given=shown(ids[position])),
                remedy=E_("Give every variant an id of its own."),
            )
        yield from _dropped(variant, place, known)
        yield from _moves(variant, place, known)
        yield from _changes(variant, place, known)


def _moved(steps: list[Any], move: Mapping[str, str]) -> list[Any]:
    ordered = list(steps)
    for name, after in move.items():
        ids = [word(it, "id") if isinstance(it, dict) else "" for it in ordered]
        if name in ids and after in ids and name != after:
            step = ordered.pop(ids.index(name))
            ids.remove(name)
            ordered.insert(ids.index(after) + 1, step)
    return ordered


def _changed(step: Any, variant: VariantTable) -> Any:
    if not isinstance(step, dict):
        return step
    new = variant.change.get(word(step, "id"), {})
    return {**step, **{name: value for name, value in new.items() if name not in _FIXED}}


def _dropped(variant: Raw, place: str, known: Sequence[str]) -> Iterator[Finding]:
    dropped = words(variant, "drop")
    for position, name in enumerate(dropped):
        if name not in known:
            yield _unknown(f"{place}.drop.{position + 1}", name, known)
    if known and set(known) <= set(dropped):
        yield Finding(
            field=f"{place}.drop",
            reason=E_("This leaves no step at all."),
            remedy=E_("Take at least one id out of the list."),
        )


def _moves(variant: Raw, place: str, known: Sequence[str]) -> Iterator[Finding]:
    here = [name for name in known if name not in words(variant, "drop")]
    moves = table(variant, "move")
    for name in moves:
        after = word(moves, name)
        for wanted in (name, after):
            if wanted and wanted not in here:
                yield _unknown(f"{place}.move.{name}", wanted, here)
        if name == after:
            yield Finding(
                field=f"{place}.move.{name}",
                reason=E_("A step cannot come after itself."),
                remedy=E_("Write the id of another step."),
            )


def _changes(variant: Raw, place: str, known: Sequence[str]) -> Iterator[Finding]:
    dropped = words(variant, "drop")
    for name, change in table(variant, "change").items():
        field = f"{place}.change.{name}"
        if name not in known:
            yield _unknown(field, name, known)
        elif name in dropped:
            yield Finding(
                field=field,
                reason=E_("This step is left out and changed at the same time."),
                remedy=E_("Take it out of drop, or take this table away."),
            )
        for fixed in _FIXED:
            if isinstance(change, dict) and fixed in change:
                yield Finding(
                    field=f"{field}.{fixed}",
                    reason=E_("A variant cannot change the {fixed} of a step.", fixed=fixed),
                    remedy=E_("Write a step of its own, and drop this one here."),
                )


def _unknown(field: str, name: str, known: Sequence[str]) -> Finding:
    close = get_close_matches(name, known, n=1)
    return Finding(
        field=field,
        reason=E_("There is no step called {given} here.", given=shown(name)),
        remedy=E_("Did you mean “{name}”?", name=close[0])
        if close
        else E_("Write the id of one of the steps."),
    )
