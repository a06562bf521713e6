"""The rooms of the gallery answer as they are said to."""

import pytest

from drawbridge.domain.answers.responses import parse
from drawbridge.domain.answers.tally import count
from drawbridge.domain.statistics.shape import ShapeName, nominal_shape, ordinal_shape
from drawbridge.domain.workshop.steps import Poll
from gallery import exhibits, rooms
from gallery.answers import ANSWERS, MOSTLY_PASSED, forms

STEPS = rooms.every_step()
POLLS = [step for step in STEPS if isinstance(step, Poll)]
ORDINAL = {
    "clustered": {ShapeName.CLUSTERED},
    "leaning": {ShapeName.LEANING_HIGH, ShapeName.LEANING_LOW},
    "split": {ShapeName.SPLIT},
    "mixed": {ShapeName.MIXED},
}
NOMINAL = {
    "one clear": {ShapeName.ONE_CLEAR},
    "two way": {ShapeName.TWO_WAY},
    "scattered": {ShapeName.SCATTERED},
}


def tallied(poll, shape, n):
    return count(poll, [parse(poll, form) for form in forms(poll, shape, n)])


@pytest.mark.parametrize("n", [exhibits.TOO_FEW, *exhibits.SIZES])
@pytest.mark.parametrize("poll", POLLS, ids=lambda poll: poll.id)
def test_a_phone_could_have_sent_every_answer(poll, n):
    for shape in ANSWERS[type(poll)].shapes:
        assert tallied(poll, shape, n).n_answers == n


@pytest.mark.parametrize("poll", POLLS, ids=lambda poll: poll.id)
def test_where_most_passed_most_passed(poll):
    tally = tallied(poll, MOSTLY_PASSED, 14)

    assert (tally.n_answers, tally.n_passes) == (5, 9)


@pytest.mark.parametrize("n", exhibits.SIZES[1:])
@pytest.mark.parametrize("poll", POLLS, ids=lambda poll: poll.id)
def test_rooms_have_the_shape_they_are_named_for(poll, n):
    for shape in ANSWERS[type(poll)].shapes:
        for part, tally in zip(poll.parts, tallied(poll, shape, n).parts, strict=False):
            if part.is_ordered and part.id != "wished":
                assert ordinal_shape(tally.counts, k=5).name in ORDINAL[shape]
            elif poll.kind in {"single_choice", "ladder", "check_out", "scenarios"}:
                assert nominal_shape(tally.counts, k=5).name in NOMINAL[shape]
