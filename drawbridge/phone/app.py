"""The phone's addresses, to be served alone or beside others."""

import re
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Receive, Scope, Send

from drawbridge import language_choice
from drawbridge.phone import page
from drawbridge.phone.assets import SCRIPT_NAME, TAKE_HOME_NAME, Script, script, take_home
from drawbridge.phone.error_pages import HANDLERS
from drawbridge.phone.events import events, revision
from drawbridge.phone.group_sheet import DrawSheet, sheet_endpoint
from drawbridge.phone.guess_limit import Endpoint, limit_guesses
from drawbridge.phone.hot import HotPath
from drawbridge.phone.joining import LEFT, ask_code, back, join, leave, left
from drawbridge.phone.overlays import (
    ask,
    choose_language,
    erase,
    show_ask,
    show_erase,
    show_language,
    support,
)
from drawbridge.phone.reply import accepts_gzip
from drawbridge.phone.screen import answer, back_to_screen, main, show
from drawbridge.phone.take_home import TellRoom, nothing_told
from drawbridge.phone.threads import new_limiter, threaded
from drawbridge.phone.time_steps import in_time_steps
from drawbridge.phone.words import words
from drawbridge.services import Services
from drawbridge.translations import LOCALE_DIR

YEAR_S = 365 * 24 * 3600
_SESSION = "/j/{code}"
HOT: Mapping[tuple[str, str], Endpoint] = {
    ("POST", "answer"): limit_guesses(in_time_steps(answer)),
    ("GET", "main"): limit_guesses(main),
    ("POST", "join"): limit_guesses(join),
    ("GET", "events"): limit_guesses(events),
}
"""What `hot` may answer; the same stand among the routes of `phones`."""

_PHONES = re.compile(r"/(j|join)(/|$)")


class PhonesFirst:
    """ASGI middleware: everything under `/j` and `/join` is the phones', unknown addresses too.

    Whoever else serves the application, its sessions, compression and routes among them, is not
    asked about phones, of which there are many.

    Args:
        app: what answers everybody else.
        phones: the phones' application.
    """

    def __init__(self, app: ASGIApp, *, phones: Starlette) -> None:
        self._others = app
        self._phones = phones

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass it on to whom it is for."""
        is_phone = scope["type"] == "http" and _PHONES.match(scope["path"])
        await (self._phones if is_phone else self._others)(scope, receive, send)


def prepare(language: str, *, locale_dir: Path = LOCALE_DIR) -> None:
    """Have every screen ready before the first phone comes; after a restart all come at once."""
    page.prepare(words(language, locale_dir))
    language_choice.prepare()


def in_front(app: ASGIApp, phones: Starlette) -> ASGIApp:
    """An application with the phones' short way before everything else it is made of."""
    return HotPath(app, phones=phones, endpoints=HOT)


def phones_first(phones: Starlette) -> Middleware:
    """What hands the phones' addresses to their own application; stands within hardening."""
    return Middleware(PhonesFirst, phones=phones)


def phones(
    services: Callable[[], Services],
    draw_sheet: DrawSheet,
    *,
    tell_room: TellRoom = nothing_told,
    locale_dir: Path = LOCALE_DIR,
) -> Starlette:
    """The phones' application.

    Args:
        services: gives the running parts; first called when the first phone comes.
        draw_sheet: draws the group sheet; how a report is made is not the phones' business.
        tell_room: tells what the sheet holds, for phones that lay it beside their own answers.
        locale_dir: folder of the message catalogues.
    """
    phone = Starlette(
        routes=[
            Route("/join", ask_code),
            Route(LEFT, left),
            *_language_routes(),
            Route(f"/j/static/{SCRIPT_NAME}", _script_endpoint(script)),
            Route(f"/j/static/{TAKE_HOME_NAME}", _script_endpoint(take_home)),
            Route(_SESSION, limit_guesses(show)),
            Route(f"{_SESSION}/main", HOT["GET", "main"]),
            Route(f"{_SESSION}/support", limit_guesses(threaded(support))),
            Route(f"{_SESSION}/sheet", limit_guesses(threaded(sheet_endpoint(draw_sheet)))),
            Route(f"{_SESSION}/events", HOT["GET", "events"]),
            Route(f"{_SESSION}/revision", limit_guesses(revision)),
            *_form_routes("join"),
            *_form_routes("answer"),
            *_form_routes("leave", limit_guesses(leave)),
            *_form_routes("back", limit_guesses(back)),
            *_form_routes("ask", limit_guesses(ask), threaded(show_ask)),
            *_form_routes("erase", limit_guesses(erase), threaded(show_erase)),
            Route("/join/", _without_slash),
            Route(f"{_SESSION}/", _without_slash),
        ],
        exception_handlers=HANDLERS,
    )
    phone.router.redirect_slashes = False
    phone.state.services = services
    phone.state.tell_room = tell_room
    phone.state.threads = new_limiter()
    phone.state.locale_dir = locale_dir
    return phone


def _script_endpoint(known: Callable[[], Script]) -> Callable[[Request], Response]:
    return partial(_serve_script, known)


def _serve_script(made: Callable[[], Script], request: Request) -> Response:
    """A script. Its address changes with its text, so that phones may keep it."""
    known = made()
    is_current = request.query_params.get("v") == known.version
    lifetime = f"public, max-age={YEAR_S}, immutable" if is_current else "no-cache"
    headers = {
        "Cache-Control": lifetime,
        "Vary": "Accept-Encoding",
        "X-Content-Type-Options": "nosniff",
    }
    if not accepts_gzip(request):
        return Response(known.plain, headers=headers, media_type="text/javascript")
    headers["Content-Encoding"] = "gzip"
    return Response(known.compressed, headers=headers, media_type="text/javascript")


def _language_routes() -> list[Route]:
    """Where a language is chosen: outside sessions, and in one."""
    path = "/join/language"
    return [
        Route(path, show_language, name="show_language_outside"),
        Route(path, choose_language, methods=["POST"], name="language_outside"),
        *_form_routes("language", limit_guesses(choose_language), threaded(show_language)),
    ]


def _form_routes(
    name: str, endpoint: Endpoint | None = None, shown: Endpoint | None = None
) -> list[Route]:
    path = f"{_SESSION}/{name}"
    looked_at = limit_guesses(shown) if shown else back_to_screen
    return [
        Route(path, endpoint or HOT["POST", name], methods=["POST"], name=name),
        Route(path, looked_at, name=f"after_{name}"),
    ]


def _without_slash(request: Request) -> Response:
    return RedirectResponse(request.url.path.rstrip("/"), 307)
