"""A few seconds in which "Leave quietly" can be undone, by whoever hit it by mistake.

The server has forgotten the phone at once. The phone alone keeps what it takes to come back as the
same person, in two cookies that its browser drops after `WAY_BACK_S`: the secret, for the address
that brings it back, and the code of the session, for the blank page.
"""

from starlette.requests import Request
from starlette.responses import Response

from drawbridge.domain.session.role import Role
from drawbridge.phone import cookie
from drawbridge.phone.join_code import tidy

WAY_BACK_S = 10
"""Long enough to see what happened; too short for whoever takes the phone out of a hand."""

_SECRET = "drawbridge-back"  # noqa: S105 - the name of a cookie
_CODE = "drawbridge-left"
_BLANK_PAGE = "/join"


def keep_open(response: Response, request: Request, code: str, secret: str, role: Role) -> None:
    """Let the phone come back for a few seconds as what it was."""
    own = f"{secret}.{role.value}"
    cookie.set_own(response, request, _back(code), _SECRET, own, max_age=WAY_BACK_S)
    cookie.set_own(response, request, _BLANK_PAGE, _CODE, code, max_age=WAY_BACK_S)


def code_left(request: Request) -> str:
    """The session that this phone has just left, "" if there is none."""
    return tidy(request.cookies.get(_CODE, ""))


def who_left(request: Request) -> tuple[str, Role] | None:
    """The secret of the phone that left and what it was, None if it is too late."""
    value, _, role = request.cookies.get(_SECRET, "").partition(".")
    secret = cookie.well_formed(value)
    return None if secret is None or role not in list(Role) else (secret, Role(role))


def close(response: Response, request: Request, code: str) -> None:
    """Let the phone forget both."""
    cookie.drop_own(response, request, _back(code), _SECRET)
    cookie.drop_own(response, request, _BLANK_PAGE, _CODE)


def _back(code: str) -> str:
    return f"/j/{code}/back"
