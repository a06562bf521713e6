"""What people type becomes one safe line, or a sentence that says what to do."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drawbridge.domain.workshop.free_text import MOST_MARKS, alike, length, tidy, written
from drawbridge.errors import InvalidAnswer
from tests.rows import each

ANY_TEXT = st.text(st.characters(codec="utf-8"), max_size=60)
TURNING = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"


def read(text, longest=140, most_words=0):
    return written((text,), "answer", longest=longest, most_words=most_words)


@given(ANY_TEXT)
def test_tidying_twice_is_tidying_once(text):
    assert tidy(tidy(text)) == tidy(text)


@given(ANY_TEXT)
def test_a_tidy_text_is_one_line_in_one_form(text):
    line = tidy(text)

    assert line == unicodedata.normalize("NFC", line)
    assert line == " ".join(line.split())


@given(ANY_TEXT)
def test_nothing_is_left_that_controls_or_turns(text):
    kept = {unicodedata.category(one) for one in tidy(text)}

    assert not kept & {"Cc", "Co", "Cs"}
    assert not set(tidy(text)) & set(TURNING)


@given(ANY_TEXT)
def test_no_letter_carries_a_tower_of_marks(text):
    runs = "".join("m" if unicodedata.category(it) in {"Mn", "Me"} else " " for it in tidy(text))

    assert max(map(len, runs.split()), default=0) <= MOST_MARKS


def accepted(text):
    try:
        return read(text, longest=24, most_words=2)
    except InvalidAnswer:
        return ""


@given(ANY_TEXT)
def test_whatever_is_accepted_can_be_read_and_is_short(text):
    line = accepted(text)

    assert length(line) <= 24
    assert len(line.split()) <= 2
    assert accepted(line) == line
    assert not line or any(map(str.isalpha, line))


@given(ANY_TEXT)
def test_what_words_have_in_common_has_itself_in_common(text):
    assert alike(alike(tidy(text))) == alike(tidy(text))


@each(
    ("typed", "kept"),
    [
        ("  a   wall\n of\tglass ", "a wall of glass"),
        ("e\u0301tage", "\u00e9tage"),
        ("wa\u200bll\ufeff", "wall"),
        ("wall\x07", "wall"),
        ("قلعة من الزجاج", "قلعة من الزجاج"),
        ("חומה", "חומה"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("a house 🏠", "a house 🏠"),
        ("<script>alert(1)</script>", "<script>alert(1)</script>"),
        ("=1+1 is a wall", "=1+1 is a wall"),
    ],
)
def test_what_is_written_is_kept_as_one_line(typed, kept):
    assert read(typed) == kept


@each("mark", TURNING)
def test_characters_that_turn_the_direction_are_refused(mark):
    with pytest.raises(InvalidAnswer, match="hidden characters"):
        read(f"a wall{mark} of glass")


@each("typed", ["😀😀", "!!!", "12", "→ ★", "\u3164", "…"])
def test_signs_alone_are_asked_for_in_words(typed):
    with pytest.raises(InvalidAnswer, match=r"words|write something"):
        read(typed)


@pytest.mark.parametrize("typed", ["", "   ", "\u200b\u2060", "\u2800"])
def test_nothing_is_no_line(typed):
    with pytest.raises(InvalidAnswer, match="write something, or choose Pass") as refusal:
        read(typed)

    assert refusal.value.part == "answer"


def test_a_word_of_400_characters_is_refused_with_the_limit():
    with pytest.raises(InvalidAnswer, match="keep to 24 characters"):
        read("w" * 400, longest=24)


def test_marks_do_not_count_as_characters():
    accented = "x\u0323\u0301" * 24

    assert length(read(accented, longest=24)) == 24


def test_three_words_are_too_many_where_two_are_asked_for():
    with pytest.raises(InvalidAnswer, match="One or two words"):
        read("a thick wall", most_words=2)


def test_two_texts_are_not_one():
    with pytest.raises(InvalidAnswer, match="one text only"):
        written(("a", "b"), "answer", longest=24)


@each(
    ("one", "other"),
    [
        ("Stone", "stone"),
        ("stone.", "“Stone”"),
        ("ice-cold", "ice cold"),
        ("STRASSE", "straße"),
        ("Işık", "ışık"),
        ("İp", "ip"),
    ],
)
def test_spellings_of_one_word_are_found_together(one, other):
    assert alike(one) == alike(other)


@each("sign", ["’", "‘", "`", "´", "ʼ", "′", "＇", "｀", "\u1fef", "\u1ffd"])
def test_whatever_a_keyboard_puts_for_an_apostrophe_is_one_spelling(sign):
    assert alike(f"can{sign}t cope") == alike("can't cope")


@each("sign", ["‐", "‑", "–", "—", "−", "⁻", "－", "­-", "‎-"])
def test_whatever_a_keyboard_puts_for_a_hyphen_is_one_spelling(sign):
    assert alike(f"ice{sign}cold") == alike("ice-cold")


@each(
    ("one", "other"),
    [
        ("ice\u00a0cold", "ice cold"),
        ("ice\u200b cold", "ice cold"),
        ("caf\u00e9", "cafe\u0301"),
        ("wa\u00adll", "wall"),
        ("\u200ewall", "wall"),
        ("ｗａｌｌ", "wall"),
        ("می\u200cخواهم", "میخواهم"),
        ("علي", "علی"),
        ("❤\ufe0f wall", "❤ wall"),
    ],
)
def test_what_cannot_be_seen_makes_no_other_word(one, other):
    assert alike(one) == alike(other)


def test_different_words_stay_apart():
    assert alike("stone") != alike("stones")


@each("newer", ["\U0001fae8", "\U0001fadf", "\U0001fac6", "\u0378", "\U0001cc00", "\U000323b0"])
def test_what_this_unicode_does_not_know_yet_is_kept_and_counted(newer):
    """Emoji of 2022 were left out of what people wrote: Python 3.11 knows those of 2021."""
    assert tidy(f"shaking {newer}!") == f"shaking {newer}!"
    assert length(newer) == 1


@each(
    "never",
    ["\ufdd0", "\ufffe", "\uffff", "\U0001fffe", "\U0010ffff", "\u2065", "\ufff0", "\U000e0fff"],
)
def test_what_no_unicode_will_ever_show_is_left_out(never):
    assert tidy(f"a{never}b") == "ab"
