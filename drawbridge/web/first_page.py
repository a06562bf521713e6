"""The page under every address of the console and the projector, answered from memory."""

import gzip
from collections.abc import Callable
from functools import lru_cache

from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

_METHODS = frozenset({"GET", "HEAD"})
_MOST_LANGUAGES = 64
_VARIES = "Accept-Encoding, Accept-Language, Cookie"


class FirstPageMiddleware:
    """ASGI middleware; stands behind whatever decides who may see the page.

    Args:
        app: what answers everything else.
        page: makes the page in a language; the same under each address and for everybody who
            reads that language.
        spoken: the language of whoever asks now.
        paths: where the page stands.
    """

    def __init__(
        self,
        app: ASGIApp,
        *,
        page: Callable[[str], str],
        spoken: Callable[[], str],
        paths: frozenset[str],
    ) -> None:
        self._app = app
        self._paths = paths
        self._spoken = spoken
        self._plain = lru_cache(maxsize=_MOST_LANGUAGES)(lambda it: page(it).encode())
        self._packed = lru_cache(maxsize=_MOST_LANGUAGES)(
            lambda it: gzip.compress(self._plain(it), mtime=0)
        )

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer with the page, or pass the request on."""
        is_page = scope["type"] == "http" and scope["path"] in self._paths
        if not is_page or scope["method"] not in _METHODS:
            await self._app(scope, receive, send)
            return
        await self._answer(Request(scope))(scope, receive, send)

    def _answer(self, request: Request) -> Response:
        headers = {"Cache-Control": "no-cache", "Vary": _VARIES}
        language = self._spoken()
        if "gzip" not in request.headers.get("accept-encoding", ""):
            return Response(self._plain(language), headers=headers, media_type="text/html")
        headers["Content-Encoding"] = "gzip"
        return Response(self._packed(language), headers=headers, media_type="text/html")
