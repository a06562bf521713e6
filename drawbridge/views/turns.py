"""The turns of the current step, as seconds that are left: no screen needs a right clock."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

from drawbridge.domain.session.session import LiveSession, Status
from drawbridge.domain.session.timer import Standing, Timer
from drawbridge.domain.workshop.activity import Activity, Grouping


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupTimer:
    """The turns of one grouping.

    `roles` has the roles of every turn, `ends_in_s` the whole seconds until it ends (0: it is
    over), `turn` is the position of the current one, `longest_s` the seconds of the longest. Quiet
    minutes have one turn and no words.
    """

    label: str
    roles: tuple[tuple[str, ...], ...]
    ends_in_s: tuple[int, ...]
    turn: int
    longest_s: int

    @property
    def left_s(self) -> int:
        """Whole seconds left of the current turn."""
        return self.ends_in_s[self.turn]

    @property
    def is_over(self) -> bool:
        """Whether all turns are over."""
        return self.ends_in_s[-1] == 0


@dataclass(frozen=True, slots=True, kw_only=True)
class TurnsView:
    """The timer of the current step. `has_begun` is False until somebody lets it run."""

    lines: tuple[GroupTimer, ...]
    is_running: bool
    has_begun: bool

    @property
    def is_over(self) -> bool:
        """Whether all turns of all groupings are over."""
        return all(line.is_over for line in self.lines)

    @property
    def is_underway(self) -> bool:
        """Whether it was begun and is not over, even if it stands still."""
        return self.has_begun and not self.is_over

    @property
    def over_in_s(self) -> int:
        """Whole seconds until all turns are over; 0 if they are, or while it stands still."""
        return max(line.ends_in_s[-1] for line in self.lines) if self.is_running else 0


def turns_view(session: LiveSession, now: float) -> TurnsView | None:
    """The timer of the current step at a moment, None where there is none."""
    timer = session.timer
    if session.status is not Status.RUNNING or timer is None:
        return None
    step = session.step
    groups = step.groups if isinstance(step, Activity) else (None,)
    return _turns(timer, groups, now)


def activity_turns(session: LiveSession, activity: Activity, now: float) -> TurnsView:
    """The timer of an activity that is the current step.

    It is the only one that the room sees: of quiet minutes only the facilitator knows.
    """
    timer = session.timer or Timer(lengths=activity.turn_lengths)
    return _turns(timer, activity.groups, now)


def _turns(timer: Timer, groups: Sequence[Grouping | None], now: float) -> TurnsView:
    return TurnsView(
        lines=tuple(map(_line, groups, timer.standings(now), timer.lengths)),
        is_running=timer.is_running,
        has_begun=timer.has_begun(now),
    )


def _line(group: Grouping | None, standing: Standing, lengths: tuple[float, ...]) -> GroupTimer:
    return GroupTimer(
        label=group.label if group else "",
        roles=tuple(turn.roles for turn in group.turns) if group else ((),),
        ends_in_s=tuple(max(0, ceil(round(left, 3))) for left in standing.ends_in),
        turn=standing.turn,
        longest_s=ceil(max(lengths)),
    )
