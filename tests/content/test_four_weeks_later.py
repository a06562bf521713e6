"""The evening four weeks later meets the ladder of the first one, and remembers nobody."""

from pathlib import Path

import pytest

from drawbridge import content
from drawbridge.domain.workshop.activity import Activity
from drawbridge.domain.workshop.choices import Ladder
from drawbridge.domain.workshop.interludes import Pause, consent_of
from drawbridge.domain.workshop.scales import Slider
from drawbridge.domain.workshop.steps import Audience, Poll, Sensitivity

FOLDER = Path(__file__).parents[2] / "workshop_content"
LENGTHS = content.listing(FOLDER / "four_weeks_later.toml").workshops
BEFORE = content.listing(FOLDER / "emotional_walls.toml").workshop


@pytest.fixture(params=LENGTHS, ids=lambda it: f"{it.minutes:g}")
def workshop(request):
    return request.param


def ladder_of(workshop):
    (ladder,) = (step for step in workshop.steps if isinstance(step, Ladder))
    return ladder


def test_the_ladder_has_the_words_of_the_first_evening(workshop):
    now, then = ladder_of(workshop), ladder_of(BEFORE)

    assert (now.question, now.options, now.off_ladder) == (
        then.question,
        then.options,
        then.off_ladder,
    )


def test_nobody_is_asked_what_they_chose_then(workshop):
    assert "nobody asks what you chose" in " ".join(consent_of(workshop).statements)
    assert "It was not the time for one" in workshop.step("what_became").options


def test_a_tender_question_is_followed_by_a_pause_and_then_by_a_talk(workshop):
    (tender, *_) = (
        place
        for place, step in enumerate(workshop.steps)
        if isinstance(step, Poll) and step.sensitivity is Sensitivity.HIGH
    )

    assert isinstance(workshop.steps[tender + 1], Pause)
    assert isinstance(workshop.steps[tender + 2], Activity)


def test_the_two_measurements_of_the_evening_ask_the_same(workshop):
    first, second = (step for step in workshop.steps if isinstance(step, Slider))

    assert first.sliders == second.sliders
    assert (first.audience, second.audience) == (Audience.NOBODY, Audience.ROOM)
