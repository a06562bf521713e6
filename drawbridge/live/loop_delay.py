"""How late the event loop is: what a phone waits in vain before anybody looks at its request."""

import asyncio
from collections import deque
from collections.abc import Callable

_PAUSE_S = 1.0
_N_KEPT = 60


class LoopDelay:
    """Sleeps a second again and again, and notes by how much it was woken too late.

    It counts no requests, so that it does not tell when somebody tapped.

    Args:
        monotonic: a clock in seconds that never goes back.
    """

    def __init__(self, monotonic: Callable[[], float]) -> None:
        self._monotonic = monotonic
        self._seen: deque[float] = deque(maxlen=_N_KEPT)

    @property
    def worst_s(self) -> float:
        """The longest delay of the last minute, in seconds; 0 before the first."""
        return max(tuple(self._seen), default=0.0)

    async def watch(self) -> None:
        """Go on until cancelled."""
        while True:
            began = self._monotonic()
            await asyncio.sleep(_PAUSE_S)
            self._seen.append(max(0.0, self._monotonic() - began - _PAUSE_S))
