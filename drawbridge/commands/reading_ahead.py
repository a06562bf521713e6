"""Answers that are read before their transaction, so that the one writer has only rows to keep."""

from dataclasses import dataclass

from drawbridge.domain.answers.responses import Response, parse
from drawbridge.domain.session.role import Role
from drawbridge.domain.session.round import Round
from drawbridge.domain.session.session import LiveSession
from drawbridge.domain.workshop.form_fields import Form
from drawbridge.domain.workshop.scales import Measurement, Slider
from drawbridge.domain.workshop.steps import Poll
from drawbridge.domain.workshop.texts import Written
from drawbridge.errors import InvalidAnswer, NotJoined, RoundClosed
from drawbridge.services import Services
from drawbridge.store.transaction import Transaction


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadAnswer:
    """An answer to keep if its round is still open and its phone takes part: one row."""

    services: Services
    code: str
    place: Round
    participant_key: str
    ballot_key: str
    response: Response
    sent_s: float

    def store(self, transaction: Transaction) -> LiveSession:
        """Keep it in a transaction; the session as that sees it.

        Raises:
            SessionNotFound, SessionEnded: if there is nothing to answer to.
            RoundClosed: if its round is not the one that is open.
            NotJoined: if the phone takes part no longer.
            TooLongOnTheWay: if the phone may have answered anew meanwhile.
        """
        session = transaction.sessions.at(self.code, to_change=True)
        self.services.standstill.ensure_latest(self.sent_s)
        session.open_poll(self.place.step_id, self.place.number)
        if session.id != self.place.session_id:
            raise RoundClosed
        if self._role(transaction) is not Role.PARTICIPANT:
            raise NotJoined
        transaction.ballots.keep(self.place, self.ballot_key, self.response)
        return session

    def expect(self, transaction: Transaction) -> None:
        """Say what will be looked up."""
        if not self.services.rooms.is_alone:
            transaction.participants.expect(self.place.session_id, self.participant_key)

    def _role(self, transaction: Transaction) -> Role | None:
        if self.services.rooms.is_alone:
            return self.services.rooms.role(self.code, self.participant_key)
        return transaction.participants.role(self.place.session_id, self.participant_key)


def read_ahead(
    services: Services, code: str, secret: str, written_for: tuple[str, int], form: Form
) -> ReadAnswer | None:
    """An answer as most are; None of what `submit` has to look at in its transaction.

    That is whatever is refused, comes from somebody who is not known to take part, is asked again,
    holds words, or is stored in more than one row. A workshop never changes while it runs, so that
    a form read now is what it would be in the transaction.

    Args:
        services: the running parts.
        code: the join code.
        secret: the phone's secret.
        written_for: the step id and round that the form was made for.
        form: the fields as they came.

    Raises:
        KeyLost: if the session's key is gone.
    """
    room = services.rooms.last(code)
    if room is None or written_for[1] != 1:
        return None
    session, poll = room.session, room.session.step
    if not isinstance(poll, Poll) or not _is_one_row(poll) or not session.is_open(*written_for):
        return None
    participant_key = services.keys.participant_key(session.id, secret)
    if services.rooms.is_alone and room.roles.get(participant_key) is not Role.PARTICIPANT:
        return None
    try:
        response = parse(poll, form)
    except InvalidAnswer:  # said by `submit`
        return None
    place = Round(session_id=session.id, step_id=written_for[0], number=1)
    return ReadAnswer(
        services=services,
        code=code,
        place=place,
        participant_key=participant_key,
        ballot_key=services.keys.ballot_key(place, secret),
        response=response,
        sent_s=services.standstill.sent_s(),
    )


async def store_with_others(services: Services, answer: ReadAnswer) -> None:
    """Store an answer in one commit with all that is answered at the same moment.

    Raises:
        DrawbridgeError: what `ReadAnswer.store` raises.
        StoreUnavailable: if the database cannot be used.
    """
    session = await services.writer.write(answer.store, answer.expect)
    services.rooms.confirm(answer.code, session)
    services.rooms.note_response(answer.place, answer.ballot_key, answer.response)


def _is_one_row(poll: Poll) -> bool:
    is_compared = isinstance(poll, Slider) and poll.moment is Measurement.AFTER
    return not (is_compared or isinstance(poll, Written))
