"""Whole workshops, played from the start to the end by made-up people."""

from pathlib import Path
from random import Random

from drawbridge import commands
from drawbridge.domain.session.role import Role
from drawbridge.domain.session.simulated import Temperament
from drawbridge.domain.workshop.steps import Audience, Poll
from drawbridge.domain.workshop.texts import Written
from drawbridge.rehearsal.answer_model import Person
from drawbridge.rehearsal.forms import form
from drawbridge.views import facilitator_view
from gallery.preparing import prepare
from tests.people.room import Led

SHIPPED = Path(__file__).resolve().parents[2] / "workshop_content"
WALLS = SHIPPED.joinpath("emotional_walls.toml")
FIRST = SHIPPED.joinpath("first_evening.toml")
N_LINES = 6


def play(services, source, n, *, variant="", keeps_lines=True, temperament=Temperament.MIXED):
    """Play a workshop with n people, show every result, and end it.

    Returns:
        The join code.
    """
    led = Led(services, source, variant=variant)
    prepare(services, led.code)
    phones = [commands.new_secret() for _ in range(n)]
    for secret in phones:
        commands.join(services, led.code, secret, Role.PARTICIPANT)
    people = [Person(number=one, temperament=temperament, dice=Random(one)) for one in range(n)]
    led.do(commands.start)
    asked = {}
    for step in led.session.workshop.steps:
        if isinstance(step, Poll):
            asked[step.id] = _ask(led, step, dict(zip(phones, people, strict=True)), asked)
            if isinstance(step, Written):
                _choose(led, keeps_lines=keeps_lines)
            if step.audience is Audience.ROOM:
                led.do(commands.reveal)
        if step.id != led.session.workshop.steps[-1].id:
            led.do(commands.skip)
    led.do(commands.end)
    return led.code


def _ask(led, step, people, asked):
    led.do(commands.open_step)
    earlier = asked.get(getattr(step, "paired_with", ""), {})
    sent = {}
    for secret, person in people.items():
        sent[secret] = form(step, person, earlier.get(secret))
        commands.submit(led.services, led.code, secret, (step.id, 1), sent[secret])
    led.do(commands.close_step)
    return sent


def _choose(led, *, keeps_lines):
    waiting = facilitator_view(led.services, led.code).moderation
    for row in (waiting.rows if waiting else ())[:N_LINES]:
        commands.show_line(led.services, led.code, row.key)
    commands.include_lines(led.services, led.code, is_wanted=keeps_lines)
