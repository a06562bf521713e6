"""That a line needs the facilitator's eyes: told 5 to 20 seconds later, and never which."""

import threading
from collections.abc import Callable

from drawbridge.domain.session.round import Round

SHORTEST_S, LONGEST_S = 5.0, 20.0  # Source: house rule, the delay of every private signal


class AttentionBoard:
    """Remembers for which rounds a word of risk has come. Safe to use from several threads.

    Nothing is stored: after a restart, closing the round shows the line all the same.

    Args:
        monotonic: a clock in seconds that never goes back.
        delay_s: gives a random delay, in seconds, so that nobody can be watched for it.
    """

    def __init__(self, monotonic: Callable[[], float], delay_s: Callable[[], float]) -> None:
        self._monotonic = monotonic
        self._delay_s = delay_s
        self._lock = threading.Lock()
        self._due: dict[Round, float] = {}

    def call(self, place: Round) -> None:
        """A word of risk has come in a round; a second one changes nothing."""
        due = self._monotonic() + self._delay_s()
        with self._lock:
            self._due.setdefault(place, due)

    def is_called(self, place: Round) -> bool:
        """Whether it is time to say so."""
        with self._lock:
            due = self._due.get(place)
        return due is not None and self._monotonic() >= due

    def forget(self, session_id: str) -> None:
        """A session is over."""
        with self._lock:
            for place in [place for place in self._due if place.session_id == session_id]:
                del self._due[place]
