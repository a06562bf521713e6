"""The live hub: tells connected screens that something changed, and counts who is connected.

It carries no content: a signal is a revision, and what a person may see always comes from
`drawbridge.views`. It lives in a module of its own so that the server's event loop and
Streamlit's script threads share one instance.
"""

import asyncio
import threading
from collections.abc import AsyncGenerator, Callable
from contextlib import suppress
from dataclasses import dataclass, field
from math import inf

GRACE_S = 20.0  # a phone that reconnects within this time was never away


def projector_of(session_id: str) -> str:
    """What stands for a session's projectors where the hub counts who is here."""
    return f"{session_id}/projector"


@dataclass(slots=True, eq=False)
class _Listener:
    loop: asyncio.AbstractEventLoop
    changed: asyncio.Event = field(default_factory=asyncio.Event)


@dataclass(slots=True)
class _Presence:
    n_open: int = 0
    last_seen_s: float = 0.0


class Hub:
    """Signals and presence for all sessions of this process. Safe to call from any thread.

    Args:
        monotonic: a clock in seconds that never goes back.
    """

    def __init__(self, monotonic: Callable[[], float]) -> None:
        self._monotonic = monotonic
        # Reentrant, because a signal handler that calls `close` may interrupt a holder of the lock.
        self._lock = threading.RLock()
        self._listeners: dict[str, set[_Listener]] = {}
        self._present: dict[str, dict[str, _Presence]] = {}
        self._read: dict[str, int] = {}
        self._n_announced = 0
        self._began_s = monotonic()
        self._is_closed = False

    def revision(self, session_id: str, read: Callable[[], int]) -> int:
        """The revision of a session, read once per announcement however many ask.

        Three hundred phones that wake together must not make three hundred look-ups.

        Args:
            session_id: the session.
            read: reads the revision from the store.
        """
        with self._lock:
            known = self._read.get(session_id)
            n_before = self._n_announced
        if known is not None:
            return known
        found = read()
        with self._lock:
            # What was read while another change was announced may be out of date already.
            if n_before == self._n_announced and session_id in self._listeners:
                self._read[session_id] = found
        return found

    def announce(self, session_id: str) -> None:
        """Wake everybody who listens to a session."""
        with self._lock:
            self._read.pop(session_id, None)
            self._n_announced += 1
            listeners = list(self._listeners.get(session_id, ()))
        _wake(listeners)

    async def changes(self, session_id: str, *, heartbeat_s: float) -> AsyncGenerator[bool]:
        """Wait for changes of a session.

        Yields:
            True at once and after every change, False when nothing happened for `heartbeat_s`
            seconds. Several changes in a row may come as one. Who looks at the session after each
            True misses nothing, because the waiting begins before the first one.
        """
        listener = _Listener(asyncio.get_running_loop())
        listener.changed.set()
        with self._lock:
            self._listeners.setdefault(session_id, set()).add(listener)
        try:
            while not self._is_closed:
                try:
                    await asyncio.wait_for(listener.changed.wait(), heartbeat_s)
                except TimeoutError:
                    yield False
                    continue
                if self._is_closed:
                    return
                listener.changed.clear()
                yield True
        finally:
            self._dismiss(session_id, listener)

    def arrive(self, session_id: str, participant_key: str) -> None:
        """A phone has opened a stream."""
        with self._lock:
            self._presence(session_id, participant_key).n_open += 1

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

    def touch(self, session_id: str, participant_key: str) -> None:
        """A phone without a stream has asked for news."""
        with self._lock:
            self._presence(session_id, participant_key).last_seen_s = self._monotonic()

    @property
    def age_s(self) -> float:
        """Seconds since this hub began; a young one has not heard of every phone yet."""
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

    def close(self) -> None:
        """End all streams, so that the server can stop."""
        with self._lock:
            self._is_closed = True
            listeners = [one for group in self._listeners.values() for one in group]
        _wake(listeners)

    def _dismiss(self, session_id: str, listener: _Listener) -> None:
        with self._lock:
            group = self._listeners[session_id]
            group.discard(listener)
            if not group:
                del self._listeners[session_id]
                self._read.pop(session_id, None)

    def _presence(self, session_id: str, participant_key: str) -> _Presence:
        phones = self._present.setdefault(session_id, {})
        return phones.setdefault(participant_key, _Presence(last_seen_s=-inf))


def _wake(listeners: list[_Listener]) -> None:
    for listener in listeners:
        with suppress(RuntimeError):  # its loop has ended, and with it all its streams
            listener.loop.call_soon_threadsafe(listener.changed.set)
