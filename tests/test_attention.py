"""A quiet word to the facilitator, late enough that nobody can be watched for it."""

from drawbridge import wiring
from drawbridge.attention import LONGEST_S, SHORTEST_S, AttentionBoard


def test_it_is_said_when_the_delay_has_passed_and_stays():
    now = [0.0]
    board = AttentionBoard(lambda: now[0], lambda: 7.0)
    board.call("here")
    assert not board.is_called("here")
    now[0] = 7.0
    assert board.is_called("here")
    now[0] = 700.0
    assert board.is_called("here")
    assert not board.is_called("elsewhere")


def test_a_second_line_changes_nothing():
    now, delays = [0.0], iter([20.0, 5.0])
    board = AttentionBoard(lambda: now[0], lambda: next(delays))
    board.call("here")
    board.call("here")
    now[0] = 6.0

    assert not board.is_called("here")


def test_a_delay_is_random_between_five_and_twenty_seconds():
    delays = [wiring.random_delay_s() for _ in range(300)]

    assert SHORTEST_S == 5.0
    assert LONGEST_S == 20.0
    assert all(SHORTEST_S <= delay <= LONGEST_S for delay in delays)
    assert len(set(delays)) > 100
