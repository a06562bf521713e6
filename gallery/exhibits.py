"""What hangs in the gallery: steps, shapes, numbers of people."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from drawbridge import commands
from drawbridge.domain.workshop.form_fields import Form
from drawbridge.domain.workshop.steps import Audience, Poll, Step
from drawbridge.services import Services
from drawbridge.views import ProjectorView
from gallery.answers import ANSWERS, MOSTLY_PASSED, forms
from gallery.rooms import Room

SIZES = (7, 14, 60, 200)
TOO_FEW = 4
MASKED = "masked"
ALIKE = "all alike"
_HIGH = "high"
_N_APART = 6  # people spread over small cells, where the rest answers alike
_N_ALIKE = 10  # R08 is about fewer than 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Exhibit:
    """One picture of the projector: a step, how people answered it, how many they were."""

    step: Step
    shape: str
    n: int
    sensitivity: str = ""

    @property
    def name(self) -> str:
        """For files and under pictures."""
        return f"{self.step.id}, {self.shape}, {self.n}"

    def view(self, services: Services) -> ProjectorView:
        """What the room sees."""
        room = Room(services, self.step, self.sensitivity)
        room.join(self.n)
        room.arrive()
        room.do(commands.open_step)
        room.answer(self._forms(room.poll))
        room.do(commands.close_step)
        room.choose_lines()
        if room.poll.audience is Audience.ROOM:
            room.do(commands.reveal)
        return room.seen()

    def _forms(self, poll: Poll) -> list[Form]:
        shapes = ANSWERS[type(poll)].shapes
        if self.shape == ALIKE:
            return forms(poll, shapes[0], 1) * self.n
        if self.shape != MASKED:
            return forms(poll, self.shape, self.n)
        n_apart = min(_N_APART, self.n // 2)
        return forms(poll, shapes[0], 1) * (self.n - n_apart) + forms(poll, shapes[-1], n_apart)


def results(step: Step) -> Iterator[Exhibit]:
    """Every result a step can have; nothing for a step that asks nothing."""
    if not isinstance(step, Poll):
        return
    shapes = ANSWERS[type(step)].shapes
    yield Exhibit(step=step, shape=shapes[0], n=TOO_FEW)
    if step.audience is not Audience.ROOM:
        return
    for shape in shapes:
        yield from (Exhibit(step=step, shape=shape, n=n) for n in SIZES)
    yield from (Exhibit(step=step, shape=MOSTLY_PASSED, n=n) for n in (14, 60))
    yield from (Exhibit(step=step, shape=MASKED, n=n, sensitivity=_HIGH) for n in SIZES)
    yield Exhibit(step=step, shape=ALIKE, n=_N_ALIKE, sensitivity=_HIGH)


def scenes(services: Services, step: Step) -> Iterator[tuple[str, ProjectorView]]:
    """What the room sees of a step before its result, each with a name."""
    room = Room(services, step)
    room.join(1)
    room.arrive()
    if not isinstance(step, Poll):
        for build in range(step.n_builds):
            if build:
                room.do(commands.advance)
            yield f"{step.id}, shown, {build + 1}", room.seen()
        return
    acts: Sequence[tuple[str, Callable[[Services, str, int], None] | None]] = (
        ("announced", None),
        ("open", commands.open_step),
        ("closed", commands.close_step),
    )
    for name, act in acts:
        if act is not None:
            room.do(act)
        yield f"{step.id}, {name}", room.seen()
