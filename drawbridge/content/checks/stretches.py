"""Whether a workshop gives the room time to talk and to rest (R43)."""

from collections.abc import Iterator, Sequence

from drawbridge.content.findings import Finding
from drawbridge.content.raw_tables import Raw, step_name, word
from drawbridge.content.schema.kinds import KINDS
from drawbridge.domain.workshop.stretches import LONGEST_STRETCH_MIN, Stretch, long_stretches
from drawbridge.sentences import E_, E_n, Sentence, TomlLine

_A_FEW = 2  # which form a language has for two and a half


def of_workshop(steps: Sequence[Raw]) -> Iterator[Finding]:
    """Stretches of steps that are too long without talk or rest."""
    minutes = [_minutes(step) for step in steps]
    for stretch in long_stretches(minutes, [_is_breather(step) for step in steps]):
        yield Finding(
            field="steps",
            reason=_told(steps, stretch),
            remedy=E_(
                "Put a pause there, or write {line} in a step in which the room talks.",
                line=TomlLine("talk = true"),
            ),
            is_warning=True,
        )


def _minutes(step: Raw) -> float:
    value = step.get("minutes")
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    # What the model refuses is no length at all: NaN, and what is below zero or beyond 240.
    return float(value) if value is not None and is_number and 0 < value <= 240 else 0.0


def _is_breather(step: Raw) -> bool:
    table = KINDS.get(word(step, "kind"))
    return step.get("talk") is True or (table is not None and table.makes.rests)


def _told(steps: Sequence[Raw], stretch: Stretch) -> Sentence:
    first, last = (_name(steps, position) for position in (stretch.first, stretch.last))
    size = {"minutes": _length(stretch.minutes), "most": f"{LONGEST_STRETCH_MIN:g}"}
    if first == last:
        return E_(
            "In “{first}” too much time passes without a pause, an activity or talk: {minutes}, "
            "where {most} are fine.",
            first=first,
            **size,
        )
    return E_(
        "From “{first}” to “{last}” too much time passes without a pause, an activity or talk: "
        "{minutes}, where {most} are fine.",
        first=first,
        last=last,
        **size,
    )


def _length(minutes: float) -> Sentence:
    number = int(minutes) if minutes.is_integer() else _A_FEW
    return E_n("{minutes} minute", "{minutes} minutes", number, minutes=f"{minutes:g}")


def _name(steps: Sequence[Raw], position: int) -> str:
    return step_name(steps[position], position)
