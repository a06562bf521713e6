"""A client that keeps a response open; Starlette's TestClient waits for its end instead."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from typing import Any
from urllib.parse import urlsplit

from starlette.types import ASGIApp, Message


class OpenStream:
    """A response that is still coming.

    `status` and `headers` are those of its beginning, `texts` what came after it.
    """

    def __init__(self) -> None:
        self.status = 0
        self.headers: dict[str, str] = {}
        self.is_stuck = False
        self._texts: asyncio.Queue[str | None] = asyncio.Queue()
        self._has_begun = asyncio.Event()
        self._is_gone = asyncio.Event()

    async def text(self, within_s: float = 10.0) -> str | None:
        """The next piece of the body, None when there is no more."""
        return await asyncio.wait_for(self._texts.get(), within_s)

    def go_away(self) -> None:
        """Close the connection, as a phone that is put into a pocket does."""
        self._is_gone.set()

    async def begun(self) -> None:
        """Wait for status and headers."""
        await asyncio.wait_for(self._has_begun.wait(), 10.0)

    async def receive(self) -> Message:
        await self._is_gone.wait()
        return {"type": "http.disconnect"}

    async def send(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.status = message["status"]
            self.headers = {key.decode(): value.decode() for key, value in message["headers"]}
            self._has_begun.set()
            return
        if self.is_stuck:  # the other side does not read any more
            await asyncio.Event().wait()
        if message["body"]:
            self._texts.put_nowait(message["body"].decode())
        if not message.get("more_body", False):
            self._texts.put_nowait(None)


@asynccontextmanager
async def open_stream(
    app: ASGIApp, url: str, headers: dict[str, str] | None = None
) -> AsyncIterator[OpenStream]:
    """Ask for something and keep it open; goes away at the end of the block."""
    stream = OpenStream()
    serving = asyncio.create_task(app(_scope(url, headers or {}), stream.receive, stream.send))
    try:
        await stream.begun()
        yield stream
    finally:
        stream.go_away()
        with suppress(asyncio.CancelledError):
            await asyncio.wait_for(serving, 10.0)


def _scope(url: str, headers: dict[str, str]) -> dict[str, Any]:
    parts = urlsplit(url)
    return {
        "type": "http",
        "asgi": {"version": "3.0", "spec_version": "2.3"},  # as uvicorn has it
        "http_version": "1.1",
        "method": "GET",
        "scheme": "http",
        "path": parts.path,
        "raw_path": parts.path.encode(),
        "root_path": "",
        "query_string": parts.query.encode(),
        "headers": [(key.lower().encode(), value.encode()) for key, value in headers.items()],
        "client": ("192.0.2.1", 50000),
        "server": ("testserver", 80),
    }
