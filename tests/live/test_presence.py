import threading

import pytest

from drawbridge.live.presence import GRACE_S, Presence
from tests.conftest import Clock


@pytest.fixture
def watch():
    return Clock()


@pytest.fixture
def presence(watch):
    return Presence(watch)


def test_a_phone_with_an_open_stream_is_here_however_long(presence, watch):
    presence.arrive("session", "phone")

    watch.now += 100 * GRACE_S

    assert presence.n_connected("session") == 1
    assert presence.n_connected("another") == 0


def test_a_phone_that_was_here_a_moment_ago_is_still_here(presence, watch):
    presence.arrive("session", "phone")
    presence.leave("session", "phone")

    watch.now += GRACE_S - 0.1
    assert presence.n_connected("session") == 1
    watch.now += 0.1
    assert presence.n_connected("session") == 0


def test_a_phone_without_a_stream_is_here_as_long_as_it_asks(presence, watch):
    for _ in range(3):
        presence.seen("session", "phone")
        watch.now += GRACE_S - 0.1
        assert presence.n_connected("session") == 1

    watch.now += 0.1
    assert presence.n_connected("session") == 0


def test_a_phone_is_not_here_before_it_came_even_on_a_fresh_clock(presence):
    presence.leave("session", "phone")

    assert presence.n_connected("session") == 0


def test_the_same_phone_with_two_tabs_counts_once(presence, watch):
    presence.arrive("session", "phone")
    presence.arrive("session", "phone")
    presence.arrive("session", "another phone")
    assert presence.n_connected("session") == 2

    presence.leave("session", "phone")
    watch.now += 2 * GRACE_S

    assert presence.n_connected("session") == 2


def test_a_forgotten_session_is_empty_and_stays_so(presence):
    presence.arrive("session", "phone")
    presence.arrive("another", "phone")

    presence.forget("session")
    assert presence.n_connected("session") == 0
    presence.leave("session", "phone")

    assert presence.n_connected("session") == 0
    assert not presence._present.get("session")
    assert presence.n_connected("another") == 1


def test_leaving_more_often_than_coming_does_not_hide_the_next_arrival(presence, watch):
    presence.arrive("session", "phone")
    for _ in range(3):
        presence.leave("session", "phone")

    presence.arrive("session", "phone")
    watch.now += 2 * GRACE_S

    assert presence.n_connected("session") == 1


def test_a_projector_is_here_while_one_is_open_and_a_moment_longer_and_is_no_phone(presence, watch):
    for _ in range(2):
        presence.projector_arrives("session")
    presence.projector_leaves("session")
    watch.now += 2 * GRACE_S
    assert presence.has_projector("session")
    assert not presence.has_projector("another")
    assert presence.n_connected("session") == 0

    presence.projector_leaves("session")
    watch.now += GRACE_S - 0.1
    assert presence.has_projector("session")
    watch.now += 0.1
    assert not presence.has_projector("session")


def test_the_projector_of_a_forgotten_session_is_not_here(presence):
    presence.projector_arrives("session")

    presence.forget("session")
    presence.projector_leaves("session")

    assert not presence.has_projector("session")


def test_presence_from_many_threads_adds_up(presence, watch):
    def come_and_go(name):
        for _ in range(200):
            presence.arrive("session", name)
            presence.leave("session", name)
        presence.arrive("session", name)

    threads = [threading.Thread(target=come_and_go, args=(f"phone {n}",)) for n in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=10)
    watch.now += 2 * GRACE_S

    assert presence.n_connected("session") == 8


def at_two_processes(watch):
    return Presence(watch, is_alone=False), Presence(watch, is_alone=False)


def told(first, second):
    """What each has taken since is told to the other."""
    from_first, from_second = first.take_moves(), second.take_moves()
    second.note_moves(from_first)
    first.note_moves(from_second)
    return first.n_connected("session"), second.n_connected("session")


def test_a_phone_that_comes_back_at_another_process_is_waited_for_at_the_first_no_longer(watch):
    first, second = at_two_processes(watch)
    first.arrive("session", "phone")
    assert told(first, second) == (1, 0)

    first.leave("session", "phone")
    second.arrive("session", "phone")

    assert told(first, second) == (0, 1)


def test_where_its_old_stream_ends_later_it_is_not_waited_for_either(watch):
    first, second = at_two_processes(watch)
    first.arrive("session", "phone")
    told(first, second)
    second.arrive("session", "phone")
    assert told(first, second) == (1, 1)

    first.leave("session", "phone")

    assert told(first, second) == (0, 1)


def test_a_phone_with_a_tab_at_each_is_here_until_both_are_closed(watch):
    first, second = at_two_processes(watch)
    first.arrive("session", "phone")
    told(first, second)
    second.arrive("session", "phone")
    told(first, second)

    first.leave("session", "phone")
    second.leave("session", "phone")
    assert told(first, second) == (0, 1)
    watch.now += GRACE_S + 0.1

    assert told(first, second) == (0, 0)


def test_a_phone_that_joined_at_one_and_listens_at_another_counts_there(watch):
    first, second = at_two_processes(watch)
    first.seen("session", "phone")
    told(first, second)
    second.arrive("session", "phone")

    assert told(first, second) == (0, 1)


def test_a_phone_that_leaves_at_another_process_has_left(watch):
    first, second = at_two_processes(watch)
    first.arrive("session", "phone")
    first.leave("session", "phone")
    second.dismiss("session", "phone")

    assert told(first, second) == (0, 0)


def test_a_process_that_is_alone_remembers_no_moves(presence):
    presence.arrive("session", "phone")
    presence.seen("session", "another")

    assert presence.take_moves() == []
