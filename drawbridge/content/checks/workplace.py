"""What a workshop among colleagues leaves out: consent is doubtful where some have power.

Source: house rule, after Recital 43 of the GDPR.
"""

from collections.abc import Iterator

from drawbridge.content.findings import Finding
from drawbridge.content.raw_tables import Raw, word
from drawbridge.content.schema.kinds import KINDS
from drawbridge.content.schema.steps import PollTable
from drawbridge.sentences import E_, TomlLine

WORKPLACE = "workplace"
LOWEST_K = 8
_LEFT_OUT = ("open_text",)


def of_step(head: Raw, step: Raw) -> Iterator[Finding]:
    """What a step asks that colleagues should not be asked."""
    kind = word(step, "kind")
    table = KINDS.get(kind)
    if word(head, "audience") != WORKPLACE or table is None or not issubclass(table, PollTable):
        return
    if word(step, "sensitivity") == "high":
        yield Finding(
            field="sensitivity",
            reason=E_("Among colleagues nothing of high sensitivity is asked."),
            remedy=E_("Leave the step out."),
        )
    if kind in _LEFT_OUT:
        yield Finding(
            field="kind",
            reason=E_("Among colleagues nobody is asked to write a line: style gives people away."),
            remedy=E_("Leave the step out, or make it an activity in pairs."),
        )
    if _k(step, table) < LOWEST_K:
        yield Finding(
            field="k",
            reason=E_(
                "Among colleagues nothing is shown of fewer than {least} answers.", least=LOWEST_K
            ),
            remedy=E_("Set this: {line}", line=TomlLine(f"k = {LOWEST_K}")),
        )


def _k(step: Raw, table: type[PollTable]) -> int:
    value = step.get("k", table.model_fields["k"].default)
    return value if isinstance(value, int) else LOWEST_K
