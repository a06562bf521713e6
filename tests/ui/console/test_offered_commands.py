from dataclasses import replace

import pytest

from drawbridge import commands
from drawbridge.domain.session.catching_up import plan
from drawbridge.domain.session.next_command import next_act
from drawbridge.domain.session.session import Command, Status
from drawbridge.ui.console import offered_commands
from drawbridge.ui.console.keys import PLACES
from drawbridge.views import facilitator_view, presence_view
from drawbridge.views.turns import turns_view
from gallery.preparing import prepare
from tests.domain.session import test_refusals

ALWAYS = {"start", "advance", "skip", "go_back", "blank", "gentle_break", "end"}
OFFERED = {
    "asking": ALWAYS | {"open", "close", "reveal", "keep_private", "reopen"},
    "quiet": ALWAYS | {"open", "close", "reopen"},
    "timers": ALWAYS | {"run_timer", "pause_timer", "extend_timer", "next_turn"},
    "pairs": ALWAYS | {"open", "close", "reopen", "drop", "restore"},
}


def sessions_of_a_whole_evening(room):
    """The session at every moment of a walk through the workshop."""
    yield room.session
    room.do(commands.start)
    while True:
        yield room.session
        view = facilitator_view(room.services, room.code)
        if view.next_act is Command.END:
            return
        if view.next_act is Command.REVEAL:
            room.do(commands.keep_private)
            yield room.session
        room.do(
            offered_commands.next_act(view).move
            if view.next_act not in {Command.ADVANCE, None}
            else commands.skip
        )


def every_act(view, here):
    """All that the console offers of a session, and what each is about.

    view: what changes with a click. here: what changes without one.
    """
    acts = (
        offered_commands.next_act(view),
        *offered_commands.side_acts(view),
        *offered_commands.timer_acts(view),
        *offered_commands.turn_acts(view),
        *offered_commands.taking_back(view),
        offered_commands.again(view),
    )
    leaving = offered_commands.leaving_out(here)
    for act in (*acts, leaving) if leaving else acts:
        about = dict(getattr(act.move, "keywords", {}))
        if "position" in about:
            about = {"positions": (about["position"],)}
        yield act, about


@pytest.mark.parametrize("name", test_refusals.WORKSHOPS)
def test_what_the_console_offers_is_done_and_what_it_does_not_is_refused(room, name):
    drawn = facilitator_view(room.services, room.code)
    ticking = presence_view(room.services, room.code)
    offered = set()
    for session in test_refusals.states_of(name):
        if session.status is Status.ENDED:
            continue  # it has a page of its own, with no act on it
        for now in (test_refusals.NOW + wait for wait in test_refusals.WAITS_S):
            turns = turns_view(session, now)
            view = replace(
                drawn,
                session=session,
                now=now,
                next_act=next_act(session, now),
                turns=turns,
            )
            here = replace(ticking, session=session, now=now, plan=plan(session, now))
            for act, about in every_act(view, here):
                done = test_refusals.outcome(session, act.command, now, about)
                starts_large = act.place.startswith("timer_") and not turns.has_begun
                is_refused = isinstance(done, str)
                assert act.is_allowed is (not is_refused and not starts_large), (act, done)
                offered |= {act.command} if act.is_allowed else set()

    assert offered >= OFFERED[name], OFFERED[name] - offered


def test_the_side_acts_keep_their_places(room):
    places = set()
    for _ in sessions_of_a_whole_evening(room):
        view = facilitator_view(room.services, room.code)
        places.add(tuple(act.place for act in offered_commands.side_acts(view)))

    assert len(places) == 1


def test_keys_press_places_that_there_are(room):
    view = facilitator_view(room.services, room.code)
    places = {
        act.place for act in (offered_commands.next_act(view), *offered_commands.side_acts(view))
    }

    assert set(PLACES.values()) <= places


def test_a_long_title_is_cut_on_the_button(services, small_workshop):
    long = small_workshop.replace('"Inner weather"', '"' + "A very long title " * 5 + '"')
    code = commands.create(services, long)
    prepare(services, code)
    commands.start(services, code, facilitator_view(services, code).session.revision)

    label = offered_commands.next_act(facilitator_view(services, code)).label

    assert label.endswith("…")
    assert len(label) <= 52


def test_taking_back_on_a_picture_that_is_out_of_date_is_taken_back(services, room, small_workshop):
    droppable = small_workshop.replace('title = "Why"', 'title = "Why"\ndrop_when_late = true')
    room = type(room)(services, droppable)
    room.do(commands.start)
    commands.drop(room.services, room.code, positions=(3,))
    (shown,) = offered_commands.taking_back(facilitator_view(room.services, room.code))
    old = room.session.revision
    room.do(commands.blank)

    shown.move(room.services, room.code, old)

    assert room.session.dropped == ()


def test_a_skip_can_be_undone_for_some_seconds(room, clock):
    room.do(commands.start)
    room.do(commands.skip)
    back = offered_commands.side_acts(facilitator_view(room.services, room.code))[0]
    assert (back.label, back.is_allowed) == ("Undo skip", True)

    clock.now += offered_commands.UNDO_S
    later = offered_commands.side_acts(facilitator_view(room.services, room.code))[0]
    assert (later.label, later.is_allowed) == ("Back", True)


def test_who_only_went_on_has_nothing_to_undo(room):
    room.do(commands.start)
    room.do(commands.advance)
    assert offered_commands.side_acts(facilitator_view(room.services, room.code))[0].label == "Back"
