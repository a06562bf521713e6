import os
import re
import threading

import pytest
from itsdangerous import Signer

from drawbridge.errors import StoreUnavailable, WrongPasscode
from drawbridge.logins import (
    FREE_TRIES,
    LOGIN_S,
    LONGEST_WAIT_S,
    N_PLACES,
    WRONG_IN_ALL,
    Logins,
    delay_s,
    kept_secret,
    new_passcode,
)
from drawbridge.store.store import Store

PASSCODE = "öpen the bridge"
KEY = b"a signing key"


class Clock:
    def __init__(self):
        self.now = 1_700_000_000.0

    def __call__(self):
        return self.now


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def store(tmp_path):
    store = Store(f"sqlite:///{tmp_path / 'logins.sqlite3'}", str)
    yield store
    store.close()


@pytest.fixture
def elapsed():
    """A clock that nobody can set: it has nothing to do with the time of day."""
    elapsed = Clock()
    elapsed.now = 12.0
    return elapsed


@pytest.fixture
def opened(store, clock, elapsed):
    """Logins on the same store, as after a restart."""

    def opened(signing_key=KEY):
        known = {"passcode": PASSCODE, "signing_key": signing_key}
        return Logins(store, **known, clock=clock, monotonic=elapsed)

    return opened


@pytest.fixture
def access(opened):
    return opened()


def wait_after_a_wrong_try(access):
    with pytest.raises(WrongPasscode) as caught:
        access.log_in("not the passcode")
    return caught.value.wait_s


# -- the passcode


@pytest.mark.parametrize("typed", [PASSCODE, f" {PASSCODE}\n"])
def test_the_right_passcode_opens(access, typed):
    assert access.is_facilitator(access.log_in(typed))


@pytest.mark.parametrize(
    "typed", ["", "open the bridge", PASSCODE.upper(), PASSCODE * 1000, "\x00"]
)
def test_a_wrong_passcode_does_not(access, typed):
    with pytest.raises(WrongPasscode):
        access.log_in(typed)


def test_every_login_is_different(access):
    assert access.log_in(PASSCODE) != access.log_in(PASSCODE)


# -- the delay


def test_the_wait_grows_from_the_fourth_wrong_try_and_stops_at_half_a_minute():
    waits = [delay_s(n_wrong) for n_wrong in range(11)]

    assert waits == [0, 0, 0, 0, 1, 2, 4, 8, 16, 30, 30]
    assert delay_s(10_000) == LONGEST_WAIT_S


def test_wrong_tries_have_to_wait_longer_each_time(access, elapsed):
    waits = []
    for _ in range(6):
        waits.append(wait_after_a_wrong_try(access))
        elapsed.now += waits[-1]

    assert waits == [0, 0, 0, 1, 2, 4]


def test_nothing_is_looked_at_before_the_wait_is_over(access, elapsed):
    for _ in range(4):
        wait_s = wait_after_a_wrong_try(access)
    elapsed.now += wait_s - 0.25

    with pytest.raises(WrongPasscode) as caught:
        access.log_in(PASSCODE)
    assert caught.value.wait_s == pytest.approx(0.25)

    elapsed.now += 0.25
    assert access.is_facilitator(access.log_in(PASSCODE))


def test_impatience_does_not_lengthen_the_wait(access, elapsed):
    for _ in range(4):
        wait_after_a_wrong_try(access)

    for _ in range(50):
        assert wait_after_a_wrong_try(access) == 1.0

    elapsed.now += 1.0
    assert wait_after_a_wrong_try(access) == 2.0


def test_the_right_passcode_ends_the_wait_for_good(access, elapsed):
    for _ in range(5):
        elapsed.now += wait_after_a_wrong_try(access)

    access.log_in(PASSCODE)

    assert [wait_after_a_wrong_try(access) for _ in range(4)] == [0, 0, 0, 1]


def test_who_guesses_elsewhere_does_not_keep_the_facilitator_out(access):
    for _ in range(50):
        with pytest.raises(WrongPasscode):
            access.log_in("not the passcode", "a stranger's place")

    assert access.is_facilitator(access.log_in(PASSCODE, "the facilitator's place"))


