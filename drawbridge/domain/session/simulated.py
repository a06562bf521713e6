"""Who plays along in a rehearsal: how many simulated participants, and what they are like.

Nobody here is real, so nothing here has to be protected. How they answer is not decided here.
"""

from dataclasses import dataclass
from enum import StrEnum

from drawbridge.errors import F_, Refused

MOST_PEOPLE = 300
TINY_ROOM = 6


def stand_in(number: int) -> str:
    """What stands for the phone of a simulated participant, who are counted from 0."""
    return f"stand-in {number}"


class Temperament(StrEnum):
    """What a simulated room is like."""

    MIXED = "mixed"
    SPLIT = "split"
    CLUSTERED = "clustered"
    CAUTIOUS = "cautious"
    TINY = "tiny"


class AnswerSpeed(StrEnum):
    """How fast a simulated room answers."""

    HUMAN = "human"
    AT_ONCE = "at-once"


@dataclass(frozen=True, slots=True, kw_only=True)
class SimulatedRoom:
    """The simulated participants of a rehearsal; a size of 0 leaves the room to real phones.

    `n_late` of them came after the beginning, on a word of the facilitator. `is_offline`: their
    phones have lost the Wi-Fi.
    """

    size: int
    temperament: Temperament = Temperament.MIXED
    pace: AnswerSpeed = AnswerSpeed.HUMAN
    n_late: int = 0
    is_offline: bool = False

    @property
    def n_people(self) -> int:
        """How many there are now; a tiny room stays tiny whatever size was asked for."""
        is_tiny = self.temperament is Temperament.TINY
        return self.n_late + (min(self.size, TINY_ROOM) if is_tiny else self.size)

    @property
    def numbers(self) -> range:
        """The numbers of all who were ever expected, whoever of them is here now."""
        return range(self.size + self.n_late)

    def check(self) -> None:
        """Refuse a cast that no room would hold.

        Raises:
            Refused: with how many there may be.
        """
        if not 0 <= self.n_people <= MOST_PEOPLE:
            raise Refused(
                F_("A rehearsal has from 0 to {n} simulated participants."), n=MOST_PEOPLE
            )
