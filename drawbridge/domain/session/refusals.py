"""Whether a command may be carried out now, and the sentence that says why not.

The one place that knows: a command raises what is said here, and the console offers what is not
refused here. The table of moves comes first, then what a command needs beyond it.
"""

from collections.abc import Callable, Mapping, Sequence

from drawbridge.domain.session.state import SessionState
from drawbridge.domain.session.timer import Timer
from drawbridge.domain.session.transitions import (
    DURING_BREAK,
    MOVES,
    NOT_STARTED,
    ON_BREAK,
    REFUSALS,
    Command,
    Phase,
    Status,
)
from drawbridge.domain.workshop.scales import first_measurement
from drawbridge.domain.workshop.steps import Poll
from drawbridge.errors import F_, SessionEnded

NOT_FOR_THE_ROOM = F_("The answers to this question are not for the projector.")
_ASKS_NOTHING = F_("This step asks nothing, so there is nothing to open or show.")
_PRIVATE_ALREADY = F_("This result is kept private already.")
_FIRST = F_("This is the first step.")
_HERE = F_("The room is at this step already.")
_NOWHERE = F_("There is no such step in this workshop.")
_LEFT_OUT_THERE = F_("That step is left out. Take it back in first, or go to another one.")
_LAST = F_("This is the last step. End the session when you are ready.")
_NOT_BEGUN = F_("The timer has not been started yet.")
_STANDS = F_("The timer is standing still already.")
_RUNS = F_("The timer is running already.")
_OVER = F_("The time is up. Add a minute if the room needs one.")
_LEFT_OUT = F_("This step is left out already.")
_HAS_BEGUN = F_("This step has begun already. Only what is still to come can be left out.")
_NOT_LEFT_OUT = F_("This step is not left out.")
_PASSED = F_("The session has passed this step. It cannot be taken back in.")
_AT_WORK = F_("The time is still running. “End early” goes on before it is over.")
_WITHOUT_FIRST = F_(
    "Its first measurement was left out, so there is nothing to compare this one with."
)

_TIMER = frozenset(
    {Command.RUN_TIMER, Command.PAUSE_TIMER, Command.EXTEND_TIMER, Command.NEXT_TURN}
)


def refusal(
    session: SessionState,
    command: Command,
    now: float,
    *,
    grouping: int = 0,
    positions: Sequence[int] = (),
) -> str | None:
    """Why a command cannot be carried out now; None if it can.

    Args:
        session: where the session stands.
        command: what is to be done.
        now: the time in seconds; timers run.
        grouping: position of the grouping whose turn is to end; for `Command.NEXT_TURN`.
        positions: the steps to leave out, to take back in or to go to; for `Command.DROP`,
            `Command.RESTORE` and `Command.GO_TO`.
    """
    refused = _by_the_table(session, command)
    if refused is not None:
        return refused
    if command in _TIMER:
        return _by_the_timer(session.timer, command, now, grouping)
    wrong = _BY_POSITION.get(command)
    if wrong is not None:
        return next(filter(None, (wrong(session, one) for one in positions)), None)
    return _by_the_step(session, command, now)


def _by_the_table(session: SessionState, command: Command) -> str | None:
    if session.status is Status.ENDED:
        return SessionEnded().template
    statuses, phases = MOVES[command]
    if session.status not in statuses:
        return REFUSALS[command] if session.status is Status.RUNNING else NOT_STARTED
    if session.is_on_break and command not in DURING_BREAK:
        return ON_BREAK
    return None if session.state.phase in phases else REFUSALS[command]


def _by_the_step(session: SessionState, command: Command, now: float) -> str | None:
    match command:
        case Command.OPEN:
            return None if isinstance(session.step, Poll) else _ASKS_NOTHING
        case Command.REVEAL | Command.KEEP_PRIVATE:
            return _not_for_the_room(session, command)
        case Command.ADVANCE:
            return _not_to_advance(session, now)
        case Command.SKIP:
            return _LAST if session.is_last_step else None
        case Command.GO_BACK:
            return _FIRST if session.neighbour(-1) < 0 else None
        case _:
            return None


def _not_to_advance(session: SessionState, now: float) -> str | None:
    if session.is_last_step and not session.has_builds_left:
        return _LAST
    timer = session.timer
    is_at_work = timer is not None and timer.is_running and not timer.is_over(now)
    return _AT_WORK if is_at_work else None


def _not_for_the_room(session: SessionState, command: Command) -> str | None:
    if not isinstance(session.step, Poll):
        return _ASKS_NOTHING
    if not session.is_for_room:
        return NOT_FOR_THE_ROOM
    is_private = session.state.phase is Phase.CLOSED and session.state.is_private
    return _PRIVATE_ALREADY if command is Command.KEEP_PRIVATE and is_private else None


def _by_the_timer(timer: Timer | None, command: Command, now: float, grouping: int) -> str | None:
    if timer is None:
        return REFUSALS[command]
    match command:
        case Command.RUN_TIMER:
            return _OVER if timer.is_over(now) else _RUNS if timer.is_running else None
        case Command.PAUSE_TIMER:
            return _OVER if timer.is_over(now) else None if timer.is_running else _STANDS
        case Command.NEXT_TURN if not timer.has_begun(now):
            return _NOT_BEGUN
        case Command.NEXT_TURN:
            return None if timer.has_turn(now, grouping) else _OVER
        case _:
            return None


def _not_droppable(session: SessionState, position: int) -> str | None:
    if position in session.dropped:
        return _LEFT_OUT
    return None if session.is_to_come(position) else _HAS_BEGUN


def _not_restorable(session: SessionState, position: int) -> str | None:
    if position not in session.dropped:
        return _NOT_LEFT_OUT
    if position <= session.position:
        return _PASSED
    first = first_measurement(session.workshop, position)
    return _WITHOUT_FIRST if first in session.dropped and first <= session.position else None


def _not_to_go_to(session: SessionState, position: int) -> str | None:
    if not 0 <= position < len(session.workshop.steps):
        return _NOWHERE
    if position == session.position:
        return _HERE
    return _LEFT_OUT_THERE if position in session.dropped else None


_BY_POSITION: Mapping[Command, Callable[[SessionState, int], str | None]] = {
    Command.DROP: _not_droppable,
    Command.RESTORE: _not_restorable,
    Command.GO_TO: _not_to_go_to,
}