def wrong_from_many_clients(access, elapsed, *, n_clients, n_each):
    """Wrong passcodes from each client in turn, as fast as its own wait lets it."""
    for _ in range(n_each):
        for number in range(n_clients):
            with pytest.raises(WrongPasscode):
                access.log_in("not the passcode", f"client {number}")
        elapsed.now += LONGEST_WAIT_S


def test_strangers_from_everywhere_never_keep_out_a_client_that_has_not_erred(access, elapsed):
    wrong_from_many_clients(access, elapsed, n_clients=70, n_each=8)

    for number in range(30):
        for guesser in range(10):
            with pytest.raises(WrongPasscode):
                access.log_in("not the passcode", f"guesser {number} {guesser}")
        assert access.is_facilitator(access.log_in(PASSCODE, f"a fresh client {number}"))


@pytest.mark.parametrize("n_slips", range(FREE_TRIES))
def test_nor_one_that_has_mistyped_less_often_than_is_free(access, elapsed, n_slips):
    wrong_from_many_clients(access, elapsed, n_clients=70, n_each=8)
    for _ in range(n_slips):
        assert wait_after_a_wrong_try(access) == 0

    assert access.is_facilitator(access.log_in(PASSCODE))


def test_many_clients_together_are_held_up_once_their_free_tries_are_used(access, elapsed):
    wrong_from_many_clients(access, elapsed, n_clients=200, n_each=FREE_TRIES)
    until_paid_back_s = (WRONG_IN_ALL.at_once + 1) * 60 / WRONG_IN_ALL.per_minute

    with pytest.raises(WrongPasscode) as caught:
        access.log_in("not the passcode", "client 0")

    assert caught.value.wait_s == pytest.approx(until_paid_back_s - LONGEST_WAIT_S)


@pytest.mark.parametrize("jump_s", [-30 * 365 * 86400.0, -3600.0, 3600.0, 86400.0])
def test_a_wall_clock_that_is_set_changes_no_wait(access, clock, elapsed, jump_s):
    for _ in range(4):
        wait_s = wait_after_a_wrong_try(access)
    clock.now += jump_s

    assert wait_after_a_wrong_try(access) == wait_s == 1.0
    elapsed.now += wait_s
    assert access.is_facilitator(access.log_in(PASSCODE))


def test_no_more_places_are_remembered_than_there_is_room_for(access, elapsed):
    for number in range(N_PLACES + 50):
        elapsed.now += 60.0
        with pytest.raises(WrongPasscode):
            access.log_in("not the passcode", f"place {number}")

    assert len(access._tries) == N_PLACES


def test_guessing_in_parallel_gains_nothing(access):
    n_looked_at = []

    def guess():
        for _ in range(5):
            try:
                access.log_in("not the passcode")
            except WrongPasscode as refusal:
                n_looked_at.append(refusal.wait_s)

    threads = [threading.Thread(target=guess) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=10)

    assert sorted(n_looked_at) == [0.0] * 3 + [1.0] * 27


# -- logins


def test_a_login_ends_after_its_time(access, clock):
    login = access.log_in(PASSCODE)

    clock.now += LOGIN_S - 1
    assert access.is_facilitator(login)

    clock.now += 1
    assert not access.is_facilitator(login)


def test_logging_out_revokes_this_login_everywhere_and_no_other(access, opened):
    mine, other = access.log_in(PASSCODE), access.log_in(PASSCODE)
    elsewhere = opened()
    assert elsewhere.is_facilitator(mine)

    access.log_out(mine)

    assert not access.is_facilitator(mine)
    assert not elsewhere.is_facilitator(mine)
    assert access.is_facilitator(other)


def test_a_login_survives_a_restart(access, opened):
    login = access.log_in(PASSCODE)

    again = opened()

    assert again.is_facilitator(login)


def test_a_login_signed_by_another_server_is_refused(access, opened):
    login = access.log_in(PASSCODE)
    foreign = opened(b"another key")

    assert not foreign.is_facilitator(login)


