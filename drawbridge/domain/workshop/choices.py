"""Polls that offer options to choose from."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from drawbridge.domain.workshop.form_fields import PASS, position
from drawbridge.domain.workshop.steps import Part, Poll, Sensitivity
from drawbridge.errors import N_, InvalidAnswer


@dataclass(frozen=True, slots=True, kw_only=True)
class SingleChoice(Poll):
    """One of several options. `unsettled` holds positions of those that mean "stay around"."""

    kind: ClassVar[str] = "single_choice"

    options: tuple[str, ...]
    icons: tuple[str, ...] = ()
    unsettled: tuple[int, ...] = ()

    @property
    def parts(self) -> tuple[Part, ...]:
        """One part, whose cells are the options."""
        return (Part(id="answer", prompt=self.question, cells=self.options),)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ladder(SingleChoice):
    """One rung of a ladder; the options stand from the lowest rung up."""

    kind: ClassVar[str] = "ladder"

    off_ladder: str = ""

    @property
    def parts(self) -> tuple[Part, ...]:
        """One part: the rungs, then the place beside the ladder."""
        cells = (*self.options, self.off_ladder) if self.off_ladder else self.options
        return (Part(id="answer", prompt=self.question, cells=cells),)


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckOut(SingleChoice):
    """How people leave; the result is the facilitator's alone. `farewell` goes to the phones."""

    kind: ClassVar[str] = "check_out"

    farewell: str = ""

    @property
    def parts(self) -> tuple[Part, ...]:
        """One part, told in bands however many there are: nobody is singled out on leaving.

        Of high sensitivity small numbers are hidden instead (R09), where a band would name them.
        """
        is_banded = self.sensitivity is not Sensitivity.HIGH
        part = Part(id="answer", prompt=self.question, cells=self.options, is_banded=is_banded)
        return (part,)


@dataclass(frozen=True, slots=True, kw_only=True)
class MultiChoice(Poll):
    """Up to `at_most` of several options."""

    kind: ClassVar[str] = "multi_choice"

    options: tuple[str, ...]
    at_most: int

    @property
    def parts(self) -> tuple[Part, ...]:
        """One part whose counts may sum to more than the people who answered."""
        part = Part(id="answer", prompt=self.question, cells=self.options, at_most=self.at_most)
        return (part,)

    def read(self, part: Part, values: Sequence[str]) -> tuple[int, ...]:
        """The chosen positions, in authored order.

        Raises:
            InvalidAnswer: if there are none, too many, one twice, or one beside Pass.
        """
        if not values:
            raise InvalidAnswer(N_("Please choose one, or Pass."), part=part.id)
        real = [value for value in values if value != PASS]
        chosen = sorted({position(value, len(part.cells), part.id) for value in real})
        if len(chosen) != len(values):
            raise InvalidAnswer(N_("Please choose either answers or Pass."), part=part.id)
        if len(chosen) > self.at_most:
            raise InvalidAnswer(
                N_("Please choose at most {limit}."), part=part.id, limit=self.at_most
            )
        return tuple(chosen)
