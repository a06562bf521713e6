"""The group sheet on phones, after the end and as long as it is given.

It needs no cookie: whoever was there may open it on another device. How it is drawn is passed in.
"""

import gzip
import re
from base64 import b64encode
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from hashlib import sha256
from typing import Protocol

from starlette.requests import Request
from starlette.responses import Response

from drawbridge import views
from drawbridge.errors import SessionNotFound, SheetNotGiven
from drawbridge.phone.join_code import tidy
from drawbridge.phone.language import services_of, words_of
from drawbridge.phone.reply import accepts_gzip
from drawbridge.views import SummaryView
from drawbridge.web.client_address import client_of
from drawbridge.web.headers import page_headers


class DrawSheet(Protocol):
    """Makes one HTML page in UTF-8 that needs nothing from anywhere.

    `say` brings words that are ours into `language`, a BCP 47 tag.
    """

    def __call__(self, view: SummaryView, /, *, say: Callable[[str], str], language: str) -> bytes:
        """Draw the sheet of a session."""


_STYLE = re.compile(rb"<style>(.*?)</style>", re.DOTALL)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Page:
    plain: bytes
    compressed: bytes
    style_hashes: tuple[str, ...]


def sheet_endpoint(draw: DrawSheet) -> Callable[[Request], Response]:
    """The address of the sheet.

    It raises SheetNotGiven for a session that does not give it and for a code that nobody has: one
    answer for both.
    """

    def sheet(request: Request) -> Response:
        services, code = services_of(request), tidy(request.path_params["code"])
        words = words_of(request)
        drawn = partial(draw, say=words.say, language=words.language)
        try:
            page = views.group_sheet(
                services, code, lambda view: _page(drawn(view)), language=words.language
            )
        except SessionNotFound:
            if code:  # as everywhere: what cannot be a code is no guess
                services.limits.note_wrong_code(client_of(request, services))
            raise SheetNotGiven from None
        return _reply(request, page)

    return sheet


def _page(html: bytes) -> _Page:
    hashes = (b64encode(sha256(text).digest()).decode() for text in _STYLE.findall(html))
    return _Page(
        plain=html,
        compressed=gzip.compress(html, mtime=0),
        style_hashes=tuple(f"sha256-{one}" for one in hashes),
    )


def _reply(request: Request, page: _Page) -> Response:
    headers = {
        **page_headers(page.style_hashes, has_fonts_inside=True),
        "Vary": "Accept-Encoding",
        "Connection": "close",
    }
    body = page.plain
    if accepts_gzip(request):
        body, headers["Content-Encoding"] = page.compressed, "gzip"
    return Response(body, 200, headers, media_type="text/html; charset=utf-8")
