"""The timer of a step inside a session: who may move it when."""

from dataclasses import replace

import pytest

from drawbridge.domain.session.next_command import next_act
from drawbridge.domain.session.session import Command, new_session
from drawbridge.domain.session.timer_commands import (
    extend_timer,
    next_turn,
    pause_timer,
    run_timer,
)
from drawbridge.domain.workshop.activity import Activity, Grouping, Turn
from drawbridge.domain.workshop.interludes import Choice, Pause, PrivateReflection, Slide
from drawbridge.domain.workshop.steps import Workshop
from drawbridge.errors import SessionEnded, WrongPhase
from tests.rows import each

NOW = 1_750_000_000.0
HEAD = {"minutes": 5, "heading": "H"}
SLIDE = Slide(id="slide", title="S", minutes=1, builds=("one",))
TALK = Activity(
    id="talk",
    title="Talk",
    prompt="Tell.",
    ways=(Choice(label="Pair", text="two"),),
    groups=(
        Grouping(
            label="In pairs",
            size=2,
            turns=(Turn(roles=("tells",), duration_s=180), Turn(roles=("swap",), duration_s=180)),
        ),
        Grouping(label="In threes", size=3, turns=(Turn(roles=("tells",), duration_s=120),) * 3),
    ),
    **HEAD,
)
REST = Pause(id="rest", title="R", choices=(), duration_s=75, **HEAD)
ALONE = PrivateReflection(id="alone", title="A", prompt="I ...", duration_s=120, **HEAD)


@pytest.fixture
def at():
    """A session that has just come to a step, from a slide before it."""

    def make(step):
        workshop = Workshop(
            id="w", title="W", subtitle="", credit="", language="en", steps=(SLIDE, step, SLIDE)
        )
        session = new_session(
            session_id="s", code="ABCDEF", workshop=workshop, projector_key="p", now=NOW
        )
        return session.start(NOW).advance(NOW)

    return make


def left(session, now):
    return [round(one.left_s) for one in session.timer.standings(now)]


def test_an_activity_waits_for_the_facilitator_and_shows_its_turns(at):
    session = at(TALK)
    assert session.state.timer is None
    assert left(session, NOW + 60) == [180, 120]
    assert next_act(session, NOW) is Command.RUN_TIMER


@pytest.mark.parametrize(("step", "seconds"), [(REST, 75), (ALONE, 120)])
def test_quiet_minutes_begin_by_themselves_when_the_room_gets_there(at, step, seconds):
    session = at(step)
    assert left(session, NOW + 10) == [seconds - 10]
    assert next_act(session, NOW + seconds) is Command.ADVANCE


def test_coming_back_finds_the_timer_as_it_was_left(at):
    session = at(REST).skip(NOW + 30).go_back(NOW + 500)
    assert left(session, NOW + 900) == [45]
    assert not session.state.timer.is_running


def test_it_runs_stands_goes_on_and_is_over(at):
    running = run_timer(at(TALK), NOW)
    standing = pause_timer(running, NOW + 20)
    assert left(standing, NOW + 90) == [160, 100]
    again = run_timer(standing, NOW + 90)
    assert left(again, NOW + 100) == [150, 90]
    assert again.timer.is_over(NOW + 90 + 340)


def test_while_people_are_at_work_the_large_button_ends_nothing(at):
    running = run_timer(at(TALK), NOW)
    assert next_act(running, NOW + 10) is None
    with pytest.raises(WrongPhase, match="“End early” goes on"):
        running.advance(NOW + 10)
    assert next_act(pause_timer(running, NOW + 20), NOW + 30) is Command.RUN_TIMER
    assert next_act(running, NOW + 360) is Command.ADVANCE
    assert running.advance(NOW + 360).position == 2


def test_who_wants_to_end_it_early_skips_what_is_left(at):
    assert run_timer(at(TALK), NOW).skip(NOW + 10).position == 2


@pytest.mark.parametrize("step", [REST, ALONE])
def test_quiet_minutes_are_not_ended_by_the_large_button_either(at, step):
    assert next_act(at(step), NOW + 10) is None


def test_every_act_is_one_revision_and_takes_the_holding_picture_away(at):
    session = replace(run_timer(at(TALK), NOW), is_blank=True)
    for act in (pause_timer, extend_timer, next_turn):
        after = act(session, NOW + 5)
        assert after.revision == session.revision + 1
        assert not after.is_blank


def test_the_next_turn_is_that_of_one_grouping(at):
    session = next_turn(run_timer(at(TALK), NOW), NOW + 30, 1)
    assert left(session, NOW + 30) == [150, 120]
    assert [one.turn for one in session.timer.standings(NOW + 30)] == [0, 1]


def test_a_minute_can_be_added_before_during_and_after(at):
    session = at(TALK)
    assert left(extend_timer(session, NOW), NOW) == [240, 180]
    running = run_timer(session, NOW)
    assert left(extend_timer(running, NOW + 30), NOW + 30) == [210, 150]
    late = extend_timer(running, NOW + 500)
    assert left(late, NOW + 500) == [60, 60]


@each(
    ("act", "after_s", "sentence"),
    [
        (run_timer, 10, "running already"),
        (run_timer, 400, "time is up"),
        (pause_timer, 400, "time is up"),
        (next_turn, 400, "time is up"),
        (lambda session, now: next_turn(session, now, 2), 10, "time is up"),
        (lambda session, now: next_turn(session, now, -1), 10, "time is up"),
    ],
)
def test_what_does_not_fit_a_running_timer_is_refused(at, act, after_s, sentence):
    session = run_timer(at(TALK), NOW)
    with pytest.raises(WrongPhase, match=sentence):
        act(session, NOW + after_s)


@pytest.mark.parametrize(
    ("act", "sentence"), [(pause_timer, "standing still"), (next_turn, "not been started")]
)
def test_what_does_not_fit_a_timer_that_waits_is_refused(at, act, sentence):
    with pytest.raises(WrongPhase, match=sentence):
        act(at(TALK), NOW)


@pytest.mark.parametrize("act", [run_timer, pause_timer, extend_timer, next_turn])
def test_a_step_without_a_timer_refuses_all(at, act):
    with pytest.raises(WrongPhase, match="no timer"):
        act(at(SLIDE), NOW)


@pytest.mark.parametrize("act", [run_timer, pause_timer, extend_timer, next_turn])
def test_after_the_end_nothing_moves(at, act):
    with pytest.raises(SessionEnded):
        act(at(TALK).end(NOW), NOW)


def test_a_gentle_break_lets_the_timer_stand(at):
    session = run_timer(at(TALK), NOW).gentle_break(NOW + 30)
    assert left(session, NOW + 330) == [150, 90]
    back = session.gentle_break(NOW + 330)
    assert left(run_timer(back, NOW + 340), NOW + 350) == [140, 80]
