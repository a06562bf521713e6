"""What a remote sends: a press, a decision about a line, a line for the notes."""

import asyncio
from collections.abc import Callable, Mapping

from starlette.requests import Request
from starlette.responses import Response

from drawbridge import commands, views
from drawbridge.errors import F_, BadRequest, NotAuthorised, StaleRevision
from drawbridge.remote.acts import meant
from drawbridge.remote.holder import Holder, code_of, holder_of, services_of
from drawbridge.remote.reply import done
from drawbridge.services import Services
from drawbridge.web.forms import form_of

Fields = Mapping[str, list[str]]
_LOOK_ONLY = F_("You may look on here. Whoever invited you can let you do more.")
_NOTES_ARE_OWN = F_("Notes are for the facilitator alone.")
_UNREADABLE = F_("That form could not be read. Nothing was changed.")
_DECISIONS: Mapping[str, Callable[[Services, str, str], None]] = {
    "show": commands.show_line,
    "hold": commands.hold_line,
    "never": commands.never_show_line,
}


async def act(request: Request) -> Response:
    """Carry out what was pressed, if it still means what it meant."""
    return await _sent(request, _press)


async def dismiss(request: Request) -> Response:
    """Take away what was heard of wishes for a pause."""
    return await _sent(request, _dismiss)


async def line(request: Request) -> Response:
    """Decide about a line that somebody wrote."""
    return await _sent(request, _decide)


async def note(request: Request) -> Response:
    """Add a line to the notes of a step."""
    return await _sent(request, _note)


async def _sent(
    request: Request, carry_out: Callable[[Services, str, Holder, Fields], None]
) -> Response:
    fields = await form_of(request)
    services, code = services_of(request), code_of(request)
    holder = await asyncio.to_thread(holder_of, request)
    await asyncio.to_thread(carry_out, services, code, holder, fields)
    return await asyncio.to_thread(done, request, holder)


def _press(services: Services, code: str, holder: Holder, fields: Fields) -> None:
    if not holder.permission.may_run:
        raise NotAuthorised(_LOOK_ONLY)
    view = views.facilitator_view(services, code)
    pressed = meant(view, _one(fields, "act"), _one(fields, "mark"))
    if pressed is None:
        raise StaleRevision
    pressed.offered.move(services, code, view.session.revision)


def _dismiss(services: Services, code: str, holder: Holder, _fields: Fields) -> None:
    if not holder.permission.may_moderate:
        raise NotAuthorised(_LOOK_ONLY)
    commands.dismiss_pauses(services, code)


def _decide(services: Services, code: str, holder: Holder, fields: Fields) -> None:
    if not holder.permission.may_moderate:
        raise NotAuthorised(_LOOK_ONLY)
    decision = _DECISIONS.get(_one(fields, "decision"))
    if decision is None:
        raise BadRequest(_UNREADABLE)
    decision(services, code, _one(fields, "line"))


def _note(services: Services, code: str, holder: Holder, fields: Fields) -> None:
    if not holder.is_facilitator:
        raise NotAuthorised(_NOTES_ARE_OWN)
    commands.add_to_note(services, code, _one(fields, "step"), _one(fields, "text"))


def _one(fields: Fields, name: str) -> str:
    return "".join(fields.get(name, [])[:1])
