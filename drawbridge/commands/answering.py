"""What a phone answers, stored by itself or in one commit with others of the same moment."""

from collections.abc import Callable

from drawbridge.commands.phone_rows import PhoneRows
from drawbridge.domain.answers.ballot_purpose import BallotPurpose
from drawbridge.domain.answers.responses import Response, parse
from drawbridge.domain.session.role import Role
from drawbridge.domain.session.round import Round
from drawbridge.domain.session.session import LiveSession
from drawbridge.domain.workshop.form_fields import Form
from drawbridge.domain.workshop.scales import Measurement, Slider
from drawbridge.domain.workshop.texts import Written
from drawbridge.errors import KeyLost, NotJoined, RoundClosed
from drawbridge.services import Services
from drawbridge.store.transaction import Transaction


def submit(
    services: Services, code: str, secret: str, written_for: tuple[str, int], form: Form
) -> None:
    """Store a phone's response; a later one to the same round replaces it.

    Args:
        services: the running parts.
        code: the join code.
        secret: the phone's secret.
        written_for: the step id and round that the form was made for.
        form: the fields as they came.

    Raises:
        SessionNotFound, SessionEnded: if there is nothing to answer to.
        RoundClosed: if the form's round is not the one that is open.
        NotJoined: if the phone has not joined as a participant.
        InvalidAnswer: if the form does not answer the question.
    """
    with services.store.writing() as transaction:
        stored = _submit(transaction, services, code, secret, written_for, form)
    stored()


async def submit_with_others(
    services: Services, code: str, secret: str, written_for: tuple[str, int], form: Form
) -> tuple[Round, Response]:
    """The same, in one commit with all that is answered at the same moment.

    Returns:
        What is stored now, and for which round.

    Raises:
        TooLongOnTheWay: if the phone may have answered anew meanwhile; and what `submit` raises.
    """
    sent_s = services.standstill.sent_s()

    def job(transaction: Transaction) -> Callable[[], tuple[Round, Response]]:
        transaction.sessions.at(code, to_change=True)
        services.standstill.ensure_latest(sent_s)
        return _submit(transaction, services, code, secret, written_for, form)

    stored = await services.writer.write(job, _expecting(services, code, secret))
    return stored()


def _expecting(services: Services, code: str, secret: str) -> Callable[[Transaction], None] | None:
    """That a phone's role will be asked for, where it is not in memory."""
    session_id = None if services.rooms.is_alone else services.rooms.id_of(code)
    if session_id is None:
        return None
    try:
        key = services.keys.participant_key(session_id, secret)
    except KeyLost:  # the session has ended: the job says so
        return None

    def expect(transaction: Transaction) -> None:
        transaction.participants.expect(session_id, key)

    return expect


def _submit(
    transaction: Transaction,
    services: Services,
    code: str,
    secret: str,
    written_for: tuple[str, int],
    form: Form,
) -> Callable[[], tuple[Round, Response]]:
    step_id, number = written_for
    session = transaction.sessions.at(code, to_change=True)
    here = Round(session_id=session.id, step_id=step_id, number=number)
    phone = PhoneRows(services=services, transaction=transaction, secret=secret)
    if phone.changes_too_late(session, here):
        raise RoundClosed(stands=True)
    poll = session.open_poll(step_id, number)
    _require_participant(transaction, services, session, secret)
    response = parse(poll, form)
    ballot_key = phone.store(here, response)
    if number > 1:
        phone.mark_again_or_late(here)
    line = poll.line(form) if isinstance(poll, Written) and not response.is_pass else ""
    if isinstance(poll, Written):
        phone.keep_line(here, line)
    if isinstance(poll, Slider) and poll.moment is Measurement.AFTER:
        phone.store(here, phone.change(session, poll, response), BallotPurpose.CHANGE)

    def stored() -> tuple[Round, Response]:
        services.rooms.note_response(here, ballot_key, response)
        if line and services.lexicon.is_met_by(line):  # after the commit: it holds nothing up
            services.attention.call(here)
        return here, response

    return stored


def _require_participant(
    transaction: Transaction, services: Services, session: LiveSession, secret: str
) -> None:
    key = services.keys.participant_key(session.id, secret)
    if services.rooms.role(session.code, key) is Role.PARTICIPANT:
        return
    if transaction.participants.role(session.id, key) is not Role.PARTICIPANT:
        raise NotJoined
