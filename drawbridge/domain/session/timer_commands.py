"""What a facilitator does with the timer of the current step.

Each function returns the session with another timer, or raises. The rules of turns are in
`drawbridge.domain.session.timer`.
"""

from dataclasses import replace

from drawbridge.domain.session.session import LiveSession
from drawbridge.domain.session.timer import Timer
from drawbridge.domain.session.transitions import REFUSALS, Command
from drawbridge.errors import WrongPhase

_NOT_BEGUN = "The timer has not been started yet."
_STANDS = "The timer is standing still already."
_RUNS = "The timer is running already."
_OVER = "The time is up. Add a minute if the room needs one."


def timer_of(session: LiveSession) -> Timer | None:
    """The timer of the current step, as it was started or as it would start; None without one."""
    lengths = session.step.turn_lengths
    return session.state.timer or (Timer(lengths=lengths) if lengths else None)


def run_timer(session: LiveSession, now: float) -> LiveSession:
    """Start the timer, or let it go on."""
    timer = _checked(session, Command.RUN_TIMER)
    if timer.is_over(now):
        raise WrongPhase(_OVER)
    if timer.is_running:
        raise WrongPhase(_RUNS)
    return _with(session, timer.run(now))


def pause_timer(session: LiveSession, now: float) -> LiveSession:
    """Let the timer stand still."""
    timer = _checked(session, Command.PAUSE_TIMER)
    if timer.is_over(now):
        raise WrongPhase(_OVER)
    if not timer.is_running:
        raise WrongPhase(_STANDS)
    return _with(session, timer.pause(now))


def extend_timer(session: LiveSession, now: float) -> LiveSession:
    """Give a minute more to the current turn of every grouping."""
    timer = _checked(session, Command.EXTEND_TIMER)
    return _with(session, timer.extended(now))


def next_turn(session: LiveSession, now: float, grouping: int = 0) -> LiveSession:
    """End the current turn of one grouping, by its position."""
    timer = _checked(session, Command.NEXT_TURN)
    if not timer.has_begun(now):
        raise WrongPhase(_NOT_BEGUN)
    if not 0 <= grouping < len(timer.lengths) or timer.standings(now)[grouping].is_over:
        raise WrongPhase(_OVER)
    return _with(session, timer.next_turn(now, grouping))


def _checked(session: LiveSession, command: Command) -> Timer:
    session.check(command)
    timer = timer_of(session)
    if timer is None:
        raise WrongPhase(REFUSALS[command])
    return timer


def _with(session: LiveSession, timer: Timer) -> LiveSession:
    states = list(session.steps)
    states[session.position] = replace(session.state, timer=timer)
    return replace(session, steps=tuple(states), is_blank=False, revision=session.revision + 1)
