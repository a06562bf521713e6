"""What a phone is told: drawn once for all who see alike, then only sent."""

from starlette.requests import Request
from starlette.responses import Response
from starlette.types import Send

from drawbridge import views
from drawbridge.domain.answers.responses import Response as Answered
from drawbridge.domain.session.round import Round
from drawbridge.phone.hot.asked import Asked
from drawbridge.phone.hot.uvicorn_cycle import in_one_write
from drawbridge.phone.language import chooser, services_of
from drawbridge.phone.page import PhonePage
from drawbridge.phone.reply import screen_reply

Header = tuple[bytes, bytes]
Stored = tuple[Round, Answered] | None


def reply_at_once(request: Request, asked: Asked, stored: Stored = None) -> Response | None:
    """The screen a phone should be on, None where that is not in memory. Never changed: shared.

    Args:
        request: what was asked.
        asked: the same, as it was read.
        stored: the round and response of this phone that have just been stored, if any.

    Raises:
        KeyLost: if the session's key is gone.
    """
    phone = views.phone_at_hand(services_of(request), asked.code, asked.secret, stored)
    return _drawn(request, asked, phone) if phone is not None else None


async def reply_looked_up(request: Request, asked: Asked) -> Response | None:
    """The same where other processes write as well, and the store knows who somebody is.

    Raises:
        KeyLost: if the session's key is gone.
        StoreUnavailable: if the database cannot be used.
    """
    phone = await views.phone_looked_up(services_of(request), asked.code, asked.secret)
    return _drawn(request, asked, phone) if phone is not None else None


def _drawn(request: Request, asked: Asked, phone: views.PhoneAtHand) -> Response:
    choose, room = chooser(request), phone.room
    language = choose(room.session.workshop.languages)
    key = ("at once", language, asked.accepts_gzip, *phone.likeness)
    return room.drawn.get(key, lambda: screen_reply(request, PhonePage(view=phone.view(choose))))


async def send_reply(send: Send, reply: Response, *more: Header) -> None:
    """Send what was drawn, with headers of this phone's own behind those it shares."""
    headers = [*reply.raw_headers, *more]
    start = {"type": "http.response.start", "status": reply.status_code, "headers": headers}
    with in_one_write(send):
        await send(start)
        await send({"type": "http.response.body", "body": reply.body})
