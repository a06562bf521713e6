"""An answer that is like most: to the open question, from a phone that takes part, nothing else."""

import asyncio
from time import monotonic

from starlette.requests import Request
from starlette.types import Receive, Send

from drawbridge import commands
from drawbridge.errors import NotJoined, RoundClosed
from drawbridge.phone.hot.asked import asked, form_of
from drawbridge.phone.hot.reply import reply_at_once, send_reply
from drawbridge.phone.language import services_of
from drawbridge.phone.screen import place_of, screen_of
from drawbridge.phone.time_steps import any_share, wait_s


async def answer(request: Request, send: Send) -> Receive | None:
    """Store an answer, and reply in steps of time. See `path.Quick`.

    Raises:
        DrawbridgeError: why it was not stored, if it was not.
    """
    began = monotonic()
    known = asked(request.scope)
    if known is None:
        return request.receive
    form, receive = await form_of(request.receive)
    services = services_of(request)
    place = place_of(form) if form is not None else None
    if form is None or place is None:
        return receive
    read = commands.read_ahead(services, known.code, known.secret, place, form)
    if read is None:
        return receive
    try:
        await commands.store_with_others(services, read)
    except (RoundClosed, NotJoined):  # the long way knows what to say about it
        return receive
    reply = reply_at_once(request, known, (read.place, read.response))
    if reply is None:
        reply = await screen_of(request, known.secret)
    await asyncio.sleep(wait_s(monotonic() - began, any_share()))
    await send_reply(send, reply)
    return None
