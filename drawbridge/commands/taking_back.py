"""What a phone takes back: all its answers at once, and the screens that showed a line of it."""

from collections.abc import Iterator

from drawbridge.commands.phone_rows import PhoneRows
from drawbridge.domain.session.round import Round
from drawbridge.domain.session.session import LiveSession, Status
from drawbridge.errors import SessionEnded
from drawbridge.services import Services


def delete_answers(
    services: Services, code: str, secret: str, *, sent_s: float | None = None
) -> bool:
    """Take back everything a phone has answered. Idempotent.

    Pictures of rounds that have closed stay as they are (R33).

    Args:
        services: the running parts.
        code: the join code.
        secret: the phone's secret.
        sent_s: what `Standstill.sent_s` said when this was read; None if it was said here.

    Returns:
        Whether anything was in a round that had closed.

    Raises:
        SessionNotFound, SessionEnded: if there is nothing any more.
        TooLongOnTheWay: if the phone may have answered anew meanwhile.
    """
    with services.store.writing() as transaction:
        session = transaction.sessions.at(code, to_change=True)
        if session.status is Status.ENDED:
            raise SessionEnded
        services.standstill.ensure_latest(sent_s)
        phone = PhoneRows(services=services, transaction=transaction, secret=secret)
        transaction.wiping.owe()
        rounds = tuple(_rounds_so_far(session))
        wrote = any(phone.has_line(session, one) for one in rounds)
        taken = [phone.take_back(session, one) for one in rounds]  # all of them
    for one in rounds:
        services.rooms.note_response(one, services.keys.ballot_key(one, secret), None)
    if wrote:
        services.withdrawals.note(session.id)
    return any(taken)


def redraw_withdrawn(services: Services) -> None:
    """Draw the screens anew where a line was taken back a while ago."""
    for session_id in services.withdrawals.take_due():
        with services.store.writing() as transaction:
            codes = [one.code for one in transaction.sessions.every() if one.id == session_id]
            for code in codes:
                session = transaction.sessions.at(code, to_change=True)
                transaction.sessions.save(session.changed(), expected_revision=session.revision)
        services.hub.announce(session_id)


def _rounds_so_far(session: LiveSession) -> Iterator[Round]:
    for step, state in zip(session.workshop.steps, session.steps, strict=True):
        for number in range(1, state.round + 1):
            yield Round(session_id=session.id, step_id=step.id, number=number)
