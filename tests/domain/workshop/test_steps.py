from dataclasses import replace

import pytest

from drawbridge.domain.workshop.interludes import Consent, consent_of
from drawbridge.domain.workshop.scales import SLIDER_BINS
from drawbridge.domain.workshop.steps import Poll
from drawbridge.errors import StepNotFound
from tests.rows import each


@each(
    ("kind", "cells"),
    [
        ("single_choice", ("Sunny", "Cloudy", "Foggy", "Stormy")),
        ("ladder", ("A glance", "A sentence", "A talk", "None today")),
        ("check_out", ("Lighter", "The same", "Stirred up")),
        ("multi_choice", ("Hurt", "Habit", "Pride", "Rest", "Safety")),
        ("likert_battery", ("Never", "Rarely", "Sometimes", "Often", "Always")),
        ("slider", SLIDER_BINS),
    ],
)
def test_every_part_of_a_poll_has_the_cells_that_can_be_counted(polls, kind, cells):
    assert {part.cells for part in polls[kind].parts} == {cells}


def test_a_ladder_without_a_place_beside_it_has_only_rungs(polls):
    ladder = replace(polls["ladder"], off_ladder="")
    assert ladder.part("answer").cells == ("A glance", "A sentence", "A talk")


def test_only_scales_are_ordered_and_only_multi_choice_counts_a_person_twice(polls):
    ordered = {kind for kind, poll in polls.items() if all(p.is_ordered for p in poll.parts)}
    shared = {kind for kind, poll in polls.items() if not all(p.is_exclusive for p in poll.parts)}
    assert ordered == {"likert_battery", "slider"}
    assert shared == {"multi_choice"}


def test_a_battery_has_one_part_per_statement_and_a_slider_step_one_per_slider(polls):
    assert [part.id for part in polls["likert_battery"].parts] == ["a", "b", "c"]
    assert [part.id for part in polls["slider"].parts] == ["near", "free"]
    assert polls["slider"].part("free").prompt == "Independence"


def test_a_part_that_a_poll_does_not_ask_is_not_found(polls):
    with pytest.raises(StepNotFound):
        polls["slider"].part("wall")


def test_a_poll_of_no_kind_asks_nothing():
    poll = Poll(id="x", title="X", minutes=1, question="?")
    with pytest.raises(NotImplementedError):
        _ = poll.parts


def test_a_workshop_lasts_as_long_as_its_steps(workshop):
    assert workshop.minutes == 15.5


def test_steps_are_found_by_id_and_position(workshop):
    assert workshop.index("settle") == 3
    assert workshop.step("settle").title == "Settle"


def test_a_step_that_was_not_written_is_not_found(workshop):
    with pytest.raises(StepNotFound):
        workshop.step("moat")


def test_the_consent_card_is_found_wherever_it_stands(workshop):
    assert isinstance(consent_of(workshop), Consent)
    assert consent_of(replace(workshop, steps=workshop.steps[1:])) is None


def test_a_slide_has_one_picture_per_build_and_every_other_step_one(workshop):
    assert [step.n_builds for step in workshop.steps] == [1, 3, 1, 1, 1, 1, 2]
