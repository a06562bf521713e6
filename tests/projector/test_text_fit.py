from math import inf

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drawbridge.projector.text_fit import HEIGHT, SMALLEST, TALL, WIDE, Text, fit, fits

SENTENCES = st.lists(
    st.text(alphabet="abcdefgh ", min_size=1, max_size=120), min_size=1, max_size=10
)


def paragraphs(texts):
    return [Text(text=text, size=44, beside=400, above=20) for text in texts]


@given(SENTENCES)
def test_what_fits_on_a_narrow_screen_fits_on_a_wide_one(texts):
    found = fit(paragraphs(texts), around=200)

    assert found.tall <= found.middle <= found.wide


@given(SENTENCES)
def test_the_chosen_scale_fits_if_anything_does(texts):
    told = paragraphs(texts)
    found = fit(told, around=200)
    height = sum(text.height(TALL, found.tall) for text in told)

    assert height <= HEIGHT - 200 or not fits(told, around=200)


@given(SENTENCES, st.text(alphabet="abc ", min_size=1, max_size=80))
def test_more_words_are_never_larger(texts, more):
    few = fit(paragraphs(texts), around=200)
    many = fit(paragraphs([*texts, more]), around=200)

    assert many.wide <= few.wide
    assert many.tall <= few.tall


def test_no_font_is_smaller_than_the_smallest():
    line = Text(text="word", size=40, beside=0)

    assert line.height(WIDE, 0.4) == pytest.approx(SMALLEST * 1.25)


def test_a_word_that_is_too_wide_does_not_fit():
    assert Text(text="w" * 60, size=60, beside=0).height(TALL, 1) == inf


def test_few_words_are_large():
    assert fit([Text(text="Settle", size=60, beside=200)], around=200).wide == 1.5


def test_no_words_take_no_room():
    assert fits([], around=0)
    assert Text(text="", size=40, beside=0).height(WIDE, 1) == 0


def test_a_book_does_not_fit():
    assert not fits(paragraphs(["word " * 500]), around=200)
