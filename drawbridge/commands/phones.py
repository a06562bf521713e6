"""What phones do: join, answer, take back, leave."""

import secrets
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial

from drawbridge.domain.answers.ballot_purpose import BallotPurpose
from drawbridge.domain.answers.responses import Response, parse
from drawbridge.domain.session.role import Role
from drawbridge.domain.session.round import Round
from drawbridge.domain.session.session import LiveSession, Status
from drawbridge.domain.workshop.form_fields import Form
from drawbridge.domain.workshop.scales import Measurement, Slider
from drawbridge.domain.workshop.texts import Written
from drawbridge.errors import KeyLost, NotJoined, RoundClosed, SessionEnded
from drawbridge.services import Services
from drawbridge.store.transaction import Transaction

_OF_ONE_PHONE = (
    BallotPurpose.ANSWER,
    BallotPurpose.CHANGE,
    BallotPurpose.AGAIN,
    BallotPurpose.LATE,
)


def new_secret() -> str:
    """A phone's secret: 128 random bits. It is sent to the phone and never written down here."""
    return secrets.token_urlsafe(16)


def join(services: Services, code: str, secret: str, role: Role) -> None:
    """Let a phone take part, or only watch. Idempotent.

    Raises:
        SessionNotFound, SessionEnded: if there is nothing to join.
    """
    with services.store.writing() as transaction:
        joined = _join(transaction, services, code, secret, role)
    joined()


async def join_with_others(services: Services, code: str, secret: str, role: Role) -> None:
    """The same, in one commit with all who join at the same moment."""
    sent_s = services.standstill.sent_s()
    job = partial(_join, services=services, code=code, secret=secret, role=role, sent_s=sent_s)
    joined = await services.writer.write(job)
    joined()


def _join(
    transaction: Transaction,
    services: Services,
    code: str,
    secret: str,
    role: Role,
    sent_s: float | None = None,
) -> Callable[[], None]:
    session = transaction.sessions.at(code)
    if session.status is Status.ENDED:
        raise SessionEnded
    services.standstill.ensure_latest(sent_s)
    key = services.keys.participant_key(session.id, secret)
    transaction.participants.set_role(session.id, key, role)

    def joined() -> None:
        services.rooms.note_role(session.id, key, role)
        if role is Role.PARTICIPANT:
            services.presence.seen(session.id, key)  # it is here, even before its stream opens

    return joined


def leave(
    services: Services, code: str, secret: str, *, sent_s: float | None = None
) -> Role | None:
    """Let a phone go: it no longer counts as joined, what it answered stays counted. Idempotent.

    Args:
        services: the running parts.
        code: the join code.
        secret: the phone's secret.
        sent_s: what `Standstill.sent_s` said when this was read; None if it was said here.

    Returns:
        What it can come back as; None if it was not there, or the session is over.

    Raises:
        SessionNotFound: if no session has the code.
        TooLongOnTheWay: if the phone may have come back meanwhile.
    """
    with services.store.writing() as transaction:
        session = transaction.sessions.at(code)
        if session.status is Status.ENDED:
            return None
        services.standstill.ensure_latest(sent_s)
        key = services.keys.participant_key(session.id, secret)
        role = transaction.participants.role(session.id, key)
        transaction.participants.remove(session.id, key)
    services.rooms.note_role(session.id, key, None)
    services.presence.dismiss(session.id, key)
    return role


def submit(services: Services, code: str, secret: str, place: tuple[str, int], form: Form) -> None:
    """Store a phone's response; a later one to the same round replaces it.

    Args:
        services: the running parts.
        code: the join code.
        secret: the phone's secret.
        place: the step id and round that the form was made for.
        form: the fields as they came.

    Raises:
        SessionNotFound, SessionEnded: if there is nothing to answer to.
        RoundClosed: if the form's round is not the one that is open.
        NotJoined: if the phone has not joined as a participant.
        InvalidAnswer: if the form does not answer the question.
    """
    with services.store.writing() as transaction:
        stored = _submit(transaction, services, code, secret, place, form)
    stored()


