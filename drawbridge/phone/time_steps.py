"""Replies to what was answered come in steps of time, so that how long one took tells little.

A Pass has less to read, to store and to draw than a written line; on a quiet network the few
milliseconds between them could be seen from outside, however equal the lengths are. What a step
leaves of that (a timer of the event loop ends up to a millisecond early or late, depending on the
work before it) goes under in a random wait behind it.
"""

import asyncio
import os
import struct
from collections.abc import Awaitable, Callable
from time import monotonic

from starlette.requests import Request
from starlette.responses import Response

STEP_S = 0.05  # nobody feels it; what a reply takes is mostly well below one step
SPREAD_S = 0.025  # a hundred times what was left between a Pass and an answer (bench/README.md)
_MOST = 2**32


class _Shares:
    """Numbers between 0 and 1 from the system's own chance, many fetched at once.

    Fetching lets go of the interpreter, and among busy threads waits to have it again.
    """

    def __init__(self) -> None:
        self._left: list[float] = []

    def __call__(self) -> float:
        """The next one, never given before."""
        while True:
            try:
                return self._left.pop()
            except IndexError:
                fresh = struct.iter_unpack("=I", os.urandom(1024))
                self._left.extend(number / _MOST for (number,) in fresh)


any_share = _Shares()


def wait_s(took_s: float, share: float = 0.0) -> float:
    """How long to hold a reply.

    Args:
        took_s: what it has taken so far; it is held until the next whole step,
        share: and then for so much of `SPREAD_S`, between 0 and 1.
    """
    return -took_s % STEP_S + share * SPREAD_S


def in_time_steps(
    endpoint: Callable[[Request], Awaitable[Response]],
    random: Callable[[], float] = any_share,
) -> Callable[[Request], Awaitable[Response]]:
    """The same endpoint, whose replies wait for a whole step since the request came, and a little.

    Args:
        endpoint: answers the request.
        random: gives a number between 0 and 1, another each time.
    """

    async def stepped(request: Request) -> Response:
        began = monotonic()
        response = await endpoint(request)
        await asyncio.sleep(wait_s(monotonic() - began, random()))
        return response

    return stepped
