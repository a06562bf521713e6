"""Polls that ask how much: batteries, belief cards and sliders."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from drawbridge.domain.statistics.change import Movement, moved
from drawbridge.domain.statistics.spread import five_bins
from drawbridge.domain.workshop.form_fields import only, rounded, whole_number
from drawbridge.domain.workshop.measures import Answer, Answers, Measure, per_cell, quartiles
from drawbridge.domain.workshop.steps import Part, Poll, Workshop
from drawbridge.errors import N_, InvalidAnswer

SLIDER_TOP = 100
SLIDER_STEP = 5
SLIDER_BINS = ("0–19", "20–39", "40–59", "60–79", "80–100")
CHANGE = ".change"  # no id of a slider can hold a dot
K_PAIRS = 8  # R12
UP, SAME, DOWN = N_("moved up"), N_("stayed about the same"), N_("moved down")
N_WAYS = 3
_PLACES = (Movement.UP, Movement.SAME, Movement.DOWN)


class Measurement(StrEnum):
    """Which of two paired measurements a slider step is."""

    BEFORE = "before"
    AFTER = "after"


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One statement of a battery. `is_reversed` matters for scoring only, never on a screen."""

    id: str
    statement: str
    is_reversed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class LikertBattery(Poll):
    """Several statements answered on one scale."""

    kind: ClassVar[str] = "likert_battery"

    items: tuple[Item, ...]
    scale: tuple[str, ...]

    @property
    def parts(self) -> tuple[Part, ...]:
        """One ordered part per statement."""
        return tuple(
            Part(id=item.id, prompt=item.statement, cells=self.scale, is_ordered=True)
            for item in self.items
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class SliderItem:
    """One slider from 0 to 100 with a word at each end."""

    id: str
    prompt: str
    low: str
    high: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Slider(Poll):
    """One or more sliders. A step with `moment` after names the step it is paired with."""

    kind: ClassVar[str] = "slider"

    sliders: tuple[SliderItem, ...]
    moment: Measurement | None = None
    paired_with: str = ""
    dead_band: int = 5

    @property
    def parts(self) -> tuple[Part, ...]:
        """One ordered part per slider, in five equal bins."""
        return tuple(
            Part(id=item.id, prompt=item.prompt, cells=SLIDER_BINS, is_ordered=True)
            for item in self.sliders
        )

    @property
    def derived_parts(self) -> tuple[Part, ...]:
        """One part per slider of a second measurement: who moved up, stayed, moved down."""
        if self.moment is not Measurement.AFTER:
            return ()
        return tuple(
            Part(
                id=f"{item.id}{CHANGE}",
                prompt=item.prompt,
                cells=(UP, SAME, DOWN),
                is_change=True,
                k=K_PAIRS,
            )
            for item in self.sliders
        )

    def read(self, part: Part, values: Sequence[str]) -> tuple[int, ...]:
        """A value from 0 to 100, in steps of 5.

        Raises:
            InvalidAnswer: if the slider was not touched, or the value is not on it.
        """
        if not values:
            raise InvalidAnswer(N_("Please move every slider, or Pass."), part=part.id)
        value = whole_number(only(values, part.id), SLIDER_TOP, part.id)
        return (rounded(value, SLIDER_STEP),)

    def measure(self, part: Part, answers: Answers) -> Measure:
        """Five bins and the middle half; of a change the three directions."""
        if part.is_change:
            return Measure(counts=per_cell(answers, len(part.cells)))
        values = [value for answer in answers for value in answer]
        return Measure(counts=five_bins(values), quartiles=quartiles(values))

    def change(
        self,
        before: Mapping[str, Answer],
        after: Mapping[str, Answer],
    ) -> Mapping[str, Answer]:
        """Which way one phone moved on each slider it answered twice, by derived part id."""
        moves: dict[str, Answer] = {}
        for item in self.sliders:
            first, second = before.get(item.id), after.get(item.id)
            if first is not None and second is not None:
                movement = moved(second[0] - first[0], self.dead_band)
                moves[f"{item.id}{CHANGE}"] = (_PLACES.index(movement),)
        return moves


@dataclass(frozen=True, slots=True, kw_only=True)
class BeliefCards(Poll):
    """How true some beliefs feel, and which rewrite one could half-believe."""

    kind: ClassVar[str] = "belief_cards"

    items: tuple[Item, ...]
    scale: tuple[str, ...]
    rewrite_question: str
    rewrites: tuple[str, ...]

    @property
    def parts(self) -> tuple[Part, ...]:
        """One ordered part per card, then the choice of a rewrite."""
        cards = tuple(
            Part(id=item.id, prompt=item.statement, cells=self.scale, is_ordered=True)
            for item in self.items
        )
        return (*cards, Part(id="rewrite", prompt=self.rewrite_question, cells=self.rewrites))


def measured_with(workshop: Workshop, position: int) -> tuple[int, ...]:
    """A step and the second measurements that compare with it: without it they mean nothing."""
    name = workshop.steps[position].id
    return (
        position,
        *(
            place
            for place, step in enumerate(workshop.steps)
            if isinstance(step, Slider) and step.paired_with == name
        ),
    )


def first_measurement(workshop: Workshop, position: int) -> int:
    """The first measurement a step compares with, or the step itself."""
    step = workshop.steps[position]
    if isinstance(step, Slider) and step.paired_with:
        return workshop.index(step.paired_with)
    return position
