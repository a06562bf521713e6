"""Which lines a support card is on its way for, and for how long."""

from drawbridge.live.support_cards import KEPT_S, SupportCardBoard


def board_at(now):
    return SupportCardBoard(lambda: now[0])


def test_a_card_waits_for_its_line_only():
    board = board_at([0.0])
    board.send("one", "key")

    assert board.is_sent("one", ["other", "key"])
    assert not board.is_sent("one", ["other"])
    assert not board.is_sent("two", ["key"])
    assert (board.has_any("one"), board.has_any("two")) == (True, False)


def test_after_half_an_hour_it_is_forgotten():
    now = [0.0]
    board = board_at(now)
    board.send("one", "key")
    now[0] = KEPT_S + 1

    assert KEPT_S == 30 * 60
    assert not board.is_sent("one", ["key"])
    assert not board.has_any("one")


def test_the_end_of_a_session_forgets_them_at_once():
    board = board_at([0.0])
    board.send("one", "key")
    board.forget("one")

    assert not board.has_any("one")
