"""In which language whoever leads is spoken to: the one chosen here, else their browser's.

The choice is theirs and not the room's: a cookie that holds a language and nothing else.
"""

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

from starlette.requests import HTTPConnection, Request
from starlette.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from drawbridge.auth.cookie import is_https
from drawbridge.catalogue_gaps import facilitator_languages, is_for_the_facilitator
from drawbridge.facilitator_words import speak
from drawbridge.language_choice import nearest, wanted_languages
from drawbridge.translations import ENGLISH, LOCALE_DIR, languages

LANGUAGE_COOKIE = "drawbridge_language"
LIFETIME_S = 365 * 24 * 3600
_LONGEST_TAG = 11


class SpokenLanguageMiddleware:
    """ASGI middleware: what is answered is said in the language of whoever asks.

    Args:
        app: what answers.
        locale_dir: where the catalogues lie.
    """

    def __init__(self, app: ASGIApp, *, locale_dir: Path = LOCALE_DIR) -> None:
        self._app = app
        self._folder = locale_dir

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, with its language known to whatever says something."""
        if scope["type"] == "http":
            asked = HTTPConnection(scope)
            kept = asked.cookies.get(LANGUAGE_COOKIE, "")
            header = asked.headers.get("accept-language", "")
            speak(language_of(kept, header, self._folder), self._folder)
        await self._app(scope, receive, send)


@lru_cache(maxsize=256)
def language_of(kept: str, header: str, folder: Path = LOCALE_DIR) -> str:
    """The language that is meant.

    Args:
        kept: what the cookie holds, "" for no choice.
        header: `Accept-Language` of the browser.
        folder: where the catalogues lie.
    """
    wanted = (*((kept[:_LONGEST_TAG],) if kept else ()), *wanted_languages(header))
    there = languages(folder)
    while found := nearest(wanted, there):
        if is_for_the_facilitator(found, folder):
            return found
        there = tuple(it for it in there if it != found)
    return ENGLISH


@lru_cache(maxsize=8)
def has_choice(folder: Path = LOCALE_DIR) -> bool:
    """Whether there is more than English; the first page does not wait for the other languages."""
    return any(is_for_the_facilitator(it, folder) for it in languages(folder) if it != ENGLISH)


@lru_cache(maxsize=8)
def offered(folder: Path = LOCALE_DIR) -> Sequence[str]:
    """The languages that whoever leads can choose."""
    return facilitator_languages(folder)


def keep(request: Request, language: str, back: str) -> Response:
    """Lead back, with the choice kept; one that there are no words for is left out."""
    response = RedirectResponse(back, 303)
    if language in offered():
        response.set_cookie(
            LANGUAGE_COOKIE,
            language,
            max_age=LIFETIME_S,
            httponly=True,
            samesite="lax",
            secure=is_https(request),
            path="/",
        )
    return response
