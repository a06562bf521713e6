"""Who is here: phones and projectors with an open stream, or seen a moment ago."""

import threading
from collections.abc import Callable
from dataclasses import dataclass
from math import inf

GRACE_S = 20.0  # a phone that reconnects within this time was never away


@dataclass(slots=True)
class _Screen:
    n_open: int = 0
    last_seen_s: float = -inf

    def is_here(self, earliest_s: float) -> bool:
        return self.n_open > 0 or self.last_seen_s > earliest_s


class Presence:
    """Counts, for all sessions of this process, who is here. Safe to call from any thread.

    Args:
        monotonic: a clock in seconds that never goes back.
    """

    def __init__(self, monotonic: Callable[[], float]) -> None:
        self._monotonic = monotonic
        self._lock = threading.Lock()
        self._present: dict[str, dict[str, _Screen]] = {}
        self._projectors: dict[str, _Screen] = {}
        self._began_s = monotonic()

    def arrive(self, session_id: str, participant_key: str) -> None:
        """A phone has opened a stream."""
        with self._lock:
            self._phone(session_id, participant_key).n_open += 1

    def leave(self, session_id: str, participant_key: str) -> None:
        """A phone's stream has ended."""
        with self._lock:
            self._end(self._present.get(session_id, {}).get(participant_key))

    def dismiss(self, session_id: str, participant_key: str) -> None:
        """A phone has left for good; it is not waited for."""
        with self._lock:
            self._present.get(session_id, {}).pop(participant_key, None)

    def seen(self, session_id: str, participant_key: str) -> None:
        """A phone without a stream has asked for news."""
        with self._lock:
            self._phone(session_id, participant_key).last_seen_s = self._monotonic()

    def projector_arrives(self, session_id: str) -> None:
        """A projector has opened a stream."""
        with self._lock:
            self._projectors.setdefault(session_id, _Screen()).n_open += 1

    def projector_leaves(self, session_id: str) -> None:
        """A projector's stream has ended."""
        with self._lock:
            self._end(self._projectors.get(session_id))

    def has_projector(self, session_id: str) -> bool:
        """Whether a projector is here, or was a moment ago; how many there are does not matter."""
        earliest = self._monotonic() - GRACE_S
        with self._lock:
            return session_id in self._projectors and self._projectors[session_id].is_here(earliest)

    @property
    def age_s(self) -> float:
        """Seconds since the counting began; a young count has not heard of every phone yet."""
        return self._monotonic() - self._began_s

    def n_connected(self, session_id: str, within_s: float = GRACE_S) -> int:
        """How many different phones are here now, or were within the last seconds."""
        earliest = self._monotonic() - within_s
        with self._lock:
            present = self._present.get(session_id, {})
            return sum(phone.is_here(earliest) for phone in present.values())

    def n_in_all(self) -> int:
        """How many phones are here now in all sessions together."""
        earliest = self._monotonic() - GRACE_S
        with self._lock:
            phones = [one for present in self._present.values() for one in present.values()]
            return sum(phone.is_here(earliest) for phone in phones)

    def forget(self, session_id: str) -> None:
        """Drop what is known of a session's screens."""
        with self._lock:
            self._present.pop(session_id, None)
            self._projectors.pop(session_id, None)

    def _phone(self, session_id: str, participant_key: str) -> _Screen:
        phones = self._present.setdefault(session_id, {})
        return phones.setdefault(participant_key, _Screen())

    def _end(self, screen: _Screen | None) -> None:
        if screen is not None:  # None: the session was forgotten meanwhile
            screen.n_open = max(0, screen.n_open - 1)
            screen.last_seen_s = self._monotonic()
