"""The ideas of the source, and whether a workshop and its variants carry them."""

import pytest

from drawbridge import content

IDEAS = {"C01": "One.", "C02": "Two."}
SHORT = '\n[[variants]]\nid = "short"\ntitle = "Short"\ndrop = ["second"]\n'


@pytest.fixture
def two_steps(a_file, a_step):
    def make(covers=("C01",), more=("C02",), **head):
        return a_file(
            a_step("slide", id="first", covers=list(covers)),
            a_step("slide", id="second", covers=list(more)),
            concepts=IDEAS,
            **head,
        )

    return make


def problems(text):
    return content.problems(text, file="w.toml")


def test_ideas_that_are_all_carried_are_fine(two_steps):
    assert problems(two_steps()) == ()


def test_an_idea_that_is_not_declared_is_refused_with_a_way_to_mend_it(two_steps):
    [problem] = problems(two_steps(covers=["C01", "C99"]))

    assert str(problem) == (
        "w.toml, first, covers.2: “C99” is not among the [concepts] of this file. "
        'Add it there, C99 = "the idea in your words", or leave it out.'
    )
    assert not problem.is_warning


def test_a_near_miss_is_recognised(a_file, a_step):
    text = a_file(a_step("slide", covers=["paradx"]), concepts={"paradox": "One."})

    found = problems(text)

    assert "Did you mean “paradox”?" in found[0].remedy


def test_without_a_list_of_ideas_none_can_be_carried(a_file, a_step):
    [problem] = problems(a_file(a_step("slide", covers=["C01"])))

    assert problem.field == "covers.1"


def test_an_idea_that_no_step_carries_is_pointed_out(two_steps):
    [problem] = problems(two_steps(more=[]))

    assert (problem.step, problem.field, problem.is_warning) == ("", "concepts.C02", True)


def test_an_idea_is_said_in_words(a_file, a_step):
    found = problems(a_file(a_step("slide", covers=["C01"]), concepts={"C01": ""}))

    assert [(it.field, it.reason) for it in found] == [("concepts.C01", "This is empty.")]
    assert found[0].remedy


def test_a_variant_that_loses_an_idea_of_the_core_is_told(two_steps):
    [problem] = problems(two_steps(core=["C02"]) + SHORT)

    assert (problem.variant, problem.field, problem.is_warning) == ("short", "steps", True)
    assert "“C02”" in problem.reason


def test_a_variant_may_lose_an_idea_outside_the_core(two_steps):
    assert problems(two_steps(core=["C01"]) + SHORT) == ()


def test_a_variant_may_carry_an_idea_in_another_step(two_steps):
    moved = '[variants.change.first]\ncovers = ["C01", "C02"]\n'

    assert problems(two_steps(core=["C02"]) + SHORT + moved) == ()


def test_the_core_names_declared_ideas(two_steps):
    [problem] = problems(two_steps(core=["C03"]))

    assert problem.field == "workshop.core.1"
    assert not problem.is_warning
