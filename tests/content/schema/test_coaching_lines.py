"""Lines for the shapes of a result, and the places they may hold."""

import pytest

from drawbridge import content
from drawbridge.content.schema.coaching_lines import PLACES, SayTable
from drawbridge.content.schema.kinds import KINDS
from drawbridge.content.schema.steps import PollTable
from drawbridge.domain.statistics.change import Movement
from drawbridge.domain.statistics.shape import ShapeName
from tests.rows import each

POLLS = [kind for kind, model in KINDS.items() if issubclass(model, PollTable)]


@pytest.fixture
def problems_of_line(a_file, a_step):
    def find(**say):
        return content.problems(a_file(a_step("single_choice", say=say)), file="w.toml")

    return find


@each("kind", POLLS)
def test_every_poll_has_a_line_for_every_shape(a_file, a_step, kind):
    step = content.parse(a_file(a_step(kind)), file="w.toml").steps[0]

    assert set(step.say) == set(SayTable.model_fields)
    assert all(step.say.values())


def test_every_shape_and_movement_has_a_key():
    # One that leads with less than half is spoken of as the spread that it is.
    own = set(ShapeName) - {ShapeName.LEADING}
    shapes = {name.value.removesuffix("_high").removesuffix("_low") for name in own}

    assert shapes | {it.value for it in Movement} | {"mostly_passed"} == set(SayTable.model_fields)


def test_a_line_of_ones_own_leaves_the_other_defaults(a_file, a_step):
    text = a_file(a_step("single_choice", say={"two_way": "Some {top}, some {second}."}))
    step = content.parse(text, file="w.toml").steps[0]

    assert step.say["two_way"] == "Some {top}, some {second}."
    assert step.say["scattered"] == "We are spread out. That is information too."


@pytest.mark.parametrize("kind", ["word_cloud", "open_text"])
def test_what_people_write_has_no_spread_to_speak_of(a_file, a_step, kind):
    usual = content.parse(a_file(a_step(kind)), file="w.toml").steps[0]
    own = content.parse(a_file(a_step(kind, say={"mixed": "A chorus."})), file="w.toml").steps[0]

    assert "side by side" in usual.say["mixed"]
    assert own.say["mixed"] == "A chorus."


def test_no_default_holds_a_place():
    assert not any("{" in line for line in SayTable().model_dump().values())


@each(("key", "places"), PLACES.items())
def test_a_line_may_hold_the_places_of_its_shape(problems_of_line, key, places):
    line = " ".join(f"{{{place}}}" for place in places)

    assert problems_of_line(**{key: line}) == ()


@each(
    "line",
    ["{second}", "{topp}", "{top", "top}", "{}", "{top.__class__}", "{top!r}", "{top:>9}", "{{x}}"],
)
def test_a_place_that_cannot_be_filled_in_is_found(problems_of_line, line):
    [problem] = problems_of_line(one_clear=line)

    assert problem.field == "say.one_clear"
    assert "{top}" in problem.remedy


def test_a_line_without_places_says_so(problems_of_line):
    [problem] = problems_of_line(too_few="{top}")

    assert problem.remedy == "Write this line without curly brackets."


def test_an_unknown_shape_is_found_with_the_one_that_was_meant(problems_of_line):
    [problem] = problems_of_line(scaterred="So.")

    assert problem.field == "say.scaterred"
    assert "“scattered”" in problem.remedy


def test_a_field_that_slipped_below_say_is_sent_back(problems_of_line):
    [problem] = problems_of_line(drop_when_late="So.")

    assert "move it above the table “say”" in problem.remedy
