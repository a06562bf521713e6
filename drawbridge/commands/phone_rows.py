"""What one phone has stored for a round: ballots of each purpose, and a line."""

from dataclasses import dataclass, replace

from drawbridge.domain.answers.ballot_purpose import BallotPurpose
from drawbridge.domain.answers.responses import Response
from drawbridge.domain.session.round import Round
from drawbridge.domain.session.session import LiveSession, Status
from drawbridge.domain.workshop.scales import Slider
from drawbridge.services import Services
from drawbridge.store.transaction import Transaction

_OF_ONE_PHONE = (
    BallotPurpose.ANSWER,
    BallotPurpose.CHANGE,
    BallotPurpose.AGAIN,
    BallotPurpose.LATE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class PhoneRows:
    """The rows of one phone inside one transaction, while its secret is in hand."""

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
        """What is stored of it for a round, None if nothing is."""
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
        """Whether it answered the round before, taken back since or not."""
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
