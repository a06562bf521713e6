"""What a facilitator does with the timer of the current step.

Each function returns the session with another timer, or raises. The rules of turns are in
`drawbridge.domain.session.timer`, when a timer may be moved in
`drawbridge.domain.session.refusals`.
"""

from dataclasses import replace

from drawbridge.domain.session.session import LiveSession
from drawbridge.domain.session.timer import Timer
from drawbridge.domain.session.transitions import REFUSALS, Command
from drawbridge.errors import WrongPhase


def run_timer(session: LiveSession, now: float) -> LiveSession:
    """Start the timer, or let it go on."""
    timer = _checked(session, Command.RUN_TIMER, now)
    return _with(session, timer.run(now))


def pause_timer(session: LiveSession, now: float) -> LiveSession:
    """Let the timer stand still."""
    timer = _checked(session, Command.PAUSE_TIMER, now)
    return _with(session, timer.pause(now))


def extend_timer(session: LiveSession, now: float) -> LiveSession:
    """Give a minute more to the current turn of every grouping."""
    timer = _checked(session, Command.EXTEND_TIMER, now)
    return _with(session, timer.extended(now))


def next_turn(session: LiveSession, now: float, grouping: int = 0) -> LiveSession:
    """End the current turn of one grouping, by its position."""
    timer = _checked(session, Command.NEXT_TURN, now, grouping)
    return _with(session, timer.next_turn(now, grouping))


def _checked(session: LiveSession, command: Command, now: float, grouping: int = 0) -> Timer:
    session.check(command, now, grouping=grouping)
    if session.timer is None:
        raise WrongPhase(REFUSALS[command])
    return session.timer


def _with(session: LiveSession, timer: Timer) -> LiveSession:
    return session.with_state(replace(session.state, timer=timer))
