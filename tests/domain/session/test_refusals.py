"""A command is refused exactly where `refusal` has something against it: in every state there is.

Small workshops are walked in all ways there are, command by command and moment by moment, until
nothing new comes. Rounds are counted up to two; a third differs from a second in its number alone.
"""

from dataclasses import replace
from functools import cache
from itertools import product

import pytest

from drawbridge.domain.session import catching_up, timer_commands
from drawbridge.domain.session.next_command import next_act
from drawbridge.domain.session.session import Command, LiveSession, Phase, Status, new_session
from drawbridge.domain.workshop.activity import Activity, Grouping, Turn
from drawbridge.domain.workshop.choices import SingleChoice
from drawbridge.domain.workshop.interludes import Choice, Pause, Slide
from drawbridge.domain.workshop.scales import Measurement, Slider
from drawbridge.domain.workshop.steps import Audience, Workshop
from drawbridge.errors import Refused, RoundClosed, SessionEnded

NOW = 1_000.0
WAITS_S = (0.0, 90.0, 1_000.0)  # at once, within the second turn, long after all turns
MOST_ROUNDS = 2

SLIDE = Slide(id="slide", title="S", minutes=1, builds=("one", "two"))
END = Slide(id="end", title="E", minutes=1, builds=("one",), drop_when_late=True)
ASKED = SingleChoice(id="asked", title="A", minutes=2, question="Which?", options=("a", "b"))
OWN = replace(ASKED, id="own", audience=Audience.FACILITATOR)
REST = Pause(id="rest", title="R", minutes=1, heading="H", choices=(), duration_s=60)
TALK = Activity(
    id="talk",
    title="T",
    minutes=3,
    heading="H",
    prompt="Tell.",
    ways=(Choice(label="Pair", text="two"),),
    groups=(
        Grouping(label="Pairs", size=2, turns=(Turn(roles=("tells",), duration_s=60),) * 2),
        Grouping(label="Threes", size=3, turns=(Turn(roles=("tells",), duration_s=60),) * 3),
    ),
)
FIRST = Slider(
    id="first",
    title="F",
    minutes=2,
    question="Where?",
    sliders=(),
    audience=Audience.NOBODY,
    moment=Measurement.BEFORE,
    drop_when_late=True,
)
SECOND = replace(FIRST, id="second", moment=Measurement.AFTER, paired_with="first")
WORKSHOPS = {
    "asking": (SLIDE, ASKED, END),
    "quiet": (OWN, END),
    "timers": (END, TALK, REST),
    "pairs": (END, FIRST, SECOND, END),
}

BY_POSITION = (Command.DROP, Command.RESTORE, Command.GO_TO)

# What may be told a session, with everything a command can be about.
ORDERS = (
    *((command, {}) for command in Command if command not in BY_POSITION),
    *((Command.NEXT_TURN, {"grouping": it}) for it in (-1, 1, 2)),
    *((command, {"positions": (it,)}) for it in range(-1, 5) for command in BY_POSITION),
    (Command.DROP, {"positions": (1, 2)}),
)


def carried_out(session: LiveSession, command: Command, now: float, about) -> LiveSession:
    match command:
        case Command.DROP:
            return catching_up.drop(session, now, *about["positions"])
        case Command.RESTORE:
            return catching_up.restore(session, now, *about["positions"])
        case Command.NEXT_TURN:
            return timer_commands.next_turn(session, now, **about)
        case Command.RUN_TIMER | Command.PAUSE_TIMER | Command.EXTEND_TIMER:
            return getattr(timer_commands, command)(session, now)
        case Command.OPEN | Command.CLOSE:
            return getattr(session, f"{command}_step")(now)
        case _:
            return getattr(session, command)(now, *about.get("positions", ()))


def outcome(session, command, now, about):
    """The session after a command, or the sentence it was refused with."""
    try:
        return carried_out(session, Command(command), now, about)
    except Refused as refusal:
        return str(refusal)


@cache
def states_of(name):
    """Every state a workshop can come to, each at `NOW`."""
    steps = tuple(
        replace(step, id=f"{step.id}{place}" if step is END else step.id)
        for place, step in enumerate(WORKSHOPS[name])
    )
    workshop = Workshop(id="w", title="W", subtitle="", credit="", language="en", steps=steps)
    lobby = new_session(
        session_id="s", code="ABCDEF", workshop=workshop, projector_key="p", now=NOW
    )
    waiting, found = [lobby], {_mark(lobby)}
    states = [lobby]
    while waiting:
        here = waiting.pop()
        for wait in WAITS_S if here.timer else WAITS_S[:1]:
            for command, about in ORDERS:
                after = outcome(here, command, NOW + wait, about)
                if isinstance(after, str) or after.state.round > MOST_ROUNDS:
                    continue
                there = moved_to_now(after, NOW + wait)
                if _mark(there) not in found:
                    found.add(_mark(there))
                    waiting.append(there)
                    states.append(there)
    return tuple(states)


