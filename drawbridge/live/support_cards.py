"""Support cards on their way to the phone that wrote a line, without anybody knowing whose it is.

Only keys of lines are held, in memory, for half an hour. A phone that asks for its screen brings
its secret; whether one of its lines was meant can be told at that moment and at no other.
"""

import threading
from collections.abc import Callable, Iterable, Mapping

KEPT_S = 30 * 60.0


class SupportCardBoard:
    """The lines whose writers are sent a card. Safe to use from several threads.

    Args:
        monotonic: a clock in seconds that never goes back.
    """

    def __init__(self, monotonic: Callable[[], float]) -> None:
        self._monotonic = monotonic
        self._lock = threading.Lock()
        self._sent: dict[str, dict[str, float]] = {}

    def send(self, session_id: str, line_key: str) -> None:
        """Send a card to whoever wrote a line."""
        with self._lock:
            self._sent.setdefault(session_id, {})[line_key] = self._monotonic()

    def has_any(self, session_id: str) -> bool:
        """Whether a session has cards on their way at all."""
        return bool(self._living(session_id))

    def is_sent(self, session_id: str, line_keys: Iterable[str]) -> bool:
        """Whether a card is on its way for any of some lines."""
        return not self._living(session_id).isdisjoint(line_keys)

    def ages(self) -> dict[str, dict[str, float]]:
        """For how many seconds each card has been on its way, by session and line."""
        now = self._monotonic()
        with self._lock:
            return {
                session_id: {key: now - at_s for key, at_s in sent.items()}
                for session_id, sent in self._sent.items()
            }

    def replace(self, ages: Mapping[str, Mapping[str, float]]) -> None:
        """Know of the cards that another process sends, and of no others."""
        now = self._monotonic()
        with self._lock:
            self._sent = {
                session_id: {key: now - age_s for key, age_s in sent.items()}
                for session_id, sent in ages.items()
            }

    def forget(self, session_id: str) -> None:
        """A session is over."""
        with self._lock:
            self._sent.pop(session_id, None)

    def _living(self, session_id: str) -> set[str]:
        now = self._monotonic()
        with self._lock:
            sent = self._sent.get(session_id, {})
            for key in [key for key, at_s in sent.items() if now - at_s > KEPT_S]:
                del sent[key]
            return set(sent)
