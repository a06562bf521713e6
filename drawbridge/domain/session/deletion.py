"""What is remembered of a session that was deleted: that there was one, and why it went."""

from dataclasses import dataclass
from enum import StrEnum

REMEMBERED_S = 365 * 24 * 3600.0
"""Seconds for which it is remembered. Source: house rule, a year."""


class WhyDeleted(StrEnum):
    """What made a session go."""

    BY_HAND = "by_hand"
    KEPT_LONG_ENOUGH = "kept_long_enough"
    LEFT_OPEN = "left_open"


@dataclass(frozen=True, slots=True, kw_only=True)
class Deletion:
    """One session that was deleted: the title of its workshop, why, and when.

    Neither its name, code or size, nor the day it was held. `deleted_at` is seconds since the
    epoch.
    """

    title: str
    why: WhyDeleted
    deleted_at: float
