import pytest

from drawbridge.content import parsing
from drawbridge.content.editing import read
from drawbridge.content.editing.new_steps import KIND_NAMES, free_id, new_step, new_workshop
from drawbridge.content.editing.shapes import Shape, fields_of
from drawbridge.content.schema.head import HeadTable
from drawbridge.content.schema.kinds import KINDS


@pytest.mark.parametrize("kind", KINDS)
def test_a_new_step_of_every_kind_can_be_used_as_it_is(kind):
    document = read(new_workshop("en"), "x")
    after = document.with_step(1, new_step(kind, [it["id"] for it in document.steps]))

    assert parsing.problems(after.text, file="x") == ()


def test_a_new_workshop_can_be_used_as_it_is():
    assert parsing.problems(new_workshop("de"), file="x") == ()


def test_every_kind_has_a_name_in_words():
    assert set(KIND_NAMES) == set(KINDS)


def test_an_id_is_free():
    assert free_id("slide", ["slide", "slide_2"]) == "slide_3"


@pytest.mark.parametrize("model", [HeadTable, *KINDS.values()], ids=lambda it: it.__name__)
def test_every_field_of_every_kind_has_a_place_in_the_form(model):
    for field in fields_of(model):
        assert field.shape is not Shape.OTHER
        assert field.meaning
        assert field.limit
        assert (field.table is not None) is (field.shape in {Shape.TABLE, Shape.TABLES})
