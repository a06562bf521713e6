"""What opens over a phone's screen and goes again, while the screen stays as it was: Support."""

from starlette.requests import Request
from starlette.responses import Response

from drawbridge import views
from drawbridge.phone.join_code import code_of
from drawbridge.phone.page import support_main
from drawbridge.phone.reply import main_reply, services_of, words_of


def support(request: Request) -> Response:
    """Whom one can call. Anybody may look, and nothing is noted about it."""
    view = views.support_view(services_of(request), code_of(request))
    return main_reply(request, support_main(words_of(request), view), code=view.code)
