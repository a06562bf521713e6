"""What a small room will be told in words only, known before the start."""

from dataclasses import replace
from pathlib import Path

import pytest

from drawbridge import content
from drawbridge.domain.facilitation.small_room import fewest, in_words
from drawbridge.domain.workshop.steps import Audience, Poll, Sensitivity
from drawbridge.domain.workshop.texts import Written
from tests.rows import each

FOLDER = Path(__file__).parents[3] / "workshop_content"
WORKSHOPS = [it for listing in content.library(FOLDER) for it in listing.workshops]


@pytest.mark.rule("R11")
@each("workshop", WORKSHOPS)
def test_with_seven_people_every_tender_question_is_among_them(workshop):
    words_only = {
        step.id
        for step in workshop.steps
        if isinstance(step, Poll)
        and step.audience is Audience.ROOM
        and (step.sensitivity is Sensitivity.HIGH or isinstance(step, Written) or step.k > 7)
    }

    assert {poll.id for poll in in_words(workshop, 7)} == words_only
    assert in_words(workshop, 8) == ()


def test_with_four_people_it_is_every_question():
    (workshop, *_) = WORKSHOPS
    asked = [it for it in workshop.steps if isinstance(it, Poll) and it.audience is Audience.ROOM]

    assert list(in_words(workshop, 4)) == asked


def test_a_question_may_ask_for_more_and_nothing_is_told_of_what_the_room_never_sees():
    (workshop, *_) = WORKSHOPS
    steps = tuple(replace(it, k=12) if isinstance(it, Poll) else it for it in workshop.steps)

    assert {fewest(it) for it in in_words(replace(workshop, steps=steps), 11)} == {12}
    assert all(it.audience is Audience.ROOM for it in in_words(workshop, 1))
