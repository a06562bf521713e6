"""A room of simulated people."""

import random

import pytest

from drawbridge.domain.answers.responses import parse
from drawbridge.rehearsal.answer_model import Person
from drawbridge.rehearsal.forms import form


@pytest.fixture(scope="session")
def ask():
    """Responses of a whole room as the domain reads them, and the forms they came in."""

    def room(poll, temperament, n=30, seed=0, before=None):
        forms = []
        for number in range(n):
            dice = random.Random(f"{seed}/{number}")
            person = Person(number=number, temperament=temperament, dice=dice)
            forms.append(form(poll, person, before[number] if before else None))
        return [parse(poll, one) for one in forms], forms

    return room
