"""Screens that were drawn a moment ago and are the same on every phone.

After each step 300 phones ask for the same screen within a quarter of a second; drawing it once is
enough. Nothing that is one phone's own is ever kept here.
"""

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable

N_KEPT = 32


class ScreenCache:
    """The last few common screens. Safe to use from several threads."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._kept: OrderedDict[Hashable, str] = OrderedDict()

    def get(self, key: Hashable, draw: Callable[[], str]) -> str:
        """The screen for a key, drawn if it is not kept.

        Args:
            key: everything the screen depends on.
            draw: draws it; may be called twice by two threads at once, with the same result.
        """
        with self._lock:
            kept = self._kept.get(key)
        if kept is not None:
            return kept
        drawn = draw()
        with self._lock:
            self._kept[key] = drawn
            while len(self._kept) > N_KEPT:
                self._kept.popitem(last=False)
        return drawn
