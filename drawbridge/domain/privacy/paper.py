"""Slips of paper that are counted with the phones (decision 41).

Whoever types slips in has read them, and can take them out of the picture again. What is left is
what the phones answered; so the phones alone must be enough for the same picture. A slip never
brings a picture about, nor takes one away: where the phones are too few, slips are left out.
"""

from drawbridge.domain.answers.tally import PartTally, Snapshot
from drawbridge.domain.privacy.disclosure import SMALL_ROOM
from drawbridge.domain.workshop.choices import Ladder, SingleChoice
from drawbridge.domain.workshop.steps import Audience, Poll, Sensitivity

FEWEST_SLIPS = 3  # of one or two, whoever types them knows the hand. Source: the gap of R05
MOST_SLIPS = 30

ONE_ANSWER = frozenset({SingleChoice, Ladder})
"""Kinds whose slip holds one mark; a slip with several is a portrait of somebody."""


def slips_refusal(poll: Poll, number: int, *, n_slips: int, n_counted: int) -> str | None:
    """Why slips cannot be counted with a round; None if they can.

    How many phones have answered decides at Close (`slips_count`): a refusal that hangs on it would
    tell, tried again and again, when the eighth answer came, and who passed (R02, R07).

    Args:
        poll: the question.
        number: its round.
        n_slips: how many are typed in.
        n_counted: how many were typed in for this round before.
    """
    if not takes_slips(poll, number):
        return "Slips are counted with light and personal questions of one answer only, asked once."
    if n_counted:
        return "The slips of this question are counted already."
    if n_slips < FEWEST_SLIPS:
        return f"Fewer than {FEWEST_SLIPS} slips stay in the bag: one would know whose they are."
    if n_slips > MOST_SLIPS:
        return f"More than {MOST_SLIPS} slips are not counted."
    return None


def takes_slips(poll: Poll, number: int) -> bool:
    """Whether slips can be counted with a round of this question at all."""
    is_tender = poll.sensitivity is Sensitivity.HIGH
    return (
        type(poll) in ONE_ANSWER
        and not is_tender
        and poll.audience is Audience.ROOM
        and number == 1
    )  # fmt: skip


def slips_count(poll: Poll, number: int, *, n_phones: int) -> bool:
    """Whether closing counts the slips of a round; else the picture is that of the phones.

    Args:
        poll: the question.
        number: its round.
        n_phones: how many phones have answered it, passes left out.
    """
    return takes_slips(poll, number) and n_phones >= fewest_phones(poll)


def is_hidden_by_slips(poll: Poll, snapshot: Snapshot, *earlier: Snapshot) -> bool:
    """Whether whoever typed slips in could learn more than the gate shows of the phones alone.

    From eight phones on, light and personal questions are told in exact numbers; less a few known
    ones that is the picture of the phones, which may be shown as it stands. After a round with
    slips no other is shown: two pictures would differ by hands that somebody knows (R05).
    """
    if any(one.n_paper for one in earlier):
        return True
    if not snapshot.n_paper:
        return False
    phones = snapshot.tally.n_answers - snapshot.n_paper
    is_part_small = any(_of_phones(part, snapshot) < SMALL_ROOM for part in snapshot.tally.parts)
    is_few = snapshot.n_joined < SMALL_ROOM or is_part_small
    return is_few or not slips_count(poll, snapshot.round, n_phones=phones)


def _of_phones(part: PartTally, snapshot: Snapshot) -> int:
    return part.n_answers - snapshot.n_paper


def fewest_phones(poll: Poll) -> int:
    """How many phones have to answer before slips are counted."""
    return max(SMALL_ROOM, poll.k)
