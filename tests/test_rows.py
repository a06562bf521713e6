import pytest

from tests.rows import each


@each("n, word", [(1, "one"), (2, "tow"), (3, "three"), (4, [])])
def has_letters(n, word, lengths):
    assert len(word) == lengths[n]


LENGTHS = {1: 3, 2: 4, 3: 5, 4: 4}


def test_every_row_that_fails_is_told_with_what_was_found():
    with pytest.raises(AssertionError) as told:
        has_letters(lengths=LENGTHS)

    assert "(1, 'one')" not in str(told.value)
    assert "(2, 'tow')\nAssertionError: assert 3 == 4" in str(told.value)
    assert "(3, 'three')" not in str(told.value)
    assert "(4, [])\nAssertionError: assert 0 == 4" in str(told.value)


def test_a_table_above_another_is_checked_with_all_of_its_rows():
    seen = []

    @each("word", ["a", "b"])
    @each("n", range(3))
    def both(n, word):
        seen.append((n, word))

    both()

    assert seen == [(n, word) for word in "ab" for n in range(3)]


def test_an_empty_table_or_one_of_other_lengths_is_refused():
    for rows in ([], [(1, 2), (3,)], [(1, 2, 3)]):
        with pytest.raises(AssertionError):
            each("one, two", rows)
