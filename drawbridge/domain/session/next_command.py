"""What the large button of the console does: it alone leads from the lobby to the end."""

from drawbridge.domain.session.session import Command, LiveSession, Phase, Status
from drawbridge.domain.workshop.steps import Poll


def next_act(session: LiveSession, now: float) -> Command | None:
    """The one act that is most sensible now; None while a timer runs and the room is at work."""
    if session.status is Status.LOBBY:
        return Command.START
    if session.is_on_break:
        return Command.GENTLE_BREAK
    phase = session.state.phase
    if phase is Phase.OPEN:
        return Command.CLOSE
    if isinstance(session.step, Poll):
        if phase is Phase.BRIEFING:
            return Command.OPEN
        if _is_waiting_to_be_shown(session):
            return Command.REVEAL
    return _way_on(session, now)


def _way_on(session: LiveSession, now: float) -> Command | None:
    step, timer = session.step, session.state.timer
    if timer is None and step.turn_lengths and not step.starts_by_itself:
        return Command.RUN_TIMER
    if timer is not None and not timer.is_over(now):
        return None if timer.is_running else Command.RUN_TIMER
    return Command.END if _is_finished(session) else Command.ADVANCE


def _is_waiting_to_be_shown(session: LiveSession) -> bool:
    state = session.state
    return session.is_for_room and state.phase is Phase.CLOSED and not state.is_private


def _is_finished(session: LiveSession) -> bool:
    return session.is_last_step and not session.has_builds_left
