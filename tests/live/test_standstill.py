from contextlib import suppress

import pytest

from drawbridge.errors import TooLongOnTheWay
from drawbridge.live.standstill import BEAT_S, HELD_S, RECOVER_S, STOOD_S, Standstill


@pytest.fixture
def standstill(clock):
    awake = Standstill(clock, is_alone=False)
    awake.beat()
    return awake


def is_refused(standstill, sent_s):
    with suppress(TooLongOnTheWay):
        standstill.ensure_latest(sent_s)
        return False
    return True


def go_round(standstill, clock, seconds):
    for _ in range(round(seconds / BEAT_S)):
        clock.now += BEAT_S
        standstill.beat()


def test_what_is_stored_at_once_is_stored(standstill, clock):
    sent_s = standstill.sent_s()
    go_round(standstill, clock, 1)
    assert not is_refused(standstill, sent_s)


def test_what_was_read_before_the_process_stood_still_is_refused(standstill, clock):
    sent_s = standstill.sent_s()
    clock.now += STOOD_S + 0.1
    assert is_refused(standstill, sent_s)  # before its loop has gone round
    standstill.beat()
    assert is_refused(standstill, sent_s)


def test_what_is_read_just_after_may_have_lain_there_and_is_refused(standstill, clock):
    clock.now += STOOD_S + 0.1
    unfelt = standstill.sent_s()
    standstill.beat()
    felt = standstill.sent_s()
    go_round(standstill, clock, RECOVER_S - BEAT_S)

    assert all(is_refused(standstill, one) for one in (unfelt, felt, standstill.sent_s()))
    go_round(standstill, clock, BEAT_S)
    assert not is_refused(standstill, standstill.sent_s())


def test_a_loop_that_is_only_late_refuses_nothing(standstill, clock):
    sent_s = standstill.sent_s()
    clock.now += STOOD_S - 0.1
    standstill.beat()
    assert not is_refused(standstill, sent_s)


def test_what_waits_longer_than_the_phone_does_is_refused(standstill, clock):
    sent_s = standstill.sent_s()
    go_round(standstill, clock, HELD_S)
    assert not is_refused(standstill, sent_s)
    go_round(standstill, clock, BEAT_S)
    assert is_refused(standstill, sent_s)


def test_where_phones_have_no_other_process_nothing_is_refused(clock):
    alone = Standstill(clock)
    alone.beat()
    sent_s = alone.sent_s()
    clock.now += 60
    assert not is_refused(alone, sent_s)


def test_what_no_phone_has_sent_is_never_too_old(standstill, clock):
    clock.now += 60
    assert not is_refused(standstill, None)
