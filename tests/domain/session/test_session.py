from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drawbridge.domain.session.catching_up import drop, restore
from drawbridge.domain.session.next_command import next_act
from drawbridge.domain.session.session import (
    CODE_LENGTH,
    CODE_LETTERS,
    MOVES,
    Command,
    LiveSession,
    Phase,
    Status,
    StepState,
    new_session,
)
from drawbridge.domain.session.timer import Timer
from drawbridge.domain.session.timer_commands import extend_timer, next_turn, pause_timer, run_timer
from drawbridge.errors import SessionEnded, WrongPhase
from tests.rows import each, failing

CREATED_AT, STARTED_AT, NOW = 900.0, 1_000.0, 2_000.0
AN_HOUR = 3_600.0

# Positions in the workshop of conftest.py.
CONSENT, BUILDS, POLL, PAUSE, PUT_ASIDE, LEAVING, LAST = range(7)

ACTS = {
    Command.START: lambda session: session.start(NOW),
    Command.OPEN: lambda session: session.open_step(NOW),
    Command.CLOSE: lambda session: session.close_step(NOW),
    Command.REVEAL: lambda session: session.reveal(NOW),
    Command.KEEP_PRIVATE: lambda session: session.keep_private(NOW),
    Command.REOPEN: lambda session: session.reopen(NOW),
    Command.ADVANCE: lambda session: session.advance(NOW),
    Command.SKIP: lambda session: session.skip(NOW),
    Command.GO_BACK: lambda session: session.go_back(NOW),
    Command.GO_TO: lambda session: session.go_to(NOW, PAUSE),
    Command.BLANK: lambda session: session.blank(NOW),
    Command.GENTLE_BREAK: lambda session: session.gentle_break(NOW),
    Command.RUN_TIMER: lambda session: run_timer(session, NOW),
    Command.PAUSE_TIMER: lambda session: pause_timer(session, NOW),
    Command.EXTEND_TIMER: lambda session: extend_timer(session, NOW),
    Command.NEXT_TURN: lambda session: next_turn(session, NOW),
    Command.DROP: lambda session: drop(session, NOW, LEAVING),
    Command.RESTORE: lambda session: restore(session, NOW, LAST),
    Command.END: lambda session: session.end(NOW),
}

# Written by hand, not read from MOVES: what a facilitator may tell a running session to do.
WHILE_RUNNING = {
    Phase.BRIEFING: {
        "open", "advance", "skip", "go_back", "go_to", "blank", "gentle_break", "end", "drop",
        "restore", "run_timer", "pause_timer", "extend_timer", "next_turn",
    },
    Phase.OPEN: {"close", "blank", "gentle_break", "end", "drop", "restore"},
    Phase.CLOSED: {
        "reveal", "keep_private", "reopen", "advance", "skip", "go_back", "go_to", "blank",
        "gentle_break", "end", "drop", "restore",
    },
    Phase.REVEALED: {
        "keep_private", "reopen", "advance", "skip", "go_back", "go_to", "blank", "gentle_break",
        "end",
        "drop", "restore",
    },
}  # fmt: skip
PLANNING = {"drop", "restore"}  # the picture has nothing to do with it
IN_LOBBY = {"start", "blank", "end", "drop", "restore"}
RUNNING_TIMER = Timer(lengths=((3600.0,),), since=STARTED_AT)
TIMERS = {
    Command.RUN_TIMER: None,
    Command.PAUSE_TIMER: RUNNING_TIMER,
    Command.EXTEND_TIMER: RUNNING_TIMER,
    Command.NEXT_TURN: RUNNING_TIMER,
}

GRID = [(command, status, phase) for command in Command for status in Status for phase in Phase]


def is_allowed(command, status, phase):
    statuses, phases = MOVES[command]
    return status in statuses and phase in phases


@pytest.fixture(scope="session")
def lobby(workshop):
    return new_session(
        session_id="s1",
        code="ABCDEF",
        workshop=workshop,
        projector_key="p1",
        now=CREATED_AT,
        head_count=14,
    )


@pytest.fixture(scope="session")
def at(lobby):
    """A session at a step, in a status and with a state of that step."""

    def session_at(position=POLL, status=Status.RUNNING, **state) -> LiveSession:
        steps = list(lobby.steps)
        steps[position] = StepState(**state)
        return replace(
            lobby,
            position=position,
            status=status,
            steps=tuple(steps),
            started_at=None if status is Status.LOBBY else STARTED_AT,
            step_started_at=None if status is Status.LOBBY else STARTED_AT,
            ended_at=STARTED_AT if status is Status.ENDED else None,
        )

    return session_at


