"""Is the process alive, and can it do its work: two addresses for whatever watches it.

They tell nothing about sessions, and cost one look at the database in two seconds at most, however
often somebody asks.
"""

import asyncio
import time
from collections.abc import Callable

from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import BaseRoute, Route

from drawbridge import views
from drawbridge.errors import StoreUnavailable
from drawbridge.services import Services
from drawbridge.web.headers import page_headers

_BELIEVED_S = 2.0
_PATIENCE_S = 3.0


def routes(services: Callable[[], Services]) -> list[BaseRoute]:
    """``/healthz``: this process answers. ``/readyz``: it reaches its database, or 503."""
    readiness = _Readiness(services, time.monotonic)
    return [
        Route("/healthz", _alive, methods=["GET"]),
        Route("/readyz", readiness.answer, methods=["GET"]),
    ]


async def _alive(_request: Request) -> PlainTextResponse:
    return PlainTextResponse("Drawbridge is running.\n", headers=page_headers())


class _Readiness:
    def __init__(self, services: Callable[[], Services], monotonic: Callable[[], float]) -> None:
        self._services = services
        self._monotonic = monotonic
        self._asking: asyncio.Task[bool] | None = None
        self._is_ready = False
        self._until = float("-inf")

    async def answer(self, _request: Request) -> PlainTextResponse:
        """200 if the database has answered in time just now, else 503; both in words."""
        if await self._look():
            return PlainTextResponse("Drawbridge is ready.\n", headers=page_headers())
        said = "Drawbridge cannot reach its database.\n"
        return PlainTextResponse(said, 503, headers=page_headers())

    async def _look(self) -> bool:
        if self._monotonic() < self._until:
            return self._is_ready
        if self._asking is None or self._asking.done():  # one look at a time, however slow
            self._asking = asyncio.create_task(asyncio.to_thread(self._has_database))
        done, _ = await asyncio.wait({self._asking}, timeout=_PATIENCE_S)
        self._is_ready = bool(done) and self._asking.result()
        self._until = self._monotonic() + _BELIEVED_S
        return self._is_ready

    def _has_database(self) -> bool:
        try:
            views.is_wiping(self._services())
        except StoreUnavailable:
            return False
        return True
