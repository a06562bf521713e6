"""Polls that are answered by pointing at a picture: the grid and the circles."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import median
from typing import ClassVar

from drawbridge.domain.statistics.spread import N_BINS, fifth
from drawbridge.domain.workshop.circles import N_STEPS
from drawbridge.domain.workshop.form_fields import rounded, whole_number
from drawbridge.domain.workshop.measures import Answer, Answers, Marks, Measure, per_cell
from drawbridge.domain.workshop.steps import Part, Poll
from drawbridge.errors import N_, InvalidAnswer

GRID_TOP = 100
GRID_STEP = 5  # R14: coordinates are stored rounded
GRID_SIDE = N_BINS
_THIRDS = ("1–2", "3", "4–5")  # of the five columns, and of the five rows
CIRCLES = (
    N_("two circles side by side"),
    N_("touching, a little overlap"),
    N_("overlapping by about a third"),
    N_("overlapping by almost half"),
    N_("overlapping by more than half"),
    N_("overlapping by three quarters"),
    N_("almost one circle, still two"),
)
GAP = (N_("wished nearer"), N_("wished it as it is"), N_("wished more room"))
NEARER, SAME, ROOM = range(3)


@dataclass(frozen=True, slots=True, kw_only=True)
class Axis:
    """One axis of a grid and the words at its ends."""

    label: str
    low: str
    high: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid2d(Poll):
    """A finger on a square. `corners` are both high, x high only, y high only, both low."""

    kind: ClassVar[str] = "grid2d"

    x: Axis
    y: Axis
    corners: tuple[str, str, str, str]

    @property
    def parts(self) -> tuple[Part, ...]:
        """One part of 5 x 5 cells, row by row from the bottom left; always told in bands."""
        cells = tuple(
            f"{self.x.label} {column + 1} of {GRID_SIDE}, {self.y.label} {row + 1} of {GRID_SIDE}"
            for row in range(GRID_SIDE)
            for column in range(GRID_SIDE)
        )
        fields = tuple(
            f"{self.x.label} {across} of {GRID_SIDE}, {self.y.label} {upward} of {GRID_SIDE}"
            for upward in _THIRDS
            for across in _THIRDS
        )
        part = Part(id="place", prompt=self.question, cells=cells, fields=fields, is_banded=True)
        return (part,)

    def read(self, part: Part, values: Sequence[str]) -> tuple[int, ...]:
        """A point (x, y), each from 0 to 100 in steps of 5.

        Raises:
            InvalidAnswer: if there is no point, or it lies outside.
        """
        if len(values) != 2:
            raise InvalidAnswer(N_("Please choose a place on the square, or Pass."), part=part.id)
        x, y = (whole_number(value, GRID_TOP, part.id) for value in values)
        return rounded(x, GRID_STEP), rounded(y, GRID_STEP)

    def measure(self, part: Part, answers: Answers) -> Measure:
        """People per cell, and the medians of x and y."""
        places = [(GRID_SIDE * fifth(y) + fifth(x),) for x, y in answers]
        counts = per_cell(places, len(part.cells))
        if not answers:
            return Measure(counts=counts)
        middles = tuple(float(median(axis)) for axis in zip(*answers, strict=True))
        return Measure(counts=counts, marks=Marks(values=middles, n_people=len(answers)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Circles7(Poll):
    """How near two people are now, and how near one would like to be: seven pictures each.

    `relations` word the question on the phone and are never sent (R15).
    """

    kind: ClassVar[str] = "circles7"

    wished_question: str
    relations: tuple[str, ...] = ()

    @property
    def parts(self) -> tuple[Part, ...]:
        """Now and wished, from far to near."""
        return (
            Part(id="now", prompt=self.question, cells=CIRCLES, is_ordered=True),
            Part(id="wished", prompt=self.wished_question, cells=CIRCLES, is_ordered=True),
        )

    @property
    def derived_parts(self) -> tuple[Part, ...]:
        """Which way the wish goes; always told in bands."""
        return (
            Part(
                id="gap",
                prompt=self.wished_question,
                cells=GAP,
                is_banded=True,
                is_change=True,
            ),
        )

    def derive(self, answers: Mapping[str, Answer]) -> Mapping[str, Answer]:
        """Nearer, the same, or more room, where both pictures were chosen."""
        now, wished = answers.get("now"), answers.get("wished")
        if now is None or wished is None:
            return {}
        if now == wished:
            return {"gap": (SAME,)}
        return {"gap": (NEARER if wished > now else ROOM,)}


if len(CIRCLES) != N_STEPS:
    raise ValueError("every picture of the circles needs its words")
