"""How many passed, of a question and of its parts (R07)."""

from hypothesis import given
from hypothesis import strategies as st

from drawbridge.domain.answers.responses import Response
from drawbridge.domain.answers.tally import Snapshot, count
from drawbridge.domain.privacy.pass_bands import PassBand, Passing, passing
from drawbridge.domain.workshop.choices import SingleChoice
from drawbridge.domain.workshop.scales import Item, LikertBattery
from tests.rows import each

HEAD = {"id": "s", "title": "T", "minutes": 1, "question": "Q?"}
CHOICE = SingleChoice(options=("A", "B"), **HEAD)
BATTERY = LikertBattery(
    items=tuple(Item(id=name, statement=name.upper()) for name in "abc"),
    scale=("1", "2", "3", "4", "5"),
    **HEAD,
)


def of_choice(n_answers, n_passes):
    given_ = [Response(answers={"answer": (0,)})] * n_answers
    passed = [Response(answers={"answer": None})] * n_passes
    return told(CHOICE, [*given_, *passed])


def of_battery(*passed):
    """Of a battery, from the parts that each person passed: "" for none, "abc" for all."""
    return told(
        BATTERY,
        [
            Response(answers={name: None if name in parts else (2,) for name in "abc"})
            for parts in passed
        ],
    )


def told(poll, responses):
    tally = count(poll, responses)
    return passing(poll, Snapshot(step_id="s", round=1, tally=tally, n_joined=30))


@each(
    ("n_answers", "n_passes", "band"),
    [
        (0, 0, PassBand.NONE),
        (12, 0, PassBand.NONE),
        (11, 1, PassBand.FEW),
        (3, 2, PassBand.FEW),
        (2, 2, PassBand.FEW),
        (1, 2, PassBand.MOST),
        (3, 3, PassBand.MANY),
        (11, 3, PassBand.MANY),
        (12, 3, PassBand.FEW),
        (16, 4, PassBand.FEW),
        (15, 4, PassBand.MANY),
        (7, 7, PassBand.MANY),
        (7, 8, PassBand.MOST),
        (0, 1, PassBand.MOST),
    ],
)
def test_r07_passes_are_told_in_four_bands(n_answers, n_passes, band):
    assert of_choice(n_answers, n_passes) == Passing(band=band)


def test_r07_a_part_that_more_passed_than_the_question_is_named():
    assert of_battery(*["b"] * 8, *[""] * 6) == Passing(
        band=PassBand.MOST, is_whole=False, about="B"
    )
    assert of_battery(*["c"] * 4, *[""] * 8, "abc") == Passing(
        band=PassBand.MANY, is_whole=False, about="C"
    )


def test_r07_where_few_passed_a_part_it_is_not_named():
    assert of_battery("b", *[""] * 9) == Passing(band=PassBand.FEW, is_whole=False)


def test_several_parts_are_not_named_and_all_of_them_are_the_question():
    assert of_battery(*["ab"] * 8, *[""] * 2) == Passing(band=PassBand.MOST, is_whole=False)
    assert of_battery(*["ab", "bc", "ca"] * 3) == Passing(band=PassBand.MOST)


def test_whoever_passes_the_whole_question_is_told_of_the_question():
    assert of_battery(*["abc"] * 10, *[""] * 3) == Passing(band=PassBand.MOST)


@given(st.lists(st.sets(st.sampled_from("abc"))))
def test_the_band_is_never_below_that_of_the_whole_question(passed):
    bands = list(PassBand)
    n_whole = sum(len(parts) == 3 for parts in passed)
    whole = of_choice(len(passed) - n_whole, n_whole).band

    assert bands.index(of_battery(*passed).band) >= bands.index(whole)
