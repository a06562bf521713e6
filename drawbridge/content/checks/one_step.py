"""One step, whatever stands around it: read as its kind, and what is wrong or unwise in it."""

import pickle
from dataclasses import dataclass, field
from difflib import get_close_matches
from functools import lru_cache
from typing import Any

from drawbridge.content.checks import counted, sensitive_wording
from drawbridge.content.findings import Finding, check, shown
from drawbridge.content.raw_tables import word
from drawbridge.content.schema.kinds import KINDS
from drawbridge.content.schema.steps import StepTable
from drawbridge.sentences import E_, Several, in_a_row


@dataclass(frozen=True, slots=True, kw_only=True)
class OneStep:
    """A step as its kind reads it, None if something is `wrong`; what is `unwise` in its words."""

    step: StepTable | None
    wrong: tuple[Finding, ...]
    unwise: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class _Written:
    """A step as it is written; two that are written alike are one."""

    key: bytes
    values: dict[str, Any] = field(compare=False)


def read(written: dict[str, Any], *, has_advice: bool = True) -> OneStep:
    """Read one step; a step that is written alike was read before.

    Args:
        written: the step.
        has_advice: whether warnings are looked for as well, which most of the time goes into.
    """
    if not has_advice:
        return _read_without_advice(written)
    # Not its repr: Python writes out no number of more than 4,300 digits.
    return _read(_Written(pickle.dumps(written), written))


# A variant holds most steps of the whole, and an editor asks after every key that is pressed.
@lru_cache(maxsize=1024)
def _read(it: _Written) -> OneStep:
    step, wrong = _as_its_kind(it.values)
    unwise = (*sensitive_wording.of_step(it.values), *counted.of_step(it.values))
    return OneStep(step=step, wrong=wrong, unwise=unwise)


def _read_without_advice(written: dict[str, Any]) -> OneStep:
    step, wrong = _as_its_kind(written)
    unwise = tuple(sensitive_wording.of_step(written, has_advice=False))
    return OneStep(step=step, wrong=wrong, unwise=unwise)


def _as_its_kind(written: dict[str, Any]) -> tuple[StepTable | None, tuple[Finding, ...]]:
    model = KINDS.get(word(written, "kind"))
    if model is None:
        return None, (_unknown_kind(written), *_as_the_kind_meant(written))
    return check(model, written)


def _as_the_kind_meant(written: dict[str, Any]) -> tuple[Finding, ...]:
    """What else is wrong with a step whose kind is misspelt."""
    close = get_close_matches(word(written, "kind"), KINDS, n=1)
    return check(KINDS[close[0]], {**written, "kind": close[0]})[1] if close else ()


def _unknown_kind(raw: dict[str, Any]) -> Finding:
    given = raw.get("kind")
    if given is None:
        reason = E_("This is missing.")
    else:
        reason = E_("{given} is not a kind of step.", given=shown(given))
    close = get_close_matches(word(raw, "kind"), KINDS, n=1)
    meant = E_("Did you mean “{name}”?", name=close[0]) if close else ""
    kinds = E_("The kinds are: {kinds}.", kinds=Several(KINDS))
    return Finding(field="kind", reason=reason, remedy=in_a_row(meant, kinds))
