"""Routes for the facilitator and the projector that are not Streamlit pages."""

import asyncio
import re
from collections.abc import Callable
from functools import partial
from math import ceil
from pathlib import Path

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles

from drawbridge import views
from drawbridge.auth.cookie import COOKIE, clear_login, set_login
from drawbridge.auth.language import keep
from drawbridge.auth.pages import language_page, login_page, logout_page
from drawbridge.errors import (
    F_,
    DrawbridgeError,
    NotAuthorised,
    TooOften,
    WrongPasscode,
)
from drawbridge.facilitator_words import told
from drawbridge.services import Services
from drawbridge.web.client_address import client_of
from drawbridge.web.event_stream import stream_of
from drawbridge.web.forms import form_of
from drawbridge.web.headers import page_headers
from drawbridge.web.statuses import status_of

STATIC = Path(__file__).parent.parent / "static"
CONSOLE_PAGES = frozenset({"/", "/library", "/editor", "/facilitator", "/summary", "/server"})
_REMOTE = re.compile(r"/remote/[A-Z]{6}")


def routes(services: Callable[[], Services]) -> list[BaseRoute]:
    """Login, logout, live streams and fonts, and the library under its own name."""
    auth = _AuthRoutes(services)
    return [
        Route("/library", _to_library),
        Route("/login", auth.show_login, methods=["GET"]),
        Route("/login", auth.log_in, methods=["POST"]),
        Route("/logout", auth.show_logout, methods=["GET"]),
        Route("/logout", auth.log_out, methods=["POST"]),
        Route("/console-language", auth.show_language, methods=["GET"]),
        Route("/console-language", auth.choose_language, methods=["POST"]),
        Route("/live/facilitator/{code}", auth.facilitator_stream),
        Route("/live/projector/{code}", auth.projector_stream),
        Mount("/assets", Starlette(routes=[Mount("/", StaticFiles(directory=STATIC))])),
    ]


async def answer_refusal(request: Request, error: DrawbridgeError) -> Response:
    """Answer a refused request outside the phone pages: a sentence and the right status."""
    if isinstance(error, WrongPasscode):
        return login_page(next_page=_next(request), refusal=error)
    headers = page_headers()
    if isinstance(error, TooOften):
        headers["Retry-After"] = str(ceil(error.wait_s))
    return PlainTextResponse(told(error), status_of(error), headers=headers)


def _to_library(request: Request) -> Response:
    # Streamlit 1.67 knows the default page by no name but "", and says "Page not found" above it.
    query = f"?{request.url.query}" if request.url.query else ""
    return RedirectResponse(f"/{query}")


def _nobody() -> None:
    """The console's own stream is not counted."""


class _AuthRoutes:
    def __init__(self, services: Callable[[], Services]) -> None:
        self._services = services

    async def show_login(self, request: Request) -> Response:
        if await self._is_facilitator(request):
            return RedirectResponse(_next(request), status_code=303)
        return login_page(next_page=_next(request))

    async def log_in(self, request: Request) -> Response:
        fields = await form_of(request)
        passcode = "".join(fields.get("passcode", [])[:1])
        services = self._services()
        client = client_of(request, services)
        login = await asyncio.to_thread(services.logins.log_in, passcode, client)
        response = RedirectResponse(_next(request), status_code=303)
        set_login(response, request, login)
        return response

    async def show_language(self, request: Request) -> Response:
        return language_page(next_page=_next(request))

    async def choose_language(self, request: Request) -> Response:
        fields = await form_of(request)
        return keep(request, "".join(fields.get("language", [])[:1]), _next(request))

    async def show_logout(self, _request: Request) -> Response:
        return logout_page()

    async def log_out(self, request: Request) -> Response:
        await form_of(request)
        cookie = request.cookies.get(COOKIE, "")
        await asyncio.to_thread(self._services().logins.log_out, cookie)
        response = RedirectResponse("/login", status_code=303)
        clear_login(response)
        return response

    async def facilitator_stream(self, request: Request) -> Response:
        if not await self._is_facilitator(request):
            raise NotAuthorised(F_("Please log in first."))
        services, code = self._services(), request.path_params["code"]
        listener = await asyncio.to_thread(views.facilitator_listener, services, code)
        cookie = request.cookies.get(COOKIE, "")
        return self._stream(request, listener, lambda: services.logins.is_facilitator(cookie))

    async def projector_stream(self, request: Request) -> Response:
        services, code = self._services(), request.path_params["code"]
        key = request.query_params.get("key", "")
        listener = await asyncio.to_thread(views.projector_listener, services, code, key)
        return self._stream(
            request,
            listener,
            partial(views.may_project, services, code, key),
            arrive=partial(services.presence.projector_arrives, listener.session_id),
            leave=partial(services.presence.projector_leaves, listener.session_id),
        )

    async def _is_facilitator(self, request: Request) -> bool:
        cookie = request.cookies.get(COOKIE, "")
        return await asyncio.to_thread(self._services().logins.is_facilitator, cookie)

    def _stream(
        self,
        request: Request,
        listener: views.Listener,
        may_stay: Callable[[], bool],
        *,
        arrive: Callable[[], None] = _nobody,
        leave: Callable[[], None] = _nobody,
    ) -> Response:
        if request.method == "HEAD":  # asks for no body, so that it would wait for ever
            return Response(media_type="text/event-stream")
        services = self._services()
        closed = services.limits.streams.enter(client_of(request, services), None)
        stream = stream_of(
            services.hub,
            listener.session_id,
            partial(views.revision, services, request.path_params["code"]),
            may_stay=may_stay,
            arrive=arrive,
            leave=leave,
            is_first=True,
        )
        return stream.before(closed)


def _next(request: Request) -> str:
    return _safe_next(request.query_params.get("next", ""))


def _safe_next(path: str) -> str:
    """A console page or a remote to go to after login; anything else could lead elsewhere."""
    page, _, query = path.partition("?")
    is_plain = query.replace("=", "").replace("session", "").isalnum() or not query
    is_ours = page in CONSOLE_PAGES or _REMOTE.fullmatch(page)
    return path if is_ours and is_plain else "/"
