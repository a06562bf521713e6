"""Who is here: phones and projectors with an open stream, or seen a moment ago."""

import threading
from collections.abc import Callable
from dataclasses import dataclass
from math import inf

GRACE_S = 20.0  # a phone that reconnects within this time was never away


def projector_of(session_id: str) -> str:
    """What stands for a session's projectors where it is counted who is here."""
    return f"{session_id}/projector"


@dataclass(slots=True)
class _Phone:
    n_open: int = 0
    last_seen_s: float = 0.0


class Presence:
    """Counts, for all sessions of this process, who is here. Safe to call from any thread.

    Args:
        monotonic: a clock in seconds that never goes back.
    """

    def __init__(self, monotonic: Callable[[], float]) -> None:
        self._monotonic = monotonic
        self._lock = threading.Lock()
        self._present: dict[str, dict[str, _Phone]] = {}
        self._began_s = monotonic()

    def arrive(self, session_id: str, participant_key: str) -> None:
        """A phone has opened a stream."""
        with self._lock:
            self._phone(session_id, participant_key).n_open += 1

    def leave(self, session_id: str, participant_key: str) -> None:
        """A phone's stream has ended."""
        with self._lock:
            presence = self._present.get(session_id, {}).get(participant_key)
            if presence is not None:  # None: the session was forgotten meanwhile
                presence.n_open = max(0, presence.n_open - 1)
                presence.last_seen_s = self._monotonic()

    def dismiss(self, session_id: str, participant_key: str) -> None:
        """A phone has left for good; it is not waited for."""
        with self._lock:
            self._present.get(session_id, {}).pop(participant_key, None)

    def seen(self, session_id: str, participant_key: str) -> None:
        """A phone without a stream has asked for news."""
        with self._lock:
            self._phone(session_id, participant_key).last_seen_s = self._monotonic()

    @property
    def age_s(self) -> float:
        """Seconds since the counting began; a young count has not heard of every phone yet."""
        return self._monotonic() - self._began_s

    def n_connected(self, session_id: str, within_s: float = GRACE_S) -> int:
        """How many different phones are here now, or were within the last seconds."""
        earliest = self._monotonic() - within_s
        with self._lock:
            present = self._present.get(session_id, {})
            return sum(
                presence.n_open > 0 or presence.last_seen_s > earliest
                for presence in present.values()
            )

    def forget(self, session_id: str) -> None:
        """Drop what is known of a session's phones."""
        with self._lock:
            self._present.pop(session_id, None)
            self._present.pop(projector_of(session_id), None)

    def _phone(self, session_id: str, participant_key: str) -> _Phone:
        phones = self._present.setdefault(session_id, {})
        return phones.setdefault(participant_key, _Phone(last_seen_s=-inf))
