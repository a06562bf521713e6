"""Launcher: settings, wiring, routes, then Streamlit. Started with ``streamlit run app.py``."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import streamlit as st
from starlette.middleware import Middleware
from streamlit import config

from drawbridge import door, phone, serving, wiring
from drawbridge.door.cookie import COOKIE
from drawbridge.errors import DrawbridgeError
from drawbridge.ui.shell import script_hashes
from drawbridge.web.armour import Armour
from drawbridge.web.doorkeeper import Doorkeeper

services = serving.or_exit(wiring.services)
phone.prepare(services.settings.language)


@asynccontextmanager
async def lifespan(_app: st.App) -> AsyncIterator[None]:
    """Run from the first request to the last."""
    async with serving.running(services, int(config.get_option("server.port"))):
        yield


app = st.App(
    Path(__file__).resolve().parent / "pages" / "entry.py",
    routes=[*phone.routes(wiring.services), *door.routes(wiring.services)],
    middleware=[
        Middleware(Armour, script_hashes=script_hashes()),
        Middleware(
            Doorkeeper,
            pages=door.CONSOLE_PAGES,
            cookie=COOKIE,
            is_facilitator=services.access.is_facilitator,
        ),
    ],
    lifespan=lifespan,
    on_script_error=serving.last_resort(st.error),
    exception_handlers={DrawbridgeError: door.answer_refusal},
)
