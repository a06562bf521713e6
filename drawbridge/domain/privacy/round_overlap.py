"""How far apart the people of two rounds of one poll are (R05).

A phone's ballots tell only whether it also answered the round before, so the distance between
rounds further apart is known within bounds.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from drawbridge.domain.answers.tally import PartTally, Snapshot

ROUND_GAP = 3  # R05: rounds differ in membership by nobody or by at least three


@dataclass(frozen=True, slots=True, kw_only=True)
class Distance:
    """How many people are in one of two rounds only: at least `low`, at most `high`."""

    low: int
    high: int

    @property
    def is_safe(self) -> bool:
        """Whether no one or two people's answers are the difference of the two rounds."""
        return self.high == 0 or self.low >= ROUND_GAP


def distances(rounds: Sequence[Snapshot]) -> tuple[Distance, ...]:
    """How far each round but the last is from the last.

    Args:
        rounds: all rounds of a poll, oldest first.

    Source: triangle inequality for the size of a symmetric difference.
    """
    steps = [_step(before, after) for before, after in pairwise(rounds)]
    found = [Distance(low=step, high=step) for step in steps[-1:]]
    for step in reversed(steps[:-1]):
        nearer = found[0]
        low = max(0, nearer.low - step, step - nearer.high)
        found.insert(0, Distance(low=low, high=nearer.high + step))
    return tuple(found)


def answers_are_apart(earlier: PartTally, later: PartTally, distance: Distance) -> bool:
    """Whether no pass alone sets the two rounds of a part one or two people apart.

    A pass takes an answer out of a chart as absence does, but who passed is not known from one
    round to the next: of the people in one round only, any may be a passer.
    """
    more = abs(earlier.n_answers - later.n_answers)
    at_least = distance.low - earlier.n_passes - later.n_passes
    return more == 0 or max(more, at_least) >= ROUND_GAP


def _step(before: Snapshot, after: Snapshot) -> int:
    return _n_responses(before) + _n_responses(after) - 2 * after.n_also_previous


def _n_responses(snapshot: Snapshot) -> int:
    return snapshot.tally.n_answers + snapshot.tally.n_passes
