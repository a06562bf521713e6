import pytest

from drawbridge.translations import languages, translations

GERMAN = """
msgid ""
msgstr ""
"Language: de\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"

msgid "Look up."
msgstr "Schau nach vorn – bald geht’s weiter."

msgid "{n} person"
msgid_plural "{n} people"
msgstr[0] "{n} Mensch"
msgstr[1] "{n} Menschen"

#, fuzzy
msgid "Pass"
msgstr "Reisepass"
"""


@pytest.fixture
def folder(tmp_path):
    for language in ("de", "cs"):
        path = tmp_path / language / "LC_MESSAGES" / "drawbridge.po"
        path.parent.mkdir(parents=True)
        path.write_text(GERMAN.replace("Language: de", f"Language: {language}"), "utf-8")
    return tmp_path


def test_english_needs_no_file_and_comes_first(folder, tmp_path_factory):
    assert languages(tmp_path_factory.mktemp("empty")) == ("en",)
    assert languages(folder) == ("en", "cs", "de")


def test_the_shipped_languages_can_all_be_read():
    for language in languages():
        assert translations(language).gettext("no such sentence") == "no such sentence"


def test_english_sentences_are_their_own_translation(folder):
    assert translations("en", folder).gettext("Look up.") == "Look up."


def test_another_language_is_read_from_its_catalogue_as_written(folder):
    german = translations("de", folder)

    assert german.gettext("Look up.") == "Schau nach vorn – bald geht’s weiter."
    assert german.ngettext("{n} person", "{n} people", 1) == "{n} Mensch"
    assert german.ngettext("{n} person", "{n} people", 2) == "{n} Menschen"


def test_a_sentence_without_translation_stays_english(folder):
    assert translations("de", folder).gettext("Not yet translated") == "Not yet translated"


def test_a_guessed_translation_is_not_used(folder):
    assert translations("de", folder).gettext("Pass") == "Pass"
