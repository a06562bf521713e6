"""When the facilitator is told that some in the room are unsettled."""

import pytest

from drawbridge.domain.answers.tally import PartTally, Snapshot, Tally
from drawbridge.domain.facilitation.unsettled import Unsettled, is_unsettled, unsettled
from drawbridge.domain.privacy.gate import Withheld, release
from drawbridge.domain.privacy.released import Reason
from drawbridge.domain.workshop.choices import CheckOut, MultiChoice, SingleChoice
from drawbridge.domain.workshop.steps import Audience, Sensitivity

POLL = {
    "id": "p",
    "title": "",
    "minutes": 1,
    "question": "How?",
    "options": ("Clear", "Windy", "Stormy"),
}


def weather(**more):
    return SingleChoice(**POLL, sensitivity=Sensitivity.LOW, unsettled=(2,), **more)


def leaving():
    return CheckOut(
        **POLL, sensitivity=Sensitivity.MEDIUM, unsettled=(2,), audience=Audience.FACILITATOR
    )


def released(poll, *counts):
    n = sum(counts)
    part = PartTally(part_id="answer", counts=counts, n_answers=n, n_passes=0)
    tally = Tally(parts=(part,), n_answers=n, n_passes=0)
    return release(poll, Snapshot(step_id="p", round=1, tally=tally, n_joined=n))


@pytest.mark.parametrize(
    ("counts", "told"),
    [((4, 3, 3), True), ((5, 3, 2), False), ((10, 0, 0), False), ((0, 0, 10), True)],
)
def test_of_a_question_it_takes_thirty_per_cent(counts, told):
    assert is_unsettled(weather(), released(weather(), *counts)) is told


@pytest.mark.parametrize(("counts", "told"), [((13, 0, 1), True), ((7, 7, 0), False)])
def test_of_how_people_leave_anybody_is_enough(counts, told):
    assert is_unsettled(leaving(), released(leaving(), *counts)) is told


@pytest.mark.parametrize(("counts", "told"), [((4, 1, 1), True), ((3, 3, 0), False)])
def test_a_band_is_read_as_the_fewest_it_can_stand_for(counts, told):
    assert is_unsettled(leaving(), released(leaving(), *counts)) is told


def test_a_result_that_may_not_be_seen_tells_nothing():
    assert isinstance(released(leaving(), 0, 0, 4), Withheld)
    assert not is_unsettled(leaving(), released(leaving(), 0, 0, 4))
    assert not is_unsettled(weather(), Withheld(step_id="p", round=1, reason=Reason.TOO_FEW))


def test_where_no_option_is_marked_nothing_is_told():
    plain = SingleChoice(**POLL, sensitivity=Sensitivity.LOW)
    several = MultiChoice(**POLL, sensitivity=Sensitivity.LOW, at_most=2)

    assert not is_unsettled(plain, released(plain, 0, 0, 9))
    assert not is_unsettled(several, released(several, 0, 0, 9))


TENDER = SingleChoice(**{**POLL, "id": "q"}, sensitivity=Sensitivity.MEDIUM)


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ((), Unsettled.ARRIVING),
        ((weather(),), Unsettled.ARRIVING),
        ((weather(), TENDER), Unsettled.NOW),
    ],
)
def test_before_anything_has_stirred_people_up_they_only_come_in_unsettled(asked, told):
    result = released(weather(), 0, 0, 10)

    assert unsettled(weather(), result, asked) is told


def test_how_people_leave_is_about_what_has_been():
    assert unsettled(leaving(), released(leaving(), 13, 0, 1), ()) is Unsettled.NOW


def test_where_too_few_are_nothing_is_said():
    assert unsettled(weather(), released(weather(), 10, 0, 0), (TENDER,)) is None
