"""From the text of a workshop file to a workshop, or to everything that is wrong with it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches
from typing import Any

from drawbridge.content import toml
from drawbridge.content.checks import concepts, rules, sensitive_wording, stretches, workplace
from drawbridge.content.findings import Finding, check, shown
from drawbridge.content.raw_tables import Raw, table, word
from drawbridge.content.schema import variants
from drawbridge.content.schema.head import HeadTable, OutlineTable
from drawbridge.content.schema.kinds import KINDS
from drawbridge.content.schema.steps import StepTable
from drawbridge.content.schema.variants import VariantTable
from drawbridge.domain.workshop.steps import Workshop
from drawbridge.errors import ContentError, Problem


@dataclass(frozen=True, slots=True, kw_only=True)
class Examined:
    """What reading a file came to.

    `workshops` holds the workshop as a whole and then each variant, in the order of the file; it is
    () if there is an error among `problems`.
    """

    workshops: tuple[Workshop, ...]
    problems: tuple[Problem, ...]


def parse(text: str, *, file: str, variant: str = "") -> Workshop:
    """Read a workshop; the same text always gives an equal workshop.

    Args:
        text: what the file holds.
        file: name of the file, for messages only.
        variant: id of a cut that the file declares, "" for the whole.

    Raises:
        ContentError: with everything that is wrong, in the order of the file.
    """
    examined = examine(text, file=file)
    if not examined.workshops:
        raise ContentError([it for it in examined.problems if not it.is_warning])
    for workshop in examined.workshops:
        if workshop.variant == variant:
            return workshop
    raise ContentError([_no_such_variant(variant, examined.workshops[1:], file)])


def restored(text: str, *, file: str, variant: str = "") -> Workshop:
    """Read the workshop of a stored session, which was accepted when the session was made.

    Rules may have become stricter since; that takes no session away from anybody. What no model can
    read is refused as by `parse`.

    Raises:
        ContentError: with everything that is wrong.
    """
    raw = toml.tables(text, file=file)
    table = next((it for it in _variants(raw) if it.id == variant), None)
    head, _ = _head(raw)
    written = _tables((variants.cut(raw, table) if table else raw).get("steps"))
    steps = [step for step in map(_model, written) if step is not None]
    if head is None or len(steps) < max(1, len(written)) or bool(variant) is not bool(table):
        return parse(text, file=file, variant=variant)
    return Workshop(
        **head.values(),
        steps=tuple(step.to_step() for step in steps),
        variant=variant,
        variant_title=table.title if table else "",
    )


def _model(written: dict[str, Any]) -> StepTable | None:
    kind = KINDS.get(word(written, "kind"))
    return check(kind, written)[0] if kind else None


def problems(text: str, *, file: str) -> tuple[Problem, ...]:
    """Everything that is wrong or unwise in a workshop file, in its order; () if it is fine."""
    return examine(text, file=file).problems


def examine(text: str, *, file: str) -> Examined:
    """Read a workshop with its variants, and what is wrong with them, in one go."""
    try:
        raw = toml.tables(text, file=file)
    except ContentError as error:
        return Examined(workshops=(), problems=error.problems)
    whole = _assembled(raw, file, is_whole=True)
    cuts = [_cut(raw, table, file) for table in _variants(raw)]
    seen = {(it.step, it.field, it.reason) for it in whole.problems}
    # What is wrong with the whole is wrong with its cuts as well; it is said once.
    own = [it for one in cuts for it in one.problems if (it.step, it.field, it.reason) not in seen]
    found = (*whole.problems, *own)
    if not all(it.is_warning for it in found):
        return Examined(workshops=(), problems=found)
    return Examined(
        workshops=tuple(it for one in (whole, *cuts) for it in one.workshops), problems=found
    )


def _cut(raw: dict[str, Any], table: VariantTable, file: str) -> Examined:
    one = _assembled(variants.cut(raw, table), file)
    return Examined(
        workshops=tuple(
            replace(it, variant=table.id, variant_title=table.title) for it in one.workshops
        ),
        problems=tuple(replace(it, variant=table.id) for it in one.problems),
    )


def _variants(raw: dict[str, Any]) -> list[VariantTable]:
    tables = (check(VariantTable, it)[0] for it in _tables(raw.get("variants")))
    return [it for it in tables if it is not None]


def _no_such_variant(variant: str, known: Sequence[Workshop], file: str) -> Problem:
    names = ", ".join(it.variant for it in known)
    return Problem(
        file=file,
        step="",
        field="variants",
        reason=f"There is no variant called {shown(variant)} in this file.",
        remedy=f"Choose one of: {names}." if names else "It has to be run as a whole.",
    )


def _assembled(raw: dict[str, Any], file: str, *, is_whole: bool = False) -> Examined:
    _, found = check(OutlineTable, raw)
    head, in_head = _head(raw)
    tables = _tables(raw.get("steps"))
    checked = [_step(raw, tables, position) for position in range(len(tables))]
    problems = (
        *_placed(found, file),
        *_placed(in_head, file),
        *_placed(variants.of_variants(_tables(raw.get("variants")), tables), file),
        *(
            problem
            for position, (_, findings) in enumerate(checked)
            for problem in _placed(findings, file, _label(tables[position], position))
        ),
        *_placed(_together(raw, tables, is_whole=is_whole), file),
    )
    steps = [step for step, _ in checked if step is not None]
    whole = _workshop(head, steps, problems)
    return Examined(workshops=(whole,) if whole else (), problems=problems)


def _together(raw: Raw, tables: Sequence[Raw], *, is_whole: bool) -> Iterator[Finding]:
    """What is wrong with the steps taken together."""
    ideas = table(raw, "concepts")
    yield from rules.of_workshop(tables)
    yield from stretches.of_workshop(tables)
    if is_whole:
        yield from concepts.of_whole(ideas, tables)
    else:
        yield from concepts.of_cut(ideas, table(raw, "workshop"), tables)


def _workshop(
    head: HeadTable | None, steps: Sequence[StepTable], problems: Sequence[Problem]
) -> Workshop | None:
    if head is None or not all(problem.is_warning for problem in problems):
        return None
    return Workshop(**head.values(), steps=tuple(step.to_step() for step in steps))


def _head(raw: Raw) -> tuple[HeadTable | None, tuple[Finding, ...]]:
    written = raw.get("workshop")
    if not isinstance(written, dict):
        return None, ()
    head, found = check(HeadTable, written)
    core = concepts.of_head(table(raw, "concepts"), written)
    return head, (*_below(found, "workshop"), *core)


def _below(found: Iterable[Finding], table: str) -> tuple[Finding, ...]:
    return tuple(
        Finding(
            field=f"{table}.{it.field}",
            reason=it.reason,
            remedy=it.remedy,
            is_warning=it.is_warning,
        )
        for it in found
    )


def _tables(raw: object) -> list[dict[str, Any]]:
    return [it for it in raw if isinstance(it, dict)] if isinstance(raw, list) else []


def _step(
    raw: Raw, tables: Sequence[dict[str, Any]], position: int
) -> tuple[StepTable | None, tuple[Finding, ...]]:
    written = tables[position]
    model = KINDS.get(word(written, "kind"))
    between = (
        *rules.of_step(tables, position),
        *concepts.of_step(table(raw, "concepts"), written),
        *sensitive_wording.of_step(written),
        *workplace.of_step(table(raw, "workshop"), written),
    )
    if model is None:
        return None, (_unknown_kind(written), *between)
    step, found = check(model, written)
    return step, (*found, *between)


def _unknown_kind(raw: dict[str, Any]) -> Finding:
    given = raw.get("kind")
    reason = "This is missing." if given is None else f"{shown(given)} is not a kind of step."
    close = get_close_matches(word(raw, "kind"), KINDS, n=1)
    meant = f"Did you mean “{close[0]}”? " if close else ""
    return Finding(field="kind", reason=reason, remedy=f"{meant}The kinds are: {', '.join(KINDS)}.")


def _label(raw: dict[str, Any], position: int) -> str:
    return word(raw, "id") or f"step {position + 1}"


def _placed(found: Iterable[Finding], file: str, step: str = "") -> tuple[Problem, ...]:
    return tuple(
        Problem(
            file=file,
            step=step,
            field=it.field,
            reason=it.reason,
            remedy=it.remedy,
            is_warning=it.is_warning,
        )
        for it in found
    )
