"""The page under every address of the console, answered from memory."""

import gzip

from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

_METHODS = frozenset({"GET", "HEAD"})


class FirstPageMiddleware:
    """ASGI middleware; stands behind whatever decides who may see the page.

    Args:
        app: what answers everything else.
        page: the page, the same under each address and for everybody.
        paths: where it stands.
    """

    def __init__(self, app: ASGIApp, *, page: str, paths: frozenset[str]) -> None:
        self._app = app
        self._paths = paths
        self._plain = page.encode()
        self._packed = gzip.compress(self._plain, mtime=0)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer with the page, or pass the request on."""
        is_page = scope["type"] == "http" and scope["path"] in self._paths
        if not is_page or scope["method"] not in _METHODS:
            await self._app(scope, receive, send)
            return
        await self._answer(Request(scope))(scope, receive, send)

    def _answer(self, request: Request) -> Response:
        headers = {"Cache-Control": "no-cache", "Vary": "Accept-Encoding"}
        if "gzip" not in request.headers.get("accept-encoding", ""):
            return Response(self._plain, headers=headers, media_type="text/html")
        headers["Content-Encoding"] = "gzip"
        return Response(self._packed, headers=headers, media_type="text/html")
