"""A file in another language: the texts are those of its translation, and all else stays."""

from pathlib import Path

import pytest

from drawbridge import content
from drawbridge.content import parsing
from drawbridge.content.editing import read
from drawbridge.content.editing.translated import document_in
from drawbridge.content.translation.skeleton import skeleton
from drawbridge.content.translation.translation_files import translation_path
from tests.content.editing.test_document import SMALL

ROOT = Path(__file__).resolve().parents[3]
INCLUDED = sorted((ROOT / "workshop_content").glob("*.toml"))
WITH_NAMES = SMALL.replace(
    'options = ["A", "B"]\n', 'options = ["A", "B"]\nunsettled = ["B"]  # by its text\n'
).replace(
    "minutes = 3\n", 'minutes = 3\noptions = ["A", "C"]\nunsettled = ["C"]\n'
)  # fmt: skip
IN_GERMAN = {
    "workshop.title": "Klein",
    "steps.opening.title": "Anfang",
    "steps.opening.builds.1": "Eins.",
    "steps.opening.builds.2": "Zwei.",
    "steps.asked.title": "Gefragt",
    "steps.asked.question": "Welches?",
    "steps.asked.options.1": "Alef",
    "steps.asked.options.2": "Bet",
    "steps.statements.title": "Sätze",
    "steps.statements.question": "Wie wahr?",
    "steps.statements.scale.1": "wenig",
    "steps.statements.scale.2": "halb",
    "steps.statements.scale.3": "sehr",
    "steps.statements.items.1.statement": "Ich tue es.",
    "steps.statements.items.2.statement": "Ich tue es nicht.",
    "variants.short.title": "Kurz",
    "variants.short.change.asked.options.1": "Aleph",
    "variants.short.change.asked.options.2": "Gimel",
}


@pytest.fixture
def small(tmp_path):
    """A small workshop, and all of it that people read in German."""
    path = tmp_path / "small.toml"
    path.write_text(WITH_NAMES, "utf-8")
    beside = translation_path(path, "de")
    beside.parent.mkdir(parents=True)
    raw = read(WITH_NAMES, "small.toml").raw
    beside.write_text(skeleton(raw, IN_GERMAN, file="small.toml", language="de"), "utf-8")
    return path


def comments(text):
    return [line.strip() for line in text.splitlines() if line.lstrip().startswith("#")]


@pytest.mark.parametrize("path", INCLUDED, ids=lambda path: path.stem)
def test_an_included_workshop_is_written_in_each_language_as_it_is_shown_in_it(path):
    listing = content.listing(path)
    for language in content.whole_languages(path, "en"):
        after = document_in(path, language).text
        examined = parsing.examine(after, file=path.name)

        assert [it for it in examined.problems if not it.is_warning] == []
        assert examined.workshops == content.in_language(listing, language)
        assert comments(after) == comments(path.read_text("utf-8"))


def test_every_included_workshop_can_be_written_in_nine_languages():
    assert {len(content.whole_languages(path, "en")) for path in INCLUDED} == {9}


def test_only_texts_and_the_language_differ(small):
    before, after = WITH_NAMES.splitlines(), document_in(small, "de").text.splitlines()

    assert len(before) == len(after)
    assert [new for old, new in zip(before, after, strict=True) if old != new] == [
        'title = "Klein"   # said aloud',
        'language = "de"',
        'title = "Anfang"',
        '    "Eins.",  # the first',
        '    "Zwei.",',
        'title = "Gefragt"',
        'question = "Welches?"',
        'options = ["Alef", "Bet"]',
        'unsettled = ["Bet"]  # by its text',
        'title = "Sätze"',
        'question = "Wie wahr?"',
        'scale = ["wenig", "halb", "sehr"]',
        'statement = "Ich tue es."',
        'statement = "Ich tue es nicht."',
        'title = "Kurz"',
        'options = ["Aleph", "Gimel"]',
        'unsettled = ["Gimel"]',
    ]


def test_in_its_own_language_and_in_one_that_is_not_whole_a_file_stays_as_it_is(small):
    assert document_in(small, "en").text == WITH_NAMES
    assert document_in(small, "fr").text == WITH_NAMES


def test_a_file_of_another_folder_is_no_translation_whatever_a_draft_calls_its_language(small):
    elsewhere = small.parent / "elsewhere"
    elsewhere.mkdir()
    translation_path(small, "de").rename(elsewhere / small.name)

    assert document_in(small, "../elsewhere").text == WITH_NAMES
