"""Notices that this process stood still, and that what it was asked may be older than it seems.

A process that hangs reads, when it goes on, what phones sent before. Their people have long loaded
the page anew, and answered at another process. Nothing that is stored tells which answer is the
later one, and nothing may; so the process itself has to know what it must not store any more
(`docs/decisions/0047`).
"""

import asyncio
from collections.abc import Callable
from math import inf

from drawbridge.errors import TooLongOnTheWay

BEAT_S = 0.25
STOOD_S = 2.0
"""A loop that is later than this has stood still. Nobody loads a page anew, answers and has it
stored in less; a busy loop has never been so late (`docs/performance.md`)."""
RECOVER_S = 1.0  # so long what is read may still be what has lain there meanwhile
HELD_S = 10.0  # Source: phone/static/js/request.js gives up a request after as long, and sends anew


class Standstill:
    """Feels this process's pulse. Safe to call from any thread.

    Args:
        monotonic: a clock in seconds that never goes back, nor stops while the process does.
        is_alone: whether phones can be at no other process; then what came first is stored first,
            and nothing is ever too old.
    """

    def __init__(self, monotonic: Callable[[], float], *, is_alone: bool = True) -> None:
        self._monotonic = monotonic
        self._is_alone = is_alone
        self._beat_s = inf
        self._before_s = -inf  # the last beat before the last standstill
        self._woke_s = -inf

    async def watch(self) -> None:
        """Go on until cancelled."""
        while True:
            self.beat()
            await asyncio.sleep(BEAT_S)

    def beat(self) -> None:
        """Say that the loop goes round."""
        now, before_s = self._monotonic(), self._beat_s
        if now - before_s > STOOD_S:
            self._before_s, self._woke_s = before_s, now
        self._beat_s = now

    def sent_s(self) -> float:
        """Since when what was read just now may have been on its way, by `monotonic`."""
        now, beat_s = self._monotonic(), self._beat_s
        if now - beat_s > STOOD_S:
            return beat_s
        return self._before_s if now - self._woke_s < RECOVER_S else now

    def ensure_latest(self, sent_s: float | None) -> None:
        """Refuse what is so old that its phone may have sent something newer elsewhere.

        To be asked once the row is held that whoever stores the newer one has to hold as well:
        from then on this process may stand still again and no harm is done.

        Args:
            sent_s: what `sent_s` said when it was read; None if no phone has sent it.

        Raises:
            TooLongOnTheWay: if it is.
        """
        if self._is_alone or sent_s is None:
            return
        now = self._monotonic()
        has_stood = now - self._beat_s > STOOD_S or sent_s < self._woke_s
        if has_stood or now - sent_s > HELD_S:
            raise TooLongOnTheWay
