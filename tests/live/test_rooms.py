"""What is known of rooms by heart is never older than what was announced."""

import threading
from dataclasses import replace

import pytest

from drawbridge import commands, views
from drawbridge.domain.session.role import Role
from drawbridge.errors import SessionNotFound
from drawbridge.live.rooms import FRESH_S, Rooms
from drawbridge.views.screens import ClosedScreen, EndedScreen, PollScreen, WaitingScreen


@pytest.fixture
def asked(room):
    (mine,) = room.join()
    room.go_to("weather")
    room.do(commands.open_step)
    return mine


def screen(room, secret):
    return views.phone_view(room.services, room.code, secret).screen


def test_a_room_is_read_once_for_each_revision(room, asked):
    known = views.phone_view(room.services, room.code, asked)
    again = views.phone_view(room.services, room.code, asked)
    room.do(commands.close_step)
    later = views.phone_view(room.services, room.code, asked)

    assert known.drawn is again.drawn
    assert known.drawn is not later.drawn
    assert known.revision < later.revision


def test_an_answer_is_seen_at_once_by_its_own_phone_only(room, asked):
    (other,) = room.join()
    assert screen(room, asked).response is None

    room.answer(asked, answer="1")

    assert screen(room, asked).response.answers == {"answer": (1,)}
    assert screen(room, other).response is None


def test_an_answer_stays_with_its_phone_over_the_close(room, asked):
    room.answer(asked, answer="1")
    assert isinstance(screen(room, asked), PollScreen)
    room.do(commands.close_step)

    assert isinstance(screen(room, asked), ClosedScreen)
    assert screen(room, asked).response.answers == {"answer": (1,)}


def test_what_is_taken_back_is_forgotten_here_too(room, asked):
    room.answer(asked, answer="1")
    assert screen(room, asked).response is not None

    commands.delete_answers(room.services, room.code, asked)

    assert screen(room, asked).response is None


def test_whoever_joins_or_leaves_later_is_known_at_once(room, asked):
    assert isinstance(screen(room, asked), PollScreen)
    (late,) = room.join()
    assert isinstance(screen(room, late), PollScreen)

    commands.leave(room.services, room.code, late)

    assert views.phone_view(room.services, room.code, late).role is None


def test_watching_instead_of_taking_part_counts_at_once(room, asked):
    assert views.phone_view(room.services, room.code, asked).role is Role.PARTICIPANT
    commands.join(room.services, room.code, asked, Role.OBSERVER)

    assert views.phone_view(room.services, room.code, asked).role is Role.OBSERVER


def test_nothing_of_an_ended_session_is_kept(room, asked):
    room.answer(asked, answer="1")
    room.do(commands.end)

    assert isinstance(screen(room, asked), EndedScreen)
    known = room.services.rooms.get(room.code)
    assert not known.roles
    assert not known.responses


def test_what_was_read_while_something_changed_is_not_taken_for_new(room, asked):
    """A reader is interrupted between reading and keeping; the change waits, and wins."""
    rooms = room.services.rooms
    before = views.phone_view(room.services, room.code, asked).revision
    rooms.outdate(room.session.id)
    old = room.session
    reads, may_go = threading.Event(), threading.Event()

    def slowly(known):
        reads.set()
        assert may_go.wait(10)
        return type(known)(session=old, roles=known.roles)

    reader = threading.Thread(target=rooms.learn, args=(room.code, slowly))
    reader.start()
    assert reads.wait(10)
    closing = threading.Thread(target=room.do, args=(commands.close_step,))
    closing.start()
    may_go.set()
    for thread in (reader, closing):
        thread.join(10)

    assert views.phone_view(room.services, room.code, asked).revision > before


def test_what_a_phone_sees_is_the_same_from_memory_and_from_the_store(room, asked):
    room.answer(asked, answer="2")
    from_memory = views.phone_view(room.services, room.code, asked)
    room.services.rooms.forget(room.session.id)

    assert views.phone_view(room.services, room.code, asked) == from_memory


def test_memory_alone_is_asked_only_where_it_knows(room):
    (mine,) = room.join()
    room.services.rooms.forget(room.session.id)
    assert views.phone_view_at_once(room.services, room.code, mine) is None

    assert isinstance(screen(room, mine), WaitingScreen)
    assert views.phone_view_at_once(room.services, room.code, mine).role is Role.PARTICIPANT


def test_a_deleted_session_is_not_known_any_more(room, asked):
    room.do(commands.end)
    assert isinstance(screen(room, asked), EndedScreen)
    commands.delete(room.services, room.code)

    assert room.services.rooms.get(room.code) is None
    with pytest.raises(SessionNotFound):
        screen(room, asked)


def test_what_somebody_else_did_to_the_database_is_noticed_a_second_later(room, asked):
    seconds = [1000.0]
    rooms = Rooms(lambda: seconds[0])
    services = replace(room.services, rooms=rooms)
    before = views.phone_view(services, room.code, asked)
    room.do(commands.close_step)  # announced to other rooms than these
    assert views.phone_view(services, room.code, asked) == before

    seconds[0] += FRESH_S

    assert isinstance(views.phone_view(services, room.code, asked).screen, ClosedScreen)


def test_what_was_drawn_stays_while_nothing_has_changed(room, asked):
    seconds = [1000.0]
    services = replace(room.services, rooms=Rooms(lambda: seconds[0]))
    before = views.phone_view(services, room.code, asked)
    seconds[0] += FRESH_S

    assert views.phone_view(services, room.code, asked).drawn is before.drawn


def test_what_a_commit_has_just_read_is_believed_for_longer_unless_it_was_outdated(room, asked):
    seconds = [1000.0]
    rooms = Rooms(lambda: seconds[0])
    views.phone_view(replace(room.services, rooms=rooms), room.code, asked)
    seconds[0] += FRESH_S / 2
    rooms.confirm(room.code, room.session)
    seconds[0] += FRESH_S * 0.9
    assert rooms.get(room.code) is not None

    rooms.confirm(room.code, replace(room.session, revision=99))  # not the state that is known
    rooms.outdate(room.session.id)
    rooms.confirm(room.code, room.session)
    assert rooms.get(room.code) is None
