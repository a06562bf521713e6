"""A timer that is only numbers: how long it ran, and since when it runs.

Nothing ticks. What is left follows from the time that is passed in, so that a reload or a new
process finds the timer where it is. All times are seconds.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

MINUTE_S = 60.0
_NOTHING_S = 0.001  # sums of clock times are not exact


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Where the turns of one grouping are.

    `turn` is the position of the current turn, the last one when all are over. `ends_in` holds, for
    every turn, the seconds until it ends; about 0 or negative for one that is over.
    """

    turn: int
    ends_in: tuple[float, ...]

    @property
    def left_s(self) -> float:
        """Seconds left of the current turn."""
        return max(0.0, self.ends_in[self.turn])

    @property
    def is_over(self) -> bool:
        """Whether all turns are over."""
        return self.ends_in[-1] <= _NOTHING_S


@dataclass(frozen=True, slots=True, kw_only=True)
class Timer:
    """The turns of one or several groupings, which run at the same time.

    `lengths` are seconds, one row per grouping, as they are after minutes were added or turns cut
    short. The timer ran for `ran_s` seconds before `since`; `since` is None while it stands still.
    """

    lengths: tuple[tuple[float, ...], ...]
    ran_s: float = 0.0
    since: float | None = None

    @property
    def is_running(self) -> bool:
        """Whether time passes, even if all turns are over."""
        return self.since is not None

    def has_begun(self, now: float) -> bool:
        """Whether it ever ran."""
        return self.is_running or self.passed_s(now) > 0

    def passed_s(self, now: float) -> float:
        """Seconds it has run. A clock that was set back takes nothing away."""
        return self.ran_s + (0.0 if self.since is None else max(0.0, now - self.since))

    def is_over(self, now: float) -> bool:
        """Whether the turns of all groupings are over."""
        return all(one.is_over for one in self.standings(now))

    def standings(self, now: float) -> tuple[Standing, ...]:
        """Where each grouping is."""
        passed = self.passed_s(now)
        return tuple(_standing(row, passed) for row in self.lengths)

    def has_turn(self, now: float, grouping: int) -> bool:
        """Whether there is such a grouping, by its position, and its turns are not over."""
        is_there = 0 <= grouping < len(self.lengths)
        return is_there and not self.standings(now)[grouping].is_over

    def run(self, now: float) -> "Timer":
        """Let time pass from now on."""
        return replace(self, ran_s=self.passed_s(now), since=now)

    def pause(self, now: float) -> "Timer":
        """Let it stand still."""
        return replace(self, ran_s=self.passed_s(now), since=None)

    def extended(self, now: float, by_s: float = MINUTE_S) -> "Timer":
        """Give more time to the current turn of every grouping that is not done yet.

        When all are done, all get it, counted from now.
        """
        passed, standings = self.passed_s(now), self.standings(now)
        is_over = self.is_over(now)
        rows = tuple(
            _longer(row, one, passed, by_s) if is_over or not one.is_over else row
            for row, one in zip(self.lengths, standings, strict=True)
        )
        return replace(self, lengths=rows)

    def next_turn(self, now: float, grouping: int) -> "Timer":
        """End the current turn of one grouping, the last one too; the others go on as they are."""
        standing, passed = self.standings(now)[grouping], self.passed_s(now)
        row = self.lengths[grouping]
        cut = passed - sum(row[: standing.turn])
        shorter = (*row[: standing.turn], cut, *row[standing.turn + 1 :])
        rows = (*self.lengths[:grouping], shorter, *self.lengths[grouping + 1 :])
        return replace(self, lengths=rows)


def _standing(row: Sequence[float], passed: float) -> Standing:
    ends_in = tuple(end - passed for end in accumulate(row))
    turn = next((place for place, left in enumerate(ends_in) if left > _NOTHING_S), len(row) - 1)
    return Standing(turn=turn, ends_in=ends_in)


def _longer(
    row: tuple[float, ...], standing: Standing, passed: float, by_s: float
) -> tuple[float, ...]:
    spare = max(0.0, passed - sum(row)) if standing.is_over else 0.0
    more = row[standing.turn] + spare + by_s
    return (*row[: standing.turn], more, *row[standing.turn + 1 :])