def test_a_right_signature_for_another_purpose_is_refused(access):
    token = access.log_in(PASSCODE).rpartition(".")[0]

    assert not access.is_facilitator(Signer(KEY).sign(token).decode())


@pytest.mark.parametrize(
    "forge",
    [
        lambda _: "",
        lambda _: ".",
        lambda login: login[:-1],
        lambda login: login + "A",
        lambda login: "A" + login,
        lambda login: login.rpartition(".")[0],
        lambda login: login.rpartition(".")[0] + ".",
        lambda login: login.swapcase(),
        lambda _: "\udce4\xff\x00",
        lambda _: "x" * 100_000,
    ],
)
def test_a_forged_login_is_refused(access, forge):
    forged = forge(access.log_in(PASSCODE))

    assert not access.is_facilitator(forged)
    access.log_out(forged)


def test_a_signed_login_that_was_never_given_is_refused(access):
    signer = access._signer

    assert not access.is_facilitator(signer.sign("made-up").decode())


def test_the_store_does_not_know_what_is_in_the_cookie(access, tmp_path):
    token = access.log_in(PASSCODE).rpartition(".")[0]

    kept = b"".join(path.read_bytes() for path in tmp_path.iterdir())

    assert token.encode() not in kept


def test_logins_that_are_over_are_forgotten(access, store, clock):
    access.log_in(PASSCODE)
    clock.now += LOGIN_S + 1
    access.log_in(PASSCODE)

    with store.reading() as transaction:
        rows = transaction._connection.exec_driver_sql("SELECT expires_at FROM logins").all()

    assert rows == [(clock.now + LOGIN_S,)]


def test_no_secret_is_in_the_printed_form(access):
    assert PASSCODE not in repr(access)


# -- secrets in files


def test_a_secret_is_made_once_and_kept_for_its_owner_only(tmp_path):
    path = tmp_path / "kept" / "passcode.txt"

    first = kept_secret(path, lambda: "made at first start")
    second = kept_secret(path, lambda: pytest.fail("it was made already"))

    assert first == second == "made at first start"
    assert path.stat().st_mode & 0o777 == 0o600
    assert path.parent.stat().st_mode & 0o777 == 0o700


def test_a_secret_is_never_readable_by_others_whatever_the_mask(tmp_path):
    old_mask = os.umask(0)
    try:
        kept_secret(tmp_path / "passcode.txt", lambda: "secret")
    finally:
        os.umask(old_mask)

    assert (tmp_path / "passcode.txt").stat().st_mode & 0o777 == 0o600


def test_a_secret_written_by_hand_is_used(tmp_path):
    (tmp_path / "passcode.txt").write_text("my own words\n", "utf-8")

    assert kept_secret(tmp_path / "passcode.txt", new_passcode) == "my own words"


def test_an_empty_file_is_filled(tmp_path):
    (tmp_path / "passcode.txt").write_text("\n", "utf-8")

    assert kept_secret(tmp_path / "passcode.txt", lambda: "made") == "made"
    assert (tmp_path / "passcode.txt").read_text("utf-8") == "made"


@pytest.mark.parametrize("spoil", ["a file above it", "a folder in its place", "not a text"])
def test_a_file_that_cannot_be_used_is_named(tmp_path, spoil):
    path = tmp_path / "kept" / "passcode.txt"
    if spoil == "a file above it":
        path.parent.write_text("in the way")
    elif spoil == "a folder in its place":
        path.mkdir(parents=True)
    else:
        path.parent.mkdir()
        path.write_bytes(b"\xff\xfe\x00")

    with pytest.raises(StoreUnavailable, match=str(path.parent)):
        kept_secret(path, new_passcode)


def test_a_made_passcode_can_be_read_aloud_and_typed():
    made = {new_passcode() for _ in range(200)}

    assert len(made) == 200
    for passcode in made:
        assert re.fullmatch(r"([a-hjkmnp-rt-z2-46-9]{4}-){3}[a-hjkmnp-rt-z2-46-9]{4}", passcode)
