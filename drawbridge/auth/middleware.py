"""Sends whoever is not logged in from a console page to the login page.

A convenience for people: every Streamlit page has its own guard, because a page can also be
reached without its address ever being requested.
"""

import asyncio
from collections.abc import Callable
from urllib.parse import quote

from starlette.requests import HTTPConnection
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from drawbridge.errors import StoreUnavailable
from drawbridge.web.headers import page_headers
from drawbridge.web.statuses import status_of


class LoginRedirectMiddleware:
    """ASGI middleware.

    Args:
        app: what to call when all is well.
        pages: paths that only a facilitator may open.
        cookie: name of the login cookie.
        is_facilitator: whether a cookie's value is a login.
    """

    def __init__(
        self,
        app: ASGIApp,
        *,
        pages: frozenset[str],
        cookie: str,
        is_facilitator: Callable[[str], bool],
    ) -> None:
        self._app = app
        self._pages = pages
        self._cookie = cookie
        self._is_facilitator = is_facilitator

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, or answer with a redirect to the login page."""
        is_page = scope["type"] == "http" and scope["path"] in self._pages
        refusal = await self._refusal(scope) if is_page else None
        await (refusal or self._app)(scope, receive, send)

    async def _refusal(self, scope: Scope) -> Response | None:
        # Middleware stands outside the application's exception handlers, so it answers itself.
        cookie = HTTPConnection(scope).cookies.get(self._cookie, "")
        try:
            if await asyncio.to_thread(self._is_facilitator, cookie):
                return None
        except StoreUnavailable as error:
            return PlainTextResponse(str(error), status_of(error), headers=page_headers())
        return RedirectResponse(f"/login?next={quote(_target(scope))}", status_code=303)


def _target(scope: Scope) -> str:
    query = scope["query_string"].decode("latin-1")
    path: str = scope["path"]
    return f"{path}?{query}" if query else path
