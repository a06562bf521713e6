"""A quiet word to the facilitator, late enough that nobody can be watched for it."""

from drawbridge import bootstrap
from drawbridge.domain.session.round import Round
from drawbridge.live.attention import LONGEST_S, SHORTEST_S, AttentionBoard

HERE = Round(session_id="one", step_id="line", number=1)
ELSEWHERE = Round(session_id="two", step_id="line", number=1)


def test_it_is_said_when_the_delay_has_passed_and_stays():
    now = [0.0]
    board = AttentionBoard(lambda: now[0], lambda: 7.0)
    board.call(HERE)
    assert not board.is_called(HERE)
    now[0] = 7.0
    assert board.is_called(HERE)
    now[0] = 700.0
    assert board.is_called(HERE)
    assert not board.is_called(ELSEWHERE)


def test_a_second_line_changes_nothing():
    now, delays = [0.0], iter([20.0, 5.0])
    board = AttentionBoard(lambda: now[0], lambda: next(delays))
    board.call(HERE)
    board.call(HERE)
    now[0] = 6.0

    assert not board.is_called(HERE)


def test_the_end_of_a_session_forgets_it_and_no_other():
    board = AttentionBoard(lambda: 0.0, lambda: 0.0)
    board.call(HERE)
    board.call(ELSEWHERE)
    board.forget("one")

    assert not board.is_called(HERE)
    assert board.is_called(ELSEWHERE)


def test_a_delay_is_random_between_five_and_twenty_seconds():
    delays = [bootstrap.random_delay_s() for _ in range(300)]

    assert SHORTEST_S == 5.0
    assert LONGEST_S == 20.0
    assert all(SHORTEST_S <= delay <= LONGEST_S for delay in delays)
    assert len(set(delays)) > 100
