"""Reading a form that may be hostile."""

import asyncio
from urllib.parse import parse_qs, urlsplit

from starlette.requests import ClientDisconnect, Request

from drawbridge.errors import N_, BadRequest, CrossSite, TooLarge, TooSlow, WrongContentType

BODY_LIMIT = 16 * 1024  # the largest form of ours is under 4 kB
BODY_S = 10.0  # a phone's script gives up after the same time
FIELD_LIMIT = 100
FORM_TYPE = "application/x-www-form-urlencoded"
_UNREADABLE = N_("That form could not be read. Nothing was stored.")


async def form_of(request: Request, *, within_s: float = BODY_S) -> dict[str, list[str]]:
    """The fields of a form posted by one of our own pages.

    Args:
        request: what was sent.
        within_s: seconds in which it has to be here as a whole.

    Raises:
        CrossSite: if another site sent it.
        WrongContentType: if it is not a form.
        TooLarge: if it is larger than any form of ours.
        TooSlow: if it does not arrive in time.
        BadRequest: if it cannot be decoded.
    """
    refuse_cross_site(request)
    if request.headers.get("content-type", "").split(";")[0].strip().lower() != FORM_TYPE:
        raise WrongContentType
    try:
        async with asyncio.timeout(within_s):
            body = await _body(request)
    except TimeoutError as error:
        raise TooSlow from error
    return fields_of(body)


def fields_of(body: bytes) -> dict[str, list[str]]:
    """The fields of a form as it was sent.

    Raises:
        BadRequest: if it cannot be decoded.
    """
    try:
        fields = parse_qs(
            body.decode("ascii"),
            keep_blank_values=True,
            errors="strict",
            max_num_fields=FIELD_LIMIT,
        )
    except ValueError as error:
        raise BadRequest(_UNREADABLE) from error
    if any("\x00" in text for key, values in fields.items() for text in (key, *values)):
        raise BadRequest(_UNREADABLE)
    return fields


def refuse_cross_site(request: Request) -> None:
    """Refuse a request that changes something and comes from another site.

    Browsers say where a request comes from; programs that say nothing carry no cookies of others.

    Raises:
        CrossSite: if it does.

    Source: OWASP, Cross-Site Request Forgery Prevention, "Fetch Metadata" and "Verifying origin".
    """
    told = request.headers.get
    if is_cross_site(told("sec-fetch-site"), told("origin"), told("host")):
        raise CrossSite


def is_cross_site(site: str | None, origin: str | None, host: str | None) -> bool:
    """Whether a request comes from another site, by its headers of these names."""
    if site is not None:
        return site not in {"same-origin", "none"}
    return origin is not None and _host_of(origin) != host


def _host_of(origin: str) -> str:
    try:
        return urlsplit(origin).netloc
    except ValueError:  # a bracket that does not close
        return ""


async def _body(request: Request) -> bytes:
    declared = request.headers.get("content-length", "0").strip()
    if declared.isdecimal() and (
        len(declared) > len(str(BODY_LIMIT)) or int(declared) > BODY_LIMIT
    ):
        raise TooLarge
    body = b""
    try:
        async for chunk in request.stream():
            body += chunk
            if len(body) > BODY_LIMIT:
                raise TooLarge
    except ClientDisconnect as error:
        raise BadRequest(_UNREADABLE) from error
    return body
