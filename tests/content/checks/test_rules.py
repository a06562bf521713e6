"""What has to hold between steps."""

import pytest

from drawbridge import content
from drawbridge.content.schema.kinds import KINDS
from tests.rows import each

ALL_DIFFERENT = [
    (kind, name)
    for kind, model in KINDS.items()
    for name, info in model.model_fields.items()
    if "all different" in info.title
]


@pytest.fixture
def problems(a_file):
    def find(*steps):
        return content.problems(a_file(*steps), file="w.toml")

    return find


@pytest.fixture
def before(a_step):
    return a_step("slider", id="start", moment="before")


@pytest.fixture
def after(a_step):
    def make(**changes):
        return a_step(
            "slider", **{"id": "end", "moment": "after", "paired_with": "start", **changes}
        )

    return make


def test_a_second_measurement_finds_the_first(problems, before, after):
    assert problems(before, after()) == ()


def test_steps_with_one_id_are_found(problems, a_step):
    [problem] = problems(a_step("slide"), a_step("pause"), a_step("pause", id="slide"))

    assert (problem.step, problem.field) == ("slide", "id")
    assert "Step 1 and step 3" in problem.reason


@each(("kind", "name"), ALL_DIFFERENT)
def test_what_has_to_be_all_different_is_not_said_twice(problems, a_step, kind, name):
    found = problems(a_step(kind, **{name: ["Same", "Else", "Same"]}))

    assert f"{name}.3" in [it.field for it in found]


def test_steps_without_an_id_are_not_called_the_same(problems, a_step):
    found = problems(a_step("slide", id=None), a_step("slide", id=None))

    assert [it.reason for it in found] == ["This is missing.", "This is missing."]


def test_the_first_measurement_has_to_come_first(problems, before, after):
    [problem] = problems(after(), before)

    assert (problem.step, problem.field) == ("end", "paired_with")
    assert "no earlier step called “start”" in problem.reason


def test_a_step_cannot_be_paired_with_itself(problems, after):
    [problem] = problems(after(paired_with="end"))

    assert "no earlier step" in problem.reason


def test_only_sliders_are_paired(problems, a_step, after):
    [problem] = problems(a_step("slide", id="start"), after())

    assert "not a slider step" in problem.reason


def test_the_first_measurement_has_to_be_marked(problems, a_step, after):
    [problem] = problems(a_step("slider", id="start"), after())

    assert problem.remedy == 'Set this in that step: moment = "before"'


def test_paired_steps_have_the_same_sliders(problems, before, after):
    other = [{"id": "b", "prompt": "How far?", "low": "near", "high": "far"}]

    [problem] = problems(before, after(sliders=other))

    assert "not the same as in “start”" in problem.reason


def test_the_order_of_paired_sliders_does_not_matter(problems, a_step, after):
    first, second = (
        {"id": it, "prompt": "How far?", "low": "near", "high": "far"} for it in ("a", "b")
    )
    start = a_step("slider", id="start", moment="before", sliders=[first, second])

    assert problems(start, after(sliders=[second, first])) == ()


@pytest.mark.parametrize("moment", [None, "before"])
def test_only_a_second_measurement_names_another(problems, before, after, moment):
    [problem] = problems(before, after(moment=moment))

    assert (problem.step, problem.field) == ("end", "moment")


def test_a_pair_is_compared_although_a_field_of_it_is_wrong(problems, before, after):
    found = problems({**before, "minutes": 0}, after(k=1, paired_with="strat"))

    assert [it.field for it in found] == ["minutes", "k", "paired_with"]


@pytest.mark.rule("R41")
def test_tender_steps_need_a_way_in_a_rest_and_a_way_out(problems, a_step):
    found = problems(a_step("single_choice", sensitivity="high"))

    assert [it.remedy.rpartition("= ")[2] for it in found] == [
        '"consent"',
        '"pause"',
        '"check_out"',
    ]


def test_tender_steps_with_their_safeguards_are_fine(problems, a_step):
    tender = a_step("single_choice", sensitivity="high")

    assert problems(a_step("consent"), tender, a_step("pause"), a_step("check_out")) == ()


def test_light_steps_need_no_safeguards(problems, a_step):
    assert problems(a_step("single_choice", sensitivity="medium")) == ()


@pytest.mark.rule("R39")
def test_a_question_says_why_it_is_asked(problems, a_step):
    [problem] = problems(a_step("single_choice", purpose=None))

    assert (problem.field, problem.is_warning) == ("purpose", True)
    assert problem.remedy


@pytest.mark.rule("R39")
def test_a_question_carries_an_idea_or_a_tag(problems, a_step):
    [problem] = problems(a_step("single_choice", tags=None))

    assert (problem.field, problem.is_warning) == ("covers", True)
    assert "tags" in problem.remedy


def test_steps_that_ask_nothing_need_no_reason(problems, a_step):
    assert problems(a_step("slide"), a_step("pause")) == ()


@pytest.mark.rule("R39")
@pytest.mark.parametrize("label", ["Pass", "pass ", "I’d rather not say", "Prefer not to say"])
def test_pass_is_not_listed_again(problems, a_step, label):
    [problem] = problems(a_step("single_choice", options=["A", "B", label]))

    assert problem.field == "options.3"
    assert "by itself" in problem.reason
    assert not problem.is_warning


def test_pass_does_not_stand_beside_a_ladder_either(problems, a_step):
    [problem] = problems(a_step("ladder", off_ladder="Pass"))

    assert problem.field == "off_ladder"


@pytest.mark.rule("R39")
def test_pass_cannot_be_taken_away(problems, a_step):
    [problem] = problems({**a_step("single_choice"), "pass": False})

    assert problem.field == "pass"
    assert "cannot be taken away" in problem.remedy


RIGHTS = {"source": "A. Author (1999)", "licence": "CC BY 4.0", "permission": "By letter"}


@pytest.mark.rule("R42")
@each("kind", ["likert_battery", "belief_cards"])
@each("missing", RIGHTS)
def test_a_published_scale_names_source_licence_and_permission(problems, a_step, kind, missing):
    rights = {name: value for name, value in RIGHTS.items() if name != missing}

    [problem] = problems(a_step(kind, validated=True, **rights))

    assert (problem.field, problem.is_warning) == (missing, False)
    assert problem.remedy


@pytest.mark.rule("R42")
def test_a_source_alone_needs_the_other_two(problems, a_step):
    found = problems(a_step("likert_battery", source="A. Author (1999)"))

    assert [it.field for it in found] == ["licence", "permission"]


def test_a_published_scale_with_its_rights_is_fine(problems, a_step):
    assert problems(a_step("likert_battery", validated=True, **RIGHTS)) == ()


def test_statements_of_one_s_own_need_no_rights(problems, a_step):
    assert problems(a_step("likert_battery", provenance="Written for this workshop.")) == ()
