"""Numbers of people, coarsened."""

from hypothesis import given
from hypothesis import strategies as st

from drawbridge.domain.privacy.released import Band, band
from tests.rows import each


@given(n_people=st.integers(0, 500))
def test_a_band_never_claims_more_people_than_there_are(n_people):
    assert band(n_people).least <= n_people


@given(n_people=st.integers(0, 500))
def test_one_person_more_never_falls_into_a_lower_band(n_people):
    assert band(n_people).least <= band(n_people + 1).least


@each("one", Band)
def test_a_band_is_called_by_its_fewest_people_and_drawn_among_its_own(one):
    assert one.value.split("–")[0].rstrip("+") == str(one.least)
    assert band(one.least) is one
    assert band(int(one.middle)) is one
