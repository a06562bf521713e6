"""Real sessions in a temporary store: phones answer through the commands, views ask the gate."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from drawbridge import bootstrap, commands, content
from drawbridge.domain.session.role import Role
from drawbridge.domain.session.session import LiveSession
from drawbridge.domain.workshop.form_fields import Form
from drawbridge.domain.workshop.scales import Slider
from drawbridge.domain.workshop.steps import Poll, Step
from drawbridge.domain.workshop.texts import MOST_SHOWN
from drawbridge.services import Services
from drawbridge.settings import Settings
from drawbridge.views import ProjectorView, facilitator_view, projector_view
from gallery.answers import forms
from gallery.preparing import prepare

SOURCE = Path(__file__).with_name("every_kind.toml")
_BETWEEN = "\n[[steps]]\n"
_SENSITIVITY = re.compile(r'^sensitivity = "\w+"$', re.MULTILINE)
_ALWAYS = frozenset({"card", "settle", "leaving_well"})  # where a step is of high sensitivity
_SPREAD = "mixed"  # how people start who are asked twice

Act = Callable[[Services, str, int], None]


@contextmanager
def opened() -> Iterator[Services]:
    """The running parts, on a folder that is gone afterwards."""
    with TemporaryDirectory(prefix="drawbridge-gallery-") as folder:
        environ = {"DRAWBRIDGE_DATA_DIR": folder, "DRAWBRIDGE_PASSCODE": "look-at-this"}
        settings = Settings.from_environ(environ, root=Path(folder), languages=("en",))
        services = bootstrap.build(settings)
        try:
            yield services
        finally:
            services.hub.close()
            services.store.close()


def one_of_each() -> str:
    """The text of a workshop with the first step of every kind."""
    head, *steps = SOURCE.read_text("utf-8").split(_BETWEEN)
    first: dict[str, str] = {}
    for text in steps:
        first.setdefault(_word(text, "kind"), text)
    return _BETWEEN.join([head, *first.values()])


def every_step() -> tuple[Step, ...]:
    """One step of every kind, and the longest ones."""
    return content.parse(SOURCE.read_text("utf-8"), file=SOURCE.name).steps


class Room:
    """A session of one step of `every_kind.toml`, and of the few that belong to it.

    Args:
        services: the running parts.
        step: which.
        sensitivity: low, medium or high; as written unless given.
    """

    def __init__(self, services: Services, step: Step, sensitivity: str = "") -> None:
        self._services = services
        self._step = step
        self.code = commands.create(services, _source(step, sensitivity))
        prepare(services, self.code)
        self.phones: list[str] = []

    @property
    def session(self) -> LiveSession:
        """The session as it stands."""
        with self._services.store.reading() as transaction:
            return transaction.sessions.at(self.code)

    @property
    def poll(self) -> Poll:
        """The step, which asks something.

        Raises:
            TypeError: if it does not.
        """
        step = self.session.workshop.step(self._step.id)
        if not isinstance(step, Poll):
            raise TypeError(f"a step of kind {step.kind} asks nothing")
        return step

    def do(self, act: Act) -> None:
        """Do what the facilitator does."""
        act(self._services, self.code, self.session.revision)

    def join(self, n: int) -> None:
        """Let n phones in."""
        for _ in range(n):
            secret = commands.new_secret()
            commands.join(self._services, self.code, secret, Role.PARTICIPANT)
            self.phones.append(secret)

    def arrive(self) -> None:
        """Come to the step; whoever is asked twice answers the first time on the way."""
        self.do(commands.start)
        while self.session.step.id != self._step.id:
            if isinstance(self.session.step, Slider):
                self.do(commands.open_step)
                self.answer(forms(self.session.step, _SPREAD, len(self.phones)))
                self.do(commands.close_step)
            self.do(commands.skip)

    def answer(self, sent: list[Form]) -> None:
        """Let each phone send a form."""
        now = self.session
        place = (now.step.id, now.state.round)
        for secret, form in zip(self.phones, sent, strict=True):
            commands.submit(self._services, self.code, secret, place, form)

    def choose_lines(self) -> None:
        """Choose for the room as many lines as can be shown, where lines were written."""
        moderation = facilitator_view(self._services, self.code).moderation
        for row in moderation.rows[:MOST_SHOWN] if moderation else ():
            commands.show_line(self._services, self.code, row.key)

    def seen(self) -> ProjectorView:
        """What the room sees now."""
        return projector_view(self._services, self.code, self.session.projector_key)


def _source(step: Step, sensitivity: str) -> str:
    """The workshop's text with this step, what it needs before it, and what any workshop needs."""
    head, *steps = SOURCE.read_text("utf-8").split(_BETWEEN)
    wanted = {*_ALWAYS, step.id, step.paired_with if isinstance(step, Slider) else step.id}
    kept = [text for text in steps if _word(text, "id") in wanted]
    text = _BETWEEN.join([head, *kept])
    return _SENSITIVITY.sub(f'sensitivity = "{sensitivity}"', text) if sensitivity else text


def _word(text: str, field: str) -> str:
    """What stands behind a field of a step's text."""
    found = re.search(rf'^{field} = "(\w+)"$', text, re.MULTILINE)
    if found is None:
        raise ValueError(f"a step without {field}")
    return found[1]
