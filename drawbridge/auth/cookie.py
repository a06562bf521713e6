"""The cookie that holds a facilitator's login."""

from starlette.requests import Request
from starlette.responses import Response

from drawbridge.logins import LOGIN_S

COOKIE = "drawbridge_facilitator"


def set_login(response: Response, request: Request, login: str) -> None:
    """Keep a login in the browser: not readable by scripts, not sent from other sites."""
    response.set_cookie(
        COOKIE,
        login,
        max_age=int(LOGIN_S),
        httponly=True,
        samesite="lax",
        secure=is_https(request),
        path="/",
    )


def clear_login(response: Response) -> None:
    """Forget the login in this browser."""
    response.delete_cookie(COOKIE, path="/", httponly=True, samesite="lax")


def is_https(request: Request) -> bool:
    """Whether the browser's own connection is encrypted, also behind a proxy that says so."""
    forwarded = request.headers.get("x-forwarded-proto", "").split(",")[0].strip()
    return (forwarded or request.url.scheme) == "https"
