"""The languages that are offered: what is whole stays whole, and nothing half is offered."""

from pathlib import Path

from drawbridge import content
from drawbridge.catalogue_gaps import (
    catalogue_gaps,
    facilitator_languages,
    is_for_the_editor,
    offered_languages,
)
from drawbridge.translations import languages

ROOT = Path(__file__).parents[1]
WORKSHOPS = sorted((ROOT / "workshop_content").glob("*.toml"))
OFFERED = ("en", "ar", "de", "es", "fr", "it", "nl", "pl", "pt", "tr")
"""Whoever adds a message says it in these languages as well."""


def test_a_language_that_is_offered_lacks_nothing():
    missing = {language: catalogue_gaps(language) for language in OFFERED[1:]}

    assert missing == dict.fromkeys(OFFERED[1:], ())
    assert offered_languages() == OFFERED


def test_every_included_workshop_can_be_read_in_every_language_that_is_offered():
    known = {path.name: {"en", *content.whole_languages(path, "en")} for path in WORKSHOPS}

    assert {name: languages for name, languages in known.items() if languages < set(OFFERED)} == {}


def test_the_page_about_languages_names_those_that_are_offered():
    told = (ROOT / "docs" / "languages.md").read_text("utf-8")

    assert all(f"| `{language}` |" in told for language in OFFERED)


def test_the_page_about_languages_says_which_the_console_speaks():
    told = (ROOT / "docs" / "languages.md").read_text("utf-8")

    spoken = {language for language in OFFERED if f"| `{language}` | yes | yes |" in told}
    assert spoken == set(facilitator_languages())
    in_editor = {it for it in OFFERED if f"| `{it}` | yes | yes | yes |" in told}
    assert in_editor == set(filter(is_for_the_editor, languages()))


# The words stand on the projector and on the group sheet as well, with no button below them.
ON_THE_PHONE = {
    "en": "“Support” on your phone",
    "ar": "«الدعم» على هواتفكم",
    "de": "„Hilfe“ auf deinem Handy",
    "es": "«Apoyo», en tu teléfono",
    "fr": "sur votre téléphone",
    "it": "«Aiuto», sul tuo telefono",
    "nl": "‘Hulp’ op je telefoon",
    "pl": "„Wsparcie” na twoim telefonie",
    "pt": "“Apoio”, no seu celular",
    "tr": "elefonunuzdaki “Destek”",
}


def test_last_words_say_where_support_is_wherever_they_stand():
    workshops = {
        path.name: content.restored(content.frozen(path, "en").packed(), file=path.name)
        for path in WORKSHOPS
    }
    told = {
        (name, language): workshop.in_language(language).steps[-1].farewell
        for name, workshop in workshops.items()
        for language in OFFERED
    }

    assert [place for place, text in told.items() if ON_THE_PHONE[place[1]] not in text] == []
