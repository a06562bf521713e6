"""A screen as most are asked for: after a close three thousand phones want theirs at once."""

from starlette.requests import Request
from starlette.types import Receive, Send

from drawbridge.phone import cookie
from drawbridge.phone.hot.asked import asked
from drawbridge.phone.hot.reply import reply_at_once, reply_looked_up, send_reply


async def screen(request: Request, send: Send) -> Receive | None:
    """The screen a phone should be on, and its secret for longer. See `path.Quick`.

    Raises:
        KeyLost: if the session's key is gone.
        StoreUnavailable: if the database cannot be used.
    """
    known = asked(request.scope)
    if known is None or request.scope["query_string"]:
        return request.receive
    reply = reply_at_once(request, known) or await reply_looked_up(request, known)
    if reply is None:
        return request.receive
    again = cookie.header(known.code, known.secret, is_encrypted=known.is_encrypted)
    await send_reply(send, reply, again)
    return None
