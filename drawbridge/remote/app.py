"""The remote's addresses, to be mounted under `/remote`."""

from collections.abc import Callable

from starlette.applications import Starlette
from starlette.routing import Route

from drawbridge.errors import DrawbridgeError
from drawbridge.remote.events import events
from drawbridge.remote.invited import show_invitation, use_invitation
from drawbridge.remote.posting import act, dismiss, line, note
from drawbridge.remote.reply import main, refused, show
from drawbridge.services import Services


def remote(services: Callable[[], Services]) -> Starlette:
    """The remote's application.

    Args:
        services: gives the running parts; first called when the first remote comes.
    """
    app = Starlette(
        routes=[
            Route("/{code}", show),
            Route("/{code}/main", main),
            Route("/{code}/events", events),
            Route("/{code}/invited", show_invitation),
            Route("/{code}/invited", use_invitation, methods=["POST"]),
            Route("/{code}/act", act, methods=["POST"]),
            Route("/{code}/dismiss", dismiss, methods=["POST"]),
            Route("/{code}/line", line, methods=["POST"]),
            Route("/{code}/note", note, methods=["POST"]),
        ],
        exception_handlers={DrawbridgeError: refused},
    )
    app.router.redirect_slashes = False
    app.state.services = services
    return app
