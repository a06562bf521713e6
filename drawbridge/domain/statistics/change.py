"""Which way one person moved between two answers.

This module must not know who a difference belongs to, how many pairs are enough to show, or why
anything changed. What else could be said of a change, and why it is not, is told in
docs/decisions/0014-measures.md.
"""

from enum import StrEnum


class Movement(StrEnum):
    """Which way one person moved."""

    UP = "up"
    SAME = "same"
    DOWN = "down"


def moved(difference: float, dead_band: float) -> Movement:
    """Tell which way one person moved.

    Args:
        difference: after minus before, in scale points.
        dead_band: largest difference, in scale points, that still counts as the same.

    Raises:
        ValueError: a negative dead-band.

    Source: house rule; fixed before the session and printed, because it changes the headline.
    """
    if dead_band < 0:
        raise ValueError(f"a dead-band must be at least 0, got {dead_band}")
    if abs(difference) <= dead_band:
        return Movement.SAME
    return Movement.UP if difference > 0 else Movement.DOWN
