"""A workshop's tables with the texts of a translation in their places."""

from collections.abc import Mapping
from copy import deepcopy
from typing import Any

from drawbridge.content.raw_tables import Raw, entries, table, word, words
from drawbridge.content.translation.places import Texts


def said_in(variant: Raw, said: Texts) -> dict[str, str]:
    """The texts of a translation as one variant has them.

    Args:
        variant: its table; of the fields it changes only its own texts count.
        said: the texts of the whole translation, by place.
    """
    name = word(variant, "id")
    own = f"variants.{name}.change."
    changed = {
        f"steps.{step}.{field}"
        for step, change in table(variant, "change").items()
        if isinstance(change, dict)
        for field in change
    }
    kept = {
        place: text
        for place, text in said.items()
        if ".".join(place.split(".")[:3]) not in changed and not place.startswith("variants.")
    }
    changes = {
        f"steps.{place.removeprefix(own)}": text
        for place, text in said.items()
        if place.startswith(own)
    }
    return {**kept, **changes}


def merged(raw: Raw, said: Texts, language: str) -> dict[str, Any]:
    """The tables of a workshop in another language; what is not translated stays as it was.

    Names that repeat a text are brought along: which options are unsettled, and what the options of
    a scene mean.

    Args:
        raw: the tables of the workshop, or of a cut of it, without variants.
        said: texts by place, none of them empty.
        language: its code, which the head will hold.
    """
    tree = _tree(said)
    in_steps = table(tree, "steps")
    head = _put(table(raw, "workshop"), table(tree, "workshop"))
    steps = [
        _step(it, table(in_steps, word(it, "id"))) if isinstance(it, dict) else it
        for it in entries(raw, "steps")
    ]
    return {**raw, "workshop": {**head, "language": language}, "steps": steps}


def merged_whole(raw: Raw, said: Texts, language: str) -> dict[str, Any]:
    """The same for a whole file, with its cuts: what they change is said in that language too.

    Args:
        raw: the tables of the file.
        said: texts by place, none of them empty.
        language: its code, which the head will hold.
    """
    whole = merged(raw, said, language)
    if "variants" not in raw:
        return whole
    in_cuts = table(_tree(said), "variants")
    steps = {
        word(before, "id"): (before, after)
        for before, after in zip(entries(raw, "steps"), entries(whole, "steps"), strict=True)
        if isinstance(before, dict)
    }
    cuts = [
        _cut(it, table(in_cuts, word(it, "id")), steps) if isinstance(it, dict) else it
        for it in entries(raw, "variants")
    ]
    return {**whole, "variants": cuts}


def _cut(variant: Raw, said: Raw, steps: Mapping[str, tuple[Raw, Raw]]) -> dict[str, Any]:
    put: dict[str, Any] = _put(variant, said)
    for name, change in table(variant, "change").items():
        if isinstance(change, dict):
            after = put["change"][name]
            step, translated = steps.get(name, ({}, {}))
            before, said_now = {**step, **change}, {**translated, **after}
            put["change"][name] = _with_names(after, before, said_now)
    return put


def _tree(said: Texts) -> dict[str, Any]:
    root: dict[str, Any] = {}
    for place, text in said.items():
        *above, leaf = place.split(".")
        branch = root
        for name in above:
            branch = branch.setdefault(name, {})
        branch[leaf] = text
    return root


def _put(value: Any, said: Any) -> Any:
    """A value with the texts of a tree in it, in which lists are tables of numbers."""
    if isinstance(said, str):
        return said
    if isinstance(value, list):
        return [_put(it, said.get(str(number), {})) for number, it in enumerate(value, start=1)]
    if isinstance(value, Mapping):
        return {name: _put(it, said.get(name, {})) for name, it in value.items()}
    return deepcopy(value)


def _step(step: Raw, said: Raw) -> dict[str, Any]:
    put: dict[str, Any] = _put(step, said)
    return _with_names(put, step, put)


def _with_names(put: Raw, before: Raw, after: Raw) -> dict[str, Any]:
    """Fields of a step with the names in them that repeat a text of the step.

    Args:
        put: the fields, with the texts of a translation.
        before: the whole step as it was.
        after: the whole step with those texts.
    """
    named = dict(put)
    if "unsettled" in put:
        options = _names(before, after, "options")
        named["unsettled"] = [options.get(it, it) for it in words(put, "unsettled")]
    if "scenes" in put:
        labels = _names(before, after, "labels")
        named["scenes"] = [_scene(it, labels) for it in entries(put, "scenes")]
    return named


def _names(before: Raw, after: Raw, field: str) -> dict[str, str]:
    return dict(zip(words(before, field), words(after, field), strict=True))


def _scene(scene: Any, labels: Mapping[str, str]) -> Any:
    if not isinstance(scene, dict):
        return scene
    options = [
        {**it, "label": labels.get(word(it, "label"), "")} if isinstance(it, dict) else it
        for it in entries(scene, "options")
    ]
    return {**scene, "options": options}
