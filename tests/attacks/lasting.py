"""Attacks with time: clocks that are set, cookies that end, files after a fault, strangers.

There is nothing to guess in them: either the attacker gets it or not.
"""

import dataclasses
import re
from contextlib import contextmanager, suppress

from drawbridge import bootstrap, commands
from drawbridge.commands.lifecycle import LOBBY_S
from drawbridge.domain.session.session import Status
from drawbridge.errors import SessionNotFound, WrongPasscode
from drawbridge.live.attention import LONGEST_S, SHORTEST_S
from drawbridge.live.withdrawals import WithdrawalBoard
from drawbridge.logins import LONGEST_WAIT_S, Logins
from drawbridge.settings import Settings
from tests.attacks.asking import new_phone
from tests.attacks.chance import Finding
from tests.attacks.pausing import LOOKS_EVERY_S, N_PEOPLE, n_recovered
from tests.conftest import SMALL, Clock
from tests.people.killed_store import kill_behind
from tests.people.room import Room

PASSCODE = "open-the-bridge"
WITHDRAWN_LIMIT = "A written line that is taken back."
_ACTS = (commands.close_step, commands.end)


def all_lasting(folder):
    """All of them, each on data of its own."""
    return [
        cookies_that_end(folder / "cookies"),
        left_by_a_kill(folder / "killed"),
        passcode_kept_out(folder / "strangers", has_jump=False),
        passcode_kept_out(folder / "clock", has_jump=True),
        tidied_by_the_clock(folder / "tidied"),
        line_matched(seconds_between_taps=2),
    ]


def _found(attack, knowledge, tries, recovered):
    return Finding(
        attack=attack, knowledge=knowledge, tries=tries, recovered=recovered, chance=0, best_guess=0
    )


def _settings(folder):
    folder.mkdir(parents=True, exist_ok=True)
    environ = {"DRAWBRIDGE_DATA_DIR": str(folder / "data"), "DRAWBRIDGE_PASSCODE": PASSCODE}
    return Settings.from_environ(environ, root=folder, languages=("en",))


@contextmanager
def _services(folder):
    built = dataclasses.replace(bootstrap.build(_settings(folder)), clock=Clock())
    try:
        yield built
    finally:
        built.store.close()


def cookies_that_end(folder, n_phones=6):
    """Phones whose cookie ends while the lobby waits would join a second time, as others."""
    with _services(folder) as services:
        room = Room(services, SMALL)
        replies = [new_phone(services, room).join() for _ in range(n_phones)]
        set_by = [
            cookie
            for reply in replies
            for one in (*reply.history, reply)
            for cookie in one.headers.get_list("set-cookie")
        ]
    ages = [int(re.search(r"Max-Age=(\d+)", cookie)[1]) for cookie in set_by]
    assert len(ages) >= n_phones
    return _found(
        "counting twice: phones whose cookie ends before the longest lobby does",
        "a lobby that waits for two months",
        n_phones,
        sum(age < LOBBY_S for age in ages[:n_phones]),
    )


def left_by_a_kill(folder):
    """Keys of ballots and phones in any file, after a kill behind the commit and a new start."""
    tries = recovered = 0
    for number, act in enumerate(_ACTS):
        settings = _settings(folder / str(number))
        words = _killed_behind(act, settings)
        bootstrap.build(settings).store.close()
        lying = b"".join(path.read_bytes() for path in settings.data_dir.glob("*.sqlite3*"))
        tries += len(words)
        recovered += sum(word.encode() in lying for word in words)
    return _found(
        "answers that were deleted, in the files after a kill between commit and wiping",
        "every page of database and log, after the next start",
        tries,
        recovered,
    )


def _killed_behind(act, settings):
    """What must not be found any more: first answers after Close, everything after End."""
    services = bootstrap.build(settings)
    room = Room(services, SMALL)
    room.join(N_PEOPLE)
    room.go_to("weather")
    room.do(commands.open_step)
    for phone in room.phones:
        room.answer(phone, answer="0")
    words = [services.keys.participant_key(room.session.id, phone) for phone in room.phones]
    if act is commands.close_step:  # phones that have left are wiped with it
        for phone in room.phones:
            commands.leave(services, room.code, phone)
    kill_behind(lambda it: it.do(act), room, settings)
    return words


def passcode_kept_out(folder, *, has_jump, n_tries=30):
    """Strangers type wrong passcodes without end; the facilitator comes from elsewhere."""
    settings = _settings(folder)
    clock, elapsed = Clock(), Clock()
    with _services(folder) as services:
        known = {"passcode": PASSCODE, "signing_key": b"a signing key"}
        logins = Logins(services.store, **known, clock=clock, monotonic=elapsed)
        kept_out = 0
        for number in range(n_tries):
            for stranger in range(70):
                _mistype(logins, f"stranger {stranger}")
            elapsed.now += LONGEST_WAIT_S
            place = f"facilitator {number}"
            if has_jump:
                _mistype(logins, place)
                clock.now -= 3600
            kept_out += not _gets_in(logins, place)
    assert settings.passcode == PASSCODE
    jump = "; the clock is set back an hour after one slip" if has_jump else ""
    return _found(
        f"keeping the facilitator out by wrong passcodes from 70 places{jump}",
        "the address of the login",
        n_tries,
        kept_out,
    )


def _mistype(logins, place):
    with suppress(WrongPasscode):
        logins.log_in("not the passcode", place)


def _gets_in(logins, place):
    try:
        return logins.is_facilitator(logins.log_in(PASSCODE, place))
    except WrongPasscode:
        return False


def tidied_by_the_clock(folder, n_sessions=5):
    """Sessions with a question that is open, or has closed, after a jump by 25 hours."""
    with _services(folder) as services:
        led = [Room(services, SMALL) for _ in range(2 * n_sessions)]
        for number, room in enumerate(led):
            room.join(3)
            room.go_to("weather")
            room.do(commands.open_step)
            if number % 2:
                room.do(commands.close_step)
            for phone in room.phones:  # nobody's screen is on just then
                services.presence.dismiss(
                    room.session.id, services.keys.participant_key(room.session.id, phone)
                )
        services.clock.now += 25 * 3600
        commands.purge(services)
        gone = sum(not _goes_on(room) for room in led)
    return _found(
        "having a running session tidied away by setting the clock",
        "the clock of the computer",
        len(led),
        gone,
    )


def _goes_on(room):
    try:
        return room.session.status is Status.RUNNING
    except SessionNotFound:
        return False


def line_matched(*, seconds_between_taps, n_evenings=300):
    """A line goes from the wall, and whoever sits in the room sees when."""

    def told(rng, clock, _writer):
        board = WithdrawalBoard(clock, lambda: rng.uniform(SHORTEST_S, LONGEST_S))
        board.note("session")
        while not board.take_due():
            clock.now += LOOKS_EVERY_S

    return Finding(
        attack=f"matching a line that is taken back to a tap, one in {seconds_between_taps} s",
        knowledge="when it went from the wall; who tapped when",
        tries=n_evenings,
        recovered=n_recovered(told, (SHORTEST_S, LONGEST_S), seconds_between_taps, n_evenings),
        chance=n_evenings / N_PEOPLE,
        best_guess=n_evenings / N_PEOPLE,
        limit=WITHDRAWN_LIMIT,
    )
