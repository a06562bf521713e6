"""Wishes for a pause: told to the facilitator a little later, without a number and without a name.

All of it is in memory only. A tap raises no revision: a new one would make every screen ask at
once, and whoever watches the network or a neighbour's thumb could match the two.
"""

import threading
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

EARLIEST_S = 5.0  # R36
LATEST_S = 20.0  # R36
TOGETHER_S = 60.0  # R36
AGAIN_S = 120.0  # R37
FADES_S = 600.0
"""Seconds after which a wish that nobody dismissed is not told any more. Source: house rule."""


class Wish(StrEnum):
    """What would help (R37); all equally long on the way."""

    SLOWER = "pace"
    BREAK = "rest"
    TOPIC = "skip"


@dataclass(frozen=True, slots=True, kw_only=True)
class PauseRequest:
    """What the facilitator is told: one or more than one, never a number.

    `wish` is what was asked for, of several what most asked for; None where none leads.
    """

    is_several: bool
    wish: Wish | None


@dataclass(frozen=True, slots=True)
class _Tap:
    """A wish and the moment from which it may be told. It does not say whose it is."""

    told_from_s: float
    wish: Wish


class PauseRequestBoard:
    """The wishes of all sessions. Safe to use from several threads.

    Args:
        monotonic: a clock in seconds that never goes back.
        uniform: a random number between two bounds.
    """

    def __init__(
        self, monotonic: Callable[[], float], uniform: Callable[[float, float], float]
    ) -> None:
        self._monotonic = monotonic
        self._uniform = uniform
        self._lock = threading.Lock()
        self._taps: dict[str, list[_Tap]] = {}
        self._tapped_s: dict[str, dict[str, float]] = {}

    def ask(self, session_id: str, participant_key: str, wish: Wish) -> None:
        """Note a wish; a second one of the same phone within two minutes changes nothing."""
        now = self._monotonic()
        with self._lock:
            recent = self._recent(session_id, now)
            if participant_key not in recent:
                recent[participant_key] = now
                told_from_s = now + self._uniform(EARLIEST_S, LATEST_S)
                self._taps.setdefault(session_id, []).append(_Tap(told_from_s, wish))

    def signal(self, session_id: str) -> PauseRequest | None:
        """What the facilitator should be told now, None if nothing."""
        now = self._monotonic()
        with self._lock:
            kept = [
                tap for tap in self._taps.get(session_id, ()) if now - tap.told_from_s < FADES_S
            ]
            if session_id in self._taps:
                self._taps[session_id] = kept
                self._recent(session_id, now)
        told = [tap for tap in kept if tap.told_from_s <= now]
        if not told:
            return None
        last_s = max(tap.told_from_s for tap in told)
        together = [tap.wish for tap in told if last_s - tap.told_from_s <= TOGETHER_S]
        return PauseRequest(is_several=len(together) > 1, wish=_leading(together))

    def dismiss(self, session_id: str) -> None:
        """Take away what has been told; what is still to be told comes later."""
        now = self._monotonic()
        with self._lock:
            taps = self._taps.get(session_id, [])
            self._taps[session_id] = [tap for tap in taps if tap.told_from_s > now]

    def forget(self, session_id: str) -> None:
        """Drop everything about a session."""
        with self._lock:
            self._taps.pop(session_id, None)
            self._tapped_s.pop(session_id, None)

    def _recent(self, session_id: str, now: float) -> dict[str, float]:
        """Who tapped within two minutes; who tapped before is forgotten here and now."""
        tapped_s = self._tapped_s.setdefault(session_id, {})
        for key in [key for key, at_s in tapped_s.items() if now - at_s >= AGAIN_S]:
            del tapped_s[key]
        return tapped_s


class DistantPauses(PauseRequestBoard):
    """Where the console is in another process: a wish is told there, and none is kept here.

    Args:
        tell: passes on a session, a participant key and what would help.
        monotonic: a clock in seconds that never goes back.
    """

    def __init__(
        self, tell: Callable[[str, str, Wish], object], monotonic: Callable[[], float]
    ) -> None:
        super().__init__(monotonic, lambda earliest, _latest: earliest)
        self._tell = tell

    def ask(self, session_id: str, participant_key: str, wish: Wish) -> None:
        """Pass a wish on to the console.

        Raises:
            StoreUnavailable: if it does not get there.
        """
        self._tell(session_id, participant_key, wish)


def _leading(wishes: list[Wish]) -> Wish | None:
    (first, n_first), *others = Counter(wishes).most_common()
    return None if others and others[0][1] == n_first else first
