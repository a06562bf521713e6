"""Wishes for a pause: late, without a number, without a name, and gone again."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drawbridge import commands, views
from drawbridge.domain.session.role import Role
from drawbridge.errors import NotJoined, SessionEnded
from drawbridge.live.pause_requests import AGAIN_S, FADES_S, PauseRequest, PauseRequestBoard, Wish

SLOWER, BREAK, TOPIC = Wish


class Board:
    """A board whose clock and chance are in the test's hand."""

    def __init__(self, delay_s=5.0):
        self.now = 1000.0
        self.delay_s = delay_s
        self.bounds = []
        self.board = PauseRequestBoard(lambda: self.now, self._uniform)

    def _uniform(self, low, high):
        self.bounds.append((low, high))
        return self.delay_s

    def ask(self, phone, wish=SLOWER):
        self.board.ask("s", phone, wish)

    def after(self, seconds):
        self.now += seconds
        return self.board.signal("s")


def everything_in(board):
    return repr(vars(board))


def test_r36_it_is_told_after_the_delay_and_not_before():
    board = Board(delay_s=11)
    board.ask("a")

    assert board.after(10.9) is None
    assert board.after(0.1) == PauseRequest(is_several=False, wish=SLOWER)
    assert board.bounds == [(5.0, 20.0)]


def test_r36_several_within_a_minute_are_more_than_one_and_never_a_number():
    board = Board()
    for number in range(9):
        board.ask(f"phone {number}")

    assert board.after(5) == PauseRequest(is_several=True, wish=SLOWER)


def test_r36_one_a_good_while_after_another_is_someone_again():
    board = Board()
    board.ask("a")
    board.after(61)
    board.ask("b", TOPIC)

    assert board.after(5) == PauseRequest(is_several=False, wish=TOPIC)


@pytest.mark.parametrize(
    ("wishes", "told"),
    [([TOPIC, SLOWER, TOPIC], TOPIC), ([TOPIC, SLOWER], None), ([BREAK, BREAK], BREAK)],
)
def test_of_several_wishes_the_leading_one_is_told(wishes, told):
    board = Board()
    for number, wish in enumerate(wishes):
        board.ask(f"phone {number}", wish)

    assert board.after(5).wish == told


def test_r37_a_second_tap_within_two_minutes_changes_nothing():
    board = Board()
    board.ask("a", SLOWER)
    board.after(AGAIN_S - 1)
    board.board.dismiss("s")
    board.ask("a", TOPIC)
    assert board.after(20) is None
    board.ask("a", TOPIC)

    assert board.after(5) == PauseRequest(is_several=False, wish=TOPIC)


@pytest.mark.rule("R38")
def test_dismissing_takes_away_what_was_told_and_keeps_what_is_still_to_come():
    board = Board()
    board.ask("a")
    assert board.after(5) is not None
    board.ask("b", BREAK)
    board.board.dismiss("s")
    assert board.after(0) is None

    assert board.after(5) == PauseRequest(is_several=False, wish=BREAK)


def test_nobody_is_told_of_it_for_ever():
    board = Board()
    board.ask("a")

    assert board.after(FADES_S) is not None
    assert board.after(5) is None


def test_who_tapped_is_remembered_for_two_minutes_and_no_longer():
    board = Board()
    board.ask("a phone's key")
    assert "a phone's key" in everything_in(board.board)
    board.after(AGAIN_S)

    assert "a phone's key" not in everything_in(board.board)


def test_sessions_do_not_hear_of_each_other_and_are_forgotten():
    board = Board()
    board.ask("a")
    board.board.ask("other", "a", TOPIC)
    board.after(5)
    board.board.forget("s")

    assert board.board.signal("s") is None
    assert board.board.signal("other").wish == TOPIC


@given(
    taps=st.lists(st.tuples(st.integers(0, 5), st.sampled_from(Wish), st.floats(0, 90))),
    delay_s=st.floats(5, 20),
)
def test_whatever_is_tapped_the_signal_is_one_of_eight(taps, delay_s):
    board = Board(delay_s)
    for phone, wish, wait_s in taps:
        board.ask(str(phone), wish)
        signal = board.after(wait_s)
        assert signal is None or (
            signal.is_several in {True, False} and signal.wish in {None, *Wish}
        )
        assert signal is None or signal.is_several or signal.wish is not None


def test_a_tap_changes_nothing_that_is_stored_and_no_revision(room, caplog):
    (secret,) = room.join(1)
    before = room.session
    files = {path: path.read_bytes() for path in room.services.settings.data_dir.rglob("*")
             if path.is_file()}  # fmt: skip
    commands.ask_for_pause(room.services, room.code, secret, SLOWER)

    assert room.session == before
    assert {path: path.read_bytes() for path in files} == files
    assert caplog.records == []


@pytest.mark.parametrize("role", Role)
def test_who_takes_part_or_watches_may_ask_and_a_stranger_may_not(room, role):
    (secret,) = room.join(role=role)
    commands.ask_for_pause(room.services, room.code, secret, SLOWER)

    with pytest.raises(NotJoined):
        commands.ask_for_pause(room.services, room.code, commands.new_secret(), SLOWER)


def test_it_goes_with_the_session(room):
    (secret,) = room.join(1)
    commands.ask_for_pause(room.services, room.code, secret, SLOWER)
    room.go_to("weather")
    room.do(commands.end)

    with pytest.raises(SessionEnded):
        commands.ask_for_pause(room.services, room.code, secret, SLOWER)
    assert room.services.pauses.signal(room.session.id) is None


def test_only_the_facilitator_s_view_can_hold_it(room):
    (secret,) = room.join(1)
    key = room.session.projector_key

    assert "pause" in dir(views.progress_view(room.services, room.code))
    assert "pause" not in dir(views.phone_view(room.services, room.code, secret))
    assert "pause" not in dir(views.projector_view(room.services, room.code, key))
