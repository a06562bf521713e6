"""Server-Sent Events: a screen learns that something changed, and what all may see of it."""

import asyncio
from collections.abc import AsyncGenerator, Callable
from contextlib import aclosing

from starlette.responses import Response
from starlette.types import Message, Receive, Scope, Send

from drawbridge.errors import SessionNotFound, StoreUnavailable
from drawbridge.live.hub import Hub
from drawbridge.web.headers import BASE

HEARTBEAT_S = 20.0  # proxies close a silent connection after 60 s
RETRY_MS = 1500
STREAM_HEADERS = {
    **BASE,
    "Cache-Control": "no-store",
    "X-Accel-Buffering": "no",
    "Connection": "close",  # see `web.hardening`
}
LEAST_FILLING = 2  # bytes of a comment without any blanks
GONE = 0  # what no session has come to; revisions begin with 1


class EventStream(Response):
    """An answer that goes on until the screen has gone or there is nothing more to tell.

    Starlette's own keeps two tasks and a cancel scope for each; of three thousand screens that
    wait, that was most of the memory.
    """

    media_type = "text/event-stream"

    def __init__(self, events: AsyncGenerator[str]) -> None:
        self._events = events
        self._closed: Callable[[], None] = lambda: None
        super().__init__(headers=STREAM_HEADERS)
        del self.headers["content-length"]

    def before(self, closed: Callable[[], None]) -> "EventStream":
        """The same, and something to call when it is over, also if it never began."""
        self._closed = closed
        return self

    async def __call__(self, _scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, and clean up however the request ends."""
        mine = asyncio.current_task()
        gone = asyncio.ensure_future(_gone(receive))
        gone.add_done_callback(lambda gone: mine and not gone.cancelled() and mine.cancel())
        try:
            await self._send_all(send)
        except asyncio.CancelledError:
            if not (mine and gone.done()):
                raise  # the server is stopping
            mine.uncancel()
        finally:
            gone.cancel()
            self._closed()

    async def _send_all(self, send: Send) -> None:
        async with aclosing(self._events) as events:
            await send({"type": "http.response.start", "status": 200, "headers": self.raw_headers})
            async for event in events:
                await send(_piece(event.encode(), more_body=True))
            await send(_piece(b"", more_body=False))


def _piece(body: bytes, *, more_body: bool) -> Message:
    return {"type": "http.response.body", "body": body, "more_body": more_body}


async def _gone(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass


def stream_of(  # noqa: PLR0913 - what differs between audiences is said at the one call each has
    hub: Hub,
    session_id: str,
    revision: Callable[[], int],
    *,
    arrive: Callable[[], None] = lambda: None,
    leave: Callable[[], None] = lambda: None,
    may_stay: Callable[[], bool] = lambda: True,
    news: Callable[[], str] = lambda: "",
    heartbeat_s: float = HEARTBEAT_S,
    is_first: bool = False,
) -> EventStream:
    """A stream that sends the revision now and after each change.

    Args:
        hub: where changes come from.
        session_id: the session that is listened to.
        revision: reads the revision now, quickly: once per announcement, in the event loop.
        arrive: called when the stream begins.
        leave: called when it ends, however it ends.
        may_stay: whether this screen may go on listening; asked after each change it was told of.
        news: what stands below the revision after each change but the first; quick as well.
        heartbeat_s: seconds of silence after which a sign of life is sent.
        is_first: whether it is told of a change before the screens of all who take part.
    """

    async def events() -> AsyncGenerator[str]:
        event = _teller(lambda: hub.revision(session_id, revision), news)
        arrive()
        try:
            yield f"retry: {RETRY_MS}\n\n"
            changing = hub.changes(session_id, heartbeat_s=heartbeat_s, is_first=is_first)
            async with aclosing(changing) as changes:
                async for has_changed in changes:
                    yield event() if has_changed else ": \n\n"
                    if has_changed and not may_stay():
                        return
        except SessionNotFound:
            yield _event(GONE)  # a rehearsal that was left: the screen asks, and is told so
        except StoreUnavailable:
            return  # the screen connects again, and is then told why
        finally:
            leave()

    return EventStream(events())


def _teller(revision: Callable[[], int], news: Callable[[], str]) -> Callable[[], str]:
    """What makes the events of one stream: with news from the second revision on."""
    told: int | None = None

    def event() -> str:
        nonlocal told
        before, told = told, revision()
        return _event(told, news() if before not in {None, told} else "")

    return event


def as_news(text: str) -> str:
    """A text as more lines of an event, in whichever way its lines end."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return "".join(f"data: {line}\n" for line in lines)


def filled(news: str, length: int) -> str:
    """The same and a comment, `length` bytes together: browsers pass over comments.

    Args:
        news: lines of an event.
        length: at least `LEAST_FILLING` more than they have.

    Source: HTML Living Standard, section 9.2.6, "If the line starts with a U+003A COLON".
    """
    blanks = " " * (length - len(news.encode()) - LEAST_FILLING)
    return f"{news}:{blanks}\n"


def _event(revision: int, news: str = "") -> str:
    return f"id: {revision}\ndata: {revision}\n{news}\n"
