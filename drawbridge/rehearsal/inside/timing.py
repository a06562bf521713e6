"""When a simulated participant does something: at human pace, or at once."""

from dataclasses import dataclass
from random import Random

from drawbridge.domain.session.session import LiveSession, Status
from drawbridge.domain.session.simulated import AnswerSpeed, SimulatedRoom
from drawbridge.domain.workshop.steps import Poll

_ARRIVAL_S = (1.0, 25.0)  # seconds after the doors are open
_LATE_ARRIVAL_S = (1.0, 6.0)
_READING_S = (4.0, 14.0)
_PER_PART_S = (1.2, 3.5)
_LONGEST_S = 60.0
_SECOND_THOUGHT_S = (4.0, 12.0)
_CHANGE_PERCENT = 12
_SILENT_PERCENT = 5
_ROOM_WITH_COMING_AND_GOING = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Answering:
    """How one person answers one question, in seconds after it opened.

    `first_s` is None for somebody who looks out of the window, `again_s` for somebody without
    second thoughts.
    """

    first_s: float | None
    again_s: float | None

    @property
    def last_draft(self) -> int:
        """Which of the answers stands in the end, from 0."""
        return int(self.again_s is not None)


def answering(poll: Poll, pace: AnswerSpeed, dice: Random) -> Answering:
    """When a person answers. The same dice change their mind at either pace."""
    has_second_thoughts = dice.random() * 100 < _CHANGE_PERCENT
    is_silent = dice.random() * 100 < _SILENT_PERCENT
    if pace is AnswerSpeed.AT_ONCE:
        return Answering(first_s=0.0, again_s=0.0 if has_second_thoughts else None)
    reading = dice.uniform(*_READING_S) + len(poll.parts) * dice.uniform(*_PER_PART_S)
    first = min(reading, _LONGEST_S)
    again = first + dice.uniform(*_SECOND_THOUGHT_S)
    return Answering(
        first_s=None if is_silent else first, again_s=again if has_second_thoughts else None
    )


def arrival_s(session: LiveSession, pace: AnswerSpeed, dice: Random) -> float:
    """Seconds until a person who is expected has joined."""
    if pace is AnswerSpeed.AT_ONCE:
        return 0.0
    return dice.uniform(*(_ARRIVAL_S if session.status is Status.LOBBY else _LATE_ARRIVAL_S))


def people_here(session: LiveSession, cast: SimulatedRoom) -> frozenset[int]:
    """Who should be in the room where the session is now.

    At human pace, in a room of eight or more, one person misses the first question and one leaves
    after two thirds of them.
    """
    everybody = frozenset(range(cast.n_people))
    n_invited = cast.n_people - cast.n_late
    polls = [at for at, step in enumerate(session.workshop.steps) if isinstance(step, Poll)]
    is_still = cast.pace is AnswerSpeed.AT_ONCE or n_invited < _ROOM_WITH_COMING_AND_GOING
    if is_still or not polls:
        return everybody
    is_late, is_early = n_invited - 1, n_invited - 2
    away = {is_late} if session.position <= polls[0] else set()
    if session.position > polls[len(polls) * 2 // 3]:
        away.add(is_early)
    return everybody - away
