"""What opens over a phone's screen and goes again, while the screen stays as it was.

Support, the wish for a pause, and taking one's answers back.
"""

from starlette.requests import Request
from starlette.responses import Response

from drawbridge import commands, views
from drawbridge.domain.session.role import Role
from drawbridge.domain.workshop.form_fields import Form
from drawbridge.errors import N_, BadRequest, NotFound, StoreUnavailable
from drawbridge.live.pause_requests import Wish
from drawbridge.phone import cookie
from drawbridge.phone.join_code import code_of
from drawbridge.phone.language import choices, keep, services_of, words_of
from drawbridge.phone.page import Aside, aside_main, language_main, support_main
from drawbridge.phone.reply import is_from_script, main_reply
from drawbridge.phone.threads import in_thread
from drawbridge.views.screens import PollScreen
from drawbridge.web.forms import form_of


def support(request: Request) -> Response:
    """Whom one can call. Anybody may look, and nothing is noted about it."""
    view = views.support_view(services_of(request), code_of(request))
    main = support_main(words_of(request), view, is_open=_hides_question(request))
    return main_reply(request, main, code=view.code)


def show_ask(request: Request) -> Response:
    """What would help, to choose from."""
    return _aside(request, "ask", is_done=False)


async def ask(request: Request) -> Response:
    """Pass a wish on. A second one soon after gets the same answer."""
    return await in_thread(request, _ask, request, await form_of(request))


def _ask(request: Request, form: Form) -> Response:
    own = cookie.secret_of(request) or commands.new_secret()  # without one: a stranger
    commands.ask_for_pause(services_of(request), code_of(request), own, _wish(form))
    return _aside(request, "ask", is_done=True)


def _wish(form: Form) -> Wish:
    for wish in Wish:
        if form.get("wish") == [wish.value]:
            return wish
    raise BadRequest(N_("That form could not be read. Nothing was stored."))


def show_erase(request: Request) -> Response:
    """Ask before answers are deleted."""
    return _aside(request, "erase", is_done=False)


async def erase(request: Request) -> Response:
    """Delete what this phone has answered."""
    await form_of(request)
    return await in_thread(request, _erase, request, services_of(request).standstill.sent_s())


def _erase(request: Request, sent_s: float) -> Response:
    services, code, own = services_of(request), code_of(request), cookie.secret_of(request)
    stays = bool(own) and commands.delete_answers(services, code, own or "", sent_s=sent_s)
    return _aside(request, "erase", is_done=True, stays=stays)


def show_language(request: Request) -> Response:
    """The languages to choose from, in a session or before it."""
    code = ""
    if "code" in request.path_params:
        code = code_of(request)
        views.session_languages(services_of(request), code)  # from here on they are in memory
    is_open = bool(code) and _hides_question(request)
    main = language_main(words_of(request), choices(request), code, is_open=is_open)
    return main_reply(request, main, code=code)


async def choose_language(request: Request) -> Response:
    """Let the phone keep its language; nothing is noted about it here."""
    form = await form_of(request)
    code = code_of(request) if "code" in request.path_params else ""
    return keep(request, form.get("language", [""])[0], f"/j/{code}" if code else "/join")


def _aside(request: Request, name: str, *, is_done: bool, stays: bool = False) -> Response:
    code = views.support_view(services_of(request), code_of(request)).code  # there is a session
    is_open = _hides_question(request)
    it = Aside(name=name, code=code, is_done=is_done, stays=stays, is_open=is_open)
    return main_reply(request, aside_main(words_of(request), it), code=code)


def _hides_question(request: Request) -> bool:
    """Whether a question waits under it. The script knows that itself, and may keep the page."""
    if is_from_script(request):
        return False
    try:
        own = cookie.secret_of(request)
        view = views.phone_view(services_of(request), code_of(request), own)
    except (NotFound, StoreUnavailable):  # whom one can call depends on no database
        return False
    screen = view.screen
    if not isinstance(screen, PollScreen) or view.role is not Role.PARTICIPANT:
        return False
    return screen.response is None
