"""How a phone learns that something changed: a stream, or asking now and then.

The stream brings the new screen along where it is the same for all who take part, as when a
question opens: three thousand phones that ask in a quarter of a second wait too long.
"""

from functools import partial

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from drawbridge import views
from drawbridge.domain.session.role import Role
from drawbridge.errors import KeyLost
from drawbridge.phone.cookie import secret_of
from drawbridge.phone.join_code import code_of
from drawbridge.phone.language import chooser, services_of, words_for
from drawbridge.phone.page import PhonePage, screen_main
from drawbridge.phone.threads import in_thread
from drawbridge.views import Listener
from drawbridge.web.client_address import client_of
from drawbridge.web.event_stream import as_news, stream_of
from drawbridge.web.headers import BASE

_NO_CONTENT = 204  # tells an EventSource to stay away


async def events(request: Request) -> Response:
    """A stream of revisions, and of screens where the script asks. Only who takes part counts."""
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
    wants_screens = request.query_params.get("screens") == "1"
    return stream_of(
        services.hub,
        session_id,
        revision,
        news=partial(_screen, request, code) if wants_screens else str,
        arrive=partial(services.presence.arrive, session_id, key),
        leave=partial(services.presence.leave, session_id, key),
    ).before(closed)


def _screen(request: Request, code: str) -> str:
    """The screen that everybody who takes part sees now, "" where each has to ask."""
    try:
        view = views.phone_view_for_all(
            services_of(request), code, Role.PARTICIPANT, chooser(request)
        )
    except KeyLost:
        return ""
    if view is None:
        return ""
    words, page = words_for(request, view.language), PhonePage(view=view)
    return view.drawn.get(("news", words, page.key), lambda: as_news(screen_main(words, page)))


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
    if services.rooms.is_alone and services.rooms.get(code) is not None:
        return views.phone_listener(services, code, secret)
    return await in_thread(request, views.phone_listener, services, code, secret)
