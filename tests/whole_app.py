"""All that `app.py` puts together, with an empty page where Streamlit stands."""

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import HTMLResponse
from starlette.routing import Mount, Route
from starlette.types import ASGIApp

from drawbridge import auth, on_demand, operations, phone
from drawbridge.auth.cookie import COOKIE
from drawbridge.auth.middleware import LoginRedirectMiddleware
from drawbridge.errors import DrawbridgeError
from drawbridge.services import Services
from drawbridge.web.hardening import SecurityHeadersMiddleware


def whole_app(services: Services) -> ASGIApp:
    """The routes and middleware of the launcher around given services."""

    def shell(_request: Request) -> HTMLResponse:
        return HTMLResponse("<title>Streamlit</title>")

    phones = phone.phones(
        lambda: services, on_demand.group_sheet, tell_room=on_demand.room_in_words
    )
    streamlit = [Route(path, shell) for path in (*sorted(auth.CONSOLE_PAGES), "/projector")]
    ours = [*auth.routes(lambda: services), *operations.routes(lambda: services)]
    ours += [Mount("/remote", on_demand.Remote(lambda: services))]
    app = Starlette(
        routes=[*ours, *streamlit],
        middleware=[
            Middleware(SecurityHeadersMiddleware),
            phone.phones_first(phones),
            Middleware(
                LoginRedirectMiddleware,
                pages=auth.CONSOLE_PAGES,
                cookie=COOKIE,
                is_facilitator=services.logins.is_facilitator,
            ),
        ],
        exception_handlers={DrawbridgeError: auth.answer_refusal},
    )
    app.router.redirect_slashes = False  # Streamlit's own files stand behind every other address
    return phone.in_front(app, phones)
