"""The ideas of the source a workshop is made from, and whether its steps carry them."""

from collections.abc import Iterator, Sequence
from difflib import get_close_matches

from drawbridge.content.findings import Finding, shown
from drawbridge.content.raw_tables import Raw, words
from drawbridge.sentences import E_, TomlLine, in_a_row


def of_step(concepts: Raw, step: Raw) -> Iterator[Finding]:
    """Ideas a step claims to carry that the file does not declare."""
    for position, name in enumerate(words(step, "covers")):
        if name and name not in concepts:
            yield _unknown(f"covers.{position + 1}", name, concepts)


def of_head(concepts: Raw, head: Raw) -> Iterator[Finding]:
    """Ideas the head calls the core that the file does not declare."""
    for position, name in enumerate(words(head, "core")):
        if name and name not in concepts:
            yield _unknown(f"workshop.core.{position + 1}", name, concepts)


def of_whole(concepts: Raw, steps: Sequence[Raw]) -> Iterator[Finding]:
    """Ideas that are declared and that no step carries."""
    for name in _missing(concepts, steps):
        yield Finding(
            field=f"concepts.{name}",
            reason=E_("No step carries {given}.", given=shown(name)),
            remedy=E_(
                "Write {line} in a step that does, or take the line away.",
                line=TomlLine(f'covers = ["{name}"]'),
            ),
            is_warning=True,
        )


def of_cut(concepts: Raw, head: Raw, steps: Sequence[Raw]) -> Iterator[Finding]:
    """Ideas of the core that a variant has lost."""
    core = [name for name in words(head, "core") if name in concepts]
    for name in _missing(core, steps):
        yield Finding(
            field="steps",
            reason=E_(
                "No step here carries {given}, which belongs to the core.", given=shown(name)
            ),
            remedy=E_(
                "Write {line} in the change of a step that does.",
                line=TomlLine(f'covers = ["{name}"]'),
            ),
            is_warning=True,
        )


def _missing(names: Sequence[str] | Raw, steps: Sequence[Raw]) -> Iterator[str]:
    carried = {name for step in steps for name in words(step, "covers")}
    return (name for name in names if name not in carried)


def _unknown(field: str, name: str, concepts: Raw) -> Finding:
    close = get_close_matches(name, list(concepts), n=1, cutoff=0.7)
    meant = E_("Did you mean “{name}”?", name=close[0]) if close else ""
    return Finding(
        field=field,
        reason=E_("{given} is not among the [concepts] of this file.", given=shown(name)),
        remedy=in_a_row(
            E_(
                "Add it there, {line}, or leave it out.",
                line=TomlLine(f'{name} = "the idea in your words"'),
            ),
            meant,
        ),
    )
