"""Budgets, streams and clients: what is counted, at the edges."""

import threading

import pytest

from drawbridge.domain.session.session import CODE_LENGTH, CODE_LETTERS
from drawbridge.errors import TooOften
from drawbridge.rate_limits import (
    FEW_JOINS,
    JOINS,
    JOINS_IN_ALL,
    STREAMS_IN_ALL,
    STREAMS_PER_CLIENT,
    STREAMS_PER_PHONE,
    WRONG_CODES,
    Allowance,
    Budget,
    JoinLimit,
    Limits,
    OpenStreams,
)

THREE = Allowance(at_once=3, per_minute=6)


class Seconds:
    def __init__(self):
        self.now = 1000.0

    def __call__(self):
        return self.now


@pytest.fixture
def seconds():
    return Seconds()


@pytest.fixture
def limits(seconds):
    return Limits(seconds, b"salt")


# -- a budget


def test_so_many_at_once_and_no_more(seconds):
    budget = Budget(THREE, seconds)

    waits = [budget.spend_or_wait_s("here") for _ in range(5)]

    assert waits == [0, 0, 0, 10, 10]
    assert budget.wait_s("elsewhere") == 0


def test_after_the_wait_there_is_one_more(seconds):
    budget = Budget(THREE, seconds)
    for _ in range(3):
        budget.spend("here")

    seconds.now += 9.99
    assert budget.wait_s("here") == pytest.approx(0.01)
    seconds.now += 0.01
    assert budget.spend_or_wait_s("here") == 0
    assert budget.wait_s("here") == pytest.approx(10)


def test_who_spends_more_in_parallel_pays_it_back_but_not_for_ever(seconds):
    budget = Budget(THREE, seconds)
    for _ in range(1000):
        budget.spend("here")

    assert budget.wait_s("here") == pytest.approx(10 * (1 + THREE.at_once))


def test_nothing_is_saved_beyond_what_may_be_spent_at_once(seconds):
    budget = Budget(THREE, seconds)
    budget.spend("here")
    seconds.now += 3600

    assert [budget.spend_or_wait_s("here") == 0 for _ in range(4)] == [True, True, True, False]


def test_a_key_is_forgotten_once_its_budget_is_full_again(seconds):
    budget = Budget(THREE, seconds)
    budget.spend("here")
    seconds.now += 61
    budget.spend("elsewhere")

    assert list(budget._left) == ["elsewhere"]


def test_no_more_keys_are_kept_than_there_is_room_for(seconds):
    budget = Budget(THREE, seconds, n_kept=100)
    for number in range(1000):
        budget.spend(number)

    assert list(budget._left) == list(range(900, 1000))


