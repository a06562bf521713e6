"""Time to talk and to rest (R43)."""

import pytest

from drawbridge import content
from drawbridge.facilitator_words import said, speaking
from tests.rows import each


@pytest.fixture
def problems(a_file):
    def find(*steps):
        return content.problems(a_file(*steps), file="w.toml")

    return find


@pytest.mark.rule("R43")
def test_more_than_twelve_minutes_without_talk_or_rest_are_pointed_out(problems, a_step):
    [problem] = problems(
        a_step("slide", id="first", minutes=7), a_step("slide", id="second", minutes=5.5)
    )

    assert problem.is_warning
    assert problem.field == "steps"
    assert problem.reason == (
        "From “first” to “second” too much time passes without a pause, an activity or talk: "
        "12.5 minutes, where 12 are fine."
    )
    assert "talk = true" in problem.remedy


def test_one_long_step_is_named_alone(problems, a_step):
    [problem] = problems(a_step("slide", minutes=13))

    assert problem.reason.startswith("In “slide” too much time passes")
    assert "13 minutes, where" in problem.reason


def test_the_length_is_told_with_its_noun_in_another_language_too(problems, a_step):
    [problem] = problems(a_step("slide", minutes=22))

    with speaking("pl"):
        assert ": 22 minuty;" in said(problem.reason)


def test_twelve_minutes_are_fine(problems, a_step):
    assert problems(a_step("slide", minutes=12)) == ()


@pytest.mark.parametrize("kind", ["pause", "activity", "private_reflection"])
def test_some_kinds_are_a_breather_by_themselves(problems, a_step, kind):
    ten = [a_step("slide", id=name, minutes=10) for name in ("first", "second")]

    assert problems(ten[0], a_step(kind), ten[1]) == ()


def test_a_step_in_which_the_room_talks_is_a_breather(problems, a_step):
    assert problems(a_step("single_choice", minutes=30, talk=True)) == ()


@each("minutes", [float("nan"), -5, 400, "13", True])
def test_a_length_that_cannot_be_read_is_told_once(a_file, a_step, minutes):
    text = a_file(a_step("slide", minutes=1)).replace(
        '"minutes" = 1', f'"minutes" = {str(minutes).lower() if minutes != "13" else minutes!r}'
    )

    [problem] = content.problems(text, file="w.toml")

    assert problem.field == "minutes"