def moved_to_now(session, moment):
    """The same session as if that moment were `NOW`: only its timers know the difference."""
    steps = tuple(
        replace(it, timer=replace(it.timer, since=it.timer.since and it.timer.since + NOW - moment))
        if it.timer
        else it
        for it in session.steps
    )
    return replace(session, steps=steps)


def _mark(session):
    """What a rule may look at: of a timer, whether it runs, ever ran, and which turns are over."""
    steps = (
        (it.phase, it.round, it.build, it.is_private, it.timer and _standing(it.timer))
        for it in session.steps
    )
    return (session.status, session.position, session.is_on_break, session.dropped, *steps)


def _standing(timer):
    overs = tuple(it.is_over for it in timer.standings(NOW))
    return (timer.is_running, timer.has_begun(NOW), overs)


WALKED = [pytest.param(name, id=name) for name in WORKSHOPS]


@pytest.mark.parametrize("name", WALKED)
def test_a_command_raises_exactly_the_sentence_that_refusal_says(name):
    for session in states_of(name):
        for command, about in ORDERS:
            for wait in WAITS_S if session.timer else WAITS_S[:1]:
                now = NOW + wait
                said = session.refusal(Command(command), now, **about)
                done = outcome(session, command, now, about)
                if command is Command.END and session.status is Status.ENDED:
                    assert done is session  # twice is harmless
                elif said is None:
                    assert done.revision == session.revision + 1, (session.state, command, about)
                else:
                    assert done == said, (session.state, command, about)


@pytest.mark.parametrize("name", WALKED)
def test_the_large_button_is_never_refused(name):
    for session in states_of(name):
        act = next_act(session, NOW)
        if session.status is not Status.ENDED and act is not None:
            assert session.refusal(act, NOW) is None, session.state


@pytest.mark.parametrize("name", WALKED)
def test_the_large_button_waits_for_a_running_timer_and_for_nothing_else(name):
    for session in states_of(name):
        if session.status is not Status.RUNNING or session.is_on_break:
            continue
        timer = session.timer
        is_at_work = timer is not None and timer.is_running and not timer.is_over(NOW)
        assert (next_act(session, NOW) is None) is is_at_work, session.state


def opened(session, step_id, number):
    """The poll that is open, or the kind of refusal."""
    try:
        return session.open_poll(step_id, number)
    except (RoundClosed, SessionEnded) as refusal:
        return type(refusal)


@pytest.mark.parametrize("name", WALKED)
def test_a_round_takes_answers_exactly_while_it_is_open(name):
    for session in states_of(name):
        refusal = SessionEnded if session.status is Status.ENDED else RoundClosed
        takes = session.status is Status.RUNNING and session.state.phase is Phase.OPEN
        for step, number in product(session.workshop.steps, range(MOST_ROUNDS + 1)):
            is_open = takes and (step, number) == (session.step, session.state.round)
            assert session.is_open(step.id, number) is is_open
            assert opened(session, step.id, number) == (step if is_open else refusal)


def test_all_there_is_to_tell_a_session_was_walked_to():
    walked = [session for name in WORKSHOPS for session in states_of(name)]

    assert {one.status for one in walked} == set(Status)
    assert {one.state.phase for one in walked} == set(Phase)
    assert {one.state.is_private for one in walked} == {True, False}
    assert {one.is_on_break for one in walked} == {True, False}
    assert any(one.dropped for one in walked)
    assert any(one.timer and one.timer.is_over(NOW) for one in walked)
    assert any(len(one.dropped) > 1 for one in walked)


@pytest.mark.parametrize(
    ("step", "sentence"),
    [
        (OWN, "The answers to this question are not for the projector."),
        (ASKED, "This result is kept private already."),
    ],
)
def test_what_cannot_be_shown_or_is_private_is_not_kept_private(step, sentence):
    workshop = Workshop(id="w", title="W", subtitle="", credit="", language="en", steps=(step,))
    lobby = new_session(session_id="s", code="A", workshop=workshop, projector_key="p", now=NOW)
    closed = lobby.start(NOW).open_step(NOW).close_step(NOW)
    private = closed.keep_private(NOW) if step is ASKED else closed

    assert private.refusal(Command.KEEP_PRIVATE, NOW) == sentence


def test_a_projector_opens_with_its_own_key_alone():
    workshop = Workshop(id="w", title="W", subtitle="", credit="", language="en", steps=(SLIDE,))
    session = new_session(session_id="s", code="A", workshop=workshop, projector_key="p", now=NOW)

    assert session.opens_projector("p")
    assert not any(session.opens_projector(key) for key in ("", "P", "pp", "é"))
