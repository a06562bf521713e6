import pytest

from bench.preparing import prepare
from drawbridge import commands
from drawbridge.domain.session.session import Command, LiveSession
from drawbridge.errors import DrawbridgeError
from drawbridge.ui.console import offered_commands
from drawbridge.ui.console.keys import PLACES
from drawbridge.views import facilitator_view

NOW = 1.0
TRIES = {
    Command.START: lambda session: session.start(NOW),
    Command.OPEN: LiveSession.open_step,
    Command.CLOSE: LiveSession.close_step,
    Command.REVEAL: LiveSession.reveal,
    Command.REOPEN: LiveSession.reopen,
    Command.ADVANCE: lambda session: session.advance(NOW),
    Command.SKIP: lambda session: session.skip(NOW),
    Command.GO_BACK: lambda session: session.go_back(NOW),
    Command.BLANK: LiveSession.blank,
    Command.GENTLE_BREAK: lambda session: session.gentle_break(NOW),
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
            if view.next_act is not Command.ADVANCE
            else commands.skip
        )


def would_work(session, command):
    try:
        TRIES[command](session)
    except DrawbridgeError:
        return False
    return True


@pytest.mark.parametrize("command", list(TRIES))
def test_an_act_is_offered_where_the_session_would_allow_it(room, command):
    for session in sessions_of_a_whole_evening(room):
        if command is Command.ADVANCE and session.is_last_step:
            continue  # offered as the end instead
        assert offered_commands.may(session, command) == would_work(session, command), session.state


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
