"""News for a remote: revision numbers, as long as whoever holds it may."""

import asyncio
from functools import partial

from starlette.requests import Request
from starlette.responses import Response

from drawbridge import views
from drawbridge.remote.holder import code_of, found_holder, holder_of, services_of
from drawbridge.web.client_address import client_of
from drawbridge.web.event_stream import stream_of

_NO_CONTENT = 204  # tells an EventSource to stay away


async def events(request: Request) -> Response:
    """A stream of revisions. It ends with the login or the session."""
    services, code = services_of(request), code_of(request)
    await asyncio.to_thread(holder_of, request)
    listener = await asyncio.to_thread(views.facilitator_listener, services, code)
    if listener.has_ended:
        return Response(status_code=_NO_CONTENT)
    if request.method == "HEAD":  # asks for no body, so that it would wait for ever
        return Response(media_type="text/event-stream")
    closed = services.limits.streams.enter(client_of(request, services), None)
    stream = stream_of(
        services.hub,
        listener.session_id,
        partial(views.revision, services, code),
        may_stay=partial(_may_stay, request),
        is_first=True,
    )
    return stream.before(closed)


def _may_stay(request: Request) -> bool:
    return found_holder(request) is not None
