"""Which requests take the short way: an answer, a screen, a join, a stream, as our own script asks.

Between the server and an endpoint stand a dozen layers that ask whose request it is. For these few
addresses that is known from the address alone; what they cost was more than all the rest of an
answer (`docs/performance.md`). Whatever is not quite as a phone's own script sends it takes the
long way, with the same endpoints at its end.
"""

import re
from collections.abc import Awaitable, Callable, Mapping

from starlette.applications import Starlette
from starlette.middleware.errors import ServerErrorMiddleware
from starlette.middleware.exceptions import ExceptionMiddleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

from drawbridge.phone.error_pages import HANDLERS, broken
from drawbridge.phone.events import stream
from drawbridge.phone.hot.answer import answer
from drawbridge.phone.hot.screen import screen
from drawbridge.phone.reply import SCRIPT_HEADER
from drawbridge.web.hardening import is_of_usual_size

Endpoint = Callable[[Request], Awaitable[Response]]
Quick = Callable[[Request, Send], Awaitable[Receive | None]]
"""Answers a request and gives None; or what its endpoint shall receive, if it is for that one."""

_ADDRESS = re.compile(r"/j/([A-Z]{6})/([a-z]+)")
_SCRIPT = (SCRIPT_HEADER.encode(), b"1")
_STREAM = "/events"  # a browser that opens a stream sends no headers of ours
_QUICK: Mapping[tuple[str, str], Quick] = {
    ("POST", "answer"): answer,
    ("GET", "main"): screen,
    ("GET", "events"): stream,
}


class HotPath:
    """ASGI middleware; stands outside all others.

    Args:
        app: what answers everything else.
        phones: the phones' application, whose services and words the endpoints use.
        endpoints: by method and the last word of the address.
    """

    def __init__(
        self,
        app: ASGIApp,
        *,
        phones: Starlette,
        endpoints: Mapping[tuple[str, str], Endpoint],
    ) -> None:
        self._others = app
        self._phones = phones
        self._endpoints = endpoints
        refusals = {kind: answer for kind, answer in HANDLERS.items() if kind is not Exception}
        handled = ExceptionMiddleware(self._answer, handlers=refusals)
        self._hot = ServerErrorMiddleware(handled, handler=broken)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass it on to whom it is for."""
        if _is_of_script(scope) and is_of_usual_size(scope):
            known = _ADDRESS.fullmatch(scope["path"])
            what = (scope["method"], known[2]) if known else ("", "")
            if known and what in self._endpoints:
                scope["app"], scope["endpoint"] = self._phones, self._endpoints[what]
                scope["path_params"] = {"code": known[1]}
                await self._answered(scope, receive, send, _QUICK.get(what))
                return
        await self._others(scope, receive, send)

    async def _answered(
        self, scope: Scope, receive: Receive, send: Send, quick: Quick | None
    ) -> None:
        left: Receive | None = receive
        if quick is not None:
            try:
                left = await quick(Request(scope, receive), send)
            except Exception as failure:  # noqa: BLE001 - raised again where refusals become pages
                scope["endpoint"] = _raising(failure)
        if left is not None:
            await self._hot(scope, left, send)

    @staticmethod
    async def _answer(scope: Scope, receive: Receive, send: Send) -> None:
        response = await scope["endpoint"](Request(scope, receive, send))
        await response(scope, receive, send)


def _is_of_script(scope: Scope) -> bool:
    if scope["type"] != "http":
        return False
    return _SCRIPT in scope["headers"] or scope["path"].endswith(_STREAM)


def _raising(failure: Exception) -> Endpoint:
    async def raised(_request: Request) -> Response:
        raise failure

    return raised
