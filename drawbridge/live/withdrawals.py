"""That somebody took a written line back: screens are told 5 to 20 seconds later."""

import threading
from collections.abc import Callable


class WithdrawalBoard:
    """Remembers which sessions' screens are to be drawn anew. Safe to use from several threads.

    A line that went from the projector at the tap would point at the hand that tapped; one that
    stayed until the next redraw would stay as long as nobody moves on. Nothing is stored.

    Args:
        monotonic: a clock in seconds that never goes back.
        delay_s: gives a random delay, in seconds, so that nobody can be watched for it.
    """

    def __init__(self, monotonic: Callable[[], float], delay_s: Callable[[], float]) -> None:
        self._monotonic = monotonic
        self._delay_s = delay_s
        self._lock = threading.Lock()
        self._due: dict[str, float] = {}

    def note(self, session_id: str) -> None:
        """A line was taken back; a second one soon after goes with it."""
        due = self._monotonic() + self._delay_s()
        with self._lock:
            self._due.setdefault(session_id, due)

    def take_due(self) -> tuple[str, ...]:
        """The sessions whose screens are to be told now, each once."""
        now = self._monotonic()
        with self._lock:
            due = tuple(one for one, moment in self._due.items() if now >= moment)
            for session_id in due:
                del self._due[session_id]
        return due

    def forget(self, session_id: str) -> None:
        """A session is over."""
        with self._lock:
            self._due.pop(session_id, None)
