"""The live hub: tells connected screens that something changed.

It carries no content: a signal is a revision, and what a person may see always comes from
`drawbridge.views`. It lives in a module of its own so that the server's event loop and
Streamlit's script threads share one instance.
"""

import asyncio
import threading
from collections.abc import AsyncGenerator, Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from itertools import islice
from weakref import WeakKeyDictionary

from drawbridge.live.heartbeats import Heartbeats

_REHEARSALS = None
_AT_ONCE = 50
"""How many screens wake before others get their turn: some 6 ms of phones that draw."""
_Topic = str | None
"""What is listened to: a session by its id, or that there is a new rehearsal."""


@dataclass(slots=True, eq=False)
class _Listener:
    """One screen that waits; used in its own event loop only."""

    loop: asyncio.AbstractEventLoop
    heartbeats: Heartbeats
    is_first: bool
    has_changed: bool = True
    waiter: asyncio.Future[None] | None = None

    def wake(self) -> None:
        self.has_changed = True
        self.beat()

    def beat(self) -> None:
        if self.waiter is not None and not self.waiter.done():
            self.waiter.set_result(None)

    async def wait(self, seconds: float) -> None:
        """Until something has changed or the time is over."""
        if self.has_changed:
            return
        self.waiter = self.loop.create_future()
        tick = self.heartbeats.after(seconds, self)
        try:
            await self.waiter
        finally:
            self.heartbeats.forget(tick, self)
            self.waiter = None


class Hub:
    """Signals for all sessions of this process. Safe to call from any thread.

    Args:
        outdated: is told of each session that has changed, before its listeners are.
        first_share: how much of a heartbeat's time the first one of a listener waits, up to 1.
        tell_others: is told of each session that this process has changed.
    """

    def __init__(
        self,
        outdated: Callable[[str], None] = lambda _session_id: None,
        first_share: Callable[[], float] = lambda: 1.0,
        tell_others: Callable[[str], None] = lambda _session_id: None,
    ) -> None:
        self._outdated = outdated
        self._first_share = first_share
        self._tell_others = tell_others
        # Reentrant, because a signal handler that calls `close` may interrupt a holder of the lock.
        self._lock = threading.RLock()
        self._listeners: dict[_Topic, set[_Listener]] = {}
        self._heartbeats: WeakKeyDictionary[asyncio.AbstractEventLoop, Heartbeats] = (
            WeakKeyDictionary()
        )
        self._read: dict[str, int] = {}
        self._n_announced = 0
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
        """Wake everybody who listens to a session, in all processes."""
        self.announce_here(session_id)
        self._tell_others(session_id)

    def announce_here(self, session_id: str) -> None:
        """Wake everybody in this process who listens to a session."""
        self._outdated(session_id)  # first: whoever wakes must not meet what was known before
        with self._lock:
            self._read.pop(session_id, None)
            self._n_announced += 1
            listeners = list(self._listeners.get(session_id, ()))
        _wake(listeners)

    def behind(self, revisions: Mapping[str, int]) -> tuple[str, ...]:
        """The sessions whose listeners were told another revision than the one they have come to.

        Args:
            revisions: of all sessions there are, by id.
        """
        with self._lock:
            return tuple(one for one, told in self._read.items() if revisions.get(one) != told)

    def listened_to(self) -> tuple[str, ...]:
        """The sessions that anybody listens to."""
        with self._lock:
            return tuple(topic for topic in self._listeners if topic is not _REHEARSALS)

    def announce_rehearsal(self) -> None:
        """Wake who plays along in rehearsals: there is a new one."""
        with self._lock:
            listeners = list(self._listeners.get(_REHEARSALS, ()))
        _wake(listeners)

    def new_rehearsals(self, *, heartbeat_s: float) -> AsyncGenerator[bool]:
        """Wait for rehearsals that were not there before; yields what `changes` yields."""
        return self._changes(_REHEARSALS, heartbeat_s, is_first=False)

    def changes(
        self, session_id: str, *, heartbeat_s: float, is_first: bool = False
    ) -> AsyncGenerator[bool]:
        """Wait for changes of a session.

        Args:
            session_id: the session.
            heartbeat_s: seconds; the first silence is told of somewhat earlier, each time
                differently, so that screens which came together do not stir together for ever.
            is_first: whether to tell this screen before all others, as the one the room looks at.

        Yields:
            True at once and after every change, False when nothing happened for `heartbeat_s`
            seconds. Several changes in a row may come as one. Who looks at the session after each
            True misses nothing, because the waiting begins before the first one.
        """
        return self._changes(session_id, heartbeat_s, is_first=is_first)

    async def _changes(
        self, topic: _Topic, heartbeat_s: float, *, is_first: bool
    ) -> AsyncGenerator[bool]:
        loop = asyncio.get_running_loop()
        patience_s = heartbeat_s * self._first_share()
        with self._lock:
            heartbeats = self._heartbeats.setdefault(loop, Heartbeats())
            listener = _Listener(loop, heartbeats, is_first)
            self._listeners.setdefault(topic, set()).add(listener)
        try:
            while True:
                await listener.wait(patience_s)
                if self._is_closed:
                    return
                if not listener.has_changed:
                    patience_s = heartbeat_s
                news, listener.has_changed = listener.has_changed, False
                yield news
        finally:
            self._dismiss(topic, listener)

    def close(self) -> None:
        """End all streams, so that the server can stop."""
        with self._lock:
            self._is_closed = True
            listeners = [one for group in self._listeners.values() for one in group]
        _wake(listeners)

    def _dismiss(self, topic: _Topic, listener: _Listener) -> None:
        with self._lock:
            group = self._listeners[topic]
            group.discard(listener)
            if not group:
                del self._listeners[topic]
                if topic is not _REHEARSALS:
                    self._read.pop(topic, None)


def _wake(listeners: list[_Listener]) -> None:
    by_loop: dict[asyncio.AbstractEventLoop, list[_Listener]] = {}
    for listener in listeners:
        by_loop.setdefault(listener.loop, []).append(listener)
    for loop, together in by_loop.items():
        with suppress(RuntimeError):  # the loop has ended, and with it all its streams
            loop.call_soon_threadsafe(_wake_here, loop, _in_turn(together))


def _in_turn(listeners: list[_Listener]) -> Iterator[_Listener]:
    yield from (one for one in listeners if one.is_first)
    yield from (one for one in listeners if not one.is_first)


def _wake_here(loop: asyncio.AbstractEventLoop, listeners: Iterator[_Listener]) -> None:
    """Wake some, and the others once these have told their screens and the network was looked at.

    A thousand in one go would keep the projector's next request waiting for all of them.
    """
    n_woken = 0
    for listener in islice(listeners, _AT_ONCE):
        listener.wake()
        n_woken += 1
    if n_woken == _AT_ONCE:
        loop.call_soon(_wake_here, loop, listeners)
