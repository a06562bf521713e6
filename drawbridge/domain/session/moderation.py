"""When lines of a session may be decided about."""

from drawbridge.domain.session.refusals import NOT_FOR_THE_ROOM
from drawbridge.domain.session.session import LiveSession, Phase, Status
from drawbridge.domain.workshop.texts import Written
from drawbridge.errors import SessionEnded, WrongPhase

_NOT_CLOSED = "Lines can be read when the question has closed."
_LOOKED_AT = "The room is looking at the lines. Hide them first, then show them again together."


def refusal_of_lines(session: LiveSession, *, is_adding: bool) -> str | None:
    """Why nothing may be decided about lines now; None if it may.

    A line that appears among lines the room is looking at would point at a moment, so adding waits
    until they are hidden; taking one away never waits (R17).

    Args:
        session: the session.
        is_adding: whether a line would be chosen for the room, or told otherwise.
    """
    if session.status is Status.ENDED:
        return str(SessionEnded())
    phase = session.state.phase
    if session.status is not Status.RUNNING or phase not in {Phase.CLOSED, Phase.REVEALED}:
        return _NOT_CLOSED
    if is_adding and isinstance(session.step, Written) and not session.is_for_room:
        return NOT_FOR_THE_ROOM
    return _LOOKED_AT if is_adding and phase is Phase.REVEALED else None


def moderated(session: LiveSession, *, is_adding: bool) -> LiveSession:
    """The session after a decision about lines.

    Raises:
        SessionEnded: if the session is over.
        WrongPhase: with the sentence of `refusal_of_lines`.
    """
    refused = refusal_of_lines(session, is_adding=is_adding)
    if refused is not None:
        raise SessionEnded if session.status is Status.ENDED else WrongPhase(refused)
    return session.changed()


def with_lines_included(session: LiveSession, *, is_wanted: bool) -> LiveSession:
    """The session after saying whether the summary keeps the words of lines that were shown.

    Raises:
        SessionEnded: if the session is over; what was not kept is gone.
    """
    return session.amended(keeps_lines=is_wanted)
