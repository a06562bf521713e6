"""What the phones' processes tell each other, handed on by the console's at their next report.

In memory alone, as everything that goes over the console's socket: keys of phones that went from
one process to another, and from where wrong codes came. Nobody waits for it, and what is lost on
the way sets itself right (`docs/decisions/0040`).
"""

import threading
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from drawbridge.live import GONE_S

MOST = 3000  # rows of a subject that wait for one process; the oldest go first

Told = Mapping[str, Sequence[Sequence[str | int]]]
"""Rows by subject."""


@dataclass(slots=True, eq=False)
class _Process:
    heard_s: float
    waiting: dict[str, deque[Sequence[str | int]]] = field(default_factory=dict)


class Relay:
    """Hands on what each process tells to all others. Safe to use from several threads.

    Args:
        monotonic: a clock in seconds that never goes back.
    """

    def __init__(self, monotonic: Callable[[], float]) -> None:
        self._monotonic = monotonic
        self._lock = threading.Lock()
        self._processes: dict[str, _Process] = {}

    def hand_on(self, process: str, told: Told) -> Told:
        """Take what a process tells.

        Args:
            process: which.
            told: what it tells all others.

        Returns:
            What others have told since it reported last.
        """
        now = self._monotonic()
        with self._lock:
            for name in [one for one, it in self._processes.items() if now - it.heard_s > GONE_S]:
                del self._processes[name]
            own = self._processes.setdefault(process, _Process(now))
            for other in self._processes.values():
                if other is not own:
                    for subject, rows in told.items():
                        other.waiting.setdefault(subject, deque(maxlen=MOST)).extend(rows)
            own.heard_s, waiting, own.waiting = now, own.waiting, {}
        return {subject: list(rows) for subject, rows in waiting.items()}
