"""How often and how much one client on the network may ask, kept in memory only.

A client is a number made from an address and a salt of this process: enough to count, useless to
anybody who finds it, and gone with the process. Nothing here is stored or logged (R23).

A room of 300 phones behind one Wi-Fi address stays far below every limit; `docs/decisions/0012`
has the sums.
"""

import threading
from collections import Counter, OrderedDict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from hashlib import blake2b
from ipaddress import IPv6Address, ip_address

from drawbridge.errors import N_, TooOften

N_KEPT = 10_000  # clients remembered at once; the one that was heard of longest ago goes first
STREAMS_PER_CLIENT = 6000  # a hall of 3,000 behind one address; half of them with a second tab
STREAMS_PER_PHONE = 8
STREAMS_IN_ALL = 12_000  # each holds one file descriptor, see `lifespan.OPEN_FILES`
_STREAM_PAUSE_S = 30.0

_WRONG_CODES = N_(
    "Too many codes that do not exist have come from this network. Please wait a moment, then try "
    "again."
)
_JOINS = N_("Very many phones have just joined from this network. Please try again in a moment.")
_STREAMS = N_("Too many screens are open at once.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Allowance:
    """So many at once, then so many a minute."""

    at_once: int
    per_minute: float


WRONG_CODES = Allowance(at_once=120, per_minute=12)  # of one client
FEW_JOINS = Allowance(at_once=100, per_minute=10)  # of one client into one session, if lowered
JOINS = Allowance(at_once=3200, per_minute=60)  # the same as long as nobody has chosen
JOINS_IN_ALL = Allowance(at_once=6000, per_minute=120)  # into one session


class JoinLimit(StrEnum):
    """How many phones may join a session from one client; the facilitator chooses."""

    FEW = "few"
    USUAL = "usual"
    NONE = "none"


class Budget:
    """What is left for each key of an allowance. Safe to use from several threads.

    A key that has not spent anything for a while is forgotten, at the latest when `n_kept` others
    came after it.

    Args:
        allowance: what each key may spend.
        monotonic: a clock in seconds that never goes back.
        n_kept: how many keys are remembered.
    """

    def __init__(
        self, allowance: Allowance, monotonic: Callable[[], float], n_kept: int = N_KEPT
    ) -> None:
        self._allowance = allowance
        self._monotonic = monotonic
        self._n_kept = n_kept
        self._lock = threading.Lock()
        self._left: OrderedDict[Hashable, tuple[float, float]] = OrderedDict()

    @property
    def has_spenders(self) -> bool:
        """Whether anybody is remembered who has spent anything."""
        return bool(self._left)

    def wait_s(self, key: Hashable) -> float:
        """Seconds until the key may spend again, 0 if it may now."""
        with self._lock:
            return self._wait_s(self._now_left(key))

    def spend(self, key: Hashable) -> None:
        """Take one, whatever is left: who asks many times in parallel pays it all back."""
        with self._lock:
            left = max(self._now_left(key) - 1, -float(self._allowance.at_once))
            self._keep(key, left)

    def spend_or_wait_s(self, key: Hashable) -> float:
        """Take one if there is one; else seconds until there is."""
        with self._lock:
            left = self._now_left(key)
            wait_s = self._wait_s(left)
            if not wait_s:
                self._keep(key, left - 1)
            return wait_s

    def _now_left(self, key: Hashable) -> float:
        if key not in self._left:
            return float(self._allowance.at_once)
        left, at_s = self._left[key]
        gained = (self._monotonic() - at_s) * self._allowance.per_minute / 60
        return min(float(self._allowance.at_once), left + gained)

    def _wait_s(self, left: float) -> float:
        return max(0.0, (1 - left) * 60 / self._allowance.per_minute)

    def _keep(self, key: Hashable, left: float) -> None:
        now = self._monotonic()
        self._left[key] = (left, now)
        self._left.move_to_end(key)
        full_after_s = 2 * self._allowance.at_once * 60 / self._allowance.per_minute
        while self._left:
            oldest = next(iter(self._left))
            is_full = now - self._left[oldest][1] > full_after_s
            if not is_full and len(self._left) <= self._n_kept:
                break
            del self._left[oldest]


class OpenStreams:
    """Counts event streams, so that no single client can use them all up. Thread-safe.

    `most_in_all` is lower where the system does not let us open as many files.
    """

    def __init__(self) -> None:
        self.most_in_all = STREAMS_IN_ALL
        self._lock = threading.Lock()
        self._n_all = 0
        self._n_of: dict[Hashable, int] = {}

    def enter(
        self, client: str, phone: str | None, *, is_lifted: bool = False
    ) -> Callable[[], None]:
        """Count a stream that opens.

        Args:
            client: where it comes from.
            phone: what the phone is known by in its session, None for a stranger.
            is_lifted: whether any number of phones may come from there.

        Returns:
            What to call when it has closed.

        Raises:
            TooOften: if there are too many already.
        """
        keys: list[Hashable] = [("client", client)]
        most = {keys[0]: STREAMS_IN_ALL if is_lifted and phone else STREAMS_PER_CLIENT}
        if phone is not None:
            keys.append(("phone", phone))
            most[keys[1]] = STREAMS_PER_PHONE
        with self._lock:
            is_full = self._n_all >= self.most_in_all
            if is_full or any(self._n_of.get(key, 0) >= most[key] for key in keys):
                raise TooOften(_STREAMS, wait_s=_STREAM_PAUSE_S)
            self._count(keys, 1)
        return lambda: self._leave(keys)

    def _leave(self, keys: list[Hashable]) -> None:
        with self._lock:
            self._count(keys, -1)

    def _count(self, keys: list[Hashable], change: int) -> None:
        self._n_all += change
        for key in keys:
            n_open = self._n_of.get(key, 0) + change
            if n_open:
                self._n_of[key] = n_open
            else:
                del self._n_of[key]


class Limits:
    """All limits of this process.

    Wrong codes that came to other processes count as well, as soon as those have told of them;
    they have to know clients by the same salt for that.

    Args:
        monotonic: a clock in seconds that never goes back.
        salt: random bytes that nobody else knows.
        is_alone: whether no other process asks what came here.
    """

    def __init__(
        self, monotonic: Callable[[], float], salt: bytes, *, is_alone: bool = True
    ) -> None:
        self.salt = salt
        self._is_alone = is_alone
        self._untold: Counter[str] = Counter()
        self._wrong_codes = Budget(WRONG_CODES, monotonic)
        self._joins = {
            JoinLimit.FEW: Budget(FEW_JOINS, monotonic),
            JoinLimit.USUAL: Budget(JOINS, monotonic),
        }
        self._chosen: dict[str, JoinLimit] = {}
        self._joins_in_all = Budget(JOINS_IN_ALL, monotonic)
        self.streams = OpenStreams()

    def client(self, address: str) -> str:
        """What an address is counted under; nobody gets from it to the address."""
        return blake2b(_network(address), key=self.salt, digest_size=12).hexdigest()

    @property
    def has_guessers(self) -> bool:
        """Whether any code that does not exist has come lately, from anywhere."""
        return self._wrong_codes.has_spenders

    def may_guess(self, client: str) -> bool:
        """Whether a code from there is looked up."""
        return self._wrong_codes.wait_s(client) == 0

    def note_wrong_code(self, client: str) -> None:
        """A code from there does not exist."""
        self._wrong_codes.spend(client)
        if not self._is_alone and len(self._untold) < N_KEPT:
            self._untold[client] += 1

    def take_wrong_codes(self) -> list[tuple[str, int]]:
        """From where how many have come since this was last asked, for other processes."""
        told, self._untold = self._untold, Counter()
        return list(told.items())

    def note_wrong_codes_elsewhere(self, told: Iterable[Sequence[object]]) -> None:
        """Other processes tell theirs."""
        for client, n_codes in told:
            for _ in range(min(int(str(n_codes)), 2 * WRONG_CODES.at_once)):
                self._wrong_codes.spend(client)

    def refusal(self, client: str) -> TooOften:
        """What to tell a client that may not guess now."""
        return TooOften(_WRONG_CODES, wait_s=self._wrong_codes.wait_s(client))

    def admit(self, client: str, code: str) -> None:
        """Count a phone that joins a session.

        Raises:
            TooOften: if very many have joined from there, or in all.
        """
        limit = self.join_limit(code)
        if limit is JoinLimit.NONE:
            return
        wait_s = self._joins[limit].spend_or_wait_s((client, code))
        wait_s = wait_s or self._joins_in_all.spend_or_wait_s(code)
        if wait_s:
            raise TooOften(_JOINS, wait_s=wait_s)

    def join_limit(self, code: str) -> JoinLimit:
        """What was chosen for a session."""
        return self._chosen.get(code, JoinLimit.USUAL)

    def choose_join_limit(self, code: str, limit: JoinLimit) -> None:
        """From now on, and as long as this process lives, this holds for a session."""
        self._chosen[code] = limit

    def chosen_join_limits(self) -> dict[str, str]:
        """By join code, for other processes."""
        return {code: limit.value for code, limit in self._chosen.items()}

    def hear_join_limits(self, chosen: Mapping[str, str]) -> None:
        """What the facilitators chose at the console's process."""
        self._chosen = {code: JoinLimit(limit) for code, limit in chosen.items()}


def _network(address: str) -> bytes:
    """The part of an address that one household or phone has to itself.

    Of IPv6 that is the first half: whoever has one address has 2^64 of them (RFC 7421).
    """
    try:
        ip = ip_address(address)
    except ValueError:
        return address.encode(errors="replace")
    if isinstance(ip, IPv6Address):
        return ip.ipv4_mapped.packed if ip.ipv4_mapped else ip.packed[:8]
    return ip.packed
