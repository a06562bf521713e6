"""Who holds this remote, and what they may do with it."""

from dataclasses import dataclass
from typing import cast

from starlette.requests import Request

from drawbridge.auth.cookie import COOKIE
from drawbridge.domain.session.permission import Permission
from drawbridge.errors import NotAuthorised
from drawbridge.services import Services

_NOBODY = "Please log in first."


@dataclass(frozen=True, slots=True, kw_only=True)
class Holder:
    """Whoever holds a remote. Notes are for the facilitator alone, whatever somebody else may."""

    permission: Permission
    is_facilitator: bool


def services_of(request: Request) -> Services:
    """The running parts."""
    return cast("Services", request.app.state.services())


def code_of(request: Request) -> str:
    """The join code in the address, in capitals."""
    return str(request.path_params["code"]).upper()


def holder_of(request: Request) -> Holder:
    """Whoever asks.

    Raises:
        NotAuthorised: if they may not even look.
    """
    services = services_of(request)
    if services.logins.is_facilitator(request.cookies.get(COOKIE, "")):
        return Holder(permission=Permission.RUN, is_facilitator=True)
    raise NotAuthorised(_NOBODY)
