"""Follows all rehearsals of this process, beside the server's other work.

One task per rehearsal waits on the hub; what is due is done in a thread, ten things at most before
others get their turn, so that a full cast never holds up real phones.
"""

import asyncio
import logging
from collections.abc import Callable
from contextlib import aclosing
from functools import partial

from drawbridge import views
from drawbridge.errors import KeyLost, StoreUnavailable
from drawbridge.rehearsal.inside.player import Player
from drawbridge.services import Services

LOG = logging.getLogger("drawbridge")
TICK_S = 0.2
LOOK_AROUND_S = 60.0
PATIENCE_S = 5.0


class Scheduler:
    """Plays every rehearsal there is.

    Args:
        services: the running parts.
        monotonic: a clock in seconds that never goes back.
    """

    def __init__(self, services: Services, monotonic: Callable[[], float]) -> None:
        self._services = services
        self._monotonic = monotonic
        self._following: dict[str, asyncio.Task[None]] = {}
        self._given_up: set[str] = set()

    async def run(self) -> None:
        """Follow the rehearsals there are and those that are made, until cancelled."""
        try:
            changes = self._services.hub.new_rehearsals(heartbeat_s=LOOK_AROUND_S)
            async with aclosing(changes):
                async for _ in changes:
                    await self._look_around()
        finally:
            for task in self._following.values():
                task.cancel()

    async def _look_around(self) -> None:
        try:
            found = await asyncio.to_thread(views.rehearsals, self._services)
        except StoreUnavailable as error:
            LOG.warning("Rehearsals are not looked for this time: %s", error)
            return
        for code, session_id in found.items():
            if code not in self._following and code not in self._given_up:
                task = asyncio.create_task(self._follow(code, session_id))
                self._following[code] = task
                task.add_done_callback(partial(self._dismiss, code))

    def _dismiss(self, code: str, done: "asyncio.Task[None]") -> None:
        del self._following[code]
        error = None if done.cancelled() else done.exception()
        if error is not None:
            self._given_up.add(code)
            LOG.error("Nobody plays along in a rehearsal any more", exc_info=error)

    async def _follow(self, code: str, session_id: str) -> None:
        play = Player(self._services, code, self._monotonic)
        changes = self._services.hub.changes(session_id, heartbeat_s=TICK_S)
        has_news = False
        async with aclosing(changes):
            async for has_changed in changes:
                has_news = has_news or has_changed
                while (has_news or play.is_due) and not play.is_over:
                    has_news = not await self._turn(play)
                if play.is_over:
                    return

    async def _turn(self, play: Player) -> bool:
        """One turn in a thread; False if it has to be tried again."""
        try:
            await asyncio.to_thread(play.turn)
        except KeyLost:
            raise  # for good: without its key nobody can join or answer any more
        except StoreUnavailable as error:
            LOG.warning("A rehearsal waits: %s", error)
            await asyncio.sleep(PATIENCE_S)
            return False
        return True
