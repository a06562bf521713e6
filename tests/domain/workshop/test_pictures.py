"""A place on a square, and two circles now and wished."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drawbridge.domain.answers.responses import parse
from drawbridge.domain.workshop.pictures import CIRCLES, GRID_SIDE, Axis, Circles7, Grid2d
from drawbridge.errors import InvalidAnswer
from tests.rows import each

GRID = Grid2d(
    id="g",
    title="G",
    minutes=1,
    question="Where?",
    x=Axis(label="near", low="little", high="lot"),
    y=Axis(label="free", low="little", high="lot"),
    corners=("both", "near", "free", "neither"),
)
CARDS = Circles7(id="c", title="C", minutes=1, question="Now?", wished_question="Wished?")
places = st.integers(0, 100)
steps = st.integers(0, len(CIRCLES) - 1)


@given(places, places)
def test_a_place_is_stored_in_steps_of_five(x, y):
    (stored,) = parse(GRID, {"place": [str(x), str(y)]}).answers.values()

    assert all(value % 5 == 0 and 0 <= value <= 100 for value in stored)
    assert all(abs(value - given) <= 2 for value, given in zip(stored, (x, y), strict=True))


@given(st.lists(st.text(max_size=4), max_size=4))
def test_whatever_is_sent_as_a_place_is_a_place_or_refused(values):
    try:
        (stored,) = parse(GRID, {"place": values}).answers.values()
    except InvalidAnswer:
        return
    assert stored is None or (len(stored) == 2 and all(0 <= one <= 100 for one in stored))


@given(st.lists(st.tuples(places, places), max_size=20))
def test_everybody_counts_in_one_cell_of_the_grid(answers):
    (part,) = GRID.parts
    measure = GRID.measure(part, answers)

    assert len(measure.counts) == GRID_SIDE**2
    assert sum(measure.counts) == len(answers)


@each(
    ("place", "cell"),
    [((0, 0), 0), ((100, 0), 4), ((0, 100), 20), ((100, 100), 24), ((50, 50), 12)],
)
def test_cells_run_row_by_row_from_the_bottom_left(place, cell):
    (part,) = GRID.parts

    assert GRID.measure(part, [place]).counts[cell] == 1


@given(steps, steps)
def test_the_gap_says_which_way_the_wish_goes(now, wished):
    answers = parse(CARDS, {"now": [str(now)], "wished": [str(wished)]}).answers
    gap = CARDS.derive(answers)["gap"]

    assert gap == ((0,) if wished > now else (1,) if wished == now else (2,))


def test_there_is_no_gap_beside_a_pass():
    answers = parse(CARDS, {"now": ["1"], "wished": ["pass"]}).answers

    assert CARDS.derive(answers) == {}


@pytest.mark.rule("R15")
def test_who_the_other_person_is_is_never_read():
    answers = parse(CARDS, {"now": ["1"], "wished": ["2"], "relation": ["Family"]}).answers

    assert set(answers) == {"now", "wished"}
