"""Coming in and going out: the code field, joining, leaving, and back again at once."""

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from drawbridge import commands
from drawbridge.domain.session.role import Role
from drawbridge.domain.workshop.form_fields import Form
from drawbridge.errors import N_, BadRequest
from drawbridge.phone import cookie, refused_form, way_back
from drawbridge.phone.join_code import LONGEST_TYPED, code_of, tidy
from drawbridge.phone.language import services_of, words_for, words_of
from drawbridge.phone.page import PhonePage, code_main, consent_card, left_page
from drawbridge.phone.refused_form import not_agreed
from drawbridge.phone.reply import (
    REVISION_HEADER,
    html_reply,
    is_from_script,
    main_reply,
    screen_reply,
)
from drawbridge.phone.screen import view_of
from drawbridge.phone.threads import in_thread
from drawbridge.views import PhoneView
from drawbridge.web.client_address import client_of
from drawbridge.web.forms import form_of, refuse_cross_site

LEFT = "/join/left"


def ask_code(request: Request) -> Response:
    """The page with the field for a join code; a code that fits leads straight on."""
    typed = request.query_params.get("code", "").replace("\x00", "")[:LONGEST_TYPED]
    code = tidy(typed)
    if code:
        return RedirectResponse(f"/j/{code}", 303)
    words = words_of(request)
    sentence = words.say(N_("A code has six letters. It stands on the screen.")) if typed else ""
    return main_reply(request, code_main(words, typed, sentence), 422 if typed else 200)


async def join(request: Request) -> Response:
    """Take part, or only watch."""
    form = await form_of(request)
    services, code = services_of(request), code_of(request)
    before = await view_of(request, cookie.secret_of(request))
    role = _role(form)
    if role is Role.PARTICIPANT:
        _require_agreement(request, before, form)
    # A cookie of nobody in this session is not taken over: it may be somebody else's choice.
    known = cookie.secret_of(request) if before.role else None
    if known is None:
        services.limits.admit(client_of(request, services), code)
    own = known or commands.new_secret()
    await commands.join_with_others(services, code, own, role)
    response = _joined_reply(request, await view_of(request, own))
    cookie.give(response, request, code, own)
    return response


def _joined_reply(request: Request, view: PhoneView) -> Response:
    if is_from_script(request):
        return screen_reply(request, PhonePage(view=view))
    return RedirectResponse(f"/j/{view.code}", 303)


def _role(form: Form) -> Role:
    for role in Role:
        if form.get("role") == [role.value]:
            return role
    raise BadRequest(N_("That form could not be read. Nothing was stored."))


def _require_agreement(request: Request, view: PhoneView, form: Form) -> None:
    needed = len(consent_card(words_for(request, view.language), view).agreements)
    if {str(position) for position in range(needed)} - set(form.get("agree", ())):
        raise not_agreed(form)


async def leave(request: Request) -> Response:
    """Forget this phone. What it answered stays counted."""
    refuse_cross_site(request)
    return await in_thread(request, _leave, request, services_of(request).standstill.sent_s())


def _leave(request: Request, sent_s: float) -> Response:
    services, known, code = services_of(request), cookie.secret_of(request), code_of(request)
    role = commands.leave(services, code, known, sent_s=sent_s) if known else None
    heard = Response(status_code=204, headers={REVISION_HEADER: "0"})
    response = heard if is_from_script(request) else RedirectResponse(LEFT, 303)
    cookie.take_back(response, request, code)
    refused_form.drop(response, request, code)
    if known and role is not None and "late" not in request.query_params:
        way_back.keep_open(response, request, code, known, role)
    return response


def left(request: Request) -> Response:
    """An almost empty page; for a few seconds with a way back on it."""
    return html_reply(request, left_page(words_of(request), way_back.code_left(request)))


async def back(request: Request) -> Response:
    """Undo leaving, as long as the phone can."""
    refuse_cross_site(request)
    code, who = code_of(request), way_back.who_left(request)
    if who is None:
        return RedirectResponse(LEFT, 303)
    services, (own, role) = services_of(request), who
    services.limits.admit(client_of(request, services), code)
    await commands.join_with_others(services, code, own, role)
    response = RedirectResponse(f"/j/{code}", 303)
    cookie.give(response, request, code, own)
    way_back.close(response, request, code)
    return response
