"""A real server for the phone's routes, and phones in a real Chromium."""

import re
import socket
import threading

import uvicorn
from starlette.applications import Starlette

from drawbridge import bootstrap, phone

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]


class Server:
    """The phone's routes on a real server of its own, which can be stopped and started again."""

    def __init__(self, settings):
        self.settings = settings
        self.services = None
        self.requests = []
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]

    @property
    def url(self):
        return f"http://127.0.0.1:{self.port}"

    def start(self):
        self.services = bootstrap.build(self.settings)
        app = Starlette(routes=phone.routes(lambda: self.services))
        config = uvicorn.Config(
            self._noted(app),
            host="127.0.0.1",
            port=self.port,
            log_level="error",
            ws="none",
            lifespan="off",
        )
        self._server = uvicorn.Server(config)
        self._thread = threading.Thread(target=self._server.run, daemon=True)
        self._thread.start()
        while not self._server.started:
            assert self._thread.is_alive(), "the server has not started"
            self._thread.join(0.01)

    def stop(self):
        self.services.hub.close()
        self._server.should_exit = True
        self._thread.join(10)
        self.services.store.close()

    def _noted(self, app):
        async def note(scope, receive, send):
            self.requests.append((scope["method"], scope["path"]))
            await app(scope, receive, send)

        return note


class Handset:
    """A phone in Chromium."""

    def __init__(self, context, url):
        self.context = context
        self.url = url
        self.page = context.new_page()
        self.page.goto(self.url)

    def second_tab(self):
        return Handset(self.context, self.url)

    def join(self):
        for box in self.page.locator("input[name=agree]").all():
            box.check()
        self.page.locator("button[value=participant]").click()
        self.page.locator("main[data-screen=waiting], main[data-screen=poll]").wait_for()

    def reaches(self, screen):
        self.page.locator(f"main[data-screen={screen}]").wait_for()

    def choose(self, value, name="answer"):
        self.page.locator(f"input[name={name}][value='{value}']").check()

    def has_chosen(self, value, name="answer"):
        self.page.locator(f"input[name={name}][value='{value}']:checked").wait_for()

    def send(self):
        self.page.locator("button.send").click()

    def is_in(self):
        self.page.locator(".notice.in").wait_for()

    def says(self, text):
        self.page.get_by_text(text).first.wait_for()

    def has_left(self):
        self.page.locator("main.left").wait_for(state="attached")  # its address comes before it

    def kept(self):
        """The names of what is kept on this phone."""
        names = self.page.evaluate("() => Object.keys(localStorage)")
        return [re.sub(r"^/j/[A-Z]{6}", "", name) for name in names]
