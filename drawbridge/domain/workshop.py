"""A workshop as it was written: ordered steps, some of which are polls.

Knows nothing of files, sessions or answers. A step's *parts* are the questions it asks; every part
has *cells*, the things that can be counted for it. Responses, tallies, releases and charts all
speak of parts and cells, so that a new kind of poll needs no new machinery behind it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import ClassVar

from drawbridge.errors import StepNotFound

SLIDER_TOP = 100
SLIDER_STEP = 5
SLIDER_BINS = ("0–19", "20–39", "40–59", "60–79", "80–100")


class Sensitivity(StrEnum):
    """How much a small cell of this step could hurt somebody; drives masking."""

    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"


class Audience(StrEnum):
    """Who may see the released result of a poll."""

    ROOM = "room"
    FACILITATOR = "facilitator"
    NOBODY = "nobody"  # put aside, as a first measurement is


class Moment(StrEnum):
    """Which of two paired measurements a slider step is."""

    BEFORE = "before"
    AFTER = "after"


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One question of a poll.

    `cells` are the labels in authored order; one person may choose `at_most` of them. `is_ordered`:
    the cells form a scale.
    """

    id: str
    prompt: str
    cells: tuple[str, ...]
    at_most: int = 1
    is_ordered: bool = False

    @property
    def is_exclusive(self) -> bool:
        """Whether a person counts in one cell only, so that the counts sum to n."""
        return self.at_most == 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One item of a workshop. `minutes` is the planned time, `say` lines by shape of the result."""

    kind: ClassVar[str] = ""

    id: str
    title: str
    minutes: float
    purpose: str = ""
    covers: tuple[str, ...] = ()
    safety: str = ""
    script: str = ""
    drop_when_late: bool = False
    say: Mapping[str, str] = field(default_factory=dict)

    @property
    def n_builds(self) -> int:
        """How many pictures the step has before the next one comes."""
        return 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Consent(Step):
    """The card everyone meets before joining. `agreements` are ticked one by one."""

    kind: ClassVar[str] = "consent"

    heading: str
    statements: tuple[str, ...]
    agreements: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Slide(Step):
    """Something to look at together, growing in `builds`."""

    kind: ClassVar[str] = "slide"

    builds: tuple[str, ...]
    footer: str = ""

    @property
    def n_builds(self) -> int:
        """One picture per build."""
        return len(self.builds)


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One way to spend a pause: a word and what it means."""

    label: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Pause(Step):
    """A minute to settle; nothing is asked and nothing is sent."""

    kind: ClassVar[str] = "pause"

    heading: str
    choices: tuple[Choice, ...]
    duration_s: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Poll(Step):
    """A step that collects responses. `k` is the fewest answers that may be shown."""

    question: str
    sensitivity: Sensitivity = Sensitivity.MEDIUM
    k: int = 5
    audience: Audience = Audience.ROOM
    note: str = ""

    @property
    def parts(self) -> tuple[Part, ...]:
        """The questions this poll asks, in order."""
        raise NotImplementedError

    def part(self, part_id: str) -> Part:
        """One part by its id.

        Raises:
            StepNotFound: if the poll has no such part.
        """
        for part in self.parts:
            if part.id == part_id:
                return part
        raise StepNotFound


@dataclass(frozen=True, slots=True, kw_only=True)
class SingleChoice(Poll):
    """One of several options."""

    kind: ClassVar[str] = "single_choice"

    options: tuple[str, ...]
    icons: tuple[str, ...] = ()

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
    """How people leave; the result is the facilitator's alone. `farewell` goes to the phones.

    `unsettled` holds positions of the options that mean "stay around".
    """

    kind: ClassVar[str] = "check_out"

    farewell: str = ""
    unsettled: tuple[int, ...] = ()


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
    moment: Moment | None = None
    paired_with: str = ""

    @property
    def parts(self) -> tuple[Part, ...]:
        """One ordered part per slider, in five equal bins."""
        return tuple(
            Part(id=item.id, prompt=item.prompt, cells=SLIDER_BINS, is_ordered=True)
            for item in self.sliders
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Workshop:
    """The written content of a session."""

    id: str
    title: str
    subtitle: str
    credit: str
    language: str
    steps: tuple[Step, ...]

    @property
    def minutes(self) -> float:
        """Planned length: the sum of the steps."""
        return sum(step.minutes for step in self.steps)

    @property
    def consent(self) -> Consent | None:
        """The consent card, if the workshop brings its own."""
        return next((step for step in self.steps if isinstance(step, Consent)), None)

    def step(self, step_id: str) -> Step:
        """One step by its id.

        Raises:
            StepNotFound: if the workshop has no such step.
        """
        return self.steps[self.index(step_id)]

    def index(self, step_id: str) -> int:
        """Position of a step.

        Raises:
            StepNotFound: if the workshop has no such step.
        """
        for position, step in enumerate(self.steps):
            if step.id == step_id:
                return position
        raise StepNotFound
