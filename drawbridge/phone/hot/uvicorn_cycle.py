"""What uvicorn knows of a request beyond what ASGI says; with any other server, nothing.

uvicorn gives an application two methods of one object, the "cycle" of request and response, which
has the connection (`transport`) and whether more of the body is to come (`more_body`). That is no
promise of uvicorn's: `docs/decisions/0054-one-write-for-a-reply.md`.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from starlette.types import Receive, Send

_CYCLES = "uvicorn.protocols.http."


def has_arrived(receive: Receive) -> bool:
    """Whether a whole body is here, so that nobody has to be waited for; False if not known."""
    return getattr(_cycle(receive), "more_body", True) is False


@contextmanager
def in_one_write(send: Send) -> Iterator[None]:
    """Whatever is sent meanwhile goes out together at the end, in one packet if it fits."""
    cycle = _cycle(send)
    connection = getattr(cycle, "transport", None)
    if connection is None:
        yield
        return
    held = cycle.transport = _Held(connection)
    try:
        yield
    finally:
        cycle.transport = connection
        held.let_go()


def _cycle(method: Receive | Send) -> Any:
    cycle = getattr(method, "__self__", None)
    return cycle if type(cycle).__module__.startswith(_CYCLES) else None


class _Held:
    """Stands for a connection while a reply is written: head and body, then perhaps the end."""

    __slots__ = ("_connection", "_parts")

    def __init__(self, connection: Any) -> None:
        self._connection = connection
        self._parts: list[bytes] = []

    def write(self, part: bytes) -> None:
        self._parts.append(part)

    def close(self) -> None:
        self.let_go()  # uvicorn asks the connection itself whether it closes, right after this
        self._connection.close()

    def let_go(self) -> None:
        if self._parts:
            together, self._parts = b"".join(self._parts), []
            self._connection.write(together)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._connection, name)