def fitting(at, command, **state):
    """A session in which nothing but the table decides about a command."""
    position = PAUSE if command in TIMERS else POLL
    session = at(position, timer=TIMERS.get(command), **state)
    return replace(session, dropped=(LAST,)) if command is Command.RESTORE else session


# -- the table


def test_every_command_has_a_row_in_the_table():
    assert set(MOVES) == set(Command)


@pytest.mark.parametrize("phase", Phase)
def test_the_table_says_what_was_agreed(phase):
    assert {one for one in Command if is_allowed(one, Status.LOBBY, phase)} == IN_LOBBY
    running = {one for one in Command if is_allowed(one, Status.RUNNING, phase)}
    assert running == WHILE_RUNNING[phase]
    assert not {one for one in Command if is_allowed(one, Status.ENDED, phase)}


def test_a_command_goes_through_exactly_where_the_table_allows_it(at):
    def goes_through(command, status, phase):
        session = fitting(at, command, status=status, phase=phase, round=1)
        if is_allowed(command, status, phase):
            session.check(command, NOW)
            after = ACTS[command](session)
            assert after.revision == session.revision + 1
            assert after != replace(session, revision=after.revision)
        else:
            with pytest.raises(SessionEnded if status is Status.ENDED else WrongPhase):
                session.check(command, NOW)

    assert len(GRID) > 200
    assert failing(GRID, goes_through) == {}


def test_acting_against_the_table_is_refused_in_a_sentence(at):
    def is_refused(command, status, phase):
        session = fitting(at, command, status=status, phase=phase, round=1)
        with pytest.raises((SessionEnded, WrongPhase), match=r"^[A-Z].*\.") as refusal:
            ACTS[command](session)
        assert isinstance(refusal.value, SessionEnded) is (status is Status.ENDED)

    forbidden = [one for one in GRID if not is_allowed(*one) and one[0] is not Command.END]
    assert len(forbidden) > 140
    assert failing(forbidden, is_refused) == {}


def test_before_the_start_every_refusal_says_that_it_has_not_started(at):
    waiting = at(status=Status.LOBBY)
    refused = [one for one in Command if not is_allowed(one, Status.LOBBY, Phase.BRIEFING)]
    for command in refused:
        with pytest.raises(WrongPhase, match="has not started"):
            waiting.check(command, NOW)


# -- one session


def test_a_new_session_waits_in_the_lobby_with_every_step_to_come(lobby, workshop):
    assert (lobby.status, lobby.revision, lobby.position) == (Status.LOBBY, 1, CONSENT)
    assert lobby.steps == (StepState(),) * len(workshop.steps)
    assert (lobby.created_at, lobby.started_at, lobby.head_count) == (CREATED_AT, None, 14)


def test_a_join_code_has_no_letter_that_is_read_as_a_digit():
    assert CODE_LENGTH == 6
    assert not set("ILOS") & set(CODE_LETTERS)
    assert len(set(CODE_LETTERS)) == len(CODE_LETTERS) == 22


def test_starting_notes_the_time_and_takes_the_holding_picture_away(lobby):
    started = lobby.blank(NOW).start(NOW)
    assert started.status is Status.RUNNING
    assert (started.started_at, started.step_started_at) == (NOW, NOW)
    assert not started.is_blank


def test_opening_a_poll_begins_its_first_round(at):
    opened = at().open_step(NOW)
    assert (opened.state.phase, opened.state.round) == (Phase.OPEN, 1)


@pytest.mark.parametrize("position", [CONSENT, BUILDS, PAUSE, LAST])
def test_a_step_that_asks_nothing_cannot_be_opened(at, position):
    with pytest.raises(WrongPhase, match="asks nothing"):
        at(position).open_step(NOW)


def test_a_closed_step_that_asks_nothing_could_not_be_revealed_either(at):
    with pytest.raises(WrongPhase, match="asks nothing"):
        at(PAUSE, phase=Phase.CLOSED).reveal(NOW)


def test_closing_keeps_the_round_and_shows_nothing(at):
    closed = at().open_step(NOW).close_step(NOW)
    assert closed.state == StepState(phase=Phase.CLOSED, round=1)


def test_revealing_notes_which_round_the_room_has_seen(at):
    shown = at().open_step(NOW).close_step(NOW).reveal(NOW)
    assert shown.state == StepState(phase=Phase.REVEALED, round=1, shown=(1,))


@pytest.mark.parametrize("position", [PUT_ASIDE, LEAVING])
def test_answers_that_are_not_for_the_room_are_never_revealed(at, position):
    closed = at(position).open_step(NOW).close_step(NOW)
    with pytest.raises(WrongPhase, match="not for the projector"):
        closed.reveal(NOW)


