"""Turns a drawn remote into a response: for the script only the `<main>`, else the whole page."""

from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from drawbridge.errors import (
    F_,
    DrawbridgeError,
    NotAuthorised,
    NotFound,
    NotWiped,
    Refused,
    StaleRevision,
)
from drawbridge.facilitator_words import tell, told
from drawbridge.remote import page
from drawbridge.remote.holder import (
    Holder,
    code_of,
    found_holder,
    holder_of,
    services_of,
    was_invited,
)
from drawbridge.web.headers import page_headers
from drawbridge.web.statuses import status_of

SCRIPT_HEADER = "x-drawbridge"
OWN_HEADER = "Drawbridge-Remote"
"""Without it the remote's script takes a reply for one of a network's gate, or of a proxy."""
_OVERTAKEN = F_(
    "Someone else has just moved on. Your press changed nothing; this is where the session is now."
)


def show(request: Request) -> Response:
    """The remote of one session."""
    holder = holder_of(request)
    return whole_page(request, _main(request, holder))


def main(request: Request) -> Response:
    """The same without the page around it."""
    return _html(_main(request, holder_of(request)))


def done(request: Request, holder: Holder) -> Response:
    """After something was carried out: where the session is now."""
    if _is_from_script(request):
        return _html(_main(request, holder))
    return RedirectResponse(f"/remote/{code_of(request)}", 303)


def refused(request: Request, error: Exception) -> Response:
    """Answer a refusal: above what can be done now, or alone where nothing can."""
    if not isinstance(error, DrawbridgeError):
        raise error
    status = status_of(error)
    is_page = request.url.path == f"/remote/{_spelt(request)}"
    if isinstance(error, NotAuthorised) and is_page and not was_invited(request):
        return RedirectResponse(f"/login?next={quote(f'/remote/{code_of(request)}')}", 303)
    holder = found_holder(request)  # an invitation may have been taken back just now
    sentence = tell(_OVERTAKEN) if isinstance(error, StaleRevision) else told(error)
    if isinstance(error, Refused | NotWiped) and holder is not None:
        drawn = _main(request, holder, notice=sentence)
    else:
        drawn = page.closed_main(sentence, is_missing=isinstance(error, NotFound))
    if _is_from_script(request):
        return _html(drawn, status)
    return whole_page(request, drawn, status)


def _main(request: Request, holder: Holder, notice: str = "") -> str:
    return page.main(services_of(request), code_of(request), holder, notice=notice)


def whole_page(request: Request, drawn: str, status: int = 200) -> Response:
    """What was drawn, and the page around it."""
    whole = page.whole(drawn, code=code_of(request))
    return HTMLResponse(whole, status, headers=page_headers([page.style().hash]))


def _html(drawn: str, status: int = 200) -> Response:
    return HTMLResponse(drawn, status, headers={**page_headers(), OWN_HEADER: "1"})


def _is_from_script(request: Request) -> bool:
    return request.headers.get(SCRIPT_HEADER) == "1"


def _spelt(request: Request) -> str:
    return str(request.path_params["code"])
