"""Who is the facilitator: the passcode, and the logins it opens."""

import hmac
import secrets
import threading
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256
from math import inf
from pathlib import Path

from itsdangerous import BadSignature, Signer

from drawbridge.errors import StoreUnavailable, WrongPasscode
from drawbridge.rate_limits import Allowance, Budget
from drawbridge.store.keys import write_private
from drawbridge.store.store import Store

LOGIN_S = 14 * 24 * 3600.0
FREE_TRIES = 3
LONGEST_WAIT_S = 30.0
N_PLACES = 1000
WRONG_IN_ALL = Allowance(at_once=60, per_minute=6)
_LETTERS = "abcdefghjkmnpqrtuvwxyz2346789"


@dataclass(frozen=True, slots=True)
class _Tries:
    n_wrong: int = 0
    not_before: float = -inf


class Logins:
    """Checks passcodes and logins.

    A wrong passcode makes the next try from the same client wait, longer with each one. What many
    clients together have tried holds up only those that have used up their free tries: it would
    otherwise be a lever for strangers to keep the facilitator out.

    Args:
        store: where logins are remembered, by hash.
        passcode: what the facilitator types.
        signing_key: signs the cookie, so that a forged one is refused without a look-up.
        clock: seconds since the epoch, for logins, which outlive the process.
        monotonic: a clock in seconds that never goes back, for waits.
    """

    def __init__(
        self,
        store: Store,
        *,
        passcode: str,
        signing_key: bytes,
        clock: Callable[[], float],
        monotonic: Callable[[], float],
    ) -> None:
        self._store = store
        self._passcode = passcode
        self._signer = Signer(signing_key, salt="drawbridge.login", digest_method=sha256)
        self._clock = clock
        self._monotonic = monotonic
        self._lock = threading.Lock()
        self._tries: OrderedDict[str, _Tries] = OrderedDict()
        self._wrong_in_all = Budget(WRONG_IN_ALL, monotonic)

    @property
    def passcode(self) -> str:
        """What the facilitator types; for the greeting in the terminal only."""
        return self._passcode

    def log_in(self, passcode: str, client: str = "") -> str:
        """Exchange the passcode for a login, to be kept in a cookie.

        Args:
            passcode: what was typed.
            client: where it was typed, as `Limits.client` names it.

        Raises:
            WrongPasscode: if it does not match, or came before the wait was over.
        """
        with self._lock:
            moment = self._monotonic()
            wait_s = self._wait_s(client, moment)
            if wait_s > 0:
                raise WrongPasscode(wait_s=wait_s)
            if not hmac.compare_digest(passcode.strip().encode(), self._passcode.encode()):
                raise WrongPasscode(wait_s=self._note_wrong(client, moment))
            self._tries.pop(client, None)
        token, now = secrets.token_urlsafe(32), self._clock()
        with self._store.writing() as transaction:
            transaction.logins.remove_expired(now)
            transaction.logins.add(_hash(token), now + LOGIN_S)
        return self._signer.sign(token).decode()

    def is_facilitator(self, cookie: str) -> bool:
        """Whether a cookie holds a login that is signed, known and not over."""
        token = self._token(cookie)
        if token is None:
            return False
        with self._store.reading() as transaction:
            return transaction.logins.has(_hash(token), self._clock())

    def log_out(self, cookie: str) -> None:
        """End a login everywhere it is used."""
        token = self._token(cookie)
        if token is not None:
            with self._store.writing() as transaction:
                transaction.logins.remove(_hash(token))

    def _wait_s(self, client: str, moment: float) -> float:
        tries = self._tries.get(client, _Tries())
        if tries.n_wrong < FREE_TRIES:
            return 0.0
        return max(tries.not_before - moment, self._wrong_in_all.wait_s(None))

    def _note_wrong(self, client: str, moment: float) -> float:
        self._wrong_in_all.spend(None)
        n_wrong = self._tries.pop(client, _Tries()).n_wrong + 1
        wait_s = delay_s(n_wrong)
        self._tries[client] = _Tries(n_wrong, moment + wait_s)
        while len(self._tries) > N_PLACES:
            self._tries.popitem(last=False)
        return wait_s

    def _token(self, cookie: str) -> str | None:
        try:
            return self._signer.unsign(cookie).decode()
        except (BadSignature, UnicodeError):
            return None


def delay_s(n_wrong: int) -> float:
    """Seconds to wait after a number of wrong tries: none for three, then 1, 2, 4 ... 30."""
    if n_wrong <= FREE_TRIES:
        return 0.0
    return float(min(LONGEST_WAIT_S, 2.0 ** min(10, n_wrong - FREE_TRIES - 1)))


def kept_secret(path: Path, make: Callable[[], str]) -> str:
    """Read a secret from a file only its owner can read, or make it at first start.

    Raises:
        StoreUnavailable: if the file cannot be read or written.
    """
    try:
        if path.exists():
            kept = path.read_text(encoding="utf-8").strip()
            if kept:
                return kept
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        made = make()
        write_private(path, made.encode())
    except (OSError, UnicodeError) as error:
        raise StoreUnavailable(unwritable(path.parent)) from error
    return made


def unwritable(folder: Path) -> str:
    """What to tell the person who starts Drawbridge on a folder it cannot write to."""
    return (
        f"Drawbridge cannot write to {folder}. Check that the folder exists and that it is yours "
        "to write to."
    )


def new_passcode() -> str:
    """A passcode that can be read aloud: four groups of four without look-alikes, 77 bits."""
    return "-".join("".join(secrets.choice(_LETTERS) for _ in range(4)) for _ in range(4))


def _hash(token: str) -> str:
    return sha256(token.encode()).hexdigest()
