"""Which of the languages there are suits somebody best, by the Unicode rules of matching languages.

Languages go by BCP 47 tags. A phone that asks for `pt-BR` is content with `pt`, one that asks for
`nb-NO` with `no`; `zh-CN` and `zh-TW` are told apart by their scripts.
"""

from collections.abc import Sequence
from functools import lru_cache

from babel import Locale, UnknownLocaleError

LONGEST_HEADER = 256
"""Characters of an `Accept-Language` that are looked at; browsers send fewer than a hundred."""

_MOST_WANTED = 12
_FARTHEST = 10
"""Source: Unicode LDML 48, language matching: 10 and less is the same language, written or spoken
a little otherwise; from 20 on it is one that many people of a region know as well."""


def wanted_languages(header: str) -> tuple[str, ...]:
    """The languages of an `Accept-Language`, the one liked best first; () of what is none.

    What is too long is cut.
    """
    ranges = header[:LONGEST_HEADER].split(",")[:_MOST_WANTED]
    weighed = [(_weight(parameters), tag.strip()) for tag, _, parameters in map(_parted, ranges)]
    by_weight = sorted((it for it in weighed if it[0] > 0), key=lambda it: -it[0])
    return tuple(tag for _, tag in by_weight if tag and tag != "*")


def nearest(wanted: Sequence[str], offered: Sequence[str]) -> str:
    """The first wanted language that is offered, or one as good as it; "" if none is.

    Args:
        wanted: tags, the one liked best first; whatever a browser sends.
        offered: tags of our own.
    """
    return next((it for tag in wanted if (it := _match(tag, tuple(offered)))), "")


def prepare() -> None:
    """Load the rules, for which otherwise the first waits who asks for a dialect."""
    nearest(("en-GB",), ("en",))


@lru_cache(maxsize=64)
def own_name(language: str) -> str:
    """What a language is called in itself, as it stands alone: "Deutsch"; its code if unknown."""
    try:
        locale = Locale.parse(language, sep="-")
    except UnknownLocaleError:  # any folder beside a workshop may be called as a language is
        return language
    name = locale.get_display_name(locale) or language
    return name[:1].upper() + name[1:]


def direction(language: str) -> str:
    """Which way a language is written: "ltr" or "rtl", as HTML has it."""
    return Locale.parse(language, sep="-").text_direction


def _parted(text: str) -> tuple[str, str, str]:
    return text.partition(";")


def _weight(parameters: str) -> float:
    name, _, value = parameters.partition("=")
    if name.strip() != "q":
        return 1.0
    try:
        weight = float(value)
    except ValueError:
        return 0.0
    return weight if 0 <= weight <= 1 else 0.0


@lru_cache(maxsize=512)
def _match(tag: str, offered: tuple[str, ...]) -> str:
    if tag in offered:
        return tag  # as the rules have it, before they are loaded
    from langcodes import closest_match  # noqa: PLC0415 - no start waits for it
    from langcodes.tag_parser import LanguageTagError  # noqa: PLC0415

    try:
        found, distance = closest_match(tag, offered, max_distance=_FARTHEST)
    except LanguageTagError:
        return ""
    return found if distance <= _FARTHEST else ""
