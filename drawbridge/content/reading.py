"""From the text of a workshop file to a workshop, or to everything that is wrong with it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from drawbridge.content import rules, syntax
from drawbridge.content.findings import Finding, check, shown
from drawbridge.content.head import HeadTable, OutlineTable
from drawbridge.content.kinds import KINDS
from drawbridge.content.steps import StepTable
from drawbridge.domain.workshop import Workshop
from drawbridge.errors import ContentError, Problem


@dataclass(frozen=True, slots=True, kw_only=True)
class Examined:
    """What reading a file came to: `workshop` is None if there is an error among `problems`."""

    workshop: Workshop | None
    problems: tuple[Problem, ...]


def parse(text: str, *, file: str) -> Workshop:
    """Read a workshop; the same text always gives an equal workshop.

    Args:
        text: what the file holds.
        file: name of the file, for messages only.

    Raises:
        ContentError: with everything that is wrong, in the order of the file.
    """
    examined = examine(text, file=file)
    if examined.workshop is None:
        raise ContentError([it for it in examined.problems if not it.is_warning])
    return examined.workshop


def problems(text: str, *, file: str) -> tuple[Problem, ...]:
    """Everything that is wrong or unwise in a workshop file, in its order; () if it is fine."""
    return examine(text, file=file).problems


def examine(text: str, *, file: str) -> Examined:
    """Read a workshop and what is wrong with it in one go."""
    try:
        raw = syntax.tables(text, file=file)
    except ContentError as error:
        return Examined(workshop=None, problems=error.problems)
    return _assembled(raw, file)


def _assembled(raw: dict[str, Any], file: str) -> Examined:
    _, found = check(OutlineTable, raw)
    head, in_head = _head(raw.get("workshop"))
    tables = _tables(raw.get("steps"))
    checked = [_step(tables, position) for position in range(len(tables))]
    problems = (
        *_placed(found, file),
        *_placed(in_head, file),
        *(
            problem
            for position, (_, findings) in enumerate(checked)
            for problem in _placed(findings, file, _label(tables[position], position))
        ),
        *_placed(rules.of_workshop(tables), file),
    )
    steps = [step for step, _ in checked if step is not None]
    return Examined(workshop=_workshop(head, steps, problems), problems=problems)


def _workshop(
    head: HeadTable | None, steps: Sequence[StepTable], problems: Sequence[Problem]
) -> Workshop | None:
    if head is None or not all(problem.is_warning for problem in problems):
        return None
    return Workshop(**head.model_dump(), steps=tuple(step.to_step() for step in steps))


def _head(raw: object) -> tuple[HeadTable | None, tuple[Finding, ...]]:
    if not isinstance(raw, dict):
        return None, ()
    head, found = check(HeadTable, raw)
    return head, _below(found, "workshop")


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
    tables: Sequence[dict[str, Any]], position: int
) -> tuple[StepTable | None, tuple[Finding, ...]]:
    model = KINDS.get(rules.word(tables[position], "kind"))
    between = tuple(rules.of_step(tables, position))
    if model is None:
        return None, (_unknown_kind(tables[position]), *between)
    step, found = check(model, tables[position])
    return step, (*found, *between)


def _unknown_kind(raw: dict[str, Any]) -> Finding:
    given = raw.get("kind")
    reason = "This is missing." if given is None else f"{shown(given)} is not a kind of step."
    return Finding(field="kind", reason=reason, remedy=f"The kinds are: {', '.join(KINDS)}.")


def _label(raw: dict[str, Any], position: int) -> str:
    return rules.word(raw, "id") or f"step {position + 1}"


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
