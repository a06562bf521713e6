import tomllib
from functools import partial

import pytest

from drawbridge.content import parsing
from drawbridge.content.editing import read
from drawbridge.content.editing.new_steps import (
    free_id,
    new_entry,
    new_step,
    new_workshop,
)
from drawbridge.content.editing.shapes import Shape, fields_of
from drawbridge.content.schema.head import HeadTable
from drawbridge.content.schema.kinds import KINDS
from drawbridge.content.translation.places import translatable
from drawbridge.facilitator_words import said_in
from drawbridge.sentences import Sentence
from drawbridge.translations import EDITOR, ENGLISH, languages, translations
from tests.rows import each

NAMES = {"id", "kind", "language", "tags", "minutes", "duration_s", "size", "at_most"}


def saying(language):
    """What tells a message in a language, whether all of the editor is said in it or not."""
    if language == ENGLISH:
        return str
    catalogue = translations(language, domain=EDITOR)
    catalogue.add_fallback(translations(language))
    return catalogue.gettext


def with_every_kind(language, say):
    """A new workshop with one new step of every kind, and in each list one entry more."""
    document = read(new_workshop(language, say), "x")
    for kind, model in KINDS.items():
        step = new_step(kind, [it["id"] for it in document.steps], say)
        for field in fields_of(model):
            if field.shape is Shape.TABLES and field.name in step:
                step[field.name] = [*step[field.name], new_entry(field, step[field.name], say)]
        document = document.with_step(len(document.steps) - 1, step)
    return document.text


def unnamed(tables):
    """The same tables with nothing in them but names and numbers."""
    if isinstance(tables, dict):
        return {name: it if name in NAMES else unnamed(it) for name, it in tables.items()}
    return [*map(unnamed, tables)] if isinstance(tables, list) else ""


@each("kind", KINDS)
def test_a_new_step_of_every_kind_can_be_used_as_it_is(kind):
    document = read(new_workshop("en"), "x")
    after = document.with_step(1, new_step(kind, [it["id"] for it in document.steps]))

    assert parsing.problems(after.text, file="x") == ()


@pytest.mark.parametrize("language", languages())
def test_a_new_workshop_can_be_used_as_it_is_in_every_language(language):
    text = new_workshop(language, saying(language))

    assert parsing.problems(text, file="x") == ()
    assert tomllib.loads(text)["workshop"]["language"] == language


@pytest.mark.parametrize("language", languages())
def test_whatever_is_new_is_as_right_in_every_language_as_in_english(language):
    text = with_every_kind(language, saying(language))
    in_english = with_every_kind(ENGLISH, str)

    assert [it.field for it in parsing.problems(text, file="x")] == [
        it.field for it in parsing.problems(in_english, file="x")
    ]
    inside = unnamed(tomllib.loads(text)), unnamed(tomllib.loads(in_english))
    inside[0]["workshop"]["language"] = ENGLISH
    assert inside[0] == inside[1]


def test_every_text_of_what_is_new_is_a_message():
    """Also one that a field's example has got since the messages were listed."""

    def say(message):
        return f"⟦{message}⟧" if isinstance(message, Sentence) else message

    texts = translatable(tomllib.loads(with_every_kind(ENGLISH, say)))

    assert len(texts) > 100
    assert {it for it in texts.values() if not it.startswith("⟦")} == set()


def test_an_id_is_free():
    assert free_id("slide", ["slide", "slide_2"]) == "slide_3"


@pytest.mark.parametrize(("language", "third"), [("en", "Pair 3"), ("de", "Zu zweit 3")])
def test_another_entry_of_one_name_is_counted_as_people_write_it(language, third):
    ways = next(it for it in fields_of(KINDS["activity"]) if it.name == "ways")
    say = partial(said_in, language)
    entries = []
    for _ in range(3):
        entries.append(new_entry(ways, entries, say))

    assert entries[2]["label"] == third


@pytest.mark.parametrize("model", [HeadTable, *KINDS.values()], ids=lambda it: it.__name__)
def test_every_field_of_every_kind_has_a_place_in_the_form(model):
    for field in fields_of(model):
        assert field.shape is not Shape.OTHER
        assert field.meaning
        assert field.limit
        assert (field.table is not None) is (field.shape in {Shape.TABLE, Shape.TABLES})
