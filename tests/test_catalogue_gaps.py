"""What keeps a language from being offered, one sentence each."""

import pytest

from drawbridge.auth.language import has_choice, language_of
from drawbridge.catalogue_extraction import facilitator_messages
from drawbridge.catalogue_gaps import catalogue_gaps, facilitator_languages, offered_languages
from drawbridge.catalogue_renewal import renewed_catalogue
from drawbridge.translations import FACILITATOR, catalogue_path, template_path

ALL = """
msgid "Look up."
msgstr ""

msgid "Call %(number)s"
msgstr ""

msgid "%(count)s minute"
msgid_plural "%(count)s minutes"
msgstr[0] ""
msgstr[1] ""
"""
POLISH = """# No native speaker has read this file yet.
msgid ""
msgstr ""
"Language: pl\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Plural-Forms: nplurals=3; plural=(n==1 ? 0 : n%10>=2 && n%10<=4 ? 1 : 2);\\n"

msgid "Look up."
msgstr "Spójrz w górę."

msgid "Call %(number)s"
msgstr "Zadzwoń: %(number)s"

msgid "%(count)s minute"
msgid_plural "%(count)s minutes"
msgstr[0] "minuta"
msgstr[1] "%(count)s minuty"
msgstr[2] "%(count)s minut"
"""


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "drawbridge.pot").write_text(ALL, "utf-8")
    return tmp_path


def put(folder, text, language="pl"):
    path = folder / language / "LC_MESSAGES" / "drawbridge.po"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


def gaps(folder, text):
    put(folder, text)
    catalogue_gaps.cache_clear()
    return catalogue_gaps("pl", folder)


def test_a_catalogue_of_everything_is_offered(folder):
    assert gaps(folder, POLISH) == ()
    assert offered_languages(folder) == ("en", "pl")


@pytest.mark.parametrize(
    ("before", "after", "sentence"),
    [
        ("Spójrz w górę.", "", "“Look up.” is not translated."),
        ("Zadzwoń: %(number)s", "Zadzwoń", "“Call %(number)s”: %(number)s is lost."),
        (
            "Spójrz w górę.",
            "Spójrz {tam}.",
            "“Look up.”: {tam} is not in the original.",
        ),
        (
            'msgstr[2] "%(count)s minut"\n',
            "",
            "“%(count)s minute” has 2 forms, but the language has 3.",
        ),
        ('"%(count)s minut"', '"minut"', "“%(count)s minute”: %(count)s is lost."),
        ('msgid "Look', '#, fuzzy\nmsgid "Look', "“Look up.” is only guessed (fuzzy)."),
        ('msgid "Look up."', 'msgid "Look."', "“Look up.” is not translated."),
        (
            '"Plural-Forms',
            '"X-Forms',
            "The header does not say how many plural forms the language has (Plural-Forms).",
        ),
    ],
)
def test_a_catalogue_with_a_gap_is_not_offered_and_says_why(folder, before, after, sentence):
    assert before in POLISH

    assert sentence in gaps(folder, POLISH.replace(before, after, 1))
    assert offered_languages(folder) == ("en",)


def test_a_sentence_that_is_ours_no_more_keeps_nothing_from_being_offered(folder):
    assert gaps(folder, f'{POLISH}\nmsgid "Long gone."\nmsgstr "Dawno temu."\n') == ()


def test_a_language_nobody_translated_is_not_offered(folder):
    assert catalogue_gaps("cs", folder) == ("There is no catalogue cs.",)
    assert offered_languages(folder) == ("en",)


def test_a_renewed_catalogue_holds_every_message_and_keeps_what_is_there(folder):
    put(folder, POLISH.replace('msgid "Look up."\nmsgstr "Spójrz w górę."', ""))

    renewed = renewed_catalogue("pl", folder)

    assert 'msgid "Look up."\nmsgstr ""' in renewed
    assert 'msgstr[2] "%(count)s minut"' in renewed
    assert "POT-Creation-Date" not in renewed
    put(folder, renewed)
    assert renewed_catalogue("pl", folder) == renewed


def test_a_message_that_has_lost_its_plural_is_said_anew_and_not_by_one_of_its_forms(folder):
    """findings/babel-update-keeps-one-plural-form.sh"""
    put(folder, POLISH)
    one = ALL.partition('msgid_plural "')[0] + 'msgstr ""\n'
    (folder / "drawbridge.pot").write_text(one, "utf-8")

    renewed = renewed_catalogue("pl", folder)
    assert 'msgid "%(count)s minute"\nmsgstr ""' in renewed
    assert "Spójrz w górę." in renewed


def test_the_list_of_the_facilitators_messages_is_up_to_date():
    written = template_path(domain=FACILITATOR).read_text("utf-8")

    assert facilitator_messages() == written, "run: python -m drawbridge translation extract"


def test_the_console_speaks_a_language_when_both_catalogues_are_whole(folder):
    put(folder, POLISH)
    (folder / "facilitator.pot").write_text('msgid "Log in"\nmsgstr ""\n', "utf-8")
    catalogue_gaps.cache_clear()
    assert facilitator_languages(folder) == ("en",)

    header, *_ = POLISH.split("\n\n")
    own = catalogue_path("pl", folder, FACILITATOR)
    own.write_text(f'{header}\n\nmsgid "Log in"\nmsgstr "Zaloguj"\n', "utf-8")
    catalogue_gaps.cache_clear()
    assert facilitator_languages(folder) == ("en", "pl")


@pytest.mark.parametrize(("lost", "spoken"), [("", "pl"), ("Spójrz w górę.", "en")])
def test_whoever_leads_is_spoken_to_in_a_language_only_if_it_is_whole(folder, lost, spoken):
    put(folder, POLISH.replace(lost, "", 1))
    header, *_ = POLISH.split("\n\n")
    own = catalogue_path("pl", folder, FACILITATOR)
    own.write_text(f'{header}\n\nmsgid "Log in"\nmsgstr "Zaloguj"\n', "utf-8")
    (folder / "facilitator.pot").write_text('msgid "Log in"\nmsgstr ""\n', "utf-8")
    catalogue_gaps.cache_clear()

    assert language_of("", "pl-PL,pl;q=0.9", folder) == spoken
    assert language_of("pl", "en", folder) == spoken
    assert has_choice(folder) is (spoken == "pl")
