"""How a room divides into groups; the numbers of the first test are those of a real evening."""

from hypothesis import given
from hypothesis import strategies as st

from drawbridge.domain.facilitation.groups import divisions
from tests.rows import each

rooms = st.integers(0, 400)
sizes = st.lists(st.integers(2, 8), min_size=1, max_size=3)


@each(
    ("n_people", "expected"),
    [
        (14, [((2, 7),), ((3, 4), (2, 1))]),
        (13, [((2, 5), (3, 1)), ((3, 3), (2, 2))]),
        (12, [((2, 6),), ((3, 4),)]),
        (7, [((2, 2), (3, 1))]),
        (5, [((2, 1), (3, 1))]),
        (3, [((3, 1),)]),
        (2, [((2, 1),)]),
        (1, []),
        (0, []),
    ],
)
def test_twos_and_threes(n_people, expected):
    found = [one.groups for one in divisions(n_people, (2, 3))]

    assert [sorted(one) for one in found] == [sorted(one) for one in expected]


def test_where_sizes_do_not_come_out_even_some_groups_are_one_larger():
    assert [one.groups for one in divisions(7, (2,))] == [((2, 2), (3, 1))]
    assert [one.groups for one in divisions(11, (4,))] == [((5, 1), (6, 1))]


@given(rooms, sizes)
def test_everybody_has_a_place_and_nobody_sits_alone(n_people, sizes):
    for one in divisions(n_people, sizes):
        assert one.n_people == n_people
        assert all(size > 1 and count > 0 for size, count in one.groups)


@given(rooms, sizes)
def test_no_division_is_offered_twice_and_every_room_that_can_divide_has_one(n_people, sizes):
    found = [tuple(sorted(one.groups)) for one in divisions(n_people, sizes)]

    assert len(set(found)) == len(found)
    assert bool(found) is (n_people >= min(sizes))


@given(rooms, st.integers(2, 8))
def test_groups_of_one_size_differ_by_one_at_most(n_people, size):
    for one in divisions(n_people, (size,)):
        got = [size for size, _ in one.groups]
        assert max(got) - min(got) <= 1
