"""Steps that ask nothing of a phone."""

from dataclasses import dataclass
from typing import ClassVar

from drawbridge.domain.workshop.steps import Step, Workshop


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
    rests: ClassVar[bool] = True
    starts_by_itself: ClassVar[bool] = True

    heading: str
    choices: tuple[Choice, ...]
    duration_s: int

    @property
    def turn_lengths(self) -> tuple[tuple[float, ...], ...]:
        """One timer with one turn."""
        return ((float(self.duration_s),),)


@dataclass(frozen=True, slots=True, kw_only=True)
class PrivateReflection(Step):
    """Something to finish on paper or in the head. No phone sends anything, nothing is counted."""

    kind: ClassVar[str] = "private_reflection"
    rests: ClassVar[bool] = True
    starts_by_itself: ClassVar[bool] = True

    heading: str
    prompt: str
    prompts: tuple[str, ...] = ()
    duration_s: int

    @property
    def turn_lengths(self) -> tuple[tuple[float, ...], ...]:
        """One timer with one turn."""
        return ((float(self.duration_s),),)


def consent_of(workshop: Workshop) -> Consent | None:
    """The consent card, if the workshop brings its own."""
    return next((step for step in workshop.steps if isinstance(step, Consent)), None)
