"""The one page of a session, and the answers that come from it."""

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from drawbridge import commands, views
from drawbridge.domain.workshop.form_fields import Form
from drawbridge.errors import N_, BadRequest, InvalidAnswer, Refused
from drawbridge.phone import cookie, refused_form
from drawbridge.phone.join_code import code_of
from drawbridge.phone.language import chooser, services_of, words_for
from drawbridge.phone.page import PhonePage
from drawbridge.phone.reply import is_from_script, screen_reply
from drawbridge.phone.take_home import room_told
from drawbridge.phone.threads import in_thread
from drawbridge.views import PhoneView
from drawbridge.views.screens import EndedScreen
from drawbridge.web.forms import form_of
from drawbridge.web.statuses import status_of

_ROUND_DIGITS = 4


async def show(request: Request) -> Response:
    """The page: wherever somebody comes from, it shows where the server says this phone is."""
    code = code_of(request)
    if request.path_params["code"] != code:
        return RedirectResponse(f"/j/{code}", 307)
    return await main(request)


async def main(request: Request) -> Response:
    """The same without the page around it, if the script asks."""
    code, own = code_of(request), cookie.secret_of(request)
    view = await view_of(request, own)
    refused = None if is_from_script(request) else _refused(request, view)
    if refused is None:
        wants_to_join = request.query_params.get("join") == "1"
        response = screen_reply(request, PhonePage(view=view, wants_to_join=wants_to_join))
    else:
        words = words_for(request, view.language)
        moment = PhonePage.refused(words, view, refused)
        response = screen_reply(request, moment, status_of(refused))
    if refused is None and refused_form.is_kept(request) and not is_from_script(request):
        refused_form.drop(response, request, code)
    if isinstance(view.screen, EndedScreen) and own:
        cookie.take_back(response, request, code)
    elif own and view.role:
        cookie.give(response, request, code, own)
    return response


def _refused(request: Request, view: PhoneView) -> InvalidAnswer | Refused | None:
    """What a phone without a script has to be told before anything else."""
    return refused_form.recall(request, view) or refused_form.said_again(request, view)


async def view_of(request: Request, secret: str | None) -> PhoneView:
    """What the phone that holds a secret should show: from memory, or else from the store."""
    services, code = services_of(request), code_of(request)
    asked = services, code, secret, chooser(request)
    view = views.phone_view_at_once(*asked)
    if view is not None:
        return view
    return await in_thread(request, _from_store, request, secret)


def _from_store(request: Request, secret: str | None) -> PhoneView:
    view = views.phone_view(services_of(request), code_of(request), secret, chooser(request))
    # Kept: it takes too long for the event loop.
    room_told(request, words_for(request, view.language), view)
    return view


def back_to_screen(request: Request) -> Response:
    """A form's address opened as a page, by reload or by hand."""
    return RedirectResponse(f"/j/{code_of(request)}", 303)


async def answer(request: Request) -> Response:
    """Store an answer."""
    form = await form_of(request)
    services, code = services_of(request), code_of(request)
    own = cookie.secret_of(request) or commands.new_secret()  # without one: a stranger
    try:
        stored = await commands.submit_with_others(services, code, own, _place(form), form)
    except InvalidAnswer as refusal:
        refusal.form = form
        raise
    if is_from_script(request):
        view = views.phone_view_after(
            services, code, own, stored, chooser(request)
        ) or await view_of(request, own)
        return screen_reply(request, PhonePage(view=view))
    response = RedirectResponse(f"/j/{code}", 303)
    refused_form.drop(response, request, code)
    return response


async def screen_of(request: Request, secret: str) -> Response:
    """The screen of the phone that holds a secret."""
    return screen_reply(request, PhonePage(view=await view_of(request, secret)))


def place_of(form: Form) -> tuple[str, int] | None:
    """The step and round that a form was made for, None if it does not say so."""
    step, number = (form.get(name, [""])[0] for name in ("step", "round"))
    is_number = number.isascii() and number.isdigit() and len(number) <= _ROUND_DIGITS
    return (step, int(number)) if step and is_number else None


def _place(form: Form) -> tuple[str, int]:
    place = place_of(form)
    if place is None:
        raise BadRequest(N_("That form could not be read. Nothing was stored."))
    return place