async def submit_with_others(
    services: Services, code: str, secret: str, place: tuple[str, int], form: Form
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
        return _submit(transaction, services, code, secret, place, form)

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
    phone = _Phone(services=services, transaction=transaction, secret=secret)
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
        phone = _Phone(services=services, transaction=transaction, secret=secret)
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


@dataclass(frozen=True, slots=True, kw_only=True)
class _Phone:
    """One phone inside one transaction, while its secret is in hand."""

    services: Services
    transaction: Transaction
    secret: str

    def store(
        self, place: Round, response: Response, purpose: BallotPurpose = BallotPurpose.ANSWER
    ) -> str:
        """Store a ballot; the key it is stored under."""
        key = self.services.keys.ballot_key(place, self.secret, purpose)
        self.transaction.ballots.keep(place, key, response, purpose)
        return key

    def keep_line(self, place: Round, line: str) -> None:
        """Store what this phone wrote, apart from its ballot; "" takes back what it had."""
        key = self.services.keys.line_key(place, self.secret)
        if line:
            self.transaction.lines.keep(place, key, line)
        else:
            self.transaction.lines.remove(place, key)

    def has_line(self, session: LiveSession, place: Round) -> bool:
        """Whether a line of this phone can be on a screen."""
        key = self.services.keys.line_key(place, self.secret)
        is_open = session.is_open(place.step_id, place.number)
        return not is_open and bool(self.transaction.lines.text(place, key))

    def response(
        self, place: Round, purpose: BallotPurpose = BallotPurpose.ANSWER
    ) -> Response | None:
        key = self.services.keys.ballot_key(place, self.secret, purpose)
        return self.transaction.ballots.response(place, key, purpose)

    def mark_again_or_late(self, here: Round) -> None:
        """Mark, apart from its answer, that this phone answered the round before, or came after."""
        if self.answered_before(here):
            self.store(here, Response(answers={}), BallotPurpose.AGAIN)
        elif self.is_late(here):
            self.store(here, Response(answers={}), BallotPurpose.LATE)

    def changes_too_late(self, session: LiveSession, place: Round) -> bool:
        """Whether its answer to a round stands and cannot be changed any more."""
        has_ended = session.status is Status.ENDED
        is_open = session.is_open(place.step_id, place.number)
        return not (has_ended or is_open) and self.response(place) is not None

    def answered_before(self, here: Round) -> bool:
        before = replace(here, number=here.number - 1)
        marks = (self.response(before), self.response(before, BallotPurpose.GONE))
        return any(mark is not None for mark in marks)

    def is_late(self, here: Round) -> bool:
        """Whether it joined after the round before froze."""
        before = replace(here, number=here.number - 1)
        marks = self.transaction.ballots
        if not marks.n(before, BallotPurpose.HERE):
            return False  # there was none, or a Drawbridge froze it that did not mark
        phone = self.services.keys.participant_key(here.session_id, self.secret)
        key = self.services.keys.ballot_key(before, phone, BallotPurpose.HERE)
        return marks.response(before, key, BallotPurpose.HERE) is None

    def take_back(self, session: LiveSession, place: Round) -> bool:
        """Delete what this phone gave to a round; whether that round had closed already."""
        has_answered = self.response(place) is not None
        for purpose in _OF_ONE_PHONE:
            key = self.services.keys.ballot_key(place, self.secret, purpose)
            self.transaction.ballots.remove(place, key, purpose)
        self.keep_line(place, "")
        has_closed = has_answered and not session.is_open(place.step_id, place.number)
        if has_closed:
            self.store(place, Response(answers={}), BallotPurpose.GONE)
        return has_closed

    def change(self, session: LiveSession, poll: Slider, after: Response) -> Response:
        """What this phone's two answers differ by: nothing where one of them is missing."""
        first = session.steps[session.workshop.index(poll.paired_with)]
        place = Round(session_id=session.id, step_id=poll.paired_with, number=first.round)
        before = self.response(place)
        moves = {} if before is None else poll.change(before.answers, after.answers)
        return Response(answers=moves)
