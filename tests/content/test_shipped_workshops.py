"""The workshops that come with Drawbridge."""

from pathlib import Path

import pytest

from drawbridge import content
from drawbridge.domain.workshop.activity import Activity
from drawbridge.domain.workshop.choices import CheckOut, Ladder, MultiChoice, SingleChoice
from drawbridge.domain.workshop.interludes import (
    Consent,
    Pause,
    PrivateReflection,
    Slide,
    consent_of,
)
from drawbridge.domain.workshop.scales import LikertBattery, Measurement, Slider
from drawbridge.domain.workshop.steps import Audience, Poll, Sensitivity
from tests.content.coaching_shapes import lacking
from tests.rows import each

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "workshop_content"
FILES = sorted(FOLDER.glob("*.toml"))
WORKSHOPS = [it for path in FILES for it in content.listing(path).workshops]


def named(workshop):
    return f"{workshop.id}-{workshop.variant}"


@pytest.fixture(scope="module")
def evening():
    return content.listing(FOLDER / "first_evening.toml").workshop


def test_there_is_a_workshop():
    assert FILES


@each("path", FILES)
def test_a_shipped_workshop_has_no_problems(path):
    assert content.listing(path).problems == ()


@each("workshop", WORKSHOPS)
def test_every_step_tells_the_facilitator_why_what_and_how(workshop):
    for step in workshop.steps:
        assert step.purpose
        assert step.script
        assert step.safety


@each("workshop", WORKSHOPS)
def test_every_result_has_a_line_of_its_own(workshop):
    # What follows an unwelcome direction can hardly be said better than the default says it.
    assert lacking(workshop) <= {("where_i_am_now", "down")}


@each("workshop", WORKSHOPS)
def test_the_turns_of_a_talk_fit_into_its_time_and_all_groups_end_together(workshop):
    for step in workshop.steps:
        if isinstance(step, Activity):
            lengths = {sum(turns) for turns in step.turn_lengths}
            assert len(lengths) == 1
            assert lengths.pop() <= 60 * (step.minutes - 1)  # a minute to find one another


@each("workshop", WORKSHOPS)
def test_quiet_steps_end_within_their_time(workshop):
    for step in workshop.steps:
        if isinstance(step, Pause | PrivateReflection):
            assert step.duration_s <= 60 * step.minutes


@each("workshop", WORKSHOPS)
def test_it_opens_with_a_card_that_credits_the_source_and_ends_with_how_people_leave(workshop):
    first, last = workshop.steps[0], workshop.steps[-1]

    assert isinstance(first, Consent)
    assert workshop.credit in consent_of(workshop).statements
    assert isinstance(last, CheckOut)
    assert last.farewell
    assert last.unsettled


@each("path", FILES)
def test_no_number_of_a_study_is_told_to_the_room(path):
    """It would be held up as a measure; what is known stands in what the facilitator reads."""
    for workshop in content.listing(path).workshops:
        for step in workshop.steps:
            shown = [*getattr(step, "builds", ()), getattr(step, "footer", "")]
            assert not any(character.isdigit() for text in shown for character in text)


def test_the_first_evening_runs_in_its_order(evening):
    assert [type(step) for step in evening.steps] == [
        Consent,
        SingleChoice,
        Slider,
        Slide,
        MultiChoice,
        LikertBattery,
        Pause,
        Slider,
        Ladder,
        CheckOut,
    ]


def test_the_first_evening_names_its_source_and_its_limits(evening):
    assert evening.title == "The Paradox of Emotional Walls: a first evening"
    assert evening.credit == (
        "Based on one psychotherapist's essay; it is not a test and gives no diagnosis."
    )
    assert evening.credit in consent_of(evening).statements


def test_the_first_evening_takes_about_three_quarters_of_an_hour(evening):
    assert 35 <= evening.minutes <= 50


def test_the_two_measurements_ask_the_same(evening):
    first, second = (step for step in evening.steps if isinstance(step, Slider))

    assert (first.moment, second.moment) == (Measurement.BEFORE, Measurement.AFTER)
    assert second.paired_with == first.id == "where_i_start"
    assert first.sliders == second.sliders


def test_the_first_measurement_is_shown_to_nobody(evening):
    assert evening.step("where_i_start").audience is Audience.NOBODY


def test_how_people_leave_is_for_the_facilitator(evening):
    step = evening.steps[-1]

    assert step.audience is Audience.FACILITATOR
    assert [step.options[position] for position in step.unsettled] == ["Stirred up", "Heavy"]


def test_the_tender_questions_are_marked_tender(evening):
    tender = [
        step.id
        for step in evening.steps
        if isinstance(step, Poll) and step.sensitivity is Sensitivity.HIGH
    ]

    assert tender == ["why_walls_go_up", "how_it_goes"]


def test_one_statement_of_the_battery_is_reversed(evening):
    [reversed_item] = [it for it in evening.step("how_it_goes").items if it.is_reversed]

    assert reversed_item.statement == ("I can be near someone and still feel like my own person.")