def test_a_closed_poll_can_be_kept_private_and_shown_after_all(at):
    private = at().open_step(NOW).close_step(NOW).keep_private(NOW)
    assert private.state == StepState(phase=Phase.CLOSED, round=1, is_private=True)
    assert not private.reveal(NOW).state.is_private


def test_a_shown_result_can_be_taken_down_but_stays_a_seen_one(at):
    hidden = at().open_step(NOW).close_step(NOW).reveal(NOW).keep_private(NOW)
    assert hidden.state == StepState(phase=Phase.CLOSED, round=1, is_private=True, shown=(1,))


def test_every_reopening_is_a_round_of_its_own(at):
    second = at().open_step(NOW).close_step(NOW).reopen(NOW)
    third = second.close_step(NOW).reopen(NOW)
    assert [second.state.round, third.state.round] == [2, 3]
    assert third.state.phase is Phase.OPEN


def test_reopening_remembers_what_was_seen_and_forgets_that_it_was_private(at):
    again = at().open_step(NOW).close_step(NOW).reveal(NOW).keep_private(NOW).reopen(NOW)
    assert again.state == StepState(phase=Phase.OPEN, round=2, shown=(1,))


def test_only_rounds_that_were_shown_are_noted_as_seen_and_each_once(at):
    second = at().open_step(NOW).close_step(NOW).reopen(NOW).close_step(NOW)
    third = (
        second.keep_private(NOW)
        .reopen(NOW)
        .close_step(NOW)
        .reveal(NOW)
        .keep_private(NOW)
        .reveal(NOW)
    )
    assert third.state.shown == (3,)
    assert third.reopen(NOW).close_step(NOW).reveal(NOW).state.shown == (3, 4)


def test_a_slide_grows_build_by_build_before_the_next_step_comes(at):
    first = at(BUILDS)
    second = first.advance(NOW)
    third = second.advance(NOW)
    assert [one.state.build for one in (first, second, third)] == [0, 1, 2]
    assert third.step_started_at == STARTED_AT
    onward = third.advance(NOW)
    assert (onward.position, onward.step_started_at) == (POLL, NOW)


def test_skipping_leaves_the_builds_that_were_left(at):
    skipped = at(BUILDS, build=1).skip(NOW)
    assert (skipped.position, skipped.step_started_at) == (POLL, NOW)
    assert skipped.steps[BUILDS].build == 1


def test_a_poll_can_be_passed_over_without_being_asked(at):
    assert at().advance(NOW).position == PAUSE
    assert at().skip(NOW).steps[POLL] == StepState()


def test_nothing_comes_before_the_first_step(at):
    with pytest.raises(WrongPhase, match="first step"):
        at(CONSENT).go_back(NOW)


def test_nothing_comes_after_the_last_step(at):
    last = at(LAST, build=1)
    assert last.is_last_step
    for onward in (last.advance, last.skip):
        with pytest.raises(WrongPhase, match="last step"):
            onward(NOW)


def test_the_last_step_still_shows_its_builds(at):
    assert at(LAST).advance(NOW).state.build == 1
    assert not at(LEAVING).is_last_step


@pytest.mark.parametrize("phase", [Phase.BRIEFING, Phase.CLOSED, Phase.REVEALED])
def test_going_back_finds_the_step_as_it_was_left(at, phase):
    left = at(phase=phase, round=2, shown=(1,))
    back = left.advance(NOW).go_back(NOW + 1)
    assert (back.position, back.state) == (POLL, left.state)
    assert back.step_started_at == NOW + 1


def test_going_back_to_a_slide_finds_its_last_build(at):
    assert at(BUILDS, build=2).advance(NOW).go_back(NOW).state.build == 2


def test_the_holding_picture_comes_and_goes(at):
    blank = at(phase=Phase.OPEN, round=1).blank(NOW)
    assert blank.is_blank
    assert not blank.blank(NOW).is_blank
    assert blank.state.phase is Phase.OPEN


@each(
    ("command", "phase"),
    [
        (one, phase)
        for phase, names in WHILE_RUNNING.items()
        for one in sorted(names - PLANNING - {"blank"})
    ],
)
def test_any_other_act_takes_the_holding_picture_away(at, command, phase):
    blank = replace(fitting(at, Command(command), phase=phase, round=1), is_blank=True)
    assert not ACTS[Command(command)](blank).is_blank


@pytest.mark.parametrize("status", [Status.LOBBY, Status.RUNNING])
def test_ending_notes_the_time(at, status):
    ended = at(status=status).end(NOW)
    assert (ended.status, ended.ended_at) == (Status.ENDED, NOW)


def test_ending_twice_is_harmless_and_changes_nothing(at):
    ended = at().end(NOW)
    assert ended.end(NOW + 5) is ended


