"""Few threads for many phones.

After every step 300 phones ask within a quarter of a second. Python runs one thread at a time, so
that more threads would only take turns, and each would hold a connection to the store.
"""

from collections.abc import Awaitable, Callable
from typing import TypeVar

from anyio import CapacityLimiter, to_thread
from starlette.requests import Request
from starlette.responses import Response

T = TypeVar("T")
N_THREADS = 4


def new_limiter() -> CapacityLimiter:
    """What keeps the number of threads small; one per application."""
    return CapacityLimiter(N_THREADS)


async def in_thread(request: Request, work: Callable[..., T], *arguments: object) -> T:
    """Do what touches the store away from the event loop."""
    limiter: CapacityLimiter = request.app.state.threads
    return await to_thread.run_sync(work, *arguments, limiter=limiter)


def threaded(work: Callable[[Request], Response]) -> Callable[[Request], Awaitable[Response]]:
    """An endpoint that runs a plain function in one of the few threads."""

    async def endpoint(request: Request) -> Response:
        return await in_thread(request, work, request)

    return endpoint
