"""Two evenings stand beside each other only where their pictures cannot be subtracted."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drawbridge.domain.answers.responses import Response
from drawbridge.domain.answers.tally import Snapshot, count
from drawbridge.domain.privacy import gate, two_runs
from drawbridge.domain.privacy.gate import Released
from drawbridge.domain.privacy.round_overlap import ROUND_GAP
from drawbridge.domain.workshop.steps import Sensitivity
from tests.domain.conftest import WEATHER, WHY
from tests.rows import each

LOW = replace(WEATHER, sensitivity=Sensitivity.LOW)
SEVERAL = replace(WHY, sensitivity=Sensitivity.LOW)


def picture(poll, answers):
    """What a room sees whose people gave these answers, each the positions of one person."""
    responses = [Response(answers={poll.parts[0].id: tuple(one)}) for one in answers]
    tally = count(poll, responses)
    release = gate.release(
        poll,
        Snapshot(step_id=poll.id, round=1, tally=tally, n_joined=len(responses), n_also_previous=0),
    )
    assert isinstance(release, Released)
    return release


def of_each(*counts):
    return [(place,) for place, many in enumerate(counts) for _ in range(many)]


EVENING = of_each(6, 5, 4, 5)


@pytest.mark.rule("R05")
@each(
    ("other", "is_close"),
    [
        (EVENING, False),  # nothing is left when they are subtracted
        (EVENING[1:], True),  # one person away
        ([*EVENING, (3,)], True),  # one person new
        ([*EVENING[1:], (3,)], True),  # one away, another new
        ([*EVENING[2:], (3,), (3,)], True),
        ([*EVENING[3:], (3,), (3,), (3,)], False),
        (of_each(2, 4, 9, 5), False),
    ],
)
def test_two_rooms_that_differ_by_one_or_two_people_are_not_compared(other, is_close):
    one, two = picture(LOW, EVENING), picture(LOW, other)

    assert two_runs.could_be_subtracted(one, two) is is_close
    assert two_runs.could_be_subtracted(two, one) is is_close


def test_where_several_may_be_chosen_a_person_is_not_counted_twice():
    many = [(turn % 5, (turn + 2) % 5) for turn in range(20)]

    assert two_runs.could_be_subtracted(picture(SEVERAL, many), picture(SEVERAL, many[1:]))
    assert two_runs.could_be_subtracted(picture(SEVERAL, many), picture(SEVERAL, many[2:]))


@pytest.mark.rule("R05")
@given(
    others=st.lists(st.integers(0, 3), min_size=20, max_size=40),
    away=st.integers(0, 3),
    new=st.none() | st.integers(0, 3),
)
def test_nobody_can_be_read_from_the_difference_of_two_pictures(others, away, new):
    same = [(one,) for one in others] + of_each(3, 3, 3, 3)
    one = picture(LOW, [*same, (away,)])
    two = picture(LOW, same if new is None else [*same, (new,)])
    left = [
        second.count - first.count
        for first, second in zip(one.shown_parts[0].cells, two.shown_parts[0].cells, strict=True)
        if first.count is not None and second.count is not None
    ]

    assert not any(left) or two_runs.could_be_subtracted(one, two)


def test_other_answers_are_another_question():
    renamed = replace(LOW, options=("Sun", *LOW.options[1:]))

    assert two_runs.is_same_question(picture(LOW, EVENING), picture(LOW, EVENING[4:]))
    assert not two_runs.is_same_question(picture(LOW, EVENING), picture(renamed, EVENING))


@pytest.mark.parametrize(("n", "is_alike"), [(14, True), (12, True), (16, True), (17, False)])
def test_rooms_are_alike_in_size_below_the_gap_of_rounds(n, is_alike):
    assert ROUND_GAP == 3
    assert two_runs.are_alike(14, n) is is_alike
