"""Why there is a ballot."""

from enum import StrEnum


class BallotPurpose(StrEnum):
    """What a ballot is for. Each purpose has keys of its own, so that no two lead to one phone.

    `CHANGE` holds what a phone's two measurements differ by. `GONE` says that a phone took its
    answer back after the round had closed: without it, the phone would count as new in the next
    round, and two pictures would seem to differ by more people than they do (R05). `AGAIN` says
    that a phone answered the round before, too: on the answer itself it would point at whoever
    came late, because theirs is the one without it. `HERE` says that a phone had joined when the
    round froze, whether or not it answered, and `LATE` that it had not when the round before did:
    somebody who leaves and comes back is no other person. `PAPER` holds a slip of paper until the
    round closes.
    """

    ANSWER = "answer"
    CHANGE = "change"
    GONE = "gone"
    AGAIN = "again"
    HERE = "here"
    LATE = "late"
    PAPER = "paper"
