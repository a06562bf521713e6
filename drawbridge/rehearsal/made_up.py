"""What a simulated room would answer to a step that somebody is writing, all at once."""

from random import Random

from drawbridge.domain.session.simulated import TINY_ROOM, Temperament
from drawbridge.domain.workshop.form_fields import Form
from drawbridge.domain.workshop.scales import Slider
from drawbridge.domain.workshop.steps import Poll, Step, Workshop
from drawbridge.rehearsal.answer_model import Person
from drawbridge.rehearsal.forms import form
from drawbridge.rehearsal.sample_answers import HELD_BY
from drawbridge.views.sample import MadeUp

_ELSEWHERE = 40  # added to a number, it keeps the side and the mood that follow from the number


def made_up(workshop: Workshop, step: Step, temperament: Temperament, n_people: int) -> MadeUp:
    """The forms of a room; the same room always answers the same.

    Args:
        workshop: what is being written.
        step: one of its steps; () for one that asks nothing.
        temperament: what the room is like.
        n_people: how many; a tiny room stays tiny.
    """
    if not isinstance(step, Poll):
        return MadeUp()
    n_here = min(n_people, TINY_ROOM) if temperament is Temperament.TINY else n_people
    first = _first(workshop, step)
    people = range(n_here)
    before = tuple(_form(first, temperament, one) for one in people) if first else ()
    forms = tuple(
        _form(step, temperament, one, before[one] if before else None) for one in people
    )  # fmt: skip
    return MadeUp(forms=forms, before=before)


def _first(workshop: Workshop, step: Step) -> Slider | None:
    """The first measurement that a step is compared with, where it asks the same."""
    if not isinstance(step, Slider) or not step.paired_with:
        return None
    found = (it for it in workshop.steps if it.id == step.paired_with)
    first = next(found, None)
    is_same = isinstance(first, Slider) and {it.id for it in first.parts} == {
        it.id for it in step.parts
    }
    return first if is_same and isinstance(first, Slider) else None


def _form(poll: Poll, temperament: Temperament, number: int, before: Form | None = None) -> Form:
    # Nobody writes what a rehearsal is there to hold back: these lines are before the room.
    number = number + _ELSEWHERE if number in HELD_BY else number
    dice = Random(f"{poll.id}/{number}")  # noqa: S311 - simulated answers; nothing to guess
    return form(poll, Person(number=number, temperament=temperament, dice=dice), before)
