"""The phones' pages in processes of their own, beside the one with console and projector.

``python -m drawbridge phones --workers 2``, or by uvicorn itself:
``uvicorn --factory drawbridge.phone_server:app --workers 2``.
"""

import argparse
import os
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import uvicorn
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.types import ASGIApp

from drawbridge import bootstrap, lifespan, on_demand, phone
from drawbridge.catalogue_gaps import offered_languages
from drawbridge.services import Services
from drawbridge.settings import Settings
from drawbridge.web.hardening import SecurityHeadersMiddleware
from drawbridge.web.ports import is_free

GOODBYE_S = 5  # Source: without a limit uvicorn waits for open streams for ever


def app() -> ASGIApp:
    """The application of one process, built from its environment."""
    services = lifespan.or_exit(_services)

    @asynccontextmanager
    async def running(_app: Starlette) -> AsyncIterator[None]:
        async with lifespan.serving_phones(services):
            yield

    phone.prepare(services.settings.language)
    phones = phone.phones(
        lambda: services, on_demand.group_sheet, tell_room=on_demand.room_in_words
    )
    middleware = [Middleware(SecurityHeadersMiddleware), phone.phones_first(phones)]
    return phone.in_front(Starlette(middleware=middleware, lifespan=running), phones)


def serve(options: argparse.Namespace) -> int:
    """Serve until told to stop.

    Args:
        options: `host`, `port`, and how many `workers`.

    Raises:
        SystemExit: with what is wrong in one sentence, if it cannot start.
    """
    # Said once and here: a worker that cannot start would be started again and again.
    lifespan.or_exit(_services).store.close()
    _ensure_port(options.host, options.port)
    uvicorn.run(
        "drawbridge.phone_server:app",
        factory=True,
        host=options.host,
        port=options.port,
        workers=options.workers,
        log_level="warning",
        access_log=False,  # a line has an address and a time (R25)
        proxy_headers=False,  # `web.client_address` reads them, and knows whom to believe
        server_header=False,
        ws="none",
        timeout_graceful_shutdown=GOODBYE_S,
    )
    return 0


def _ensure_port(host: str, port: int) -> None:
    """End the start with one sentence where nobody could listen; uvicorn's own is a number."""
    try:
        if is_free(port, host):
            return
    except OSError as error:
        reason = (error.strerror or "the system refused it").lower()
        sys.exit(
            f"Drawbridge cannot start. It cannot listen at {host}, port {port}: {reason}. Name an "
            "address of this computer with --host, and a port above 1024 with --port."
        )
    sys.exit(
        f"Drawbridge cannot start. Another program holds port {port}: end it, or choose another "
        "port with --port, and name that one to the proxy."
    )


def _services() -> Services:
    settings = Settings.from_environ(os.environ, root=bootstrap.ROOT, languages=offered_languages())
    return bootstrap.for_phones(settings)
