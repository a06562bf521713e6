"""Polls that weigh things against each other: ranking and sharing out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

from drawbridge.domain.statistics.ranking import kendalls_w
from drawbridge.domain.workshop.form_fields import only, whole_number
from drawbridge.domain.workshop.measures import (
    Agreement,
    Answer,
    Answers,
    Marks,
    Measure,
    quartiles,
)
from drawbridge.domain.workshop.steps import Part, Poll
from drawbridge.errors import N_, InvalidAnswer

POINTS = 100
POINTS_STEP = 5
HALF = 50
HALVES = (N_("less than 50 points"), N_("50 points or more"))
_FEWEST_RANKINGS = 5  # R03: means of fewer people would tell of each


@dataclass(frozen=True, slots=True, kw_only=True)
class Ranking(Poll):
    """Things in order, the heaviest first; a beginning of an order is enough."""

    kind: ClassVar[str] = "ranking"
    blanks_matter: ClassVar[bool] = True

    options: tuple[str, ...]

    @property
    def parts(self) -> tuple[Part, ...]:
        """One part; its counts are first places."""
        return (Part(id="order", prompt=self.question, cells=self.options),)

    def read(self, part: Part, values: Sequence[str]) -> tuple[int, ...]:
        """Positions of the options in the order given, from one value per option.

        Each value is the place from 1 that the option at the same index was given, or "".

        Raises:
            InvalidAnswer: if places are missing from the front, doubled or unknown.
        """
        n_options = len(part.cells)
        if len(values) != n_options or not any(values):
            raise InvalidAnswer(N_("Please give at least a first place, or Pass."), part=part.id)
        placed = {
            option: _place(value, n_options, part.id)
            for option, value in enumerate(values)
            if value
        }
        if sorted(placed.values()) != list(range(1, len(placed) + 1)):
            raise InvalidAnswer(N_("Please give each place once, beginning with 1."), part=part.id)
        return tuple(sorted(placed, key=lambda option: placed[option]))

    def measure(self, part: Part, answers: Answers) -> Measure:
        """First places; mean ranks and Kendall's W of the complete rankings."""
        n_options = len(part.cells)
        firsts = [order[0] for order in answers]
        rows = [
            [order.index(one) + 1 for one in range(n_options)]
            for order in answers
            if len(order) == n_options
        ]
        counts = tuple(firsts.count(option) for option in range(n_options))
        if len(rows) < _FEWEST_RANKINGS:
            return Measure(counts=counts)
        n_people = len(rows)
        means = tuple(sum(column) / n_people for column in zip(*rows, strict=True))
        return Measure(
            counts=counts,
            marks=Marks(values=means, n_people=n_people),
            agreement=Agreement(w=kendalls_w(rows), n_people=n_people),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Allocate100(Poll):
    """A hundred points to share out among a few things."""

    kind: ClassVar[str] = "allocate100"

    options: tuple[str, ...]

    @property
    def parts(self) -> tuple[Part, ...]:
        """One part per thing: who gave it less than half, who half or more."""
        return tuple(
            Part(id=f"share{place}", prompt=option, cells=HALVES, is_banded=True)
            for place, option in enumerate(self.options)
        )

    def read(self, part: Part, values: Sequence[str]) -> tuple[int, ...]:
        """Points for one thing, in steps of 5; an empty field is none.

        Raises:
            InvalidAnswer: if it is not such a number.
        """
        value = whole_number(only(values, part.id) if values else "0", POINTS, part.id)
        if value % POINTS_STEP:
            raise InvalidAnswer(N_("Please give points in steps of five."), part=part.id)
        return (value,)

    def check(self, answers: Mapping[str, Answer]) -> None:
        """Refuse points that do not make a hundred, and points for some things beside a Pass.

        Raises:
            InvalidAnswer: with how many there are.
        """
        given = [answer for answer in answers.values() if answer is not None]
        if not given:
            return
        if len(given) < len(answers):
            raise InvalidAnswer(N_("Please choose either answers or Pass."))
        n_points = sum(answer[0] for answer in given)
        if n_points != POINTS:
            raise InvalidAnswer(
                N_("The points make {total}. Please share out exactly 100."), total=n_points
            )

    def measure(self, part: Part, answers: Answers) -> Measure:  # noqa: ARG002
        """How many gave half or more, and the middle half of the points."""
        points = [value for answer in answers for value in answer]
        n_half = sum(value >= HALF for value in points)
        return Measure(counts=(len(points) - n_half, n_half), quartiles=quartiles(points))


def _place(value: str, n_options: int, part_id: str) -> int:
    if value not in {str(place) for place in range(1, n_options + 1)}:
        raise InvalidAnswer(
            N_("Please give places from 1 to {limit}."), part=part_id, limit=n_options
        )
    return int(value)
