"""The cookie that lets the server recognise a phone: 128 random bits, this session only.

It is made when somebody joins or watches, never by looking at the page, and is not written down
or shown anywhere.
"""

import re

from starlette.requests import Request
from starlette.responses import Response

NAME = "drawbridge"
LIFETIME_S = 90 * 24 * 3600
"""Longer than a lobby may wait and a step may stand; counted anew whenever the page is asked for.

A phone whose secret ended before its session would come back as a second person.
"""

FORM = "[A-Za-z0-9_-]{22}"
_FORM = re.compile(FORM)


def secret_of(request: Request) -> str | None:
    """The phone's secret; a cookie that we cannot have made counts as none."""
    return well_formed(request.cookies.get(NAME, ""))


def well_formed(value: str) -> str | None:
    """A secret that we can have made, None of anything else."""
    return value if _FORM.fullmatch(value) else None


def set_own(
    response: Response,
    request: Request,
    path: str,
    name: str,
    value: str,
    *,
    max_age: int | None = None,
) -> None:
    """Let the phone keep something for a path.

    Args:
        response: what carries it.
        request: what is answered.
        path: for which addresses.
        name: what it is called.
        value: what is kept.
        max_age: seconds after which the browser drops it; None for when it is closed.
    """
    response.set_cookie(
        name,
        value,
        max_age=max_age,
        path=path,
        secure=_is_encrypted(request),
        httponly=True,
        samesite="lax",
    )


def drop_own(response: Response, request: Request, path: str, name: str) -> None:
    """Make the phone forget what it keeps for a path."""
    response.delete_cookie(
        name, path=path, secure=_is_encrypted(request), httponly=True, samesite="lax"
    )


def give(response: Response, request: Request, code: str, secret: str) -> None:
    """Let the phone keep its secret as long as the session can live, for its pages only."""
    given = header(code, secret, is_encrypted=_is_encrypted(request))
    response.raw_headers.append(given)


def header(code: str, secret: str, *, is_encrypted: bool) -> tuple[bytes, bytes]:
    """The header that lets a phone keep its secret."""
    # Written by hand: `set_cookie` takes longer than everything else about a screen.
    secure = "; Secure" if is_encrypted else ""
    cookie = f"{NAME}={secret}; HttpOnly; Max-Age={LIFETIME_S}; Path=/j/{code}; SameSite=lax"
    return b"set-cookie", f"{cookie}{secure}".encode("ascii")


def take_back(response: Response, request: Request, code: str) -> None:
    """Make the phone forget its secret."""
    drop_own(response, request, f"/j/{code}", NAME)


def _is_encrypted(request: Request) -> bool:
    forwarded = request.headers.get("x-forwarded-proto", "").split(",")[0].strip()
    return "https" in {request.url.scheme, forwarded}
