"""Turns a drawn page into a response: for the script only the `<main>`, for people the whole."""

import gzip
from pathlib import Path
from typing import cast

from starlette.requests import Request
from starlette.responses import Response

from drawbridge.phone.assets import style
from drawbridge.phone.page import Moment, page, screen_main
from drawbridge.phone.words import Words, words
from drawbridge.services import Services
from drawbridge.web.headers import page_headers

SCRIPT_HEADER = "x-drawbridge"
REVISION_HEADER = "Drawbridge-Revision"
SMALLEST_WORTH_PACKING = 500  # bytes


def services_of(request: Request) -> Services:
    """The running parts."""
    return cast("Services", request.app.state.services())


def words_of(request: Request) -> Words:
    """The language the server is set to."""
    language = services_of(request).settings.language
    return words(language, cast("Path", request.app.state.locale_dir))


def is_from_script(request: Request) -> bool:
    """Whether our own script asks, which wants a fragment and no redirect."""
    return request.headers.get(SCRIPT_HEADER) == "1"


def screen_reply(request: Request, moment: Moment, status: int = 200) -> Response:
    """The screen a phone should be on."""
    main = screen_main(words_of(request), moment)
    view = moment.view
    return main_reply(request, main, status, code=view.code, revision=view.revision)


def main_reply(
    request: Request,
    main: str,
    status: int = 200,
    *,
    code: str = "",
    revision: int = 0,
    is_live: bool = True,
) -> Response:
    """A `<main>`, bare for the script and in a page for people; the rest is that of `page`."""
    if is_from_script(request):
        response = html_reply(request, main, status)
        response.headers[REVISION_HEADER] = str(revision)
        return response
    html = page(words_of(request), main, code=code, revision=revision, is_live=is_live)
    return html_reply(request, html, status)


def html_reply(request: Request, html: str, status: int = 200) -> Response:
    """HTML with the headers of a personal page, compressed if the phone can read that."""
    body = html.encode()
    headers = {**page_headers([style().hash]), "Vary": "Accept-Encoding"}
    if accepts_gzip(request) and len(body) > SMALLEST_WORTH_PACKING:
        body = gzip.compress(body, compresslevel=6, mtime=0)
        headers["Content-Encoding"] = "gzip"
    return Response(body, status, headers, media_type="text/html; charset=utf-8")


def accepts_gzip(request: Request) -> bool:
    """Whether the browser can read compressed text."""
    return "gzip" in request.headers.get("accept-encoding", "")
