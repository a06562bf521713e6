"""Whether a phone really gets here: a page for one phone to open, with a QR code of its own."""

import ipaddress
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import urlsplit

from drawbridge.doctor.finding import Finding, fine, look_at
from drawbridge.web.ports import EVERY_ADDRESS

_PAGE = (
    '<!doctype html><html lang="en"><meta charset="utf-8">'
    '<meta name="viewport" content="width=device-width"><title>Drawbridge</title>'
    "<h1>This phone reaches the laptop.</h1><p>Nothing was stored. You can close this page.</p>"
)


class Waiting:
    """A small server that waits for one phone, and answers nothing but its one page.

    Args:
        port: where to listen; 0 for any free port.
        token: what nobody would guess, part of the address.
    """

    def __init__(self, port: int, token: str) -> None:
        self._came = threading.Event()
        self._own = True
        self._path = f"/hello/{token}"
        self._server = ThreadingHTTPServer((EVERY_ADDRESS, port), self._handler())
        self.port: int = self._server.server_address[1]

    def address(self, base: str) -> str:
        """What the phone opens.

        Args:
            base: an address of this computer, with or without a port.
        """
        return f"http://{urlsplit(base).hostname}:{self.port}{self._path}"

    def wait(self, seconds: float) -> Finding:
        """Whether a phone came in time."""
        if not self._came.wait(seconds):
            return look_at(
                f"No phone has come within {seconds:.0f} seconds.",
                "check that phone and laptop are in the same Wi-Fi and that the laptop's firewall "
                "lets others in; a Wi-Fi for guests often keeps devices apart, the hotspot of a "
                "phone does not.",
            )
        if self._own:
            return look_at(
                "This computer itself has opened the page, no phone yet.",
                "scan the code with a phone.",
            )
        return fine("A phone has reached this computer.")

    @contextmanager
    def serving(self) -> Iterator[None]:
        """Listens as long as it is open."""
        thread = threading.Thread(target=self._server.serve_forever, daemon=True)
        thread.start()
        try:
            yield
        finally:
            self._server.shutdown()
            self._server.server_close()
            thread.join()

    def _note(self, host: str) -> None:
        self._own = ipaddress.ip_address(host.partition("%")[0]).is_loopback
        self._came.set()

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        waiting = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                is_ours = self.path == waiting._path
                content = _PAGE.encode() if is_ours else b"There is nothing at this address."
                self.send_response(200 if is_ours else 404)
                self.send_header("Content-Type", "text/html; charset=utf-8")
                self.send_header("Content-Length", str(len(content)))
                self.send_header("Cache-Control", "no-store")
                self.end_headers()
                self.wfile.write(content)
                if is_ours:
                    waiting._note(self.client_address[0])

            def log_message(self, *_: object) -> None:
                """No line for each request."""

        return Handler
