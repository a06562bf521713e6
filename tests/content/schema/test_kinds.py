"""What each kind of table becomes."""

import pytest

from drawbridge import content
from drawbridge.content.schema.kinds import KINDS
from drawbridge.domain.workshop.interludes import Choice, Slide
from drawbridge.domain.workshop.pictures import Axis
from drawbridge.domain.workshop.scales import Item, Measurement, SliderItem
from drawbridge.domain.workshop.steps import Audience, Sensitivity
from tests.rows import each


@pytest.fixture
def built(a_file, a_step):
    """Build the one step of a workshop that has only this step."""

    def build(kind, **changes):
        text = a_file(a_step(kind, **changes), concepts={"C01": "One.", "C02": "Two."})
        return content.parse(text, file="w.toml").steps[0]

    return build


@each("kind", KINDS)
def test_the_least_that_can_be_written_becomes_a_step_of_its_kind(built, kind):
    step = built(kind)

    assert type(step) is KINDS[kind].makes
    assert (step.id, step.title, step.minutes) == (kind, "T", 2.0)


def test_what_every_step_has_is_carried_over(built):
    step = built(
        "slide",
        minutes=2.5,
        purpose="P",
        covers=["C01", "C02"],
        tags=["opening"],
        safety="S",
        script="T",
        drop_when_late=True,
        talk=True,
        acknowledge=True,
        footer="F",
    )

    assert step == Slide(
        id="slide",
        title="T",
        minutes=2.5,
        purpose="P",
        covers=("C01", "C02"),
        safety="S",
        script="T",
        drop_when_late=True,
        talk=True,
        builds=("One.",),
        footer="F",
    )


def test_what_every_poll_has_is_carried_over(built):
    step = built("single_choice", note="N", sensitivity="low", k=8, audience="nobody")

    assert (step.question, step.note, step.k) == ("How is it?", "N", 8)
    assert (step.sensitivity, step.audience) == (Sensitivity.LOW, Audience.NOBODY)


def test_what_is_left_out_of_a_poll_is_careful(built):
    step = built("single_choice")

    assert (step.sensitivity, step.k, step.audience) == (Sensitivity.MEDIUM, 5, Audience.ROOM)


def test_a_pause_has_its_choices(built):
    assert built("pause").choices == (Choice(label="Rest", text="do nothing"),)


def test_icons_stand_beside_options(built):
    assert built("single_choice", icons=["clear", "fog", "storm"]).icons == (
        "clear",
        "fog",
        "storm",
    )


def test_a_battery_has_its_statements(built):
    step = built("likert_battery", items=[{"id": "a", "statement": "I do.", "reversed": True}])

    assert step.items == (Item(id="a", statement="I do.", is_reversed=True),)
    assert step.scale == ("low", "middle", "high")


def test_a_slider_has_its_sliders(built):
    step = built("slider", moment="before")

    assert step.sliders == (SliderItem(id="a", prompt="How far?", low="near", high="far"),)
    assert step.moment is Measurement.BEFORE


def test_a_ladder_has_a_place_beside_it(built):
    assert built("ladder", off_ladder="Not now").parts[0].cells == ("A", "B", "C", "Not now")


def test_a_check_out_is_for_the_facilitator_unless_told_otherwise(built):
    assert built("check_out").audience is Audience.FACILITATOR


def test_unsettled_options_become_positions(built):
    assert built("check_out", unsettled=["C", "B"]).unsettled == (1, 2)


def test_space_around_text_is_taken_away(built):
    assert built("slide", title="  A wall \n").title == "A wall"


def test_a_grid_has_its_axes_and_corners(built):
    step = built("grid2d")

    assert step.x == Axis(label="Near", low="little", high="lot")
    assert step.y == Axis(label="Free", low="little", high="lot")
    assert step.corners == ("A", "B", "C", "D")


def test_circles_have_relations_that_are_no_part_of_the_answer(built):
    step = built("circles7", relations=["A friend", "Family"])

    assert step.relations == ("A friend", "Family")
    assert [part.id for part in step.parts] == ["now", "wished"]


def test_belief_cards_end_with_the_rewrites(built):
    step = built("belief_cards")

    assert [part.id for part in step.parts] == ["a", "b", "rewrite"]
    assert step.parts[-1].cells == ("A", "B")


def test_points_have_one_part_per_thing(built):
    assert [part.id for part in built("allocate100").parts] == ["share0", "share1"]


def test_a_dead_band_can_be_declared(built):
    assert (built("slider").dead_band, built("slider", dead_band=10).dead_band) == (5, 10)


@each(
    ("kind", "changes", "field"),
    [
        ("ranking", {"options": ["A", "B"]}, "options"),
        ("ranking", {"options": list("ABCDEFG")}, "options"),
        ("ranking", {"options": ["A", "B", "A"]}, "options.3"),
        ("allocate100", {"options": ["A"]}, "options"),
        ("allocate100", {"options": list("ABCDEF")}, "options"),
        ("grid2d", {"corners": ["A", "B", "C"]}, "corners"),
        ("grid2d", {"corners": ["A", "B", "C", "A"]}, "corners.4"),
        ("grid2d", {"x": {"label": "Near", "low": "little"}}, "x.high"),
        ("circles7", {"wished_question": None}, "wished_question"),
        ("circles7", {"relations": ["A", "A"]}, "relations.2"),
        ("belief_cards", {"items": [{"id": "a", "statement": "I do."}]}, "items"),
        ("belief_cards", {"rewrites": ["A"]}, "rewrites"),
        ("private_reflection", {"duration_s": 5}, "duration_s"),
        ("private_reflection", {"question": "Q?"}, "question"),
        ("slider", {"dead_band": -1}, "dead_band"),
    ],
)
def test_what_goes_beyond_a_limit_is_named_with_its_field(a_file, a_step, kind, changes, field):
    [problem] = content.problems(a_file(a_step(kind, **changes)), file="w.toml")

    assert problem.field == field
    assert problem.remedy


def test_a_belief_cannot_be_called_like_the_choice_after_it(a_file, a_step):
    items = [{"id": "rewrite", "statement": "I do."}, {"id": "b", "statement": "I do not."}]
    [problem] = content.problems(a_file(a_step("belief_cards", items=items)), file="w.toml")

    assert problem.field == "items.1.id"
