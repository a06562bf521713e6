"""The time of day as it was at the start, going on evenly: nobody can set it."""

import sys
import time
from collections.abc import Callable


class SteadyClock:
    """Seconds since the epoch that never jump, whatever happens to the computer's clock.

    Waits, turns and what is deleted after a time are differences of two moments. A clock that is
    set in between, by hand or by a time server, would make them hours long or delete an evening.

    Args:
        wall: seconds since the epoch; asked once.
        elapsed: seconds that only grow, evenly.
    """

    def __init__(self, wall: Callable[[], float], elapsed: Callable[[], float]) -> None:
        self._elapsed = elapsed
        self._offset_s = wall() - elapsed()

    def __call__(self) -> float:
        """The moment it is."""
        return self._offset_s + self._elapsed()


def elapsed_s() -> float:
    """Seconds that only grow, evenly; where the system tells, a sleeping laptop's too."""
    if sys.platform == "linux":
        return time.clock_gettime(time.CLOCK_BOOTTIME)
    return time.monotonic()
