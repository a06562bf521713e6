"""What was drawn a moment ago and is the same on every phone.

After each step three thousand phones ask for the same screen within a quarter of a second; drawing
it once is enough. Nothing that is one phone's own is ever kept here.
"""

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import TypeVar, cast

T = TypeVar("T")
N_KEPT = 500  # of some 5 kB each


class Drawings:
    """The last drawings of one revision. Safe to use from several threads."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._kept: OrderedDict[Hashable, object] = OrderedDict()

    def get(self, key: Hashable, draw: Callable[[], T]) -> T:
        """The drawing for a key, drawn if it is not kept.

        Args:
            key: everything the drawing depends on, and what kind of thing it is.
            draw: draws it; may be called twice by two threads at once, with the same result.
        """
        with self._lock:
            kept = self._kept.get(key)
        if kept is not None:
            return cast("T", kept)
        drawn = draw()
        with self._lock:
            self._kept[key] = drawn
            while len(self._kept) > N_KEPT:
                self._kept.popitem(last=False)
        return drawn
