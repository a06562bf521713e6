"""Slows down whoever tries join codes, and lets everybody through who has joined already.

Where too many codes from one client did not exist, no code from there is looked up for a while: a
right one gets the same answer as a wrong one, so that guessing learns nothing. A phone that has
joined goes on as if nothing were.
"""

from collections.abc import Awaitable, Callable

from anyio import to_thread
from starlette.requests import Request
from starlette.responses import Response

from drawbridge.phone.cookie import secret_of
from drawbridge.phone.join_code import tidy
from drawbridge.phone.language import services_of
from drawbridge.services import Services
from drawbridge.views import has_joined
from drawbridge.web.client_address import client_of

Endpoint = Callable[[Request], Awaitable[Response]]


def limit_guesses(endpoint: Endpoint) -> Endpoint:
    """An endpoint under a join code that is not for guessers.

    The endpoint raises TooOften where it would have looked up a code.
    """

    async def guarded(request: Request) -> Response:
        services = services_of(request)
        if not services.limits.has_guessers:  # in most rooms nobody has ever mistyped
            return await endpoint(request)
        client = client_of(request, services)
        if not services.limits.may_guess(client):
            code, own = tidy(request.path_params["code"]), secret_of(request)
            if not await to_thread.run_sync(_is_known, services, code, own):
                raise services.limits.refusal(client)
        return await endpoint(request)

    return guarded


def _is_known(services: Services, code: str, own: str | None) -> bool:
    return own is not None and has_joined(services, code, own)
