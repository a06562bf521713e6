"""What a phone says with a request, read from the bytes the server has parsed."""

import asyncio
import re
from dataclasses import dataclass

from starlette.types import Message, Receive, Scope

from drawbridge.domain.workshop.form_fields import Form
from drawbridge.errors import BadRequest, TooSlow
from drawbridge.phone.cookie import FORM, NAME
from drawbridge.phone.hot.uvicorn_cycle import has_arrived
from drawbridge.web.forms import BODY_LIMIT, BODY_S, FORM_TYPE, fields_of, is_cross_site

_COOKIE = re.compile(rb"(?:^|;)\s*" + NAME.encode() + rb"=(" + FORM.encode() + rb")\s*(?:;|$)")
_NAMED = NAME.encode() + b"="
_FORM_TYPE = FORM_TYPE.encode()
_LENGTH_DIGITS = len(str(BODY_LIMIT)) - 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """Which session it is about, the phone's secret, what it can read and how safely it asks."""

    code: str
    secret: str
    accepts_gzip: bool
    is_encrypted: bool


def asked(scope: Scope) -> Asked | None:
    """What a phone that has been here before says; None if anything of it is unusual."""
    headers = dict(scope["headers"])
    cookies = headers.get(b"cookie", b"")
    found = _COOKIE.search(cookies)
    is_plain = len(headers) == len(scope["headers"]) and cookies.count(_NAMED) == 1
    if found is None or not is_plain:
        return None
    if scope["method"] == "POST" and not _is_our_form(headers):
        return None
    proxied = headers.get(b"x-forwarded-proto", b"").partition(b",")[0].strip()
    return Asked(
        code=scope["path_params"]["code"],
        secret=found[1].decode(),
        accepts_gzip=b"gzip" in headers.get(b"accept-encoding", b""),
        is_encrypted="https" in {scope["scheme"], proxied.decode("latin-1")},
    )


def _is_our_form(headers: dict[bytes, bytes]) -> bool:
    length, kind = headers.get(b"content-length", b""), headers.get(b"content-type", b"")
    if kind.partition(b";")[0] != _FORM_TYPE or not length.isdigit():
        return False
    site, origin, host = (
        None if value is None else value.decode("latin-1")
        for value in map(headers.get, (b"sec-fetch-site", b"origin", b"host"))
    )
    return len(length) <= _LENGTH_DIGITS and not is_cross_site(site, origin, host)


async def form_of(receive: Receive) -> tuple[Form | None, Receive]:
    """The fields of a form that came in one piece, and what still has to be received.

    Returns:
        None and all there is to receive, if it came otherwise, or cannot be read.

    Raises:
        TooSlow: if it does not arrive in time.
    """
    first = await (receive() if has_arrived(receive) else _in_time(receive))
    again = _again(first, receive)
    if first["type"] != "http.request" or first.get("more_body"):
        return None, again
    try:
        return fields_of(first["body"]), again
    except BadRequest:  # said by the endpoint
        return None, again


async def _in_time(receive: Receive) -> Message:
    try:
        async with asyncio.timeout(BODY_S):
            return await receive()
    except TimeoutError as error:
        raise TooSlow from error


def _again(first: Message, receive: Receive) -> Receive:
    """What receives once more what was received already."""
    left = [first]

    async def received() -> Message:
        return left.pop() if left else await receive()

    return received
