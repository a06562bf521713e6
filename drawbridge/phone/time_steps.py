"""Replies to what was answered come in steps of time, so that how long one took tells little.

A Pass has less to read, to store and to draw than a written line; on a quiet network the few
milliseconds between them could be seen from outside, however equal the lengths are.
"""

import asyncio
from collections.abc import Awaitable, Callable
from time import monotonic

from starlette.requests import Request
from starlette.responses import Response

STEP_S = 0.05  # nobody feels it; what a reply takes is mostly well below one step


def wait_s(took_s: float) -> float:
    """How long to hold a reply that took so long, until the next whole step."""
    return -took_s % STEP_S


def in_time_steps(
    endpoint: Callable[[Request], Awaitable[Response]],
) -> Callable[[Request], Awaitable[Response]]:
    """The same endpoint, whose replies wait for the next whole step since the request came."""

    async def stepped(request: Request) -> Response:
        began = monotonic()
        response = await endpoint(request)
        await asyncio.sleep(wait_s(monotonic() - began))
        return response

    return stepped
