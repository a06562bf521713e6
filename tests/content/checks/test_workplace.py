"""What a workshop among colleagues leaves out."""

import pytest

from drawbridge import content


@pytest.fixture
def problems(a_file, a_step):
    def find(*steps, audience="workplace"):
        return content.problems(a_file(*steps, audience=audience), file="w.toml")

    return find


@pytest.fixture
def tender(a_step):
    return (
        a_step("consent"),
        a_step("single_choice", sensitivity="high", k=8),
        a_step("pause"),
        a_step("check_out", k=8),
    )


def test_among_colleagues_nothing_tender_is_asked(problems, tender):
    [problem] = problems(*tender)

    assert (problem.step, problem.field) == ("single_choice", "sensitivity")
    assert problem.remedy == "Leave the step out."


def test_among_colleagues_eight_answers_are_the_fewest(problems, a_step):
    [problem] = problems(a_step("single_choice"))

    assert (problem.field, problem.remedy) == ("k", "Set this: k = 8")
    assert problems(a_step("single_choice", k=8)) == ()


def test_steps_that_ask_nothing_are_fine_among_colleagues(problems, a_step):
    assert problems(a_step("slide"), a_step("pause")) == ()


def test_elsewhere_all_of_it_is_fine(problems, tender):
    assert problems(*tender, audience="public") == ()


def test_another_audience_is_not_known(problems, a_step):
    [problem] = problems(a_step("slide"), audience="school")

    assert problem.field == "workshop.audience"
    assert problem.remedy.startswith("Write public or workplace")
