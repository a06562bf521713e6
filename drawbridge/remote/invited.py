"""The way in for a second person: a link that opens once."""

import asyncio

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from drawbridge import commands, views
from drawbridge.auth.cookie import is_https
from drawbridge.errors import NotAuthorised
from drawbridge.logins import LOGIN_S
from drawbridge.remote import page
from drawbridge.remote.holder import INVITED, code_of, found_holder, services_of
from drawbridge.remote.reply import whole_page
from drawbridge.web.forms import form_of


def show_invitation(request: Request) -> Response:
    """Say what the invitation is for, and ask. Looking uses nothing up: links are previewed."""
    services, code = services_of(request), code_of(request)
    if found_holder(request) is not None:
        return RedirectResponse(f"/remote/{code}", 303)
    key = request.query_params.get("key", "")
    found = views.invitation(services, code, key)
    if found is None:
        raise NotAuthorised(commands.NOT_GOOD)
    return whole_page(request, page.invited_main(code, key, found))


async def use_invitation(request: Request) -> Response:
    """Let them in: a cookie for the remote of this session and nothing else."""
    fields = await form_of(request)
    services, code = services_of(request), code_of(request)
    key = "".join(fields.get("key", [])[:1])
    holder_key = await asyncio.to_thread(commands.use_invitation, services, code, key)
    response = RedirectResponse(f"/remote/{code}", 303)
    response.set_cookie(
        INVITED,
        holder_key,
        max_age=int(LOGIN_S),
        httponly=True,
        samesite="lax",
        secure=is_https(request),
        path=f"/remote/{code}",
    )
    return response
