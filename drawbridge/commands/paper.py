"""What the facilitator does with slips of paper: have them counted with the phones, once."""

from collections.abc import Sequence

from drawbridge.commands.joining import new_secret
from drawbridge.domain.answers.ballot_purpose import BallotPurpose
from drawbridge.domain.answers.responses import parse
from drawbridge.domain.privacy.paper import slips_refusal
from drawbridge.domain.session.round import Round
from drawbridge.domain.workshop.form_fields import Form
from drawbridge.errors import Refused
from drawbridge.services import Services


def count_slips(
    services: Services, code: str, place: tuple[str, int], counts: Sequence[int]
) -> None:
    """Have slips of paper counted with the round that is open: all at once, never again.

    Each waits as a ballot apart, under the code of a secret that nobody keeps. Close counts them if
    enough phones have answered, and forgets them. Slips that pass are left out.

    Args:
        services: the running parts.
        code: the join code.
        place: the step id and round that the form was made for.
        counts: how many slips name each answer, in the order of the question.

    Raises:
        SessionNotFound, SessionEnded, RoundClosed: if there is nothing to answer to.
        Refused: if slips cannot be counted here, or not so many of them.
        InvalidAnswer: if there are more counts than answers.
    """
    with services.store.writing() as transaction:
        session = transaction.sessions.at(code, to_change=True)
        here = Round(session_id=session.id, step_id=place[0], number=place[1])
        poll, ballots = session.open_poll(*place), transaction.ballots
        refusal = slips_refusal(
            poll,
            here.number,
            n_slips=sum(max(0, it) for it in counts),
            n_counted=ballots.n(here, BallotPurpose.PAPER),
        )
        if refusal is not None:
            raise Refused(refusal)
        for form in _forms(counts):
            key = services.keys.ballot_key(here, new_secret(), BallotPurpose.PAPER)
            ballots.keep(here, key, parse(poll, form), BallotPurpose.PAPER)


def _forms(counts: Sequence[int]) -> list[Form]:
    """What a phone would send for each slip."""
    answers = [str(place) for place, count in enumerate(counts) for _ in range(max(0, count))]
    return [{"answer": [it]} for it in answers]
