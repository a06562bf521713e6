"""What each kind of table becomes."""

import pytest

from drawbridge import content
from drawbridge.content.kinds import KINDS
from drawbridge.domain import workshop
from drawbridge.domain.quiet import Choice
from drawbridge.domain.scales import Item, Moment, SliderItem
from drawbridge.domain.workshop import Audience, Sensitivity


@pytest.fixture
def built(a_file, a_step):
    """Build the one step of a workshop that has only this step."""

    def build(kind, **changes):
        return content.parse(a_file(a_step(kind, **changes)), file="w.toml").steps[0]

    return build


def test_every_kind_is_played_in_these_tests(kinds):
    assert set(kinds) == set(KINDS)


def test_every_kind_with_a_name_in_the_domain_can_be_written():
    named = {it.kind for it in vars(workshop).values() if isinstance(it, type) and kind_of(it)}

    assert named == set(KINDS)


def kind_of(found):
    return issubclass(found, workshop.Step) and bool(found.kind)


@pytest.mark.parametrize("kind", KINDS)
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
        safety="S",
        script="T",
        drop_when_late=True,
        footer="F",
    )

    assert step == workshop.Slide(
        id="slide",
        title="T",
        minutes=2.5,
        purpose="P",
        covers=("C01", "C02"),
        safety="S",
        script="T",
        drop_when_late=True,
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
    assert step.moment is Moment.BEFORE


def test_a_ladder_has_a_place_beside_it(built):
    assert built("ladder", off_ladder="Not now").parts[0].cells == ("A", "B", "C", "Not now")


def test_a_check_out_is_for_the_facilitator_unless_told_otherwise(built):
    assert built("check_out").audience is Audience.FACILITATOR


def test_unsettled_options_become_positions(built):
    assert built("check_out", unsettled=["C", "B"]).unsettled == (1, 2)


def test_space_around_text_is_taken_away(built):
    assert built("slide", title="  A wall \n").title == "A wall"
