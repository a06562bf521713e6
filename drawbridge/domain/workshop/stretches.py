"""How long a workshop goes on without giving the room time to talk or to rest."""

from collections.abc import Sequence
from dataclasses import dataclass

LONGEST_STRETCH_MIN = 12.0
"""Source: house rule R43."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """Steps in a row that leave no time to talk or to rest; positions count from 0."""

    first: int
    last: int
    minutes: float


def long_stretches(
    minutes: Sequence[float], breathers: Sequence[bool], longest: float = LONGEST_STRETCH_MIN
) -> tuple[Stretch, ...]:
    """Stretches of more than `longest` minutes.

    Args:
        minutes: planned length of each step.
        breathers: of each step, whether the room talks or rests in it (`Step.is_breather`). Such a
            step ends a stretch and is no part of one.
        longest: minutes that are still fine.
    """
    stretches: list[Stretch] = []
    first, passed = 0, 0.0
    for position, (length, is_breather) in enumerate(zip(minutes, breathers, strict=True)):
        if not is_breather:
            passed += length
            continue
        stretches.append(Stretch(first=first, last=position - 1, minutes=passed))
        first, passed = position + 1, 0.0
    stretches.append(Stretch(first=first, last=len(minutes) - 1, minutes=passed))
    return tuple(it for it in stretches if it.minutes > longest)
