"""Which processes that serve phones were heard of, and how late each of them is."""

import threading
from collections.abc import Callable

from drawbridge.live import GONE_S

_REMEMBERED_S = 3600.0


class Workers:
    """The processes beside the console's. Safe to call from any thread.

    Args:
        monotonic: a clock in seconds that never goes back.
    """

    def __init__(self, monotonic: Callable[[], float]) -> None:
        self._monotonic = monotonic
        self._lock = threading.Lock()
        self._heard: dict[str, tuple[float, float]] = {}

    def hear(self, process: str, delay_s: float) -> None:
        """One of them tells that it is there, and its longest `LoopDelay` of the last minute."""
        now = self._monotonic()
        with self._lock:
            self._heard[process] = (now, delay_s)
            for gone in [one for one, (at, _) in self._heard.items() if at < now - _REMEMBERED_S]:
                del self._heard[gone]

    def n_here(self) -> int:
        """How many were heard of just now."""
        return len(self._delays_s())

    def n_gone(self) -> int:
        """How many have fallen silent within the last hour, whether stopped, restarted or died."""
        now = self._monotonic()
        with self._lock:
            silent_s = [now - at for at, _ in self._heard.values()]
        return sum(GONE_S < one <= _REMEMBERED_S for one in silent_s)

    def worst_s(self) -> float:
        """The longest delay of any that is here, in seconds."""
        return max(self._delays_s(), default=0.0)

    def _delays_s(self) -> list[float]:
        earliest = self._monotonic() - GONE_S
        with self._lock:
            return [delay_s for at, delay_s in self._heard.values() if at >= earliest]
