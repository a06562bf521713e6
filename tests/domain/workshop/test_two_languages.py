"""Texts in two languages: put together, taken apart, and joined in each language for itself."""

from dataclasses import dataclass

import pytest

from drawbridge.domain.workshop.two_languages import both, filled, halves, in_two, joined, parted

MORE, LESS = in_two("more", "mehr"), in_two("less", "weniger")


@dataclass(frozen=True)
class Asked:
    question: str
    options: tuple[str, ...]
    n: int = 3


def test_what_is_the_same_in_both_languages_stands_once():
    assert in_two("Yoga", "Yoga") == "Yoga"
    assert in_two("Yes", "") == "Yes"
    assert halves(in_two("Yes", "Ja")) == ("Yes", "Ja")


def test_texts_are_joined_in_each_language_and_come_apart_again():
    told = joined(" or ", (MORE, LESS))
    assert halves(told) == ("more or less", "mehr or weniger")
    assert parted(" or ", told) == (MORE, LESS)
    assert joined(" / ", ("a", "b")) == "a / b"
    assert parted(" / ", "a / b") == ("a", "b")


def test_a_number_beside_a_text_is_told_in_both():
    assert halves(joined(": ", (MORE, "3"))) == ("more: 3", "mehr: 3")


@pytest.mark.parametrize("sentence", [in_two("{one} or {other}", "{other} oder {one}")])
def test_a_sentence_is_filled_in_each_language_in_its_own_order(sentence):
    told = filled(sentence, one=MORE, other="Yoga")
    assert halves(told) == ("more or Yoga", "Yoga oder mehr")
    assert filled("{one} or {other}", one="a", other="b") == "a or b"


def test_things_are_put_together_text_by_text():
    told = both(Asked("Tea?", ("yes", "no")), Asked("Tee?", ("ja", "nein")))
    assert halves(told.question) == ("Tea?", "Tee?")
    assert told.options == (in_two("yes", "ja"), in_two("no", "nein"))
    assert told.n == 3


def test_what_is_not_built_alike_stays_in_the_first_language():
    assert both(("yes", "no"), ("ja",)) == ("yes", "no")
    assert both("yes", None) == "yes"
