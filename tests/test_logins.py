import os
import re
import threading

import pytest
from itsdangerous import Signer

from drawbridge.errors import StoreUnavailable, WrongPasscode
from drawbridge.logins import (
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
def access(store, clock):
    return Logins(store, passcode=PASSCODE, signing_key=KEY, clock=clock)


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


def test_wrong_tries_have_to_wait_longer_each_time(access, clock):
    waits = []
    for _ in range(6):
        waits.append(wait_after_a_wrong_try(access))
        clock.now += waits[-1]

    assert waits == [0, 0, 0, 1, 2, 4]


def test_nothing_is_looked_at_before_the_wait_is_over(access, clock):
    for _ in range(4):
        wait_s = wait_after_a_wrong_try(access)
    clock.now += wait_s - 0.25

    with pytest.raises(WrongPasscode) as caught:
        access.log_in(PASSCODE)
    assert caught.value.wait_s == pytest.approx(0.25)

    clock.now += 0.25
    assert access.is_facilitator(access.log_in(PASSCODE))


def test_impatience_does_not_lengthen_the_wait(access, clock):
    for _ in range(4):
        wait_after_a_wrong_try(access)

    for _ in range(50):
        assert wait_after_a_wrong_try(access) == 1.0

    clock.now += 1.0
    assert wait_after_a_wrong_try(access) == 2.0


def test_the_right_passcode_ends_the_wait_for_good(access, clock):
    for _ in range(5):
        clock.now += wait_after_a_wrong_try(access)

    access.log_in(PASSCODE)

    assert [wait_after_a_wrong_try(access) for _ in range(4)] == [0, 0, 0, 1]


def test_who_guesses_elsewhere_does_not_keep_the_facilitator_out(access):
    for _ in range(50):
        with pytest.raises(WrongPasscode):
            access.log_in("not the passcode", "a stranger's place")

    assert access.is_facilitator(access.log_in(PASSCODE, "the facilitator's place"))


def test_many_places_together_are_held_up_in_the_end(access, clock):
    n_looked_at = 0
    for number in range(500):
        with pytest.raises(WrongPasscode) as caught:
            access.log_in("not the passcode", f"place {number}")
        n_looked_at += caught.value.wait_s == 0

    assert n_looked_at == WRONG_IN_ALL.at_once
    with pytest.raises(WrongPasscode) as caught:
        access.log_in(PASSCODE, "the facilitator's place")
    assert caught.value.wait_s == pytest.approx(10.0)

    clock.now += 10.0
    assert access.is_facilitator(access.log_in(PASSCODE, "the facilitator's place"))


def test_no_more_places_are_remembered_than_there_is_room_for(access, clock):
    for number in range(N_PLACES + 50):
        clock.now += 60.0
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


def test_logging_out_revokes_this_login_everywhere_and_no_other(access, store, clock):
    mine, other = access.log_in(PASSCODE), access.log_in(PASSCODE)
    elsewhere = Logins(store, passcode=PASSCODE, signing_key=KEY, clock=clock)
    assert elsewhere.is_facilitator(mine)

    access.log_out(mine)

    assert not access.is_facilitator(mine)
    assert not elsewhere.is_facilitator(mine)
    assert access.is_facilitator(other)


def test_a_login_survives_a_restart(access, store, clock):
    login = access.log_in(PASSCODE)

    again = Logins(store, passcode=PASSCODE, signing_key=KEY, clock=clock)

    assert again.is_facilitator(login)


def test_a_login_signed_by_another_server_is_refused(access, store, clock):
    login = access.log_in(PASSCODE)
    foreign = Logins(store, passcode=PASSCODE, signing_key=b"another key", clock=clock)

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
