"""What a small room will be told in words, without numbers: known before anything is asked."""

from drawbridge.domain.privacy.disclosure import SMALL_ROOM
from drawbridge.domain.privacy.gate import K_MIN
from drawbridge.domain.workshop.steps import Audience, Poll, Sensitivity, Workshop
from drawbridge.domain.workshop.texts import K_TEXTS, Written


def fewest(poll: Poll) -> int:
    """How many have to answer before a question may show more than words (R03, R11, R16)."""
    if isinstance(poll, Written):
        return max(K_TEXTS, poll.k)
    is_tender = poll.sensitivity is Sensitivity.HIGH
    return max(K_MIN, poll.k, SMALL_ROOM if is_tender else 0)


def for_the_room(workshop: Workshop) -> tuple[Poll, ...]:
    """The questions whose results the room may see at all."""
    return tuple(
        step for step in workshop.steps if isinstance(step, Poll) and step.audience is Audience.ROOM
    )


def in_words(workshop: Workshop, n_people: int) -> tuple[Poll, ...]:
    """The questions that so many people will be told in words only, even if all of them answer."""
    return tuple(poll for poll in for_the_room(workshop) if fewest(poll) > n_people)
