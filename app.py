"""Launcher: settings, bootstrap, routes, then Streamlit. Started with ``streamlit run app.py``."""

import gc

gc.set_threshold(20_000)  # an eighth of a start was looking for rubbish among what was imported

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import partial
from pathlib import Path

import streamlit as st
from starlette.middleware import Middleware
from starlette.routing import Mount
from starlette.types import ASGIApp
from streamlit import config

from drawbridge import auth, bootstrap, lifespan, on_demand, operations, phone
from drawbridge.auth.cookie import COOKIE
from drawbridge.auth.middleware import LoginRedirectMiddleware
from drawbridge.errors import DrawbridgeError
from drawbridge.facilitator_words import spoken
from drawbridge.translations import ENGLISH
from drawbridge.ui import shell
from drawbridge.web.first_page import FirstPageMiddleware
from drawbridge.web.hardening import SecurityHeadersMiddleware

services = lifespan.or_exit(bootstrap.services_of_server)
phones = phone.phones(bootstrap.services, on_demand.group_sheet, tell_room=on_demand.room_in_words)
remote = on_demand.Remote(bootstrap.services)


@asynccontextmanager
async def running(_app: st.App) -> AsyncIterator[None]:
    """Run from the first request to the last."""
    port, is_chosen = config.get_option("server.port"), config.is_manually_set("server.port")
    ahead = partial(phone.prepare, services.settings.language)
    async with lifespan.running(services, int(port), is_chosen=is_chosen, ahead=ahead):
        yield


app: ASGIApp = st.App(
    Path(__file__).resolve().parent / "pages" / "entry.py",
    routes=[
        *auth.routes(bootstrap.services),
        *operations.routes(bootstrap.services),
        Mount("/remote", remote),
    ],
    middleware=[
        Middleware(SecurityHeadersMiddleware, script_hashes=shell.script_hashes()),
        phone.phones_first(phones),
        Middleware(on_demand.LibraryNext, services=services),
        Middleware(auth.SpokenLanguageMiddleware),
        Middleware(
            LoginRedirectMiddleware,
            pages=auth.CONSOLE_PAGES,
            cookie=COOKIE,
            is_facilitator=services.logins.is_facilitator,
        ),
        Middleware(
            FirstPageMiddleware,
            page=shell.page_in,
            spoken=spoken,
            paths=auth.CONSOLE_PAGES - {"/library"},  # leads to "/"
        ),
        Middleware(
            FirstPageMiddleware,
            page=lambda _: shell.page(),  # its own script sets the room's language
            spoken=lambda: ENGLISH,
            paths=frozenset({"/projector"}),
        ),
    ],
    lifespan=running,
    on_script_error=lifespan.last_resort(st.error),
    exception_handlers={DrawbridgeError: auth.answer_refusal},
)
# Under the same name: `streamlit run` looks in this text for one that is given an `st.App`, and
# serves what it holds in the end.
app = phone.in_front(app, phones)
