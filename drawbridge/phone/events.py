"""How a phone learns that something changed: a stream, or asking now and then.

The stream brings the new screen along where it is the same for all who take part, as when a
question opens, or says no more of a phone than that its answer is in, as when it closes: three
thousand phones that ask in a quarter of a second wait too long.
"""

from dataclasses import replace
from functools import partial

from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.responses import Response as HttpResponse
from starlette.types import Scope, Send

from drawbridge import views
from drawbridge.domain.answers.responses import Response
from drawbridge.errors import KeyLost
from drawbridge.phone.cookie import secret_of
from drawbridge.phone.join_code import code_of
from drawbridge.phone.language import chooser, services_of, words_for
from drawbridge.phone.padding import room_for
from drawbridge.phone.page import PhonePage, screen_main
from drawbridge.phone.reply import REVISION_HEADER
from drawbridge.phone.threads import in_thread
from drawbridge.phone.words import Words
from drawbridge.rate_limits import JoinLimit
from drawbridge.views import Listener, PhoneView
from drawbridge.views.screens import ClosedScreen
from drawbridge.web.client_address import client_of
from drawbridge.web.event_stream import LEAST_FILLING, STREAM_HEADERS, as_news, filled, stream_of
from drawbridge.web.headers import BASE

_NO_CONTENT = 204  # tells an EventSource to stay away


async def events(request: Request) -> HttpResponse:
    """A stream of revisions, and of screens where the script asks. Only who takes part counts."""
    services, code = services_of(request), code_of(request)
    listener = await _listener(request)
    session_id, key = listener.session_id, listener.participant_key
    if listener.has_ended:
        return HttpResponse(status_code=_NO_CONTENT, headers=STREAM_HEADERS)
    if request.method == "HEAD":
        return HttpResponse(media_type="text/event-stream")
    revision = partial(views.revision, services, code)
    is_lifted = services.limits.join_limit(code) is JoinLimit.NONE
    closed = services.limits.streams.enter(client_of(request, services), key, is_lifted=is_lifted)
    if key is None:
        return stream_of(services.hub, session_id, revision).before(closed)
    wants_screens = request.query_params.get("screens") == "1"
    return stream_of(
        services.hub,
        session_id,
        revision,
        news=partial(_screen, request.scope, code) if wants_screens else str,
        arrive=partial(services.presence.arrive, session_id, key),
        leave=partial(services.presence.leave, session_id, key),
    ).before(closed)


async def stream(request: Request, send: Send) -> None:
    """The same from beginning to end. See `hot.path.Quick`."""
    scope, receive = request.scope, request.receive
    response = await scope["endpoint"](request)
    del request  # what was read of its headers is not needed again, and thousands are open at once
    await response(scope, receive, send)


def _screen(scope: Scope, code: str) -> str:
    """The screen that a phone which takes part should be on now, "" where it has to ask."""
    request = Request(scope)
    asked = services_of(request), code, secret_of(request), chooser(request)
    try:
        view = views.phone_view_for_news(*asked)
    except KeyLost:
        return ""
    if view is None:
        return ""
    words, page = words_for(request, view.language), PhonePage(view=view)
    closed = view.screen
    if isinstance(closed, ClosedScreen):
        kept = view.drawn.get(("news of both", words), lambda: _of_both(words, view, closed))
        return kept[closed.response is not None]
    return view.drawn.get(("news", words, page.key), lambda: as_news(screen_main(words, page)))


def _of_both(words: Words, view: PhoneView, closed: ClosedScreen) -> tuple[str, str]:
    """What is told without an answer that is in, and with one: of one length, whoever is told.

    Drawn together, so that no pause in the telling says who was the first of either.
    """
    screens = (closed.unanswered(), replace(closed, response=Response(answers={})))
    pages = (PhonePage(view=replace(view, screen=screen)) for screen in screens)
    told = [as_news(screen_main(words, page)) for page in pages]
    length = room_for(max(len(text.encode()) for text in told), LEAST_FILLING)
    without, with_one = (filled(text, length) for text in told)
    return without, with_one


async def revision(request: Request) -> HttpResponse:
    """The revision as plain text, for phones whose stream does not work."""
    services = services_of(request)
    listener = await _listener(request)
    if listener.participant_key is not None:
        services.presence.seen(listener.session_id, listener.participant_key)
    number = str(listener.revision)
    headers = {**BASE, "Cache-Control": "no-store", REVISION_HEADER: number}
    return PlainTextResponse(number, headers=headers)


async def _listener(request: Request) -> Listener:
    services, code, secret = services_of(request), code_of(request), secret_of(request)
    if services.rooms.is_alone and services.rooms.get(code) is not None:
        return views.phone_listener(services, code, secret)
    return await in_thread(request, views.phone_listener, services, code, secret)
