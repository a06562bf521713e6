"""Who is here: phones and projectors with an open stream, or seen a moment ago."""

import threading
from collections import deque
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import inf

from drawbridge.live import GONE_S

GRACE_S = 20.0  # a phone that reconnects within this time was never away
LATELY_S = 30.0  # private signals to the facilitator: "for 30 s"
MOVES_KEPT = 3000  # what is told of phones that come and go; it is taken every second

Move = tuple[str, str, bool]
"""A session, the key of a phone, and whether it has come here (or has left for good)."""


@dataclass(slots=True)
class _Screen:
    n_open: int = 0
    last_seen_s: float = -inf
    has_moved: bool = False  # to another process: when its stream here ends it is not waited for

    def is_here(self, earliest_s: float) -> bool:
        return self.n_open > 0 or self.last_seen_s > earliest_s


class Presence:
    """Counts, for all sessions of this process, who is here. Safe to call from any thread.

    Args:
        monotonic: a clock in seconds that never goes back.
        is_alone: whether phones are at no other process.
    """

    def __init__(self, monotonic: Callable[[], float], *, is_alone: bool = True) -> None:
        self._monotonic = monotonic
        self._lock = threading.Lock()
        self._present: dict[str, dict[str, _Screen]] = {}
        self._projectors: dict[str, _Screen] = {}
        self._elsewhere: dict[str, tuple[float, Mapping[str, Sequence[int]]]] = {}
        self._moves: deque[Move] = deque(maxlen=0 if is_alone else MOVES_KEPT)
        self._began_s = monotonic()

    def arrive(self, session_id: str, participant_key: str) -> None:
        """A phone has opened a stream."""
        with self._lock:
            phone = self._phone(session_id, participant_key)
            phone.n_open += 1
            phone.has_moved = False
            self._moves.append((session_id, participant_key, True))

    def leave(self, session_id: str, participant_key: str) -> None:
        """A phone's stream has ended."""
        with self._lock:
            phones = self._present.get(session_id, {})
            phone = phones.get(participant_key)
            self._end(phone)
            if phone is not None and phone.has_moved and not phone.n_open:
                del phones[participant_key]

    def dismiss(self, session_id: str, participant_key: str) -> None:
        """A phone has left for good; it is not waited for."""
        with self._lock:
            self._present.get(session_id, {}).pop(participant_key, None)
            self._moves.append((session_id, participant_key, False))

    def seen(self, session_id: str, participant_key: str) -> None:
        """A phone without a stream has asked for news."""
        with self._lock:
            phone = self._phone(session_id, participant_key)
            if phone.last_seen_s == -inf:
                self._moves.append((session_id, participant_key, True))
            phone.last_seen_s = self._monotonic()

    def take_moves(self) -> list[Move]:
        """Who has come here or left for good since this was last asked, for other processes."""
        with self._lock:
            moves = list(self._moves)
            self._moves.clear()
        return moves

    def note_moves(self, moves: Iterable[Sequence[object]]) -> None:
        """Other processes tell theirs: who is there is not waited for here."""
        with self._lock:
            for session_id, participant_key, has_come in moves:
                phones = self._present.get(str(session_id), {})
                phone = phones.get(str(participant_key))
                if phone is not None and has_come and phone.n_open:
                    phone.has_moved = True  # its stream here may be one that has not noticed yet
                elif phone is not None:
                    del phones[str(participant_key)]

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
        """How many different phones are here now, or were within the last seconds.

        What other processes have told is added; a phone that went from one to another counts in
        both until they have told each other.
        """
        with self._lock:
            elsewhere = self._n_elsewhere(session_id, within_s)
            return self._n_here(session_id, within_s) + elsewhere

    def numbers(self) -> dict[str, tuple[int, int]]:
        """How many phones are at this process, by session: within `GRACE_S`, within `LATELY_S`."""
        with self._lock:
            return {
                one: (self._n_here(one, GRACE_S), self._n_here(one, LATELY_S))
                for one in self._present
            }

    def note_elsewhere(self, process: str, numbers: Mapping[str, Sequence[int]]) -> None:
        """Another process tells its `numbers`."""
        with self._lock:
            self._elsewhere[process] = (self._monotonic(), numbers)

    def _n_here(self, session_id: str, within_s: float) -> int:
        earliest = self._monotonic() - within_s
        return sum(one.is_here(earliest) for one in self._present.get(session_id, {}).values())

    def _n_elsewhere(self, session_id: str, within_s: float) -> int:
        earliest, which = self._monotonic() - GONE_S, int(within_s > GRACE_S)
        for process in [one for one, (at_s, _) in self._elsewhere.items() if at_s < earliest]:
            del self._elsewhere[process]  # it has ended, and its phones are at others
        told = (numbers.get(session_id, (0, 0)) for _, numbers in self._elsewhere.values())
        return sum(numbers[which] for numbers in told)

    def n_in_all(self) -> int:
        """How many phones are here now in all sessions together, at whatever process."""
        with self._lock:
            sessions = set(self._present)
            sessions.update(*(numbers for _, numbers in self._elsewhere.values()))
            return sum(
                self._n_here(one, GRACE_S) + self._n_elsewhere(one, GRACE_S) for one in sessions
            )

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
