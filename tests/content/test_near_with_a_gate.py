"""The evening for people who know one another: what so few can hide, and what carries the talk."""

from pathlib import Path

import pytest

from drawbridge import content
from drawbridge.domain.facilitation.small_room import in_words
from drawbridge.domain.workshop.activity import Activity
from drawbridge.domain.workshop.interludes import PrivateReflection
from drawbridge.domain.workshop.pictures import Circles7, Grid2d
from drawbridge.domain.workshop.steps import Poll, Sensitivity
from drawbridge.domain.workshop.texts import Written

PATH = Path(__file__).parents[2] / "workshop_content" / "near_with_a_gate.toml"
LENGTHS = content.listing(PATH).workshops


@pytest.fixture(params=LENGTHS, ids=lambda it: f"{it.minutes:g}")
def workshop(request):
    return request.param


def test_what_is_asked_about_oneself_is_told_in_words_until_there_are_eight(workshop):
    about_oneself = [step for step in workshop.steps if isinstance(step, Grid2d | Circles7)]

    assert {poll.sensitivity for poll in about_oneself} == {Sensitivity.HIGH}
    assert list(in_words(workshop, 7)) == about_oneself


def test_nobody_in_the_room_is_asked_about(workshop):
    for step in workshop.steps:
        if isinstance(step, Grid2d):
            assert "nobody in this room is meant" in step.note
        if isinstance(step, Circles7):
            assert step.title == "Somebody who is not here"


def test_nobody_is_asked_to_write_and_nothing_is_measured_twice(workshop):
    assert not any(isinstance(step, Written) for step in workshop.steps)
    assert {step.kind for step in workshop.steps}.isdisjoint({"slider"})


def test_most_of_the_time_nothing_is_asked(workshop):
    asked = sum(step.minutes for step in workshop.steps if isinstance(step, Poll))

    assert asked < workshop.minutes / 2


def test_sitting_out_is_one_of_the_ways_of_both_talks(workshop):
    talks = [step for step in workshop.steps if isinstance(step, Activity)]

    assert len(talks) == 2
    assert all("Sit it out" in {way.label for way in talk.ways} for talk in talks)


def test_the_fear_is_named_on_paper_only(workshop):
    (alone,) = (step for step in workshop.steps if isinstance(step, PrivateReflection))

    assert len(alone.prompts) == 4
