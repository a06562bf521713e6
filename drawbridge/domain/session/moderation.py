"""When lines of a session may be decided about."""

from dataclasses import replace

from drawbridge.domain.session.session import LiveSession, Phase, Status
from drawbridge.errors import SessionEnded, WrongPhase


def moderated(session: LiveSession, *, is_adding: bool) -> LiveSession:
    """The session after a decision about lines.

    A line that appears among lines the room is looking at would point at a moment, so adding waits
    until they are hidden; taking one away never waits (R17).

    Raises:
        SessionEnded: if the session is over.
        WrongPhase: if the question has not closed, or the room is looking at the lines.
    """
    if session.status is Status.ENDED:
        raise SessionEnded
    phase = session.state.phase
    if session.status is not Status.RUNNING or phase not in {Phase.CLOSED, Phase.REVEALED}:
        raise WrongPhase("Lines can be read when the question has closed.")
    if is_adding and phase is Phase.REVEALED:
        raise WrongPhase(
            "The room is looking at the lines. Hide them first, then show them again together."
        )
    return replace(session, revision=session.revision + 1)


def with_lines_included(session: LiveSession, *, is_wanted: bool) -> LiveSession:
    """The session after saying whether the summary keeps the words of lines that were shown.

    Raises:
        SessionEnded: if the session is over; what was not kept is gone.
    """
    if session.status is Status.ENDED:
        raise SessionEnded
    return replace(session, revision=session.revision + 1, keeps_lines=is_wanted)
