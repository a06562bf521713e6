"""What the large button of the console does: it alone leads from the lobby to the end."""

from drawbridge.domain.session.session import Command, LiveSession, Phase, Status
from drawbridge.domain.workshop.steps import Poll


def next_act(session: LiveSession) -> Command:
    """The one act that is most sensible now; what the large button does."""
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
    return _way_on(session)


def _way_on(session: LiveSession) -> Command:
    step = session.step
    waits = step.turn_lengths and not step.starts_by_itself and session.state.timer is None
    if waits:
        return Command.RUN_TIMER
    return Command.END if _is_finished(session) else Command.ADVANCE


def _is_waiting_to_be_shown(session: LiveSession) -> bool:
    state = session.state
    return session.is_for_room and state.phase is Phase.CLOSED and not state.is_private


def _is_finished(session: LiveSession) -> bool:
    return session.is_last_step and not session.has_builds_left
