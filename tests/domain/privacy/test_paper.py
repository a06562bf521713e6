"""Slips of paper in a picture: whoever typed them learns nothing that the gate would not show."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drawbridge.domain.answers.tally import PartTally, Snapshot, Tally
from drawbridge.domain.privacy.gate import Released, Withheld, release
from drawbridge.domain.privacy.paper import MOST_SLIPS, slips_count, slips_refusal, takes_slips
from drawbridge.domain.privacy.released import Look
from drawbridge.domain.workshop.steps import Audience, Sensitivity
from tests.rows import each

TENDER = Sensitivity.HIGH
COUNTS = st.lists(st.integers(0, 12), min_size=4, max_size=4)


def frozen(poll, phones, slips=(0, 0, 0, 0), *, n_passes=0, **more):
    """What closing froze of phones and slips together."""
    counts = tuple(map(sum, zip(phones, slips, strict=True)))
    n_answers = sum(counts)
    part = PartTally(
        part_id="answer", counts=counts, n_answers=n_answers, n_passes=n_passes, quartiles=None
    )
    tally = Tally(parts=(part,), n_answers=n_answers, n_passes=n_passes)
    fields = {"round": 1, "n_joined": sum(phones), "n_paper": sum(slips)} | more
    return Snapshot(step_id=poll.id, tally=tally, **fields)


@pytest.fixture(scope="session", params=["low", "medium"])
def poll(polls, request):
    options = tuple("ABCD")
    return replace(
        polls["single_choice"], options=options, sensitivity=Sensitivity(request.param)
    )  # fmt: skip


@given(phones=COUNTS, slips=COUNTS, n_passes=st.integers(0, 3))
def test_a_picture_less_its_slips_is_one_that_the_phones_alone_would_get(
    poll, phones, slips, n_passes
):
    verdict = release(poll, frozen(poll, phones, slips, n_passes=n_passes))
    if not sum(slips) or isinstance(verdict, Withheld):
        return
    alone = release(poll, frozen(poll, phones, n_passes=n_passes))

    assert isinstance(alone, Released)
    cells = zip(verdict.parts[0].cells, slips, strict=True)
    left = [cell.count - slip for cell, slip in cells]
    assert left == [cell.count for cell in alone.parts[0].cells] == phones
    assert {cell.look for cell in alone.parts[0].cells} == {Look.EXACT}


@given(phones=COUNTS, slips=COUNTS)
def test_a_slip_never_brings_a_picture_about(poll, phones, slips):
    if isinstance(release(poll, frozen(poll, phones)), Withheld):
        assert isinstance(release(poll, frozen(poll, phones, slips)), Withheld) or not sum(slips)


def test_phones_that_took_their_answers_back_take_the_picture_along(poll):
    assert isinstance(release(poll, frozen(poll, (4, 4, 0, 0), (1, 1, 1, 0))), Released)
    assert isinstance(release(poll, frozen(poll, (4, 3, 0, 0), (1, 1, 1, 0))), Withheld)


def test_of_a_tender_question_nothing_is_shown_in_which_slips_are(poll):
    tender = replace(poll, sensitivity=TENDER)
    assert isinstance(release(tender, frozen(tender, (9, 9, 9, 0))), Released)
    assert isinstance(release(tender, frozen(tender, (9, 9, 9, 0), (1, 1, 1, 0))), Withheld)


def test_after_a_round_with_slips_no_other_is_shown(poll):
    first = frozen(poll, (4, 4, 4, 0), (1, 1, 1, 0))
    again = frozen(poll, (4, 4, 4, 3), round=2, n_also_previous=12)
    assert isinstance(release(poll, again, replace(first, n_paper=0)), Released)
    assert isinstance(release(poll, again, first), Withheld)


def test_slips_are_counted_with_light_and_personal_questions_of_one_answer_asked_once(polls):
    takes = {name for name, poll in polls.items() if takes_slips(poll, 1)}
    assert takes == {"single_choice", "ladder"}
    weather = polls["single_choice"]
    assert not takes_slips(weather, 2)
    assert not takes_slips(replace(weather, sensitivity=TENDER), 1)
    assert not takes_slips(replace(weather, audience=Audience.FACILITATOR), 1)


@each(
    ("change", "said"),
    [
        ({}, None),
        ({"n_slips": 2}, "stay in the bag"),
        ({"n_slips": MOST_SLIPS + 1}, "are not counted"),
        ({"n_counted": 3}, "counted already"),
    ],
)
def test_what_stands_in_the_way_is_said(poll, change, said):
    refusal = slips_refusal(poll, 1, **{"n_slips": 3, "n_counted": 0} | change)
    assert (said is None) is (refusal is None)
    assert said is None or said in refusal


def test_closing_counts_slips_where_the_phones_are_enough_for_a_picture_of_their_own(poll):
    assert slips_count(poll, 1, n_phones=8)
    assert not slips_count(poll, 1, n_phones=7)
    assert not slips_count(replace(poll, k=12), 1, n_phones=11)
    assert not slips_count(poll, 2, n_phones=20)
