"""Slips of paper, as the console can count them with an open question."""

from dataclasses import dataclass

from drawbridge.domain.answers.ballot_purpose import BallotPurpose
from drawbridge.domain.privacy.paper import fewest_phones, takes_slips
from drawbridge.domain.session.round import Round
from drawbridge.domain.session.session import LiveSession, Phase
from drawbridge.domain.workshop.steps import Poll
from drawbridge.store.transaction import Transaction
from drawbridge.views.released import current_round


@dataclass(frozen=True, slots=True, kw_only=True)
class Slips:
    """A question whose slips can be counted, what they can say, and whether they are in.

    `fewest_phones` have to answer, too; else closing leaves the slips out.
    """

    place: Round
    answers: tuple[str, ...]
    are_counted: bool
    fewest_phones: int


def slips_of(transaction: Transaction, session: LiveSession) -> Slips | None:
    """The slips of the question that is open, None if there is none that takes any."""
    place, poll = current_round(session), session.step
    is_open = session.state.phase is Phase.OPEN
    if place is None or not is_open or not isinstance(poll, Poll):
        return None
    if not takes_slips(poll, place.number):
        return None
    n_counted = transaction.ballots.n(place, BallotPurpose.PAPER)
    return Slips(
        place=place,
        answers=poll.parts[0].cells,
        are_counted=bool(n_counted),
        fewest_phones=fewest_phones(poll),
    )
