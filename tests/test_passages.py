"""Words of another language in a sentence of ours."""

from drawbridge.facilitator_words import speaking
from drawbridge.passages import own, within


def test_words_of_the_page_s_own_language_say_nothing():
    with speaking("de"):
        assert own("de") == own("") == ""
        assert own("ar") == ' lang="ar" dir="auto"'
        assert within("Weiter: Mut & Maß", ["Mut & Maß"], "de") == "Weiter: Mut &amp; Maß"


def test_each_place_where_they_stand_says_their_language():
    said = within("Then “Door 1”, then “Door”.", ["Door", "Door 1"], "de")

    assert said == (
        'Then “<span lang="de" dir="auto">Door 1</span>”, '
        'then “<span lang="de" dir="auto">Door</span>”.'
    )


def test_a_part_of_another_word_is_none_of_theirs():
    assert within("Indoors, an act", ["door", "a"], "de") == "Indoors, an act"


def test_nothing_of_a_sentence_becomes_markup():
    said = within('<b>"Ja"</b> & <i>', ["<i>", '"Ja"'], "de")

    assert "<b>" not in said
    assert '<span lang="de" dir="auto">&lt;i&gt;</span>' in said
