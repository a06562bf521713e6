from itertools import chain, permutations, product
from statistics import median

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from drawbridge.domain.answers.responses import Response, passed
from drawbridge.domain.answers.tally import PartTally, Tally, count
from drawbridge.domain.statistics.spread import five_bins, middle_half
from drawbridge.domain.workshop.choices import MultiChoice
from drawbridge.domain.workshop.measures import Quartiles
from drawbridge.domain.workshop.scales import Slider
from tests.rows import each

KINDS = ("single_choice", "ladder", "check_out", "multi_choice", "likert_battery", "slider")


def answers_of(poll, part):
    """Every answer that can be given to a part: of several in any order."""
    if isinstance(poll, Slider):
        return [(5 * step,) for step in range(21)]
    most = poll.at_most if isinstance(poll, MultiChoice) else 1
    places = range(len(part.cells))
    return chain.from_iterable(permutations(places, n) for n in range(1, most + 1))


def responses_to(poll):
    """Up to 12 responses, each an answer or a pass for every part."""
    of_parts = product(*([None, *answers_of(poll, part)] for part in poll.parts))
    ids = [part.id for part in poll.parts]
    every = [Response(answers=dict(zip(ids, of_all, strict=True))) for of_all in of_parts]
    return st.lists(st.sampled_from(every), max_size=12)


@pytest.fixture(scope="module")
def any_responses(polls):
    return {kind: responses_to(polls[kind]) for kind in KINDS}


def ticked(*positions):
    return Response(answers={"answer": positions or None})


def placed(near, free):
    return Response(
        answers={
            "near": None if near is None else (near,),
            "free": None if free is None else (free,),
        }
    )


# -- examples


@each("kind", KINDS)
def test_nobody_is_counted_as_zeros(polls, kind):
    poll = polls[kind]
    tally = count(poll, ())
    assert (tally.n_answers, tally.n_passes) == (0, 0)
    for part, part_tally in zip(poll.parts, tally.parts, strict=True):
        assert part_tally == PartTally(
            part_id=part.id, counts=(0,) * len(part.cells), n_answers=0, n_passes=0
        )


def test_each_option_counts_the_people_who_chose_it_in_authored_order(polls):
    tally = count(polls["single_choice"], [ticked(1), ticked(3), ticked(1), ticked()])
    part = PartTally(part_id="answer", counts=(0, 2, 0, 1), n_answers=3, n_passes=1)
    assert tally == Tally(parts=(part,), n_answers=3, n_passes=1)


def test_a_person_counts_once_in_every_option_ticked(polls):
    tally = count(polls["multi_choice"], [ticked(0, 4), ticked(0), ticked()])
    assert tally.parts[0].counts == (2, 0, 0, 0, 1)
    assert (tally.n_answers, tally.n_passes) == (2, 1)


def test_a_part_passed_is_a_pass_of_that_part_only(polls):
    responses = [placed(20, None), placed(None, None), placed(40, 80)]
    tally = count(polls["slider"], responses)
    assert (tally.n_answers, tally.n_passes) == (2, 1)
    assert [(part.n_answers, part.n_passes) for part in tally.parts] == [(2, 1), (1, 2)]


def test_a_part_that_is_missing_from_a_ballot_counts_as_passed(polls):
    tally = count(polls["likert_battery"], [Response(answers={"a": (0,), "b": (4,)})])
    assert [part.n_passes for part in tally.parts] == [0, 0, 1]


def test_passing_everything_leaves_every_cell_empty(polls):
    tally = count(polls["likert_battery"], [passed(polls["likert_battery"])] * 4)
    assert (tally.n_answers, tally.n_passes) == (0, 4)
    assert {part.counts for part in tally.parts} == {(0, 0, 0, 0, 0)}


@each(
    ("value", "place"),
    [(0, 0), (15, 0), (20, 1), (35, 1), (40, 2), (55, 2), (60, 3), (75, 3), (80, 4), (100, 4)],
)
def test_a_slider_value_on_an_edge_belongs_to_the_bin_above(polls, value, place):
    counts = count(polls["slider"], [placed(value, 50)]).parts[0].counts
    assert counts == tuple(int(position == place) for position in range(5))


def test_the_middle_half_of_slider_values_lies_between_tukeys_hinges(polls):
    responses = [placed(value, 50) for value in (10, 20, 40, 60, 90)]
    assert count(polls["slider"], responses).parts[0].quartiles == Quartiles(
        low=20, median=40, high=60, n_people=5
    )


def test_only_sliders_that_somebody_moved_have_a_middle_half(polls):
    near, free = count(polls["slider"], [placed(30, None)]).parts
    assert near.quartiles == Quartiles(low=30, median=30, high=30, n_people=1)
    assert free.quartiles is None
    assert (
        count(polls["likert_battery"], [Response(answers={"a": (1,)})]).parts[0].quartiles is None
    )


# -- any responses


@pytest.mark.parametrize("kind", KINDS)
@given(choices=st.data())
def test_every_response_is_an_answer_or_a_pass(polls, any_responses, kind, choices):
    responses = choices.draw(any_responses[kind])
    tally = count(polls[kind], responses)
    assert tally.n_answers + tally.n_passes == len(responses)
    for part in tally.parts:
        assert part.n_answers + part.n_passes == len(responses)
        assert part.n_answers <= tally.n_answers
    assert max(part.n_answers for part in tally.parts) * len(tally.parts) >= tally.n_answers


@pytest.mark.parametrize("kind", KINDS)
@given(choices=st.data())
def test_counts_sum_to_the_answers_where_a_person_counts_once(polls, any_responses, kind, choices):
    poll = polls[kind]
    most = poll.at_most if isinstance(poll, MultiChoice) else 1
    tally = count(poll, choices.draw(any_responses[kind]))
    for part, counted in zip(poll.parts, tally.parts, strict=True):
        assert len(counted.counts) == len(part.cells)
        assert counted.n_answers <= sum(counted.counts) <= most * counted.n_answers
        assert all(0 <= people <= counted.n_answers for people in counted.counts)
        assert (sum(counted.counts) == counted.n_answers) or not part.is_exclusive


@pytest.mark.parametrize("kind", KINDS)
@given(choices=st.data())
def test_the_order_of_ballots_does_not_matter(polls, any_responses, kind, choices):
    responses = choices.draw(any_responses[kind])
    shuffled = choices.draw(st.permutations(responses))
    assert count(polls[kind], shuffled) == count(polls[kind], iter(responses))


@pytest.mark.parametrize("kind", KINDS)
@given(choices=st.data())
def test_two_rooms_counted_apart_add_up_to_both_counted_together(
    polls, any_responses, kind, choices
):
    one, other = (choices.draw(any_responses[kind]) for _ in range(2))
    rooms = [count(polls[kind], responses).parts for responses in (one, other)]
    for first, second, both in zip(*rooms, count(polls[kind], one + other).parts, strict=True):
        sums = (a + b for a, b in zip(first.counts, second.counts, strict=True))
        assert both.counts == tuple(sums)


@given(choices=st.data())
def test_sliders_are_binned_and_halved_as_shapes_are(polls, any_responses, choices):
    responses = choices.draw(any_responses["slider"])
    values = [one.answers["near"][0] for one in responses if one.answers["near"]]
    assume(values)
    near = count(polls["slider"], responses).parts[0]
    assert near.counts == five_bins(values)
    low, high = middle_half(values)
    assert near.quartiles == Quartiles(
        low=low, median=median(values), high=high, n_people=len(values)
    )
    assert low <= median(values) <= high
