"""What is flagged, and what is left in peace (R19)."""

import string
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drawbridge.content.lexicon import lexicon
from drawbridge.domain.facilitation.flags import Flag, Lexicon, _begins, bare_words, flags, phrase
from drawbridge.errors import ContentError
from tests.rows import each

FOLDER = Path(__file__).parents[3] / "workshop_content" / "lexicon"
SHIPPED = lexicon(FOLDER)


def found(text, names=()):
    return set(flags(text, SHIPPED, names))


@each(
    "text",
    [
        "I do not want to go on living",
        "I don't want to be here anymore",
        "sometimes I want to die",
        "i could kill myself",
        "killing myself would be easier",
        "I think about suicide",
        "suicidal again",
        "SU1CIDE",
        "better off dead",
        "I cut myself when it is quiet",
        "he hits me",
        "she hit me twice",
        "he’ll kill me if he knows",
        "I was raped",
        "abused as a child",
        "there is no reason to live",
        "I took an overdose once",
        "let's end it",
    ],
)
def test_a_word_of_risk_is_flagged_in_its_common_forms(text):
    assert Flag.RISK in found(text)


@each(
    "text",
    [
        "Thick walls, thin skin.",
        "Mine kept me alive once, and I am grateful to it.",
        "I would love a door",
        "My wall is made of old books",
        "It hides the skills I grew",
        "A friend's abode of glass",
        "Walls end where gardens begin",
    ],
)
def test_ordinary_lines_are_left_in_peace(text):
    assert found(text) == set()


@each(
    ("text", "flag"),
    [
        ("write to kim@mail.example", Flag.EMAIL),
        ("kim at mail dot org", Flag.EMAIL),
        ("see https://walls.example", Flag.ADDRESS),
        ("www.walls.example", Flag.ADDRESS),
        ("find me on walls.org", Flag.ADDRESS),
        ("ask @kim_walls", Flag.HANDLE),
        ("call 0151 234 5678", Flag.PHONE),
        ("+44 (0)151-234 5678", Flag.PHONE),
        ("room 1204", Flag.NUMBER),
        ("١٢٣٤", Flag.NUMBER),
    ],
)
def test_what_leads_to_a_person_is_flagged(text, flag):
    assert flag in found(text)


@pytest.mark.parametrize("text", ["a wall of 300 books", "9 to 5", "since I was 12"])
def test_up_to_three_digits_are_no_number(text):
    assert found(text) == set()


def test_names_are_flagged_from_a_local_list_only():
    assert Flag.NAME in found("Kim built it", names=("kim", "Jo Ann"))
    assert Flag.NAME in found("for JO ANN", names=("kim", "Jo Ann"))
    assert Flag.NAME not in found("kimono", names=("kim", "Jo Ann"))
    assert found("Kim built it") == set()


def test_an_ending_and_a_gap_are_written_with_a_star_and_dots():
    own = Lexicon((phrase("kill ... myself"), phrase("über*")))

    assert own.is_met_by("kill this part of myself")
    assert not own.is_met_by("kill the time that I have for myself")
    assert own.is_met_by("UBERALL")


@pytest.mark.parametrize("text", ["canıma kıyarım", "CANIMA KIYARIM", "canima kiyarim"])
def test_turkish_letters_are_found_in_either_case_and_without_their_signs(text):
    assert Lexicon((phrase("canıma kıy*"),)).is_met_by(text)


def test_a_polish_l_is_found_without_its_stroke():
    assert Lexicon((phrase("połkn* tabletki"),)).is_met_by("POLKNE tabletki")


@given(st.text(max_size=80))
def test_looking_never_fails(text):
    assert isinstance(flags(text, SHIPPED, ("Kim", "", "!!")), tuple)


def test_lists_of_several_languages_are_used_together(tmp_path):
    (tmp_path / "en.toml").write_text('language = "en"\nphrases = ["want to die"]\n')
    (tmp_path / "de.toml").write_text('language = "de"\nphrases = ["umbring*"]\n')
    both = lexicon(tmp_path)

    assert both.is_met_by("ich will mich umbringen")
    assert both.is_met_by("I want to die")


@pytest.mark.parametrize(
    "text", ['language = "en"\n', 'language = "en"\nphrases = []\n', "phrases = [1]\n", "phrases ="]
)
def test_a_list_that_cannot_be_read_is_not_passed_over(tmp_path, text):
    (tmp_path / "en.toml").write_text(text)

    with pytest.raises(ContentError, match=r"en\.toml"):
        lexicon(tmp_path)


WORDS = sorted({word.removesuffix("*") for row in SHIPPED.phrases for word in row})
ENDED = st.tuples(
    st.sampled_from([*WORDS, "stone", "door"]), st.sampled_from(["", "s", "es", "ing", "ed", "ly"])
).map("".join)


@given(st.lists(ENDED, max_size=8).map(" ".join))
def test_looking_up_first_words_finds_what_reading_phrase_by_phrase_finds(text):
    words = bare_words(text)
    one_by_one = any(
        _begins(row, words[place:]) for row in SHIPPED.phrases for place in range(len(words))
    )

    assert SHIPPED.is_met_by(text) is one_by_one


@given(st.text(alphabet=string.ascii_letters, min_size=1))
def test_a_plain_word_is_the_same_word_within_a_sentence(word):
    assert bare_words(word) == bare_words(f"„{word}…“")


def test_a_name_of_several_words_is_found_as_a_whole():
    names = ("Ada", "Ada Marie", "Jo van Dam")

    assert Flag.NAME in found("thank you, jo van dam", names)
    assert Flag.NAME in found("ada said so", names)
    assert Flag.NAME not in found("jo came in a van", names)


def test_three_hundred_long_lines_are_looked_through_while_phones_wait():
    lines = [f"{number} " + "a door is not a wall and I want to say " * 3 for number in range(300)]
    begun_s = time.process_time()
    for line in lines:
        found(line)

    assert time.process_time() - begun_s < 0.5  # phrase by phrase it took more than a second
