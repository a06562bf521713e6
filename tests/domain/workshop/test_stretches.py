import itertools

from hypothesis import given
from hypothesis import strategies as st

from drawbridge.domain.workshop.interludes import Pause, PrivateReflection, Slide
from drawbridge.domain.workshop.stretches import LONGEST_STRETCH_MIN, Stretch, long_stretches


def test_a_stretch_names_its_first_and_last_step():
    found = long_stretches([5, 2, 8, 5, 1], [False, True, False, False, True])

    assert found == (Stretch(first=2, last=3, minutes=13),)


def test_a_workshop_may_end_with_a_stretch():
    assert long_stretches([1, 13], [True, False]) == (Stretch(first=1, last=1, minutes=13),)


def test_nothing_has_no_stretch():
    assert long_stretches([], []) == ()


@given(st.lists(st.tuples(st.floats(0.5, 30), st.booleans()), max_size=30))
def test_stretches_are_long_apart_and_hold_no_breather(steps):
    minutes, breathers = [it[0] for it in steps], [it[1] for it in steps]

    found = long_stretches(minutes, breathers)

    for stretch in found:
        inside = range(stretch.first, stretch.last + 1)
        assert stretch.minutes > LONGEST_STRETCH_MIN
        assert not any(breathers[it] for it in inside)
    for earlier, later in itertools.pairwise(found):
        assert any(breathers[earlier.last + 1 : later.first])


def test_pause_and_reflection_rest_and_a_slide_rests_only_if_it_is_talked_about():
    slide = Slide(id="s", title="S", minutes=1, builds=("One.",))
    talk = Slide(id="s", title="S", minutes=1, builds=("One.",), talk=True)

    assert Pause.rests
    assert PrivateReflection.rests
    assert not slide.is_breather
    assert talk.is_breather
