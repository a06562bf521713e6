import pytest
from hypothesis import given
from hypothesis import strategies as st

from drawbridge.domain.privacy.suppression import merged, merged_labels
from tests.rows import each

NAMES = ("up", "same", "down")
COUNTS = st.lists(st.one_of(st.integers(0, 3), st.integers(0, 200)), min_size=3, max_size=3)


@given(counts=COUNTS)
def test_nobody_is_lost_in_joining(counts):
    labels, joined = merged(NAMES, counts)

    assert sum(joined) == sum(counts)
    assert " or ".join(labels) == "up or same or down"
    assert sum(map(merged_labels, labels), ()) == NAMES


@pytest.mark.rule("R12")
@given(counts=COUNTS)
def test_one_or_two_people_never_stand_beside_others(counts):
    _, joined = merged(NAMES, counts)

    assert len(joined) == 1 or not {1, 2} & set(joined)


@given(counts=COUNTS)
def test_a_room_and_its_mirror_are_joined_alike(counts):
    if counts[0] == counts[2]:
        return
    _, joined = merged(NAMES, counts)
    _, mirrored = merged(NAMES[::-1], counts[::-1])

    assert joined == mirrored[::-1]


@given(counts=st.lists(st.one_of(st.just(0), st.integers(3, 50)), min_size=3, max_size=3))
def test_larger_pieces_are_told_as_they_are(counts):
    assert merged(NAMES, counts) == (NAMES, tuple(counts))


@each(
    ("counts", "labels", "joined"),
    [
        ((8, 4, 2), ("up", "same or down"), (8, 6)),
        ((1, 4, 9), ("up or same", "down"), (5, 9)),
        ((2, 9, 1), ("up or same or down",), (12,)),
        ((5, 1, 6), ("up or same", "down"), (6, 6)),
        ((6, 2, 5), ("up", "same or down"), (6, 7)),
        ((0, 2, 8), ("up", "same or down"), (0, 10)),
        ((1, 0, 8), ("up or same or down",), (9,)),
        ((8, 0, 0), NAMES, (8, 0, 0)),
    ],
)
def test_small_pieces_join_the_middle_and_a_small_middle_the_smaller_end(counts, labels, joined):
    assert merged(NAMES, counts) == (labels, joined)
