"""Parts that are loaded when somebody first asks for them: no start waits for them.

A fifth of a second at each start is the remote's and the reports', with the charts that both draw;
what makes files is 100 MB in memory, and only phones that ask after the end need it.
"""

import asyncio
from collections.abc import Callable
from importlib import import_module

from starlette.types import ASGIApp, Receive, Scope, Send

from drawbridge.services import Services
from drawbridge.views import SummaryView


def group_sheet(view: SummaryView, *, say: Callable[[str], str], language: str) -> bytes:
    """The group sheet as a page of its own, as `report.group_sheet_html` draws it."""
    drawn: bytes = import_module("drawbridge.report").group_sheet_html(
        view, say=say, language=language
    )
    return drawn


def room_in_words(view: SummaryView, *, say: Callable[[str], str]) -> list[dict[str, object]]:
    """What the group sheet holds, as `report.room_in_words` tells it."""
    told: list[dict[str, object]] = import_module("drawbridge.report").room_in_words(view, say=say)
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
            await asyncio.to_thread(self.load)
        assert self._app is not None  # noqa: S101 - `load` has set it
        await self._app(scope, receive, send)

    def load(self) -> None:
        """Load it now."""
        self._app = import_module("drawbridge.remote").remote(self._services)


def read_library(services: Services) -> None:
    """Load the library's page, and look through every workshop and its translations once."""
    import_module("drawbridge.ui.ahead").read_library(services)
