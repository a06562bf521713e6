"""What the cuts of a workshop say of one step."""

from typing import Any

from drawbridge.content.editing.table_text import Values


def without(variant: Values, step: str) -> dict[str, Any]:
    """A cut that says nothing of a step."""
    return _changed(
        variant,
        drop=[it for it in variant.get("drop", []) if it != step],
        move={it: to for it, to in variant.get("move", {}).items() if step not in {it, to}},
        change={it: new for it, new in variant.get("change", {}).items() if it != step},
    )


def renamed(variant: Values, step: str, new_id: str) -> dict[str, Any]:
    """A cut that says of one id what it said of another."""

    def name(it: str) -> str:
        return new_id if it == step else it

    return _changed(
        variant,
        drop=[name(it) for it in variant.get("drop", [])],
        move={name(it): name(to) for it, to in variant.get("move", {}).items()},
        change={name(it): new for it, new in variant.get("change", {}).items()},
    )


def holding(variant: Values, step: str, *, is_in: bool) -> dict[str, Any]:
    """A cut that has a step, or leaves it out; what it changed of the step goes with it."""
    dropped = [it for it in variant.get("drop", []) if it != step]
    if is_in:
        return _changed(variant, drop=dropped)
    return without({**variant, "drop": []}, step) | {"drop": [*dropped, step]}


def changing(variant: Values, step: str, name: str, value: object) -> dict[str, Any]:
    """A cut that gives a field of a step another value; None leaves it as in the whole."""
    change = {it: dict(new) for it, new in variant.get("change", {}).items()}
    fields = {**change.get(step, {}), name: value}
    change[step] = {it: new for it, new in fields.items() if new is not None}
    return _changed(variant, change={it: new for it, new in change.items() if new})


def _changed(variant: Values, **fields: Any) -> dict[str, Any]:
    """A cut with other fields; what is empty and was not written stays unwritten."""
    kept = {name: value for name, value in fields.items() if value or name in variant}
    merged = {**variant, **kept}
    return {name: value for name, value in merged.items() if value or not isinstance(value, dict)}
