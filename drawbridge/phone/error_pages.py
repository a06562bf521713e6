"""The one place where a refusal becomes a page: a kind sentence with the right status."""

import logging
from collections.abc import Mapping
from math import ceil

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ExceptionHandler

from drawbridge import views
from drawbridge.errors import (
    N_,
    DrawbridgeError,
    InvalidAnswer,
    NotFound,
    Refused,
    SessionNotFound,
    StoreUnavailable,
    TooOften,
)
from drawbridge.phone.cookie import secret_of
from drawbridge.phone.join_code import tidy
from drawbridge.phone.language import chooser, services_of, words_for, words_outside
from drawbridge.phone.page import PhonePage, error_main
from drawbridge.phone.refused_form import led_back, led_back_to_see
from drawbridge.phone.reply import is_from_script, main_reply, screen_reply
from drawbridge.web.client_address import client_of
from drawbridge.web.statuses import status_of

RETRY_AFTER_S = 3
_NOT_FOUND = 404
_UNAVAILABLE = 503

_BY_STATUS: Mapping[int, str] = {
    _NOT_FOUND: N_("There is nothing at this address. Type the code from the screen."),
    405: N_("That does not work at this address. Nothing was changed."),
}
_UNFORESEEN = N_("Something went wrong on our side. What was stored before is safe.")

_logger = logging.getLogger(__name__)


def refused(request: Request, error: Exception) -> Response:
    """Answer a refusal of ours.

    What is about the question is said above the screen the phone should be on; the rest has a
    page of its own.
    """
    if not isinstance(error, DrawbridgeError):
        raise error
    status = status_of(error)
    sentence = words_outside(request).sentence(error)
    if isinstance(error, SessionNotFound) and _code(request):
        services = services_of(request)
        services.limits.note_wrong_code(client_of(request, services))
    if isinstance(error, StoreUnavailable):
        # Only the kind of the cause: a database's own message can quote what was to be stored.
        _logger.error("a phone could not be served: %s", type(error.__cause__ or error).__name__)
    if isinstance(error, Refused | InvalidAnswer):
        return _said_on_screen(request, error, status)
    response = _own_page(request, sentence, status, asks_code=isinstance(error, NotFound))
    if isinstance(error, TooOften):
        response.headers["Retry-After"] = str(ceil(error.wait_s))
    return response


def unknown(request: Request, error: Exception) -> Response:
    """Answer an address or method that we do not have."""
    if not isinstance(error, HTTPException):
        raise error
    sentence = words_outside(request).say(_BY_STATUS.get(error.status_code, _UNFORESEEN))
    is_unknown = error.status_code == _NOT_FOUND
    response = _own_page(request, sentence, error.status_code, asks_code=is_unknown)
    response.headers.update(error.headers or {})
    return response


def broken(request: Request, _error: Exception) -> Response:
    """Answer what nobody foresaw. The server logs the traceback; it holds no form and no cookie."""
    return _own_page(request, words_outside(request).say(_UNFORESEEN), 500, asks_code=False)


HANDLERS: Mapping[type[Exception], ExceptionHandler] = {
    DrawbridgeError: refused,
    HTTPException: unknown,
    Exception: broken,
}


def _said_on_screen(request: Request, error: Refused | InvalidAnswer, status: int) -> Response:
    if isinstance(error, InvalidAnswer) and not is_from_script(request):
        back = led_back(request, _code(request), error)
        if back is not None:
            return back
    sentence = words_outside(request).sentence(error)
    try:
        view = views.phone_view(
            services_of(request), _code(request), secret_of(request), chooser(request)
        )
    except (NotFound, StoreUnavailable):
        return _own_page(request, sentence, status, asks_code=False)
    if isinstance(error, Refused) and request.method == "POST" and not is_from_script(request):
        back = led_back_to_see(view, error)
        if back is not None:
            return back
    return screen_reply(
        request, PhonePage.refused(words_for(request, view.language), view, error), status
    )


def _own_page(request: Request, sentence: str, status: int, *, asks_code: bool) -> Response:
    main = error_main(words_outside(request), sentence, _code(request), asks_code=asks_code)
    # Support stays within reach, unless there is no such session.
    code = "" if asks_code else _code(request)
    response = main_reply(request, main, status, code=code, is_live=False)
    if status == _UNAVAILABLE:
        response.headers["Retry-After"] = str(RETRY_AFTER_S)
    return response


def _code(request: Request) -> str:
    return tidy(request.path_params.get("code", ""))
