"""How a phone learns that something changed: a stream, or asking now and then."""

from functools import partial

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from drawbridge import views
from drawbridge.phone.cookie import secret_of
from drawbridge.phone.join_code import code_of
from drawbridge.phone.reply import services_of
from drawbridge.phone.threads import in_thread
from drawbridge.views import Listener
from drawbridge.web.client_address import client_of
from drawbridge.web.event_stream import stream_of
from drawbridge.web.headers import BASE

_NO_CONTENT = 204  # tells an EventSource to stay away


async def events(request: Request) -> Response:
    """A stream of revisions. Only participants count as connected."""
    services, code = services_of(request), code_of(request)
    listener = await _listener(request)
    session_id, key = listener.session_id, listener.participant_key
    if listener.has_ended:
        return Response(status_code=_NO_CONTENT)
    if request.method == "HEAD":
        return Response(media_type="text/event-stream")
    revision = partial(views.revision, services, code)
    closed = services.limits.streams.enter(client_of(request, services), key)
    if key is None:
        return stream_of(services.hub, session_id, revision).before(closed)
    return stream_of(
        services.hub,
        session_id,
        revision,
        arrive=partial(services.presence.arrive, session_id, key),
        leave=partial(services.presence.leave, session_id, key),
    ).before(closed)


async def revision(request: Request) -> Response:
    """The revision as plain text, for phones whose stream does not work."""
    services = services_of(request)
    listener = await _listener(request)
    if listener.participant_key is not None:
        services.presence.seen(listener.session_id, listener.participant_key)
    headers = {**BASE, "Cache-Control": "no-store"}
    return PlainTextResponse(str(listener.revision), headers=headers)


async def _listener(request: Request) -> Listener:
    services, code, secret = services_of(request), code_of(request), secret_of(request)
    if services.rooms.get(code) is not None:
        return views.phone_listener(services, code, secret)
    return await in_thread(request, views.phone_listener, services, code, secret)
