"""In which language a phone is spoken to: the one it asked for, where everything is there in it.

A choice is kept by the phone alone, in a cookie that holds the language and nothing else. It is
stored with no answer, and no screen that is made for several phones depends on more than it.
"""

from collections.abc import Sequence
from functools import lru_cache, partial
from pathlib import Path
from typing import cast

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from drawbridge.catalogue_gaps import offered_languages
from drawbridge.language_choice import nearest, wanted_languages
from drawbridge.phone import cookie
from drawbridge.phone.join_code import tidy
from drawbridge.phone.words import Words, words
from drawbridge.services import Services
from drawbridge.views import Choose

NAME = "drawbridge-language"
LIFETIME_S = 365 * 24 * 3600
_LONGEST_TAG = 11


def services_of(request: Request) -> Services:
    """The running parts."""
    return cast("Services", request.app.state.services())


def words_of(request: Request) -> Words:
    """The words for whoever asks: in a session one of its languages, outside any there is."""
    languages = session_languages(request)
    if languages:
        return words_for(request, chooser(request)(languages))
    return words_outside(request)


def words_outside(request: Request) -> Words:
    """The words for whoever asks, whichever session is meant: they tell of none that there is."""
    offered = _offered(request)
    return words_for(request, nearest(_wanted(request), offered) or _usual(request))


def words_for(request: Request, language: str) -> Words:
    """The words that go with a workshop's texts in a language; those of the server's otherwise."""
    spoken = nearest((language,), _offered(request)) or _usual(request)
    return words(spoken, _folder(request))


def chooser(request: Request) -> Choose:
    """Chooses for whoever asks among the languages of a workshop."""
    return partial(_chosen, _wanted(request), _offered(request))


def session_languages(request: Request) -> tuple[str, ...]:
    """The languages of the session that was asked for, the room's first; () where none is known."""
    code = tidy(request.path_params.get("code", ""))
    room = services_of(request).rooms.get(code) if code else None
    return room.session.workshop.languages if room is not None else ()


def choices(request: Request) -> tuple[Words, ...]:
    """All that can be chosen here, each once."""
    offered, languages = _offered(request), session_languages(request)
    if not languages:
        return tuple(words(it, _folder(request)) for it in offered)
    spoken = (words_for(request, it) for it in _spoken(languages, offered))
    return tuple(dict.fromkeys(spoken))


def keep(request: Request, language: str, back: str) -> Response:
    """Lead back, with the choice kept; one that there are no words for is left out."""
    response = RedirectResponse(back, 303)
    if language in _offered(request):
        cookie.set_own(response, request, "/", NAME, language, max_age=LIFETIME_S)
    return response


@lru_cache(maxsize=512)
def _chosen(wanted: Sequence[str], offered: Sequence[str], languages: tuple[str, ...]) -> str:
    return nearest(wanted, _spoken(languages, offered)) or languages[0]


def _spoken(languages: tuple[str, ...], offered: Sequence[str]) -> tuple[str, ...]:
    """The room's language, and those for which there are other words of ours as well."""
    by_words: dict[str, str] = {}
    for language in languages:
        by_words.setdefault(nearest((language,), offered), language)
    room = languages[0]
    return (room, *(it for said, it in by_words.items() if said and it != room))


def _wanted(request: Request) -> tuple[str, ...]:
    has_chosen = NAME in request.headers.get("cookie", "")  # most have not; parsing takes long
    kept = request.cookies.get(NAME, "")[:_LONGEST_TAG] if has_chosen else ""
    return (*((kept,) if kept else ()), *_asked(request.headers.get("accept-language", "")))


@lru_cache(maxsize=512)
def _asked(header: str) -> tuple[str, ...]:
    return wanted_languages(header)


def _offered(request: Request) -> tuple[str, ...]:
    return _all_offered(_folder(request))


_all_offered = lru_cache(maxsize=8)(offered_languages)


def _usual(request: Request) -> str:
    return services_of(request).settings.language


def _folder(request: Request) -> Path:
    return cast("Path", request.app.state.locale_dir)
