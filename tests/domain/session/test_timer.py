"""The timer: nothing ticks, so everything is asked at a given time."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drawbridge.domain.session.timer import Timer

START = 1_750_000_000.0
PAIRS_AND_THREES = Timer(lengths=((180.0, 180.0), (120.0, 120.0, 120.0)))

rows = st.lists(st.integers(10, 1800).map(float), min_size=1, max_size=8).map(tuple)
timers = st.lists(rows, min_size=1, max_size=3).map(lambda it: Timer(lengths=tuple(it)))
spans = st.floats(0, 20_000)


def left(timer, now):
    return [round(one.left_s) for one in timer.standings(now)]


def turns(timer, now):
    return [one.turn for one in timer.standings(now)]


def test_before_it_runs_the_whole_first_turn_is_left():
    assert left(PAIRS_AND_THREES, START) == [180, 120]
    assert not PAIRS_AND_THREES.has_begun(START)


def test_pairs_and_threes_run_side_by_side_and_end_together():
    running = PAIRS_AND_THREES.run(START)

    assert (turns(running, START + 130), left(running, START + 130)) == ([0, 1], [50, 110])
    assert (turns(running, START + 300), left(running, START + 300)) == ([1, 2], [60, 60])
    assert not running.is_over(START + 359)
    assert running.is_over(START + 360)


def test_a_pause_stops_the_time_and_going_on_continues_it():
    paused = PAIRS_AND_THREES.run(START).pause(START + 30)

    assert left(paused, START + 5000) == [150, 90]
    assert left(paused.run(START + 5000), START + 5010) == [140, 80]


def test_a_minute_more_goes_to_the_current_turn_of_each():
    longer = PAIRS_AND_THREES.run(START).extended(START + 130)

    assert left(longer, START + 130) == [110, 170]
    assert longer.lengths == ((240.0, 180.0), (120.0, 180.0, 120.0))


def test_a_minute_after_the_end_is_counted_from_now():
    late = PAIRS_AND_THREES.run(START).extended(START + 400)

    assert left(late, START + 400) == [60, 60]
    assert not late.is_over(START + 459)


def test_a_grouping_that_is_done_gets_no_minute_while_another_is_not():
    done = PAIRS_AND_THREES.run(START).next_turn(START + 130, 1).next_turn(START + 130, 1)
    longer = done.extended(START + 130)

    assert longer.standings(START + 130)[1].is_over
    assert left(longer, START + 130) == [110, 0]


def test_the_next_turn_of_one_grouping_leaves_the_others_alone():
    moved = PAIRS_AND_THREES.run(START).next_turn(START + 50, 0)

    assert (turns(moved, START + 50), left(moved, START + 50)) == ([1, 0], [180, 70])


def test_a_clock_that_was_set_back_gives_no_time_and_takes_none():
    running = PAIRS_AND_THREES.run(START)

    assert left(running, START - 900) == [180, 120]
    assert left(running.pause(START - 900), START) == [180, 120]


@given(timers, spans, spans, spans)
def test_standing_still_changes_nothing(timer, ran, stood, more):
    paused = timer.run(START).pause(START + ran)
    went_on = paused.run(START + ran + stood)

    assert went_on.passed_s(START + ran + stood + more) == pytest.approx(ran + more, abs=0.01)


@given(timers, spans)
def test_the_current_turn_is_the_first_that_is_not_over(timer, passed):
    for row, one in zip(timer.lengths, timer.run(START).standings(START + passed), strict=True):
        assert 0 <= one.left_s <= row[one.turn] + 0.001
        assert all(left <= 0.001 for left in one.ends_in[: one.turn])
        assert one.is_over is (passed >= sum(row) - 0.001)


@given(timers, spans)
def test_going_to_the_next_turn_often_enough_ends_every_grouping(timer, passed):
    running, now = timer.run(START), START + passed
    for grouping, row in enumerate(timer.lengths):
        for _ in row:
            if not running.standings(now)[grouping].is_over:
                running = running.next_turn(now, grouping)

    assert running.is_over(now)
    assert running.passed_s(now) == timer.run(START).passed_s(now)


@given(timers, spans)
def test_a_minute_more_is_a_minute_more_wherever_the_timer_stands(timer, passed):
    running, now = timer.run(START), START + passed
    before = [one.left_s for one in running.standings(now)]
    after = [one.left_s for one in running.extended(now).standings(now)]

    gained = [b - a for a, b in zip(before, after, strict=True)]
    if running.is_over(now):
        assert all(one == pytest.approx(60, abs=0.01) for one in gained)
    else:
        assert all(one == pytest.approx(60, abs=0.01) or one == 0 for one in gained)
        assert max(gained) == pytest.approx(60, abs=0.01)
