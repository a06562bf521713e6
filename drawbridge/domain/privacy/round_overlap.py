"""How far apart the people of two rounds of one poll are (R05).

A phone's ballots tell only whether it also answered the round before, so the distance between
rounds further apart is known within bounds.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from drawbridge.domain.answers.tally import PartTally, Snapshot

ROUND_GAP = 3  # R05: of those who are away, and of those who are new, nobody or at least three


@dataclass(frozen=True, slots=True, kw_only=True)
class Bounds:
    """A number of people: at least `low`, at most `high`."""

    low: int
    high: int

    def are_apart(self, n_late: int) -> bool:
        """Whether they are nobody, or three people who cannot be one person in new guises."""
        return self.high == 0 or self.low - n_late >= ROUND_GAP


@dataclass(frozen=True, slots=True, kw_only=True)
class Distance:
    """Who is in one of two rounds only: `away` since the first, `new` in the second.

    `n_late` phones joined after the first had closed. Somebody who was there can leave and join
    again: such a phone makes one more away and one more new, and nobody another.
    """

    away: Bounds
    new: Bounds
    n_late: int = 0

    @property
    def is_safe(self) -> bool:
        """Whether no one or two people's answers are the difference of the two rounds."""
        return self.away.are_apart(self.n_late) and self.new.are_apart(self.n_late)

    @property
    def low(self) -> int:
        """The fewest people who are in one of the rounds only."""
        return max(0, self.away.low - self.n_late) + max(0, self.new.low - self.n_late)

    def then(self, after: "Distance") -> "Distance":
        """The distance over two steps.

        Who went in the first step may come back in the second; who goes in the second may have
        come in the first.
        """
        return Distance(
            away=_over(self.away, after.away, self.new, after.new),
            new=_over(self.new, after.new, self.away, after.away),
            n_late=self.n_late + after.n_late,
        )


def distances(rounds: Sequence[Snapshot]) -> tuple[Distance, ...]:
    """How far each round but the last is from the last.

    Args:
        rounds: all rounds of a poll, oldest first.

    Source: triangle inequality for the sizes of set differences.
    """
    steps = [_step(before, after) for before, after in pairwise(rounds)]
    found = steps[-1:]
    for step in reversed(steps[:-1]):
        found.insert(0, step.then(found[0]))
    return tuple(found)


def answers_are_apart(earlier: PartTally, later: PartTally, distance: Distance) -> bool:
    """Whether no pass alone sets the two rounds of a part one or two people apart.

    A pass takes an answer out of a chart as absence does, but who passed is not known from one
    round to the next: of the people in one round only, any may be a passer.
    """
    more = abs(earlier.n_answers - later.n_answers)
    at_least = distance.low - earlier.n_passes - later.n_passes
    return more == 0 or max(more, at_least) >= ROUND_GAP


def _over(first: Bounds, second: Bounds, back: Bounds, undone: Bounds) -> Bounds:
    low = max(0, first.low - undone.high, second.low - back.high)
    return Bounds(low=low, high=first.high + second.high)


def _step(before: Snapshot, after: Snapshot) -> Distance:
    n_away = _n_responses(before) - after.n_also_previous
    n_new = _n_responses(after) - after.n_also_previous
    return Distance(
        away=Bounds(low=n_away, high=n_away),
        new=Bounds(low=n_new, high=n_new),
        n_late=after.n_late,
    )


def _n_responses(snapshot: Snapshot) -> int:
    return snapshot.tally.n_answers + snapshot.tally.n_passes
