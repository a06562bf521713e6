"""The phone's addresses, to be served alone or beside others."""

from collections.abc import Callable
from pathlib import Path

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from drawbridge.phone import page
from drawbridge.phone.assets import SCRIPT_NAME, script
from drawbridge.phone.error_pages import HANDLERS
from drawbridge.phone.events import events, revision
from drawbridge.phone.guess_limit import Endpoint, limit_guesses
from drawbridge.phone.joining import LEFT, ask_code, join, leave, left
from drawbridge.phone.overlays import ask, erase, show_ask, show_erase, support
from drawbridge.phone.reply import accepts_gzip
from drawbridge.phone.screen import answer, back_to_screen, main, show
from drawbridge.phone.threads import new_limiter, threaded
from drawbridge.phone.time_steps import in_time_steps
from drawbridge.phone.words import words
from drawbridge.services import Services
from drawbridge.translations import LOCALE_DIR

YEAR_S = 365 * 24 * 3600
_SESSION = "/j/{code}"


def routes(services: Callable[[], Services], *, locale_dir: Path = LOCALE_DIR) -> list[BaseRoute]:
    """Routes to mount beside others: everything under `/j` and `/join`, unknown addresses too.

    Args:
        services: gives the running parts; first called when the first phone comes.
        locale_dir: folder of the message catalogues.
    """
    phone = app(services, locale_dir=locale_dir)
    # Whole addresses go through one inner application, so that it answers what it does not know
    # itself; a Mount would leave "/j" and "/join" to others.
    paths = ("/join", "/join/{path:path}", "/j", "/j/{path:path}")
    return [Route(path, phone, name=f"phone{number}") for number, path in enumerate(paths)]


def prepare(language: str, *, locale_dir: Path = LOCALE_DIR) -> None:
    """Have every screen ready before the first phone comes; after a restart all come at once."""
    page.prepare(words(language, locale_dir))


def app(services: Callable[[], Services], *, locale_dir: Path = LOCALE_DIR) -> Starlette:
    """The phone as an application of its own; the arguments are those of `routes`."""
    phone = Starlette(
        routes=[
            Route("/join", ask_code),
            Route(LEFT, left),
            Route(f"/j/static/{SCRIPT_NAME}", serve_script),
            Route(_SESSION, limit_guesses(threaded(show))),
            Route(f"{_SESSION}/main", limit_guesses(threaded(main))),
            Route(f"{_SESSION}/support", limit_guesses(threaded(support))),
            Route(f"{_SESSION}/events", limit_guesses(events)),
            Route(f"{_SESSION}/revision", limit_guesses(threaded(revision))),
            *_form_routes("join", join),
            *_form_routes("answer", in_time_steps(answer)),
            *_form_routes("leave", leave),
            *_form_routes("ask", ask, threaded(show_ask)),
            *_form_routes("erase", erase, threaded(show_erase)),
            Route("/join/", _without_slash),
            Route(f"{_SESSION}/", _without_slash),
        ],
        exception_handlers=HANDLERS,
    )
    phone.router.redirect_slashes = False
    phone.state.services = services
    phone.state.threads = new_limiter()
    phone.state.locale_dir = locale_dir
    return phone


def serve_script(request: Request) -> Response:
    """The one script. Its address changes with its text, so that phones may keep it."""
    known = script()
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


def _form_routes(name: str, endpoint: Endpoint, shown: Endpoint | None = None) -> list[Route]:
    path = f"{_SESSION}/{name}"
    looked_at = limit_guesses(shown) if shown else back_to_screen
    return [
        Route(path, limit_guesses(endpoint), methods=["POST"], name=name),
        Route(path, looked_at, name=f"after_{name}"),
    ]


def _without_slash(request: Request) -> Response:
    return RedirectResponse(request.url.path.rstrip("/"), 307)
