"""One simulated participant of one rehearsal: its secret, its timing, its answers.

All of it follows from the session's key, a number, the step and the round, so that after a restart
the same people go on where they were; nothing of them is stored but what a phone would leave.
"""

from collections.abc import Callable
from dataclasses import dataclass
from random import Random

from drawbridge.domain.session.session import LiveSession
from drawbridge.domain.session.simulated import SimulatedRoom, stand_in
from drawbridge.domain.workshop.form_fields import Form
from drawbridge.domain.workshop.scales import Slider
from drawbridge.domain.workshop.steps import Poll
from drawbridge.rehearsal.answer_model import Person
from drawbridge.rehearsal.forms import form
from drawbridge.rehearsal.inside.timing import Answering, answering, arrival_s


@dataclass(frozen=True, slots=True, kw_only=True)
class SimulatedParticipant:
    """A simulated participant where a session is now. `number` counts from 0.

    `key_of` gives what stands for somebody among the session's participants.
    """

    key_of: Callable[[str], str]
    session: LiveSession
    cast: SimulatedRoom
    number: int

    @property
    def secret(self) -> str:
        """What stands in for the cookie of a phone."""
        return self.key_of(stand_in(self.number))

    @property
    def key(self) -> str:
        """What this participant is known by in the session."""
        return self.key_of(self.secret)

    @property
    def arrival_s(self) -> float:
        """Seconds until this participant has joined."""
        return arrival_s(self.session, self.cast.pace, self._dice("arrival"))

    def answering(self, poll: Poll) -> Answering:
        """When the current round of a poll is answered."""
        return answering(poll, self.cast.pace, self._dice(self._place(poll), "timing"))

    def form(self, poll: Poll, draft: int) -> Form:
        """What is sent to the current round of a poll.

        Args:
            poll: the question.
            draft: 0 for the first answer, 1 for the one after second thoughts.
        """
        dice = self._dice(self._place(poll), f"draft {draft}")
        person = Person(number=self.number, temperament=self.cast.temperament, dice=dice)
        return form(poll, person, self._before(poll))

    def _before(self, poll: Poll) -> Form | None:
        """What was sent to the poll that this one is paired with, worked out again."""
        first = poll.paired_with if isinstance(poll, Slider) else ""
        paired = self.session.workshop.step(first) if first else None
        if not isinstance(paired, Poll):
            return None
        return self.form(paired, self.answering(paired).last_draft)

    def _place(self, poll: Poll) -> str:
        number = self.session.steps[self.session.workshop.index(poll.id)].round
        return f"{poll.id}/{number}"

    def _dice(self, *purpose: str) -> Random:
        seed = "/".join((self.secret, *purpose))
        return Random(seed)  # noqa: S311 - simulated answers; there is nothing to guess
