"""The join code in an address, as people type it."""

import re

from starlette.requests import Request

from drawbridge.domain.session.session import CODE_LENGTH
from drawbridge.errors import SessionNotFound

_CODE = re.compile(rf"[A-Z]{{{CODE_LENGTH}}}")
_FILLERS = re.compile(r"[\s\-_.–—]+")


def tidy(typed: str) -> str:
    """A code in capital letters without spaces and dashes, "" if it cannot be one."""
    letters = _FILLERS.sub("", typed).upper()
    return letters if _CODE.fullmatch(letters) else ""


def code_of(request: Request) -> str:
    """The join code in the request's address.

    Raises:
        SessionNotFound: if what stands there cannot be a code.
    """
    code = tidy(request.path_params["code"])
    if not code:
        raise SessionNotFound
    return code
