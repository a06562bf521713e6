"""Twenty minutes in a hall: nothing tender, nobody writes, and nobody has to talk."""

from pathlib import Path

import pytest

from drawbridge import content
from drawbridge.domain.workshop.steps import Poll, Sensitivity
from drawbridge.domain.workshop.texts import Written

PATH = Path(__file__).parents[2] / "workshop_content" / "lecture.toml"
LENGTHS = content.listing(PATH).workshops


@pytest.fixture(params=LENGTHS, ids=lambda it: f"{it.minutes:g}")
def workshop(request):
    return request.param


def test_it_takes_twenty_minutes_or_twelve():
    assert [it.minutes for it in LENGTHS] == [20, 12]


def test_every_question_is_one_that_could_not_hurt_whoever_is_guessed(workshop):
    polls = [step for step in workshop.steps if isinstance(step, Poll)]

    assert {poll.sensitivity for poll in polls} == {Sensitivity.LOW}
    assert not any(isinstance(poll, Written) for poll in polls)


def test_a_hall_is_not_asked_to_sit_in_groups(workshop):
    assert "activity" not in {step.kind for step in workshop.steps}


def test_no_question_takes_more_than_one_screen_of_a_phone(workshop):
    assert {len(step.parts) for step in workshop.steps if isinstance(step, Poll)} == {1}
