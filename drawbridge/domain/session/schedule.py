"""How a session stands against its plan, and whether the room has gone long without a rest."""

from drawbridge.domain.session.session import LiveSession, Status
from drawbridge.domain.workshop.stretches import LONGEST_STRETCH_MIN

_BREATH_S = 60.0 * LONGEST_STRETCH_MIN


def planned_start_s(session: LiveSession, position: int) -> float:
    """Seconds after the start at which a step has to begin for the session to end as planned.

    It is counted back from the planned end, which does not move: what is left out further on gives
    its minutes to the steps before it.

    Args:
        session: the session, whose dropped steps take no time.
        position: of the step; one past the last is the end.
    """
    steps = session.workshop.steps
    to_come = (
        step.minutes
        for place, step in enumerate(steps)
        if place >= position and place not in session.dropped
    )
    return 60.0 * (session.workshop.minutes - sum(to_come))


def behind_s(session: LiveSession, now: float) -> float:
    """Seconds behind the plan (negative: ahead).

    Within a step's planned time the room is on time; before it, ahead; after it, behind.
    """
    if session.started_at is None:
        return 0.0
    elapsed = now - session.started_at
    begins = planned_start_s(session, session.position)
    ends = planned_start_s(session, session.position + 1)
    if elapsed > ends:
        return elapsed - ends
    return min(0.0, elapsed - begins)


def wants_breath(session: LiveSession, now: float) -> bool:
    """Whether more than twelve minutes have passed without a pause or talk (R43).

    A rest is a minute or more at a breather that asks nothing, at a result that is before the room,
    or a gentle break: that is when people rest or talk. While it lasts, nothing is wanted.
    """
    is_running = session.status is Status.RUNNING
    if not is_running or session.is_on_break or session.is_resting:
        return False
    last = session.rested_at or session.started_at
    return last is not None and now - last > _BREATH_S
