"""A workshop as it was written: ordered steps, some of which are polls.

Knows nothing of files, sessions or answers. A step's *parts* are the questions it asks; every part
has *cells*, the things that can be counted for it. Responses, tallies, releases and charts all
speak of parts and cells, so that a new kind of poll needs no new machinery behind it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import ClassVar

from drawbridge.domain.workshop.form_fields import only, position
from drawbridge.domain.workshop.measures import Answer, Answers, Measure, per_cell
from drawbridge.errors import StepNotFound


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One question of a poll.

    `cells` are the labels in authored order; one person may choose `at_most` of them. `is_ordered`:
    the cells form a scale. `is_banded`: counts are always told in bands. `is_change`: the cells are
    more, about the same, less; small ends are joined with the middle. `k` is the fewest answers
    that may be shown where the part needs more than its poll. `fields` are the names of nine wider
    cells, row by row, where the cells are a square.
    """

    id: str
    prompt: str
    cells: tuple[str, ...]
    at_most: int = 1
    is_ordered: bool = False
    is_banded: bool = False
    is_change: bool = False
    k: int = 0
    fields: tuple[str, ...] = ()

    @property
    def is_exclusive(self) -> bool:
        """Whether a person counts in one cell only, so that the counts sum to n."""
        return self.at_most == 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One item of a workshop.

    `minutes` is the planned time, `talk` whether the room talks in it, `say` lines by shape of the
    result. `rests`: the kind itself gives time to talk or to rest.
    """

    kind: ClassVar[str] = ""
    rests: ClassVar[bool] = False
    starts_by_itself: ClassVar[bool] = False  # its timer, when the room gets there

    id: str
    title: str
    minutes: float
    purpose: str = ""
    covers: tuple[str, ...] = ()
    safety: str = ""
    script: str = ""
    drop_when_late: bool = False
    talk: bool = False
    say: Mapping[str, str] = field(default_factory=dict)

    @property
    def is_breather(self) -> bool:
        """Whether the room talks or rests in this step (R43)."""
        return self.rests or self.talk

    @property
    def n_builds(self) -> int:
        """How many pictures the step has before the next one comes."""
        return 1

    @property
    def turn_lengths(self) -> tuple[tuple[float, ...], ...]:
        """Seconds of the turns a timer runs through, one row per timer; () without a timer."""
        return ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Poll(Step):
    """A step that collects responses. `k` is the fewest answers that may be shown."""

    blanks_matter: ClassVar[bool] = False

    question: str
    sensitivity: Sensitivity = Sensitivity.MEDIUM
    k: int = 5
    audience: Audience = Audience.ROOM
    note: str = ""

    @property
    def parts(self) -> tuple[Part, ...]:
        """The questions this poll asks, in order."""
        raise NotImplementedError

    @property
    def derived_parts(self) -> tuple[Part, ...]:
        """What is worked out from the answers of one phone, never asked."""
        return ()

    def read(self, part: Part, values: Sequence[str]) -> tuple[int, ...]:
        """Read the values of one field as an answer to one part.

        Empty values are left out before, unless `blanks_matter`.

        Raises:
            InvalidAnswer: if they are not one.
        """
        return (position(only(values, part.id), len(part.cells), part.id),)

    def check(self, answers: Mapping[str, Answer]) -> None:
        """Refuse answers that are right one by one and wrong together.

        Raises:
            InvalidAnswer: if they are.
        """

    def derive(self, answers: Mapping[str, Answer]) -> Mapping[str, Answer]:  # noqa: ARG002
        """The answers to the derived parts, by part id; none where an answer is missing."""
        return {}

    def measure(self, part: Part, answers: Answers) -> Measure:
        """Count the answers to one part."""
        return Measure(counts=per_cell(answers, len(part.cells)))

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
class Workshop:
    """The written content of a session: all of a file, or one of the cuts it declares.

    `variant` is the id of the cut and `variant_title` what it is called; both are "" for the whole.
    `suits` tells whoever chooses when to take it. `translations` are the same workshop in other
    languages: other words, the same steps, parts and cells.
    """

    id: str
    title: str
    subtitle: str
    credit: str
    language: str
    steps: tuple[Step, ...]
    variant: str = ""
    variant_title: str = ""
    suits: str = ""
    translations: tuple["Workshop", ...] = ()

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages it can be read in, its own first."""
        return (self.language, *(it.language for it in self.translations))

    def in_language(self, language: str) -> "Workshop":
        """The workshop in one of its languages; as it is where there is no such one."""
        return next((it for it in self.translations if it.language == language), self)

    @property
    def minutes(self) -> float:
        """Planned length: the sum of the steps."""
        return sum(step.minutes for step in self.steps)

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
        for place, step in enumerate(self.steps):
            if step.id == step_id:
                return place
        raise StepNotFound
