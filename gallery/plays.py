"""Whole workshops, played from the lobby to their end by the large button of the console alone."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from random import Random
from typing import Protocol

from drawbridge import commands
from drawbridge.content import KeptText
from drawbridge.domain.session.role import Role
from drawbridge.domain.session.session import LiveSession, Phase
from drawbridge.domain.session.simulated import AnswerSpeed, SimulatedRoom, Temperament
from drawbridge.domain.session.transitions import Command
from drawbridge.domain.workshop.form_fields import Form
from drawbridge.domain.workshop.scales import Slider
from drawbridge.domain.workshop.steps import Poll, Workshop
from drawbridge.domain.workshop.texts import MOST_SHOWN
from drawbridge.rehearsal.answer_model import Person
from drawbridge.rehearsal.forms import form
from drawbridge.rehearsal.inside.player import Player
from drawbridge.services import Services
from drawbridge.views import FacilitatorView, ProjectorView, facilitator_view, projector_view
from gallery.preparing import prepare

_BEGIN_S = 1_750_000_000.0
_MOST_PRESSES = 300  # of a workshop that does not come to its end
_PRESSED: Mapping[Command, commands.SessionCommand] = {
    Command.START: commands.start,
    Command.OPEN: commands.open_step,
    Command.CLOSE: commands.close_step,
    Command.REVEAL: commands.reveal,
    Command.ADVANCE: commands.advance,
    Command.RUN_TIMER: commands.run_timer,
    Command.END: commands.end,
}


class Crowd(Protocol):
    """The people of a play."""

    @property
    def code(self) -> str:
        """The join code of their session."""

    def turn(self) -> None:
        """Do all that is to be done now: join, or answer what is open."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """What console and projector show just before the large button is pressed."""

    console: FacilitatorView
    room: ProjectorView

    @property
    def session(self) -> LiveSession:
        """The session at that moment."""
        return self.console.session

    @property
    def name(self) -> str:
        """For files and under pictures: which step, and where it stands."""
        session = self.session
        if self.console.next_act is Command.START:
            return "00, lobby"
        what = session.state.phase.value if isinstance(session.step, Poll) else "shown"
        build = f", {session.state.build + 1}" if session.step.n_builds > 1 else ""
        return f"{session.position + 1:02d}, {session.step.id}, {what}{build}"


class Hand:
    """Time that passes when told; stands in for the clock of the running parts."""

    def __init__(self, begin_s: float) -> None:
        self.now = begin_s

    def __call__(self) -> float:
        """Seconds since the epoch."""
        return self.now


class Rehearsal:
    """The cast of a rehearsal, as the product plays it; up to as many as a rehearsal takes."""

    def __init__(
        self, services: Services, source: str | KeptText, variant: str, cast: SimulatedRoom
    ) -> None:
        at_once = replace(cast, pace=AnswerSpeed.AT_ONCE)
        self.code = commands.create(services, source, variant=variant, cast=at_once)
        self._player = Player(services, self.code, lambda: 0.0)

    def turn(self) -> None:
        """Let everybody do what is due."""
        self._player.turn()
        while self._player.is_due:
            self._player.turn()


class Hall:
    """A real session with as many people as wanted, who answer as simulated ones do.

    `secrets` are the keys of their phones, `onlooker` that of one phone more, which answers
    nothing: it shows forms as they come.
    """

    def __init__(
        self, services: Services, source: str, variant: str, n: int, temper: Temperament
    ) -> None:
        self.code = commands.create(services, source, variant=variant, head_count=n + 1)
        prepare(services, self.code)
        self._services = services
        self._temper = temper
        self.secrets = [commands.new_secret() for _ in range(n)]
        self._answered: tuple[str, int] | None = None
        self.onlooker = commands.new_secret()
        for secret in (*self.secrets, self.onlooker):
            commands.join(services, self.code, secret, Role.PARTICIPANT)

    def turn(self) -> None:
        """Answer what is open and not answered."""
        with self._services.store.reading() as transaction:
            session = transaction.sessions.at(self.code)
        place = (session.step.id, session.state.round)
        is_open = isinstance(session.step, Poll) and session.state.phase is Phase.OPEN
        if not is_open or place == self._answered:
            return
        self._answered = place
        for number, secret in enumerate(self.secrets):
            filled = self._form(session, session.step, number)
            commands.submit(self._services, self.code, secret, place, filled)

    def _form(self, session: LiveSession, step: object, number: int) -> Form:
        if not isinstance(step, Poll):
            raise TypeError("a step that asks nothing has no form")
        first = step.paired_with if isinstance(step, Slider) else ""
        before = self._form(session, session.workshop.step(first), number) if first else None
        dice = Random(f"{step.id}/{number}")  # noqa: S311 - nothing to guess
        return form(step, Person(number=number, temperament=self._temper, dice=dice), before)


def moments(
    services: Services, crowd_of: Callable[[Services], Crowd], begin_s: float = _BEGIN_S
) -> Iterator[Moment]:
    """Every moment of a play up to its end, when the session is over; each step takes its time.

    Args:
        services: the running parts.
        crowd_of: makes the session and its people.
        begin_s: when it begins, in seconds since the epoch.

    Raises:
        RuntimeError: if the end is not reached.
    """
    hand = Hand(begin_s)
    services = replace(services, clock=hand)
    crowd = crowd_of(services)
    for _ in range(_MOST_PRESSES):
        crowd.turn()
        _choose_lines(services, crowd.code)
        console = facilitator_view(services, crowd.code)
        act = console.next_act
        if act is None:
            hand.now += console.turns.over_in_s + 1 if console.turns else 1
            continue
        key = console.session.projector_key
        yield Moment(console=console, room=projector_view(services, crowd.code, key))
        if act is Command.ADVANCE and not console.session.has_builds_left:
            over = planned_s(console.session.workshop, console.session.position + 1)
            hand.now = max(hand.now, begin_s + over)
        _PRESSED[act](services, crowd.code, console.session.revision)
        if act is Command.END:
            return
    raise RuntimeError(f"{_MOST_PRESSES} presses, and no end")


def planned_s(workshop: Workshop, n_steps: int) -> float:
    """How long the first steps of a workshop are meant to take, in seconds."""
    return 60 * sum(step.minutes for step in workshop.steps[:n_steps])


def _choose_lines(services: Services, code: str) -> None:
    """Choose for the room as many lines as can be shown, of those that nothing was found in."""
    moderation = facilitator_view(services, code).moderation
    if moderation is not None and not moderation.n_chosen:
        for row in moderation.untouched[:MOST_SHOWN]:
            commands.show_line(services, code, row.key)