def test_a_head_count_and_an_address_can_be_noted_until_the_end(at):
    noted = at().arranged(head_count=12, join_base="http://10.0.0.5")
    assert (noted.head_count, noted.join_base, noted.revision) == (12, "http://10.0.0.5", 2)
    with pytest.raises(SessionEnded):
        noted.end(NOW).arranged(head_count=13, join_base="")


# -- any session


@given(commands=st.lists(st.sampled_from(Command), max_size=60))
def test_whatever_is_tried_a_session_stays_sound(lobby, commands):
    session = lobby
    for command in commands:
        try:
            after = ACTS[command](session)
        except (WrongPhase, SessionEnded):
            continue
        assert_sound(session, after)
        session = after


def assert_sound(before, after):
    assert after is before or after.revision == before.revision + 1
    assert 0 <= after.position < len(after.steps)
    for position, (old, new) in enumerate(zip(before.steps, after.steps, strict=True)):
        is_same = replace(new, timer=old.timer) == old  # moving on starts and stops timers
        assert is_same or position == before.position == after.position
        assert new.round >= old.round
        assert new.phase is not Phase.OPEN or position == after.position
        assert (new.phase is Phase.BRIEFING) == (new.round == 0)
        assert set(new.shown) <= set(range(1, new.round + 1))
        assert new.phase is not Phase.REVEALED or new.round in new.shown


# -- the large button


@each(
    ("position", "state", "act"),
    [
        (CONSENT, {}, Command.ADVANCE),
        (BUILDS, {}, Command.ADVANCE),
        (BUILDS, {"build": 2}, Command.ADVANCE),
        (PAUSE, {}, Command.ADVANCE),
        (POLL, {}, Command.OPEN),
        (POLL, {"phase": Phase.OPEN, "round": 1}, Command.CLOSE),
        (POLL, {"phase": Phase.CLOSED, "round": 1}, Command.REVEAL),
        (POLL, {"phase": Phase.CLOSED, "round": 1, "is_private": True}, Command.ADVANCE),
        (POLL, {"phase": Phase.REVEALED, "round": 1}, Command.ADVANCE),
        (PUT_ASIDE, {"phase": Phase.CLOSED, "round": 1}, Command.ADVANCE),
        (LEAVING, {"phase": Phase.CLOSED, "round": 1}, Command.ADVANCE),
        (LAST, {}, Command.ADVANCE),
        (LAST, {"build": 1}, Command.END),
    ],
)
def test_the_large_button_does_the_next_sensible_thing(at, position, state, act):
    session = at(position, **state)
    assert next_act(session, NOW) is act
    session.check(act, NOW)


def test_the_large_button_starts_a_waiting_session(lobby):
    assert next_act(lobby, NOW) is Command.START


@pytest.mark.parametrize(
    ("state", "act"),
    [
        ({}, Command.OPEN),
        ({"phase": Phase.OPEN, "round": 1}, Command.CLOSE),
        ({"phase": Phase.CLOSED, "round": 1}, Command.REVEAL),
        ({"phase": Phase.REVEALED, "round": 1}, Command.END),
    ],
)
def test_a_poll_at_the_very_end_is_asked_and_shown_before_ending(at, workshop, state, act):
    shorter = replace(workshop, steps=workshop.steps[: POLL + 1])
    session = replace(at(**state), workshop=shorter, steps=at(**state).steps[: POLL + 1])
    assert next_act(session, NOW) is act


def test_the_large_button_alone_leads_from_the_lobby_to_the_end(lobby):
    session, pressed = lobby, []
    while session.status is not Status.ENDED:
        act = next_act(session, NOW)
        if act is None:  # the room is at work; later the same button goes on
            act = next_act(session, NOW + AN_HOUR)
            session = session.advance(NOW + AN_HOUR)
        else:
            session = ACTS[act](session)
        pressed.append(act)
    assert pressed == [
        "start", "advance",
        "advance", "advance", "advance",
        "open", "close", "reveal", "advance",
        "advance",
        "open", "close", "advance",
        "open", "close", "advance",
        "advance", "end",
    ]  # fmt: skip


# -- the projector's link


@pytest.mark.parametrize("key", ["", "p", "p11", "P1", "é\x00"])
def test_only_the_session_s_own_key_opens_its_projector(lobby, key):
    assert lobby.opens_projector("p1")
    assert not lobby.opens_projector(key)


def test_a_new_link_changes_nothing_but_the_key(at):
    before = at(POLL)
    after = before.relinked("p2")

    assert replace(after, projector_key="p1", revision=before.revision) == before
    assert after.projector_key == "p2"
    assert after.revision == before.revision + 1


def test_an_ended_session_has_no_new_link(lobby):
    with pytest.raises(SessionEnded):
        lobby.end(NOW).relinked("p2")
