"""What can be answered to a question stands on the console, for every kind."""

import pytest

from drawbridge.domain.workshop.steps import Poll
from drawbridge.domain.workshop.texts import Written
from drawbridge.ui.console.answers import answers
from tests.ui.console.test_planning import SHIPPED

POLLS = {type(step): step for it in SHIPPED for step in it.steps if isinstance(step, Poll)}


@pytest.mark.parametrize("poll", POLLS.values(), ids=lambda it: it.kind)
def test_every_kind_says_what_can_be_answered_but_the_written_ones(poll):
    told = answers(poll)

    assert bool(told) is not isinstance(poll, Written)
    assert all(one.prompt or one.labels for one in told)


def test_sliders_have_their_ends_and_choices_their_options():
    slider = next(step for step in POLLS.values() if step.kind == "slider")
    choice = next(step for step in POLLS.values() if step.kind == "multi_choice")

    first = slider.sliders[0]
    assert answers(slider)[0].labels == (f"{first.low} – {first.high}",)
    assert answers(choice)[0].labels == choice.options
