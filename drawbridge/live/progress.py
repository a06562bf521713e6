"""How far answering is, in words that do not tick (R02)."""

import threading
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from drawbridge.domain.session.round import Round

REFRESH_S = 5.0  # R02
BATCH = 2  # R02: a word moves only when at least two further responses have come


class ProgressWord(StrEnum):
    """How many of those who joined have responded."""

    NONE = "none"
    SOME = "some"
    ABOUT_HALF = "about half"
    MOST = "most"
    ALL = "all"


@dataclass(frozen=True, slots=True)
class _Seen:
    word: ProgressWord
    n_responses: int
    at_s: float


class ProgressBoard:
    """Remembers what was last said about each round. Safe to use from several threads.

    Args:
        monotonic: a clock in seconds that never goes back.
    """

    def __init__(self, monotonic: Callable[[], float]) -> None:
        self._monotonic = monotonic
        self._lock = threading.Lock()
        self._seen: dict[Round, _Seen] = {}

    def word(self, place: Round, n_responses: int, n_joined: int) -> ProgressWord:
        """The word to show for a round now; the same as before unless a batch has come."""
        now = self._monotonic()
        with self._lock:
            seen = self._seen.get(place)
            if seen is None:
                seen = _Seen(ProgressWord.NONE, 0, now - REFRESH_S)
            if _may_move(seen, n_responses, n_joined, now):
                seen = _Seen(progress_word(n_responses, n_joined), n_responses, now)
            self._seen[place] = seen
            return seen.word

    def forget(self, session_id: str) -> None:
        """A session is over."""
        with self._lock:
            for place in [place for place in self._seen if place.session_id == session_id]:
                del self._seen[place]


def _may_move(seen: _Seen, n_responses: int, n_joined: int, now: float) -> bool:
    if now - seen.at_s < REFRESH_S:
        return False
    is_complete = n_responses >= n_joined > 0
    return is_complete or abs(n_responses - seen.n_responses) >= BATCH


def progress_word(n_responses: int, n_joined: int) -> ProgressWord:
    """Quantise a share: under 40 % some, to a half about half, more than that most.

    The word stays while one more response comes (R02) and has to be true of that one as well: half
    of four would be said of three of four, so it is "some". Source of the limits: house rule.
    """
    if n_responses <= 0:
        return ProgressWord.NONE
    if n_responses >= n_joined:
        return ProgressWord.ALL
    if 2 * n_responses > n_joined:
        return ProgressWord.MOST
    with_next = n_responses + 1
    stays_half = 3 * with_next <= 2 * n_joined or with_next == n_joined
    is_half = 10 * n_responses >= 4 * n_joined and stays_half
    return ProgressWord.ABOUT_HALF if is_half else ProgressWord.SOME
