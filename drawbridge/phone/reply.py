"""Turns a drawn page into a response: for the script only the `<main>`, for people the whole."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from starlette.requests import Request
from starlette.responses import Response

from drawbridge.domain.workshop.texts import Written
from drawbridge.phone.assets import style
from drawbridge.phone.language import choices, words_for, words_of, words_outside
from drawbridge.phone.padding import packed, packed_model, padded, room_for, spare_for
from drawbridge.phone.page import PhonePage, page, rehearsal_mark, screen_main
from drawbridge.phone.take_home import room_told
from drawbridge.phone.words import Words
from drawbridge.views.screens import AskedScreen
from drawbridge.web.headers import page_headers

SCRIPT_HEADER = "x-drawbridge"
REVISION_HEADER = "Drawbridge-Revision"
"""Stands on everything that our script is told, or it does not believe that we have said it."""
SMALLEST_WORTH_PACKING = 500  # bytes


def is_from_script(request: Request) -> bool:
    """Whether our own script asks, which wants a fragment and no redirect."""
    return request.headers.get(SCRIPT_HEADER) == "1"


def screen_reply(request: Request, moment: PhonePage, status: int = 200) -> Response:
    """The screen a phone should be on; where it is the same for others, it is drawn once."""
    key = moment.key
    if key is None:
        return _drawn_reply(request, moment, status)
    words = words_for(request, moment.view.language)
    asked = words, is_from_script(request), accepts_gzip(request)
    key = ("reply", *key, *asked, status)
    kept = moment.view.drawn.get(key, lambda: _drawn_reply(request, moment, status))
    copy = Response(status_code=kept.status_code)
    copy.body, copy.raw_headers = kept.body, [*kept.raw_headers]
    return copy


def _drawn_reply(request: Request, moment: PhonePage, status: int) -> Response:
    view = moment.view
    words = words_for(request, view.language)
    moment = replace(moment, room=room_told(request, words, view))
    around = _around(request, words, code=view.code, revision=view.revision)
    # The script leaves the mark where it is and changes the screen below it.
    mark = rehearsal_mark(words) if view.is_rehearsal and not is_from_script(request) else ""
    main, unanswered, spare = mark + screen_main(words, moment), "", 0
    asked = view.screen
    if isinstance(asked, AskedScreen):
        unanswered = around(mark + screen_main(words, moment.unanswered(asked)))
        spare = spare_for(asked.poll.longest if isinstance(asked.poll, Written) else 0)
    response = html_reply(request, around(main), status, as_long_as=unanswered, spare=spare)
    return _numbered(request, response, view.revision)


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
    words = words_of(request) if is_live else words_outside(request)
    around = _around(request, words, code=code, revision=revision, is_live=is_live)
    return _numbered(request, html_reply(request, around(main), status), revision)


def _around(
    request: Request, words: Words, *, code: str, revision: int, is_live: bool = True
) -> Callable[[str], str]:
    """What puts a page around a `<main>` for people, and leaves it bare for the script."""
    if is_from_script(request):
        return str
    return partial(
        page,
        words,
        code=code,
        revision=revision,
        is_live=is_live,
        has_choice=is_live and len(choices(request)) > 1,
    )


def _numbered(request: Request, response: Response, revision: int) -> Response:
    if is_from_script(request):
        response.headers[REVISION_HEADER] = str(revision)
    return response


def html_reply(
    request: Request, html: str, status: int = 200, *, as_long_as: str = "", spare: int = 0
) -> Response:
    """HTML with the headers of a personal page, compressed if the phone can read that.

    Args:
        request: what was asked.
        html: what to send.
        status: the HTTP status.
        as_long_as: HTML whose length decides how long the reply is; "" to leave it as it is.
        spare: how many bytes the reply may be longer than that without anybody noticing.
    """
    body, model = html.encode(), as_long_as.encode()
    headers = {**page_headers([style().hash]), "Vary": "Accept-Encoding", "Connection": "close"}
    if accepts_gzip(request) and len(body) > SMALLEST_WORTH_PACKING:
        room, common = packed_model(model, spare) if model else (0, b"")
        body = common if body == model else packed(body, room)
        headers["Content-Encoding"] = "gzip"
    elif model:
        body = padded(body, room_for(len(model), spare))
    return Response(body, status, headers, media_type="text/html; charset=utf-8")


def accepts_gzip(request: Request) -> bool:
    """Whether the browser can read compressed text."""
    return "gzip" in request.headers.get("accept-encoding", "")
