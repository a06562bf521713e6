"""Parts that are loaded when somebody first asks for them: no start waits for them.

A fifth of a second at each start is the remote's and the reports', with the charts that both draw;
what makes files is 100 MB in memory, and only phones that ask after the end need it.
"""

import asyncio
import threading
from collections.abc import Callable
from importlib import import_module
from types import ModuleType

from starlette.types import ASGIApp, Receive, Scope, Send

from drawbridge import operations
from drawbridge.services import Services
from drawbridge.views import SummaryView

LOGIN = "/login"
AHEAD = "drawbridge.ui.ahead"
_loading = threading.RLock()


def loaded(name: str) -> ModuleType:
    """A module that no start waits for, by its full name.

    One thread at a time: of two that come to the same package from two sides Python gives one an
    error, since each holds what the other waits for (importlib's `_DeadlockError`).
    """
    with _loading:
        return import_module(name)


def group_sheet(view: SummaryView, *, say: Callable[[str], str], language: str) -> bytes:
    """The group sheet as a page of its own, as `report.group_sheet_html` draws it."""
    drawn: bytes = loaded("drawbridge.report").group_sheet_html(view, say=say, language=language)
    return drawn


def room_in_words(view: SummaryView, *, say: Callable[[str], str]) -> list[dict[str, object]]:
    """What the group sheet holds, as `report.room_in_words` tells it."""
    told: list[dict[str, object]] = loaded("drawbridge.report").room_in_words(view, say=say)
    return told


class Remote:
    """ASGI application: the remote, loaded on a thread, where phones do not wait for it.

    Args:
        services: gives the running parts.
    """

    def __init__(self, services: Callable[[], Services]) -> None:
        self._services = services
        self._app: ASGIApp | None = None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer as the remote does."""
        if self._app is None:
            self._app = await asyncio.to_thread(self._loaded)
        await self._app(scope, receive, send)

    def _loaded(self) -> ASGIApp:
        remote: ASGIApp = loaded("drawbridge.remote").remote(self._services)
        return remote


class LibraryNext:
    """ASGI middleware: whoever asks for the page to log in looks at the library next.

    While they type, its page is loaded and every workshop looked through with its translations,
    on a thread.

    Args:
        app: what answers.
        services: the running parts.
    """

    def __init__(self, app: ASGIApp, *, services: Services) -> None:
        self._app = app
        self._services = services
        self._reading: asyncio.Task[object] | None = None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, and then begin to read."""
        await self._app(scope, receive, send)
        if self._reading is None and _asks_to_log_in(scope):
            reading = asyncio.to_thread(read_library, self._services)
            self._reading = operations.side_task(reading)


def _asks_to_log_in(scope: Scope) -> bool:
    asked = (scope["type"], scope.get("method"), scope.get("path"))
    return asked == ("http", "GET", LOGIN)


def read_library(services: Services) -> None:
    """Load the library's page, and look through every workshop and its translations once."""
    loaded(AHEAD).read_library(services)