def test_many_threads_together_get_no_more_than_one(seconds):
    budget, waits = Budget(Allowance(at_once=50, per_minute=1), seconds), []
    threads = [
        threading.Thread(
            target=lambda: waits.extend(budget.spend_or_wait_s("here") for _ in range(40))
        )
        for _ in range(5)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(10)

    assert (waits.count(0), len(waits)) == (50, 200)


# -- places


def test_a_place_tells_no_address_and_another_process_names_it_differently(limits, seconds):
    client = limits.client("192.0.2.7")

    assert client == limits.client("192.0.2.7") != limits.client("192.0.2.8")
    assert client != Limits(seconds, b"another salt").client("192.0.2.7")
    assert len(client) == 24


@pytest.mark.parametrize(
    ("one", "other", "is_same"),
    [
        ("2001:db8:1:2::1", "2001:db8:1:2:ffff:ffff:ffff:ffff", True),
        ("2001:db8:1:2::1", "2001:db8:1:3::1", False),
        ("::ffff:192.0.2.7", "192.0.2.7", True),
        ("::ffff:192.0.2.7", "::ffff:192.0.2.8", False),
        ("fe80::1%eth0", "fe80::1%eth0", True),
        ("", "192.0.2.7", False),
        ("a socket", "another socket", False),
    ],
)
def test_what_belongs_to_one_household_is_one_place(limits, one, other, is_same):
    assert (limits.client(one) == limits.client(other)) is is_same


# -- codes and joining


def test_a_guesser_is_stopped_and_nobody_else(limits):
    for _ in range(WRONG_CODES.at_once - 1):
        limits.note_wrong_code("guesser")
    assert limits.may_guess("guesser")

    limits.note_wrong_code("guesser")
    assert not limits.may_guess("guesser")
    assert limits.may_guess("room")
    assert limits.refusal("guesser").wait_s == pytest.approx(60 / WRONG_CODES.per_minute)


def test_guessing_for_a_three_hour_session_finds_it_in_less_than_one_of_40_000_tries():
    n_codes = len(CODE_LETTERS) ** CODE_LENGTH
    n_guesses = WRONG_CODES.at_once + 180 * WRONG_CODES.per_minute

    assert n_codes == 113_379_904
    assert n_guesses == 2280
    assert n_guesses / n_codes < 1 / 40_000


def test_three_thousand_join_from_one_address_and_some_of_them_again(limits):
    assert JOINS.at_once >= 3000
    for _ in range(JOINS.at_once):
        limits.admit("room", "ABCDEF")

    with pytest.raises(TooOften) as caught:
        limits.admit("room", "ABCDEF")
    assert caught.value.wait_s == pytest.approx(60 / JOINS.per_minute)
    limits.admit("room", "GHJKMN")
    limits.admit("elsewhere", "ABCDEF")


def test_a_lowered_limit_holds_from_then_on_and_for_that_session_alone(limits):
    for _ in range(FEW_JOINS.at_once):
        limits.admit("room", "ABCDEF")
    limits.choose_join_limit("ABCDEF", JoinLimit.FEW)
    for _ in range(FEW_JOINS.at_once):
        limits.admit("room", "ABCDEF")

    with pytest.raises(TooOften) as caught:
        limits.admit("room", "ABCDEF")
    assert caught.value.wait_s == pytest.approx(60 / FEW_JOINS.per_minute)
    limits.admit("room", "GHJKMN")
    limits.admit("elsewhere", "ABCDEF")


def test_a_lifted_limit_stops_nobody_and_can_be_set_back(limits):
    limits.choose_join_limit("ABCDEF", JoinLimit.NONE)
    for _ in range(JOINS_IN_ALL.at_once + 1):
        limits.admit("room", "ABCDEF")
    limits.choose_join_limit("ABCDEF", JoinLimit.USUAL)
    for _ in range(JOINS.at_once):
        limits.admit("room", "ABCDEF")

    with pytest.raises(TooOften):
        limits.admit("room", "ABCDEF")


def test_a_session_is_not_flooded_from_many_places(limits):
    for number in range(JOINS_IN_ALL.at_once):
        limits.admit(f"client {number}", "ABCDEF")

    with pytest.raises(TooOften):
        limits.admit("one more client", "ABCDEF")
    limits.admit("one more client", "GHJKMN")


# -- streams


def test_where_the_system_allows_few_files_few_streams_are_taken():
    streams = OpenStreams()
    streams.most_in_all = 2
    closed = streams.enter("hall", "phone 1")
    streams.enter("elsewhere", "phone 2")

    with pytest.raises(TooOften):
        streams.enter("hall", "phone 3")
    closed()
    streams.enter("hall", "phone 3")


def test_where_joining_is_lifted_phones_may_open_more_streams_and_strangers_may_not():
    streams = OpenStreams()
    for number in range(STREAMS_PER_CLIENT):
        streams.enter("hall", f"phone {number}", is_lifted=True)

    streams.enter("hall", "one more", is_lifted=True)
    with pytest.raises(TooOften):
        streams.enter("hall", None, is_lifted=True)
    with pytest.raises(TooOften):
        streams.enter("hall", "one more")


def test_one_place_cannot_open_more_than_its_share_of_streams():
    streams = OpenStreams()
    closing = [streams.enter("room", None) for _ in range(STREAMS_PER_CLIENT)]

    with pytest.raises(TooOften):
        streams.enter("room", None)
    streams.enter("elsewhere", None)()

    closing.pop()()
    streams.enter("room", None)


def test_one_phone_cannot_open_more_than_a_few():
    streams = OpenStreams()
    closing = [streams.enter("room", "phone") for _ in range(STREAMS_PER_PHONE)]

    with pytest.raises(TooOften):
        streams.enter("elsewhere", "phone")
    streams.enter("room", "another phone")
    closing.pop()()
    streams.enter("elsewhere", "phone")


def test_all_places_together_leave_room_for_everything_else():
    streams = OpenStreams()
    for number in range(STREAMS_IN_ALL):
        streams.enter(f"client {number}", None)

    with pytest.raises(TooOften):
        streams.enter("one more client", None)


def test_nothing_is_remembered_of_streams_that_have_closed():
    streams = OpenStreams()
    closing = [streams.enter(f"client {n % 7}", f"phone {n}") for n in range(100)]
    for close in closing:
        close()

    assert (streams._n_all, streams._n_of) == (0, {})


# -- several processes


def test_what_came_to_another_process_counts_here_and_is_not_told_back(seconds):
    here, there = (Limits(seconds, b"salt", is_alone=False) for _ in range(2))
    client = here.client("192.0.2.7")
    for _ in range(WRONG_CODES.at_once):
        there.note_wrong_code(client)
    assert here.may_guess(client)

    here.note_wrong_codes_elsewhere(there.take_wrong_codes())

    assert not here.may_guess(client)
    assert here.take_wrong_codes() == there.take_wrong_codes() == []


def test_a_process_that_is_alone_remembers_nothing_to_tell(limits):
    limits.note_wrong_code("client")

    assert limits.take_wrong_codes() == []
