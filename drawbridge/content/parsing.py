"""From the text of a workshop file to a workshop, or to everything that is wrong with it."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches
from typing import Any

from drawbridge.content import other_version, toml
from drawbridge.content.asked_once import asked_once
from drawbridge.content.checks import (
    concepts,
    one_step,
    rules,
    stretches,
    workplace,
)
from drawbridge.content.findings import NO_SUCH_FIELD, Finding, check, shown
from drawbridge.content.line_numbers import line_numbers, line_of
from drawbridge.content.problem_lines import ProblemLines
from drawbridge.content.raw_tables import Raw, step_name, table, tables_of, word
from drawbridge.content.schema import variants
from drawbridge.content.schema.head import HeadTable, OutlineTable
from drawbridge.content.schema.kinds import KINDS
from drawbridge.content.schema.steps import StepTable
from drawbridge.content.schema.variants import VariantTable
from drawbridge.domain.workshop.steps import Workshop
from drawbridge.errors import ContentError
from drawbridge.problem import Problem
from drawbridge.sentences import E_, Several


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
    if bool(variant) is not bool(table):
        return parse(text, file=file, variant=variant)
    found = of_tables(
        variants.cut(raw, table) if table else raw,
        variant=variant,
        title=table.title if table else "",
    )
    return found or parse(text, file=file, variant=variant)


def of_tables(raw: Raw, *, variant: str = "", title: str = "") -> Workshop | None:
    """The workshop of tables that were accepted before; None if no model can read them.

    Args:
        raw: the tables of a workshop, or of one cut of it.
        variant: id of the cut, "" for the whole.
        title: what the cut is called.
    """
    head, _ = _head(raw)
    written = tables_of(raw.get("steps"))
    steps = [step for step in map(_model, written) if step is not None]
    if head is None or len(steps) < max(1, len(written)):
        return None
    return Workshop(
        **head.values(),
        steps=tuple(step.to_step() for step in steps),
        variant=variant,
        variant_title=title,
    )


def _model(written: dict[str, Any]) -> StepTable | None:
    kind = KINDS.get(word(written, "kind"))
    return check(kind, written)[0] if kind else None


def problems(text: str, *, file: str) -> tuple[Problem, ...]:
    """Everything that is wrong or unwise in a workshop file, in its order; () if it is fine."""
    return examine(text, file=file).problems


@asked_once(32)
def examine(text: str, *, file: str) -> Examined:
    """Read a workshop with its variants, and what is wrong with them, in one go.

    The last ones are kept: a library that is drawn again asks about all of its texts again.
    """
    try:
        read = toml.read(text, file=file)
    except ContentError as error:
        return Examined(workshops=(), problems=error.problems)
    if read.raw is None:
        return Examined(workshops=(), problems=read.problems)
    meant, misnamed = _as_meant(read.text, read.raw, file)
    one = _examined(meant.raw or {}, (*read.problems, *misnamed), file)
    if not one.problems:
        return one
    where = ProblemLines(raw=meant.raw or {}, lines=line_numbers(meant.text))
    as_written = line_numbers(read.text)
    problems = [
        replace(it, line=line_of(as_written, it.field)) if it in misnamed else where.lined(it)
        for it in one.problems
    ]
    return replace(one, problems=tuple(problems))


def examine_tables(raw: dict[str, Any], *, file: str) -> Examined:
    """The same of tables that were read before, without lines."""
    return _examined(raw, (), file)


def errors_of_tables(raw: dict[str, Any], *, file: str) -> tuple[Problem, ...]:
    """What keeps tables without variants from being used, without advice and without lines.

    In less than half the time: no workshop is made of them, and no warning is looked for.
    """
    _, _, problems = _looked_through(raw, file, is_whole=True, has_advice=False)
    return tuple(it for it in problems if not it.is_warning)


def _examined(raw: dict[str, Any], before: Sequence[Problem], file: str) -> Examined:
    """What the tables of a file come to.

    Args:
        raw: the tables as they were meant.
        before: what had to be mended to read them.
        file: name of the file, for messages only.
    """
    whole = _assembled(raw, file, is_whole=True)
    cuts = [_cut(raw, table, file) for table in _variants(raw)]
    seen = {(it.step, it.field, it.reason) for it in whole.problems}
    # What is wrong with the whole is wrong with its cuts as well; it is said once.
    own = [it for one in cuts for it in one.problems if (it.step, it.field, it.reason) not in seen]
    found = (*before, *whole.problems, *own)
    if not all(it.is_warning for it in found):
        return Examined(workshops=(), problems=found)
    return Examined(
        workshops=tuple(it for one in (whole, *cuts) for it in one.workshops), problems=found
    )


def _as_meant(text: str, raw: dict[str, Any], file: str) -> tuple[toml.Tables, tuple[Problem, ...]]:
    """The tables under the names that were meant, and each name that is misspelt.

    They are read again from a text with the right headings: only that keeps steps in their order.
    """
    known = [name for name in OutlineTable.model_fields if name != "concepts"]
    meant = {
        name: close[0]
        for name, value in raw.items()
        if name not in OutlineTable.model_fields
        and isinstance(value, dict | list)
        and (close := get_close_matches(name.lower(), known, n=1))
    }
    as_it_is = toml.Tables(text=text, raw=raw)
    if not meant:
        return as_it_is, ()
    for name, right in meant.items():
        heading = rf"(?m)^([ \t]*\[\[?[ \t]*){re.escape(name)}(?=[ \t]*[.\]])"
        text = re.sub(heading, rf"\g<1>{right}", text)
    mended = toml.read(text, file=file)
    if mended.raw is None or mended.problems or not meant.keys().isdisjoint(mended.raw):
        return as_it_is, ()  # both names with things that do not go together: said as before
    return mended, tuple(_misnamed(name, right, file) for name, right in meant.items())


def _misnamed(name: str, right: str, file: str) -> Problem:
    remedy = E_("Did you mean “{name}”?", name=right)
    return Problem(file=file, step="", field=name, reason=NO_SUCH_FIELD, remedy=remedy)


def _cut(raw: dict[str, Any], table: VariantTable, file: str) -> Examined:
    one = _assembled(variants.cut(raw, table), file)
    return Examined(
        workshops=tuple(
            replace(it, variant=table.id, variant_title=table.title) for it in one.workshops
        ),
        problems=tuple(replace(it, variant=table.id) for it in one.problems),
    )


def _variants(raw: dict[str, Any]) -> list[VariantTable]:
    tables = (check(VariantTable, it)[0] for it in tables_of(raw.get("variants")))
    return [it for it in tables if it is not None]


def _no_such_variant(variant: str, known: Sequence[Workshop], file: str) -> Problem:
    names = Several(it.variant for it in known)
    return Problem(
        file=file,
        step="",
        field="variants",
        reason=E_("There is no variant called {given} in this file.", given=shown(variant)),
        remedy=E_("Choose one of: {names}.", names=names)
        if names
        else E_("It has to be run as a whole."),
    )


def _assembled(raw: dict[str, Any], file: str, *, is_whole: bool = False) -> Examined:
    head, steps, problems = _looked_through(raw, file, is_whole=is_whole, has_advice=True)
    whole = _workshop(head, steps, problems)
    return Examined(workshops=(whole,) if whole else (), problems=problems)


def _looked_through(
    raw: dict[str, Any], file: str, *, is_whole: bool, has_advice: bool
) -> tuple[HeadTable | None, list[StepTable], tuple[Problem, ...]]:
    found = other_version.told(check(OutlineTable, raw)[1])
    head, in_head = _head(raw)
    tables = tables_of(raw.get("steps"))
    checked = [_step(raw, tables, it, has_advice=has_advice) for it in range(len(tables))]
    problems = (
        *_placed(found, file),
        *_placed(in_head, file),
        *_placed(variants.of_variants(tables_of(raw.get("variants")), tables), file),
        *(
            problem
            for position, (_, findings) in enumerate(checked)
            for problem in _placed(findings, file, step_name(tables[position], position))
        ),
        *_placed(_together(raw, tables, is_whole=is_whole), file),
    )
    return head, [step for step, _ in checked if step is not None], problems


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
    return head, (*_below(other_version.told(found), "workshop"), *core)


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


def _step(
    raw: Raw, tables: Sequence[dict[str, Any]], position: int, *, has_advice: bool
) -> tuple[StepTable | None, tuple[Finding, ...]]:
    written = tables[position]
    alone = one_step.read(written, has_advice=has_advice)
    between = (
        *rules.of_step(tables, position),
        *concepts.of_step(table(raw, "concepts"), written),
        *alone.unwise,
        *workplace.of_step(table(raw, "workshop"), written),
    )
    return alone.step, (*alone.wrong, *between)


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
