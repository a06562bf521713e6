"""Photographs of a phone: the real routes on a real server, opened in a real browser."""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import uvicorn
from playwright.sync_api import Browser, Page

from drawbridge import commands, phone, report
from drawbridge.domain.workshop.interludes import Consent
from drawbridge.domain.workshop.steps import Poll, Step
from drawbridge.phone import cookie
from drawbridge.services import Services
from gallery.answers import ANSWERS, forms
from gallery.rooms import Room

WIDTH, HEIGHT = 390, 844
_WAIT_MS = 15_000


@contextmanager
def served(services: Services) -> Iterator[str]:
    """The phone's routes on a free port; gives their address."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    app = phone.phones(lambda: services, report.group_sheet_html, tell_room=report.room_in_words)
    server = uvicorn.Server(
        uvicorn.Config(app, host="127.0.0.1", port=port, log_level="error", lifespan="off")
    )
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        thread.join(0.01)
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        services.hub.close()
        server.should_exit = True
        thread.join(10)


class Phone:
    """A phone that has joined a room of one step.

    Args:
        browser: where.
        address: of the server.
        room: which session.
        look: light or dark.
    """

    def __init__(self, browser: Browser, address: str, room: Room, look: str) -> None:
        room.join(1)
        self._room = room
        self._context = browser.new_context(
            viewport={"width": WIDTH, "height": HEIGHT},
            color_scheme="dark" if look == "dark" else "light",
            reduced_motion="reduce",
        )
        self._context.set_default_timeout(_WAIT_MS)
        path = f"/j/{room.code}"
        key = room.phones[-1]
        self._context.add_cookies(
            [{"name": cookie.NAME, "value": key, "domain": "127.0.0.1", "path": path}]
        )
        self.page: Page = self._context.new_page()
        self.page.goto(address + path)

    def photographs(self, step: Step) -> Iterator[tuple[str, bytes]]:
        """The states of a step on a phone, each with its name."""
        if isinstance(step, Consent):
            yield "not joined", self._as_a_stranger()
            return
        self._room.arrive()
        if not isinstance(step, Poll):
            self.page.reload()
            yield "shown", self.page.screenshot(full_page=True)
            return
        self._room.do(commands.open_step)
        yield "empty", self._taken("poll")
        self._send_nothing()
        yield "refused", self._taken("poll")
        self._room.answer(forms(self._room.poll, ANSWERS[type(step)].shapes[0], 1))
        self.page.reload()
        yield "answered", self._taken("poll")
        self._room.do(commands.close_step)
        yield "closed", self._taken("closed")

    def close(self) -> None:
        """Put the phone away."""
        self._context.close()

    def _as_a_stranger(self) -> bytes:
        """The card everyone meets before joining."""
        self._context.clear_cookies()
        self.page.reload()
        return self._taken("consent")

    def _taken(self, screen: str) -> bytes:
        self.page.locator(f"main[data-screen={screen}]").wait_for()
        return self.page.screenshot(full_page=True)

    def _send_nothing(self) -> None:
        """Go to the end of the form, and send it as it is."""
        next_one = self.page.get_by_role("button", name="Next")
        while next_one.is_visible():
            next_one.click()
        self.page.locator("button.send").click()
        self.page.locator("#notice").wait_for()
