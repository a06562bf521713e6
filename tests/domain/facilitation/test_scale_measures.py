import pytest
from hypothesis import given
from hypothesis import strategies as st

from drawbridge.domain.answers.tally import PartTally, Snapshot, Tally
from drawbridge.domain.facilitation.scale_measures import scale_measures
from drawbridge.domain.privacy.gate import Released, release
from drawbridge.domain.privacy.released import Look, ReleasedPart
from drawbridge.domain.workshop.scales import Item, LikertBattery, Slider, SliderItem
from drawbridge.domain.workshop.steps import Sensitivity

HEAD = {"id": "s", "title": "T", "minutes": 1, "question": "Q?"}
ITEMS = (Item(id="a", statement="First"), Item(id="b", statement="Second"))
SLIDER = Slider(
    sliders=(SliderItem(id="a", prompt="How far?", low="not", high="very"),),
    sensitivity=Sensitivity.LOW,
    **HEAD,
)


def battery(sensitivity=Sensitivity.LOW):
    return LikertBattery(
        items=ITEMS, scale=("1", "2", "3", "4", "5"), sensitivity=sensitivity, **HEAD
    )


def released(poll, *rows):
    parts = tuple(
        PartTally(part_id=part.id, counts=row, n_answers=sum(row), n_passes=0)
        for part, row in zip(poll.parts, rows, strict=True)
    )
    tally = Tally(parts=parts, n_answers=max(map(sum, rows)), n_passes=0)
    return release(poll, Snapshot(step_id="s", round=1, tally=tally, n_joined=60))


def test_a_scale_shown_with_all_its_numbers_has_the_published_measures():
    poll = battery()
    first, second = scale_measures(poll, released(poll, (0, 1, 3, 8, 2), (7, 0, 0, 0, 7)))

    assert (first.prompt, first.n_answers, first.n_cells) == ("First", 14, 5)
    assert first.middle == pytest.approx(3.875)
    assert first.agreement == pytest.approx(0.6429, abs=1e-4)
    assert first.consensus == pytest.approx(0.7515, abs=1e-4)
    assert (second.middle, second.agreement, second.consensus) == (None, -1, 0)


def test_numbers_from_0_to_100_have_their_median_instead():
    result = released(SLIDER, (3, 4, 5, 4, 4))

    assert isinstance(result, Released)
    assert scale_measures(SLIDER, result) == ()


@given(
    rows=st.tuples(*[st.tuples(*[st.integers(0, 9)] * 5).filter(any)] * 2),
    sensitivity=st.sampled_from(Sensitivity),
)
def test_a_scale_of_which_anything_is_hidden_has_none(rows, sensitivity):
    poll = battery(sensitivity)
    result = released(poll, *rows)
    if not isinstance(result, Released):
        return
    whole = [
        part.prompt
        for part in result.parts
        if isinstance(part, ReleasedPart) and [cell.look for cell in part.cells] == [Look.EXACT] * 5
    ]

    assert [one.prompt for one in scale_measures(poll, result)] == whole
