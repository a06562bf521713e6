"""The hour for a team: nobody who leads somebody there may learn anything about anybody."""

from pathlib import Path

import pytest

from drawbridge import content
from drawbridge.domain.workshop.choices import CheckOut
from drawbridge.domain.workshop.interludes import consent_of
from drawbridge.domain.workshop.scales import Slider
from drawbridge.domain.workshop.steps import Audience, Poll, Sensitivity
from drawbridge.domain.workshop.texts import Written

PATH = Path(__file__).parents[2] / "workshop_content" / "walls_at_work.toml"
LENGTHS = content.listing(PATH).workshops


@pytest.fixture(params=LENGTHS, ids=lambda it: f"{it.minutes:g}")
def workshop(request):
    return request.param


def polls(workshop):
    return [step for step in workshop.steps if isinstance(step, Poll)]


def test_it_is_checked_as_a_workshop_among_colleagues():
    assert 'audience = "workplace"' in PATH.read_text(encoding="utf-8")


def test_nothing_is_shown_of_fewer_than_eight_and_nothing_is_tender(workshop):
    assert {poll.k for poll in polls(workshop)} == {8}
    assert Sensitivity.HIGH not in {poll.sensitivity for poll in polls(workshop)}


def test_nobody_writes_and_nobody_is_measured_twice(workshop):
    assert not any(isinstance(poll, Written | Slider) for poll in polls(workshop))


def test_the_facilitator_alone_sees_nothing_but_how_people_leave(workshop):
    hidden = [poll for poll in polls(workshop) if poll.audience is not Audience.ROOM]

    assert [type(poll) for poll in hidden] == [CheckOut]


def test_the_card_says_that_coming_is_free_and_that_no_answer_reaches_a_lead(workshop):
    card = consent_of(workshop)

    assert any("Nobody who leads you learns" in text for text in card.statements)
    assert "I am here because I want to be." in card.agreements
