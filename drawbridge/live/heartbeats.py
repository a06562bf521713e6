"""One timer for all screens that wait: thousands of timers would wake the loop a thousand times."""

import asyncio
from typing import Protocol

TICK_S = 0.1
"""How far apart heartbeats are: of 3,000 phones 15 are told together."""

_EARLY_S = 0.002  # by how much a loop may wake too soon; uvloop counts whole milliseconds


class Waiting(Protocol):
    """Whoever wants to know that time has passed."""

    def beat(self) -> None:
        """The time is over."""


class Heartbeats:
    """Tells whoever has waited long enough; used in one event loop only."""

    def __init__(self) -> None:
        self._due: dict[int, set[Waiting]] = {}
        self._timer: asyncio.TimerHandle | None = None
        self._next = 0

    def after(self, seconds: float, waiting: Waiting) -> int:
        """Tell it after so many seconds, and up to `TICK_S` more.

        Returns:
            the tick it is due at, which `forget` wants to know.
        """
        tick = int((asyncio.get_running_loop().time() + seconds) / TICK_S) + 1
        self._due.setdefault(tick, set()).add(waiting)
        if self._timer is None or tick < self._next:
            self._set(tick)
        return tick

    def forget(self, tick: int, waiting: Waiting) -> None:
        """It waits no longer, whether it was told already or not."""
        if tick in self._due:
            self._due[tick].discard(waiting)

    def _set(self, tick: int) -> None:
        if self._timer is not None:
            self._timer.cancel()
        self._next = tick
        self._timer = asyncio.get_running_loop().call_at(tick * TICK_S, self._beat)

    def _beat(self) -> None:
        self._timer = None
        now = asyncio.get_running_loop().time() + _EARLY_S
        for tick in [it for it in self._due if it * TICK_S <= now]:
            for waiting in self._due.pop(tick):
                waiting.beat()
        if self._due:
            self._set(min(self._due))
