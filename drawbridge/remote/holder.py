"""Who holds this remote, and what they may do with it."""

from dataclasses import dataclass
from typing import cast

from starlette.requests import Request

from drawbridge import views
from drawbridge.auth.cookie import COOKIE
from drawbridge.domain.session.permission import Permission
from drawbridge.errors import F_, NotAuthorised
from drawbridge.services import Services

INVITED = "drawbridge_invited"
"""The cookie of somebody who was invited; sent to the remote of that session only."""

_NOBODY = F_("Please log in first.")
_CLOSED = F_("The session has ended, or your invitation was taken back. Thank you for helping.")


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


def was_invited(request: Request) -> bool:
    """Whether this browser once came by an invitation, good or not."""
    return bool(request.cookies.get(INVITED))


def holder_of(request: Request) -> Holder:
    """Whoever asks.

    Raises:
        NotAuthorised: if they may not even look.
    """
    holder = found_holder(request)
    if holder is None:
        raise NotAuthorised(_CLOSED if was_invited(request) else _NOBODY)
    return holder


def found_holder(request: Request) -> Holder | None:
    """Whoever asks, None if they may not even look."""
    services = services_of(request)
    if services.logins.is_facilitator(request.cookies.get(COOKIE, "")):
        return Holder(permission=Permission.RUN, is_facilitator=True)
    if not was_invited(request):
        return None
    permission = views.permission(services, code_of(request), request.cookies[INVITED])
    return None if permission is None else Holder(permission=permission, is_facilitator=False)
