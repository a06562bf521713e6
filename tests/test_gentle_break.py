"""The gentle break: everybody rests, nothing is lost, and everybody comes back."""

import pytest

from drawbridge import commands, views
from drawbridge.domain.session.role import Role
from drawbridge.domain.session.session import Command, Phase
from drawbridge.errors import WrongPhase
from drawbridge.views.pictures import BreakPicture, QuestionPicture
from drawbridge.views.screens import BreakScreen, ConsentScreen, EndedScreen, PollScreen

REFUSED = [
    commands.close_step,
    commands.reveal,
    commands.keep_private,
    commands.reopen,
    commands.advance,
    commands.skip,
    commands.go_back,
    commands.blank,
]


def screen(room, secret):
    return views.phone_view(room.services, room.code, secret).screen


def picture(room):
    return views.projector_view(room.services, room.code, room.session.projector_key).picture


@pytest.fixture
def resting(room):
    """A room on a break over an open question that one of two phones has answered."""
    room.join(2)
    room.go_to("weather")
    room.do(commands.open_step)
    room.answer(room.phones[0], answer="1")
    room.do(commands.gentle_break)
    return room


def test_it_is_on_every_screen_at_once(resting):
    watching = resting.join(role=Role.OBSERVER)

    shown = [screen(resting, secret) for secret in (*resting.phones, *watching)]
    assert {type(one) for one in shown} == {BreakScreen}
    assert picture(resting) == BreakPicture()
    assert screen(resting, resting.phones[0]).support is not None


def test_who_has_not_joined_still_meets_the_card(resting):
    assert screen(resting, None) == ConsentScreen()


def test_an_open_question_stays_open_below_it(resting):
    assert resting.session.state.phase is Phase.OPEN
    resting.do(commands.gentle_break)

    assert isinstance(screen(resting, resting.phones[1]), PollScreen)
    assert isinstance(picture(resting), QuestionPicture)


def test_an_answer_that_was_on_its_way_is_stored_and_acknowledged(resting):
    resting.answer(resting.phones[1], answer="2")

    seen = screen(resting, resting.phones[1])
    assert (type(seen), seen.response.answers) == (BreakScreen, {"answer": (2,)})
    resting.do(commands.gentle_break)
    resting.do(commands.close_step)
    assert views.facilitator_view(resting.services, resting.code).preview is not None


@pytest.mark.parametrize("command", REFUSED, ids=lambda it: it.__name__)
def test_nothing_else_moves_during_it(resting, command):
    before = resting.session

    with pytest.raises(WrongPhase, match="on a break"):
        resting.do(command)

    assert resting.session == before


def test_the_session_can_be_ended_during_it(resting):
    resting.do(commands.end)

    assert not resting.session.is_on_break
    assert isinstance(screen(resting, resting.phones[0]), EndedScreen)


def test_there_is_none_before_the_start(room):
    with pytest.raises(WrongPhase, match="not started"):
        room.do(commands.gentle_break)


@pytest.mark.parametrize("step", ["card", "weather", "wall", "settle"])
def test_it_fits_on_any_step_and_leads_back_to_it(room, step):
    room.join(1)
    room.go_to(step)
    before = (
        room.session.step,
        room.session.state.phase,
        screen(room, room.phones[0]),
        picture(room),
    )
    room.do(commands.gentle_break)
    assert isinstance(screen(room, room.phones[0]), BreakScreen)
    room.do(commands.gentle_break)

    assert (
        room.session.step, room.session.state.phase, screen(room, room.phones[0]), picture(room),
    ) == before  # fmt: skip


def test_the_large_button_ends_it(resting):
    assert views.facilitator_view(resting.services, resting.code).next_act is Command.GENTLE_BREAK


def test_it_outlives_a_restart(resting):
    with resting.services.store.reading() as transaction:
        assert transaction.sessions.at(resting.code).is_on_break
