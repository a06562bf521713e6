"""Going to any step: what it leaves behind, what it finds, and what it refuses in which words."""

from dataclasses import replace

import pytest

from drawbridge.domain.session.session import Command, LiveSession, Phase, StepState, new_session
from drawbridge.errors import WrongPhase

NOW = 2_000.0

# Positions in the workshop of conftest.py.
CONSENT, BUILDS, POLL, PAUSE, PUT_ASIDE, LEAVING, LAST = range(7)


@pytest.fixture
def begun(workshop) -> LiveSession:
    """A session at its first step."""
    lobby = new_session(
        session_id="s1", code="ABCDEF", workshop=workshop, projector_key="p", now=NOW
    )
    return lobby.start(NOW)


def skipped(session):
    return [place for place, state in enumerate(session.steps) if state.is_skipped]


def test_what_the_room_never_comes_to_on_the_way_counts_as_skipped(begun):
    there = begun.go_to(NOW, PUT_ASIDE)

    assert there.position == PUT_ASIDE
    assert there.revision == begun.revision + 1
    assert skipped(there) == [BUILDS, POLL, PAUSE]


def test_a_question_that_was_not_asked_is_skipped_by_going_from_it_and_a_slide_is_not(begun):
    from_question = begun.go_to(NOW, POLL).go_to(NOW, PAUSE)

    assert POLL in skipped(from_question)
    assert CONSENT not in skipped(from_question)


def test_a_question_that_was_asked_stays_as_it_is(begun):
    asked = begun.go_to(NOW, POLL).open_step(NOW).close_step(NOW).reveal(NOW)
    away = asked.go_to(NOW, LAST)
    back = away.go_to(NOW, POLL)

    assert POLL not in skipped(away)
    assert back.state == asked.state
    assert (back.state.phase, back.state.round) == (Phase.REVEALED, 1)


def test_going_back_skips_nothing_and_coming_again_only_what_was_never_seen(begun):
    far = begun.advance(NOW).go_to(NOW, PAUSE)
    back = far.go_to(NOW, CONSENT)
    again = back.go_to(NOW, PAUSE)

    assert skipped(back) == [POLL]
    assert skipped(again) == [POLL]


def test_a_skipped_step_that_is_gone_to_is_skipped_no_more(begun):
    assert skipped(begun.go_to(NOW, PUT_ASIDE).go_to(NOW, POLL)) == [BUILDS, PAUSE]


def test_what_is_left_out_is_neither_skipped_nor_gone_to(begun):
    without = replace(begun, dropped=(POLL,))

    assert skipped(without.go_to(NOW, PAUSE)) == [BUILDS]
    assert without.refusal(Command.GO_TO, NOW, positions=(POLL,)) == (
        "That step is left out. Take it back in first, or go to another one."
    )


@pytest.mark.parametrize(
    ("position", "why"),
    [
        (CONSENT, "The room is at this step already."),
        (-1, "There is no such step in this workshop."),
        (LAST + 1, "There is no such step in this workshop."),
    ],
)
def test_there_has_to_be_another_step(begun, position, why):
    with pytest.raises(WrongPhase, match=why):
        begun.go_to(NOW, position)


def test_an_open_question_is_closed_first(begun):
    is_open = begun.go_to(NOW, POLL).open_step(NOW)

    with pytest.raises(WrongPhase, match="Close it before going to another step"):
        is_open.go_to(NOW, LAST)


def test_a_quiet_minute_that_is_left_stands_still_and_one_that_is_gone_to_begins(begun):
    resting = begun.go_to(NOW, PAUSE)
    assert resting.timer.is_running
    away = resting.go_to(NOW + 10, LAST)

    assert not away.steps[PAUSE].timer.is_running
    assert away.steps[PAUSE] != StepState()
