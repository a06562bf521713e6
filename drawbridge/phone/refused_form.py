"""What a phone without a script sent and was refused.

A refusal that is the reply to a form would be sent again by every reload. So the browser is led
back to the page. What has to be mended it brings along in a cookie of its own until it is mended;
nothing of it is kept here, and what comes back is as hostile as any form and is read as one. Why
something could not be done at all stands in the address, and is said as long as nothing has moved.
"""

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error as NotBase64
from collections.abc import Callable, Mapping
from functools import partial
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from drawbridge.domain.answers.responses import parse
from drawbridge.domain.session.role import Role
from drawbridge.domain.workshop.form_fields import Form
from drawbridge.errors import (
    N_,
    InvalidAnswer,
    NotAgreed,
    NotJoined,
    Refused,
    RoundClosed,
    SessionEnded,
)
from drawbridge.phone import cookie
from drawbridge.views import PhoneView
from drawbridge.views.screens import PollScreen

NAME = "drawbridge-form"
MISSING = "missing"
AGREED = "agreed"
MOST_AGREED = 9
LONGEST = 3800
"""Characters of a cookie. Source: RFC 6265, section 6.1 (4,096 bytes with its name)."""
REASON = "refused"
AT = "at"
_REASONS: Mapping[str, Callable[[], Refused]] = {
    "late": RoundClosed,
    "stands": partial(RoundClosed, stands=True),
    "stranger": NotJoined,
    "ended": SessionEnded,
}


def led_back(request: Request, code: str, error: InvalidAnswer) -> Response | None:
    """A way back to the page, which says what is to be mended; None if there is none.

    What is missing from the agreement stands in the address: it is no answer to anything.
    """
    form = error.form or {}
    if isinstance(error, NotAgreed):
        agreed = urlencode([(AGREED, one) for one in form.get("agree", ())[:MOST_AGREED]])
        return RedirectResponse(f"/j/{code}?{MISSING}=1&{agreed}#notice", 303)
    text = json.dumps(form, ensure_ascii=False, separators=(",", ":"))
    value = urlsafe_b64encode(text.encode("utf-8", "replace")).decode().rstrip("=")
    if not form or len(value) > LONGEST:
        return None
    response = RedirectResponse(f"/j/{code}#notice", 303)
    cookie.set_own(response, request, f"/j/{code}", NAME, value)
    return response


def led_back_to_see(view: PhoneView, error: Refused) -> Response | None:
    """A way back to the page, which says why nothing was done; None for what only a script asks."""
    template = error.template
    name = next((one for one, make in _REASONS.items() if make().template == template), None)
    if name is None:
        return None
    return RedirectResponse(f"/j/{view.code}?{REASON}={name}&{AT}={view.revision}#notice", 303)


def said_again(request: Request, view: PhoneView) -> Refused | None:
    """Why nothing was done, until the session moves on; None if nothing was refused."""
    make = _REASONS.get(request.query_params.get(REASON, ""))
    if make is None or request.query_params.get(AT) != str(view.revision):
        return None
    return make()


def not_agreed(form: Form) -> NotAgreed:
    """The refusal to let somebody take part who has not ticked every line."""
    return NotAgreed(
        N_("To join, please tick every line. Or choose “Just watch”."), part="agree", form=form
    )


def is_kept(request: Request) -> bool:
    """Whether the phone has a form to mend."""
    return NAME in request.cookies


def drop(response: Response, request: Request, code: str) -> None:
    """Let the phone forget it."""
    cookie.drop_own(response, request, f"/j/{code}", NAME)


def recall(request: Request, view: PhoneView) -> InvalidAnswer | None:
    """Why the form that this phone has to mend was refused, with the form; None if it has none."""
    if isinstance(view.screen, PollScreen) and view.role is Role.PARTICIPANT:
        return _unanswered(request, view.screen)
    if MISSING in request.query_params and view.role is not Role.PARTICIPANT:
        return not_agreed({"agree": request.query_params.getlist(AGREED)})
    return None


def _unanswered(request: Request, screen: PollScreen) -> InvalidAnswer | None:
    form = _decoded(request.cookies.get(NAME, ""))
    if (form.get("step"), form.get("round")) != ([screen.poll.id], [str(screen.round)]):
        return None
    try:
        parse(screen.poll, form)
    except InvalidAnswer as reason:
        reason.form = form
        return reason
    return None


def _decoded(value: str) -> Mapping[str, list[str]]:
    try:
        padded = value + "=" * (-len(value) % 4)
        found = json.loads(urlsafe_b64decode(padded))
    except (NotBase64, ValueError, RecursionError):
        return {}
    fields = found.items() if isinstance(found, dict) else ()
    return {name: values for name, values in fields if _is_field(values)}


def _is_field(values: object) -> bool:
    return isinstance(values, list) and all(isinstance(one, str) for one in values)
