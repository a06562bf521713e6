"""Something to do with others: in pairs, in threes, or alone. Nothing is asked, nothing is sent."""

from dataclasses import dataclass
from typing import ClassVar

from drawbridge.domain.workshop.interludes import Choice
from drawbridge.domain.workshop.steps import Step


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """One turn of a grouping: who does what, and for how long."""

    roles: tuple[str, ...]
    duration_s: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Grouping:
    """One way to sit together, such as pairs: `size` people in each group, and their turns."""

    label: str
    size: int
    turns: tuple[Turn, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Activity(Step):
    """People do something among themselves while a timer runs for every grouping.

    `ways` are the choices everybody has, sitting out among them; all of them are shown equally
    large. `listener` is what those do who do not speak, "" where nobody listens.
    """

    kind: ClassVar[str] = "activity"
    rests: ClassVar[bool] = True

    heading: str
    prompt: str
    ways: tuple[Choice, ...]
    groups: tuple[Grouping, ...]
    listener: str = ""

    @property
    def turn_lengths(self) -> tuple[tuple[float, ...], ...]:
        """Seconds of every turn, one row per grouping."""
        return tuple(tuple(float(turn.duration_s) for turn in one.turns) for one in self.groups)
