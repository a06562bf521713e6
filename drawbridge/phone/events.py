"""How a phone learns that something changed: a stream, or asking now and then."""

from functools import partial

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from drawbridge.domain.session.role import Role
from drawbridge.domain.session.session import LiveSession, Status
from drawbridge.phone.cookie import secret_of
from drawbridge.phone.join_code import code_of
from drawbridge.phone.reply import services_of
from drawbridge.services import Services
from drawbridge.web.client_address import place_of
from drawbridge.web.event_stream import stream_of
from drawbridge.web.headers import BASE

_NO_CONTENT = 204  # tells an EventSource to stay away


async def events(request: Request) -> Response:
    """A stream of revisions. Only participants count as connected."""
    services, code = services_of(request), code_of(request)
    session, key = await run_in_threadpool(_caller, services, code, secret_of(request))
    if session.status is Status.ENDED:
        return Response(status_code=_NO_CONTENT)
    if request.method == "HEAD":
        return Response(media_type="text/event-stream")
    revision = partial(_revision, services, code)
    closed = services.limits.streams.enter(place_of(request, services), key)
    if key is None:
        return stream_of(services.hub, session.id, revision).before(closed)
    return stream_of(
        services.hub,
        session.id,
        revision,
        arrive=partial(services.presence.arrive, session.id, key),
        leave=partial(services.presence.leave, session.id, key),
    ).before(closed)


def revision(request: Request) -> Response:
    """The revision as plain text, for phones whose stream does not work."""
    services = services_of(request)
    session, key = _caller(services, code_of(request), secret_of(request))
    if key is not None:
        services.presence.seen(session.id, key)
    headers = {**BASE, "Cache-Control": "no-store"}
    return PlainTextResponse(str(session.revision), headers=headers)


def _caller(services: Services, code: str, secret: str | None) -> tuple[LiveSession, str | None]:
    """The session, and the participant key of a phone that takes part in it."""
    with services.store.reading() as transaction:
        session = transaction.sessions.at(code)
        if secret is None or session.status is Status.ENDED:
            return session, None
        key = services.keys.participant_key(session.id, secret)
        takes_part = transaction.participants.role(session.id, key) is Role.PARTICIPANT
    return session, key if takes_part else None


def _revision(services: Services, code: str) -> int:
    with services.store.reading() as transaction:
        return transaction.sessions.at(code).revision
