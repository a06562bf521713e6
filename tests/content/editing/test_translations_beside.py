"""The translation files beside a workshop that was copied or changed."""

from pathlib import Path

import pytest

from drawbridge import content
from drawbridge.content.editing import read
from drawbridge.content.editing.translated import document_in
from drawbridge.content.translation.translation_files import (
    beside_copy,
    followed,
    renewed,
    translation,
    translation_path,
)

ORIGINAL = Path(__file__).resolve().parents[3] / "workshop_content" / "first_evening.toml"


@pytest.fixture
def copy(tmp_path):
    """A German copy of an included workshop, saved as it was made, with its translations."""
    text = document_in(ORIGINAL, "de").text
    path = tmp_path / "mine.toml"
    path.write_text(text, "utf-8")
    keep(path, beside_copy(ORIGINAL, text, text))
    return path


def keep(path, files):
    for language, text in files.items():
        beside = translation_path(path, language)
        beside.parent.mkdir(parents=True, exist_ok=True)
        beside.write_text(text, "utf-8")


def changed(path, field, value, position):
    before = path.read_text("utf-8")
    after = read(before, path.name).with_field("steps", field, value, position).text
    keep(path, followed(path, before, after))
    path.write_text(after, "utf-8")


def test_a_copy_can_be_read_in_all_languages_of_its_original(copy):
    others = set(content.whole_languages(ORIGINAL, "en")) - {"de"}

    assert set(content.whole_languages(copy, "de")) == {"en", *others}
    for language in ("ar", "fr"):
        assert content.in_language(content.listing(copy), language) == content.in_language(
            content.listing(ORIGINAL), language
        )
    assert content.in_language(content.listing(copy), "en") == content.listing(ORIGINAL).workshops


def test_a_changed_question_is_asked_in_no_language_as_it_was(copy):
    changed(copy, "question", "Wie ist die Luft in dir?", 1)

    assert content.whole_languages(copy, "de") == ()
    assert translation(translation_path(copy, "en")).missing == ("steps.weather.question",)


def test_what_was_said_for_a_changed_text_waits_at_the_end_of_the_file(copy):
    before = translation(translation_path(copy, "en")).texts["steps.weather.question"]
    waiting = f'# steps.weather.question = "{before}"\n'
    changed(copy, "question", "Wie ist die Luft in dir?", 1)
    assert translation_path(copy, "en").read_text("utf-8").endswith(waiting)

    keep(copy, {"en": renewed(copy, "en")})
    changed(copy, "title", "Die Luft", 1)
    assert waiting in translation_path(copy, "en").read_text("utf-8")


def test_a_change_that_no_text_is_part_of_leaves_translations_as_they_are(copy):
    path = translation_path(copy, "fr")
    by_hand = path.read_text("utf-8").replace("\n\n", "\n# by hand\n\n", 1)
    path.write_text(by_hand, "utf-8")
    changed(copy, "minutes", 7, 1)

    assert path.read_text("utf-8") == by_hand


def test_a_translation_with_something_wrong_in_it_is_left_to_whoever_wrote_it(copy):
    path = translation_path(copy, "fr")
    wrong = path.read_text("utf-8") + '\n[steps.nowhere]\ntitle = "Nulle part"\n'
    path.write_text(wrong, "utf-8")
    changed(copy, "question", "Wie ist die Luft in dir?", 1)

    assert path.read_text("utf-8") == wrong
