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
        self, here: Round, response: Response, purpose: BallotPurpose = BallotPurpose.ANSWER
    ) -> str:
        """Store a ballot; the key it is stored under."""
        key = self.services.keys.ballot_key(here, self.secret, purpose)
        self.transaction.ballots.keep(here, key, response, purpose)
        return key

    def keep_line(self, here: Round, line: str) -> None:
        """Store what this phone wrote, apart from its ballot; "" takes back what it had."""
        key = self.services.keys.line_key(here, self.secret)
        if line:
            self.transaction.lines.keep(here, key, line)
        else:
            self.transaction.lines.remove(here, key)

    def has_line(self, session: LiveSession, here: Round) -> bool:
        """Whether a line of this phone can be on a screen."""
        key = self.services.keys.line_key(here, self.secret)
        is_open = session.is_open(here.step_id, here.number)
        return not is_open and bool(self.transaction.lines.text(here, key))

    def response(
        self, here: Round, purpose: BallotPurpose = BallotPurpose.ANSWER
    ) -> Response | None:
        """What is stored of it for a round, None if nothing is."""
        key = self.services.keys.ballot_key(here, self.secret, purpose)
        return self.transaction.ballots.response(here, key, purpose)

    def mark_again_or_late(self, here: Round) -> None:
        """Mark, apart from its answer, that this phone answered the round before, or came after."""
        if self.answered_before(here):
            self.store(here, Response(answers={}), BallotPurpose.AGAIN)
        elif self.is_late(here):
            self.store(here, Response(answers={}), BallotPurpose.LATE)

    def changes_too_late(self, session: LiveSession, here: Round) -> bool:
        """Whether its answer to a round stands and cannot be changed any more."""
        has_ended = session.status is Status.ENDED
        is_open = session.is_open(here.step_id, here.number)
        return not (has_ended or is_open) and self.response(here) is not None

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

    def take_back(self, session: LiveSession, here: Round) -> bool:
        """Delete what this phone gave to a round; whether that round had closed already."""
        has_answered = self.response(here) is not None
        for purpose in _OF_ONE_PHONE:
            key = self.services.keys.ballot_key(here, self.secret, purpose)
            self.transaction.ballots.remove(here, key, purpose)
        self.keep_line(here, "")
        has_closed = has_answered and not session.is_open(here.step_id, here.number)
        if has_closed:
            self.store(here, Response(answers={}), BallotPurpose.GONE)
        return has_closed

    def change(self, session: LiveSession, poll: Slider, after: Response) -> Response:
        """What this phone's two answers differ by: nothing where one of them is missing."""
        first = session.steps[session.workshop.index(poll.paired_with)]
        then = Round(session_id=session.id, step_id=poll.paired_with, number=first.round)
        before = self.response(then)
        moves = {} if before is None else poll.change(before.answers, after.answers)
        return Response(answers=moves)
