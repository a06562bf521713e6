"""What holds for every answer of this server, Streamlit's own included.

Security headers where an answer has none of its own, no request larger than any of ours, no door
that Streamlit opens and Drawbridge does not use, and of our own pages no connection that idles.
"""

import re
from collections.abc import Iterable
from functools import lru_cache

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from drawbridge.web.headers import BASE, page_headers

HEADER_LIMIT = 16 * 1024  # bytes of address and headers; a browser sends us about 2 kB
_TOO_LARGE = "This request is larger than any that Drawbridge needs."
_NOTHING = "There is nothing at this address."
_CLOSED = ("/_stcore/", "/auth/", "/oauth2callback", "/component/", "/app/static/")
_OPEN = frozenset({"/_stcore/health", "/_stcore/host-config", "/_stcore/stream"})
_DOWNLOADS = "/media/"
# What Streamlit does not serve.
_OWN = re.compile(r"/(j|join|login|logout|live|remote|assets|healthz|readyz)(/|$)")
_HOST = re.compile(r"[A-Za-z0-9.\-]+(:\d{1,5})?|\[[0-9A-Fa-f:.]+\](:\d{1,5})?")
_DOWNLOAD_POLICY = "default-src 'none'; style-src 'unsafe-inline'; sandbox; frame-ancestors 'none'"


class SecurityHeadersMiddleware:
    """ASGI middleware; stands outside all others.

    Args:
        app: what to call.
        script_hashes: ``sha256-...`` of scripts that stand in Streamlit's page.
    """

    def __init__(self, app: ASGIApp, *, script_hashes: Iterable[str] = ()) -> None:
        self._app = app
        self._scripts = " ".join(f"'{one}'" for one in script_hashes)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer what we do not need ourselves; dress every other answer."""
        if scope["type"] == "http":
            refusal = _refusal(scope)
            await (refusal or self._app)(scope, receive, self._dressing(scope, send))
        elif scope["type"] == "websocket" and _refusal(scope) is not None:
            await send({"type": "websocket.close", "code": 1008})
        else:
            await self._app(scope, receive, send)

    def _dressing(self, scope: Scope, send: Send) -> Send:
        async def dressed(message: Message) -> None:
            if message["type"] == "http.response.start":
                self._dress(scope, MutableHeaders(scope=message))
            await send(message)

        return dressed

    def _dress(self, scope: Scope, headers: MutableHeaders) -> None:
        for name, value in BASE.items():
            headers.setdefault(name, value)
        if _OWN.match(scope["path"]):
            # uvicorn hangs up on who is silent for 5 s, perhaps just as a form sets out on that
            # connection; where none is kept, none can be lost. docs/decisions/0021
            headers["Connection"] = "close"
        if scope["path"].startswith(_DOWNLOADS):
            headers["Cache-Control"] = "no-store"
            headers["Content-Security-Policy"] = _DOWNLOAD_POLICY
        elif headers.get("content-type", "").startswith("text/html"):
            host = Headers(scope=scope).get("host", "")
            headers.setdefault("Content-Security-Policy", _page_policy(self._scripts, host))


def is_of_usual_size(scope: Scope) -> bool:
    """Whether the address and headers of a request are no larger than any of ours."""
    size = len(scope["path"]) + len(scope["query_string"])
    size += sum(len(name) + len(value) for name, value in scope["headers"])
    return size <= HEADER_LIMIT


def _refusal(scope: Scope) -> PlainTextResponse | None:
    if not is_of_usual_size(scope):
        return PlainTextResponse(_TOO_LARGE, 431, headers=page_headers())
    path = scope["path"]
    if path.startswith(_CLOSED) and path not in _OPEN:
        return PlainTextResponse(_NOTHING, 404, headers=page_headers())
    return None


@lru_cache(maxsize=64)
def _page_policy(scripts: str, host: str) -> str:
    """What Streamlit's page needs and no more.

    It makes its styles while it runs and loads the scripts of our parts from blobs. Older Safari
    does not take 'self' for a web socket, so the host is named too.
    """
    sockets = f" ws://{host} wss://{host}" if _HOST.fullmatch(host) else ""
    return (
        f"default-src 'self'; script-src 'self' blob: {scripts}; style-src 'self' 'unsafe-inline'; "
        f"img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self'{sockets}; "
        "worker-src 'self' blob:; object-src 'none'; frame-src 'none'; form-action 'self'; "
        "base-uri 'none'; frame-ancestors 'none'"
    )
