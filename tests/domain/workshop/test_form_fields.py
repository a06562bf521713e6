"""Single fields of a hostile form."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drawbridge.domain.workshop.form_fields import only, position, rounded, whole_number
from drawbridge.errors import InvalidAnswer


@given(st.text(max_size=6), st.integers(1, 200))
def test_whatever_is_sent_is_a_number_within_the_limit_or_refused(value, top):
    try:
        number = whole_number(value, top, "p")
    except InvalidAnswer:
        return
    assert 0 <= number <= top
    assert value.isascii()


@given(st.integers(0, 100))
def test_a_number_that_is_written_plainly_is_read(number):
    assert whole_number(str(number), 100, "p") == number


@given(st.text(max_size=3), st.integers(1, 9))
def test_a_position_is_one_of_the_cells_or_refused(value, n_cells):
    try:
        found = position(value, n_cells, "p")
    except InvalidAnswer:
        return
    assert found in range(n_cells)


@given(st.integers(0, 100), st.sampled_from([5, 10]))
def test_rounding_goes_to_a_near_multiple(value, step):
    assert rounded(value, step) % step == 0
    assert abs(rounded(value, step) - value) <= step / 2


def test_one_value_is_asked_for():
    assert only(["1"], "p") == "1"
    for values in ([], ["1", "2"]):
        with pytest.raises(InvalidAnswer):
            only(values, "p")


def test_a_refusal_names_its_part():
    with pytest.raises(InvalidAnswer) as refused:
        whole_number("101", 100, "near")

    assert refused.value.part == "near"
