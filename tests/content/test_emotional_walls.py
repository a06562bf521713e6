"""The whole workshop and its two cuts."""

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
from drawbridge.domain.workshop.pictures import Circles7, Grid2d
from drawbridge.domain.workshop.scales import BeliefCards, LikertBattery, Measurement, Slider
from drawbridge.domain.workshop.scenarios import Scenarios
from drawbridge.domain.workshop.shares import Allocate100, Ranking
from drawbridge.domain.workshop.steps import Audience, Poll, Sensitivity
from drawbridge.domain.workshop.texts import OpenText, WordCloud

PATH = Path(__file__).parents[2] / "workshop_content" / "emotional_walls.toml"
CONCEPTS = {f"C{number:02d}" for number in range(1, 45)}
# The starred ideas of the map of the essay: the shortest evening has to carry them.
STARRED = CONCEPTS - {
    f"C{number:02d}" for number in (3, 4, 5, 7, 10, 11, 21, 22, 26, 27, 29, 30, 34, 39, 40, 41, 44)
}
VARIANTS = ("", "minutes_75", "minutes_45")
# When each step begins, in minutes; arriving is part of the consent card.
RUNNING_ORDER = {
    "": {
        "before_we_start": 0,
        "weather": 9,
        "where_i_start": 11,
        "near_and_free": 13,
        "made_of": 20,
        "wall_is_a_job": 24,
        "why_walls_go_up": 28,
        "three_tugs": 34,
        "how_it_goes": 39,
        "settle": 44,
        "now_and_wished": 46,
        "tallest": 52,
        "both_sides": 54,
        "what_it_costs": 55,
        "looked_after_me": 58,
        "one_line": 66,
        "name_it": 69,
        "rewrite_it": 72,
        "put_in_a_gate": 76,
        "one_rung": 80,
        "where_i_am_now": 83,
        "near_and_free_again": 86,
        "leaving_well": 88,
    },
    "minutes_45": {
        "before_we_start": 0,
        "where_i_start": 6,
        "near_and_free": 7,
        "wall_is_a_job": 13,
        "why_walls_go_up": 15,
        "now_and_wished": 20,
        "both_sides": 25,
        "what_it_costs": 26,
        "settle": 28,
        "looked_after_me": 29,
        "put_in_a_gate": 35,
        "one_rung": 38,
        "where_i_am_now": 40,
        "near_and_free_again": 42,
        "leaving_well": 43.5,
    },
}


@pytest.fixture(scope="module")
def listing():
    return content.listing(PATH)


@pytest.fixture(scope="module")
def workshops(listing):
    return {it.variant: it for it in listing.workshops}


@pytest.fixture(scope="module")
def whole(workshops):
    return workshops[""]


def covered(workshop):
    return {name for step in workshop.steps for name in step.covers}


def starts(workshop):
    passed, found = 0.0, {}
    for step in workshop.steps:
        found[step.id] = passed
        passed += step.minutes
    return found


def test_there_are_three_lengths_and_nothing_to_mend(listing):
    assert listing.problems == ()
    assert {it.variant: it.minutes for it in listing.workshops} == {
        "": 90,
        "minutes_75": 75,
        "minutes_45": 45,
    }


def test_the_whole_carries_every_idea_of_the_essay(whole):
    assert covered(whole) == CONCEPTS


@pytest.mark.parametrize("variant", VARIANTS)
def test_every_length_carries_every_starred_idea(workshops, variant):
    assert len(STARRED) == 27
    assert covered(workshops[variant]) >= STARRED


@pytest.mark.parametrize("variant", RUNNING_ORDER)
def test_every_step_begins_when_the_plan_says(workshops, variant):
    assert starts(workshops[variant]) == RUNNING_ORDER[variant]


def test_seventy_five_minutes_leave_out_four_questions_and_a_minute_of_a_fifth(workshops):
    lost = [
        step.id for step in workshops[""].steps if step.id not in starts(workshops["minutes_75"])
    ]

    assert lost == ["made_of", "how_it_goes", "tallest", "one_line"]
    assert workshops["minutes_75"].step("what_it_costs").minutes == 2


def test_the_whole_runs_in_its_order(whole):
    assert [type(step) for step in whole.steps] == [
        *(Consent, SingleChoice, Slider, Grid2d, WordCloud, Slide, MultiChoice, Allocate100),
        *(LikertBattery, Pause, Circles7, SingleChoice, Slide, Ranking, Activity, OpenText),
        *(PrivateReflection, BeliefCards, Scenarios, Ladder, Slider, Slide, CheckOut),
    ]


@pytest.mark.parametrize("variant", VARIANTS)
def test_the_tender_questions_are_marked_tender_and_followed_by_a_rest(workshops, variant):
    workshop = workshops[variant]
    tender = [
        step.id
        for step in workshop.steps
        if isinstance(step, Poll) and step.sensitivity is Sensitivity.HIGH
    ]

    whole = ["why_walls_go_up", "how_it_goes", "one_line"]
    assert tender == (whole if variant == "" else whole[:1])
    assert workshop.index("settle") > workshop.index("why_walls_go_up")


@pytest.mark.parametrize("variant", VARIANTS)
def test_the_two_measurements_ask_the_same(workshops, variant):
    first, second = (step for step in workshops[variant].steps if isinstance(step, Slider))

    assert (first.moment, second.moment) == (Measurement.BEFORE, Measurement.AFTER)
    assert first.sliders == second.sliders
    assert (first.audience, second.audience) == (Audience.NOBODY, Audience.ROOM)


def test_the_source_is_credited_at_the_beginning_and_at_the_end(whole):
    assert whole.credit in consent_of(whole).statements
    assert "one psychotherapist's essay" in whole.step("near_and_free_again").footer


def test_the_short_one_reads_the_sentence_of_the_reflection_aloud(workshops):
    sentence = workshops[""].step("name_it").prompt

    assert sentence in workshops["minutes_45"].step("settle").script


def test_the_short_one_names_the_three_tugs_on_the_slide(workshops):
    slide = workshops["minutes_45"].step("wall_is_a_job")

    assert len(slide.builds) == 4
    assert {"C17", "C18", "C19"} <= set(slide.covers)


def test_statements_say_that_they_are_our_own_and_not_validated():
    text = PATH.read_text(encoding="utf-8")

    assert text.count("validated = false") == 2
    assert text.count("Never added up to a score.") == 2


def test_the_first_evening_asks_the_same_questions_as_the_whole(whole):
    evening = content.listing(PATH.with_name("first_evening.toml")).workshop

    for step in evening.steps:
        if isinstance(step, Poll):
            same = whole.step(step.id)
            assert (step.question, step.parts) == (same.question, same.parts)
            assert (step.sensitivity, step.audience, step.k) == (
                same.sensitivity,
                same.audience,
                same.k,
            )
