"""Orders and points."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drawbridge.domain.answers.responses import parse
from drawbridge.domain.workshop.shares import Allocate100, Ranking
from drawbridge.errors import InvalidAnswer
from tests.rows import each

ORDER = Ranking(id="r", title="R", minutes=1, question="Which?", options=("A", "B", "C", "D"))
POINTS = Allocate100(id="p", title="P", minutes=1, question="How?", options=("A", "B", "C"))
orders = st.permutations(range(4)).flatmap(
    lambda order: st.integers(1, 4).map(lambda n: tuple(order[:n]))
)


def shared(*points):
    return {f"share{place}": [str(value)] for place, value in enumerate(points)}


@given(orders)
def test_every_beginning_of_an_order_is_read_as_it_was_given(order):
    fields = [str(order.index(one) + 1) if one in order else "" for one in range(4)]

    assert parse(ORDER, {"order": fields}).answers == {"order": order}


@given(st.lists(st.sampled_from(["", "1", "2", "3", "4", "5", "x", "pass"]), max_size=5))
def test_whatever_is_sent_as_an_order_is_an_order_or_refused(values):
    try:
        stored = parse(ORDER, {"order": values}).answers["order"]
    except InvalidAnswer:
        return
    assert stored is None or (len(set(stored)) == len(stored) and set(stored) <= set(range(4)))


@given(st.lists(orders, max_size=12))
def test_every_order_has_one_first_place(answers):
    (part,) = ORDER.parts

    assert sum(ORDER.measure(part, answers).counts) == len(answers)


@given(st.integers(0, 20), st.integers(0, 20))
def test_a_hundred_points_in_steps_of_five_are_an_answer(first, second):
    first, second = 5 * min(first, 20 - second if second else 20), 5 * second
    answers = parse(POINTS, shared(first, second, 100 - first - second)).answers

    assert sum(answer[0] for answer in answers.values()) == 100


@each("points", [(95, 0, 0), (100, 5, 0), (0, 0, 0), ("", "", ""), (33, 33, 34)])
def test_other_points_are_refused(points):
    with pytest.raises(InvalidAnswer):
        parse(POINTS, shared(*points))


def test_points_beside_a_pass_are_refused_and_passing_everything_is_a_pass():
    with pytest.raises(InvalidAnswer, match="either answers or Pass"):
        parse(POINTS, shared(100, "pass", 0))

    assert parse(POINTS, shared("pass", "pass", "pass")).is_pass


def test_half_of_the_points_or_more_is_counted():
    part = POINTS.parts[0]

    assert POINTS.measure(part, [(45,), (50,), (100,)]).counts == (1, 2)
