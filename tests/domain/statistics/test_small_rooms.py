"""Every tally of a small room, and what a room would say of it."""

from itertools import product

from drawbridge.domain.statistics.shape import ShapeName, ahead, multi_choice_shape, nominal_shape
from tests.rows import each

# What people who look at the bars would agree with; counts from the fullest down.
AGREED = {
    (3, 2, 2): ShapeName.SCATTERED,  # P4
    (3, 1, 1, 1): ShapeName.ONE_CLEAR,  # P4
    (5, 2, 2): ShapeName.ONE_CLEAR,  # P25
    (3, 2): ShapeName.TWO_WAY,
    (4, 1): ShapeName.ONE_CLEAR,
    (2, 2, 1): ShapeName.SCATTERED,
    (3, 3, 1): ShapeName.TWO_WAY,
    (2, 1, 1, 1): ShapeName.SCATTERED,
    (4, 3, 0): ShapeName.TWO_WAY,
    (4, 2, 1): ShapeName.ONE_CLEAR,
    (5, 4, 3): ShapeName.SCATTERED,
    (6, 5, 1): ShapeName.TWO_WAY,
    (5, 2, 2, 2): ShapeName.LEADING,
    (7, 6, 1, 1): ShapeName.TWO_WAY,
    (5, 5, 5): ShapeName.SCATTERED,
    (5, 0, 0): ShapeName.ONE_CLEAR,
    (8, 7): ShapeName.TWO_WAY,
    (9, 6): ShapeName.ONE_CLEAR,
}


def tallies(n, k):
    """Every way in which n people can choose among k options."""
    return (one for one in product(range(n + 1), repeat=k) if sum(one) == n)


@each(("counts", "name"), AGREED.items())
def test_a_room_would_agree_with_the_name(counts, name):
    assert nominal_shape(counts, k=2).name is name
    assert nominal_shape(counts[::-1], k=2).name is name


@each("n", range(5, 16))
@each("k", [2, 3, 4])
def test_in_no_tally_of_a_small_room_a_name_claims_what_nobody_sees(n, k):
    for counts in tallies(n, k):
        shape = nominal_shape(counts, k=2)
        first, second, third = (*sorted(counts, reverse=True), 0)[:3]
        if shape.name in {ShapeName.ONE_CLEAR, ShapeName.LEADING}:
            assert first >= second + 2, counts
            assert (2 * first >= n) is (shape.name is ShapeName.ONE_CLEAR), counts
        elif shape.name is ShapeName.TWO_WAY:
            assert first - second <= 2, counts
            assert second >= third + 2, counts
        else:
            assert first - second <= 2, counts
            assert second - third <= 2, counts


@each("n", range(5, 16))
def test_a_lead_of_three_or_twice_as_many_is_never_called_spread(n):
    for counts in tallies(n, 3):
        first, second, _ = sorted(counts, reverse=True)
        if first - second >= 3 or (first - second >= 2 and first >= 2 * second):
            assert nominal_shape(counts, k=2).name is not ShapeName.SCATTERED, counts


@each("n", range(5, 16))
def test_of_several_answers_each_too_what_is_ahead_is_named(n):
    for counts in product(range(n + 1), repeat=2):
        told = multi_choice_shape((*counts, 0), n_people=n, k=2)
        if told.name is ShapeName.MIXED:
            assert not ahead((*counts, 0), n), counts


def test_where_no_option_shows_a_number_none_is_ahead():
    assert ahead((), 6) == ()
