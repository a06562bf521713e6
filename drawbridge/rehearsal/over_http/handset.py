"""A phone over HTTP: one cookie, no browser."""

import http.client
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import quote, urlencode, urlsplit

from drawbridge.errors import Refused

TIMEOUT_S = 20.0
_FORM = "application/x-www-form-urlencoded"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """What a server answered."""

    status: int
    text: str
    cookie: str


class Handset:
    """One phone in one session of a running server.

    Args:
        url: the server's address.
        code: the join code.

    Raises:
        Refused: if the address is none of a web server.
    """

    def __init__(self, url: str, code: str) -> None:
        parts = urlsplit(url)
        if parts.scheme not in {"http", "https"} or not parts.hostname:
            raise Refused("The address has to look like http://localhost:8501.")
        self._is_safe = parts.scheme == "https"
        self._host = parts.netloc.rpartition("@")[2]
        self._base = f"{parts.path.rstrip('/')}/j/{quote(code, safe='')}"
        self._cookie = ""

    @property
    def has_joined(self) -> bool:
        """Whether the server has given this phone its secret."""
        return bool(self._cookie)

    def look(self, path: str = "", *, as_script: bool = True) -> Reply:
        """Open an address of the session; with nothing behind it, its page.

        Raises:
            OSError, http.client.HTTPException: if the server cannot be reached.
        """
        return self._ask("GET", path, None, as_script=as_script)

    def send(self, path: str, fields: Sequence[tuple[str, str]]) -> Reply:
        """Send a form, as the page's script does, and keep the cookie that comes back.

        Raises:
            OSError, http.client.HTTPException: if the server cannot be reached.
        """
        reply = self._ask("POST", path, urlencode(fields), as_script=True)
        self._cookie = reply.cookie or self._cookie
        return reply

    def _ask(self, method: str, path: str, body: str | None, *, as_script: bool) -> Reply:
        kind = http.client.HTTPSConnection if self._is_safe else http.client.HTTPConnection
        connection = kind(self._host, timeout=TIMEOUT_S)
        headers = {"X-Drawbridge": "1"} if as_script else {}
        if self._cookie:
            headers["Cookie"] = self._cookie
        if body is not None:
            headers["Content-Type"] = _FORM
        try:
            connection.request(method, self._base + path, body=body, headers=headers)
            answer = connection.getresponse()
            text = answer.read().decode("utf-8", "replace")
            given = answer.getheader("Set-Cookie", "")
        finally:
            connection.close()
        return Reply(status=answer.status, text=text, cookie=given.split(";")[0])
