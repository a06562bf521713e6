"""The words of whoever leads, in the language that is spoken to them here.

That language belongs to whoever looks at a page, and to nothing a page is made of. So it is not
handed through every function that says something, but known where a request or the drawing of a
page begins (decision 48).
"""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache, reduce
from gettext import NullTranslations
from pathlib import Path

from babel import Locale
from babel.lists import format_list

from drawbridge.catalogue_gaps import catalogue_gaps, is_for_the_editor
from drawbridge.errors import ContentError, DrawbridgeError
from drawbridge.language_choice import direction, nearest
from drawbridge.problem import Problem
from drawbridge.sentences import Sentence, Several, in_a_row
from drawbridge.translations import (
    EDITOR,
    ENGLISH,
    FACILITATOR,
    LOCALE_DIR,
    catalogue_path,
    languages,
    translations,
)

_FIRST_STRONG, _END = "\u2068", "\u2069"
_A_FEW = 2  # which form a language has for two and a half
_SEVERAL = 12  # which form a language has for a number that is not known
_spoken: ContextVar[tuple[str, Path]] = ContextVar("spoken", default=(ENGLISH, LOCALE_DIR))


def speak(language: str, folder: Path = LOCALE_DIR) -> None:
    """Say everything in a language from here on, in this thread or task.

    Args:
        language: one that `catalogue_gaps.facilitator_languages` offers.
        folder: where the catalogues lie.
    """
    _spoken.set((language, folder))


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Say everything in a language for a while, from the folder that is read here anyhow."""
    _, folder = before = _spoken.get()
    _spoken.set((language, folder))
    try:
        yield
    finally:
        _spoken.set(before)


def spoken() -> str:
    """The language that is spoken here."""
    return _spoken.get()[0]


def knows_the_editor() -> bool:
    """Whether all words of the editor are there in the language that is spoken here."""
    language, folder = _spoken.get()
    return language == ENGLISH or not catalogue_gaps(language, folder, EDITOR)


def language_of_texts(wanted: str = "") -> str:
    """The language in which words of ours go into a workshop, English where not all are there.

    Args:
        wanted: language of the workshop, "" for the one that is spoken here.
    """
    language, folder = _spoken.get()
    known = nearest([wanted], languages(folder)) if wanted else language
    return known if known and is_for_the_editor(known, folder) else ENGLISH


def tell(message: str, /, **places: object) -> str:
    """A message in the language that is spoken here.

    Args:
        message: as it is written in the source, in English.
        **places: what goes into its named places.
    """
    told = _catalogue(*_spoken.get()).gettext(message) if message else ""
    return told.format(**places) if places else told


def tell_n(one: str, many: str, n: int, /, **places: object) -> str:
    """A message about a number, `{n}`, in the form that the language has for it."""
    told = _catalogue(*_spoken.get()).ngettext(one, many, n)
    return told.format(**{"n": n, **places})


def tell_people(size: str) -> str:
    """How many people a room has, where that is told as a text: "1", "12", "10–14"."""
    number = int(size) if size.isdecimal() else _SEVERAL
    return tell_n("{people} person", "{people} people", number, people=size)


def tell_minutes(length: float) -> str:
    """A length with its noun: "1 minute", "2.5 minutes"."""
    number = int(length) if float(length).is_integer() else _A_FEW
    return tell_n("{minutes} minute", "{minutes} minutes", number, minutes=f"{length:g}")


def country_name(country: str, name: str) -> str:
    """A country's name in the language that is spoken here; another `name` that a file has stays.

    Args:
        country: its ISO 3166 code.
        name: as the file has it, in English.
    """
    if Locale.parse(ENGLISH).territories.get(country.upper()) != name:
        return name
    return str(Locale.parse(spoken(), sep="-").territories.get(country.upper(), name))


def listed(items: Sequence[str]) -> str:
    """Several things as a language lists them: "a, b and c"."""
    locale = "en_GB" if spoken() == ENGLISH else Locale.parse(spoken(), sep="-")
    return format_list(items, locale=locale)


def enumerated(items: Iterable[str]) -> str:
    """Several things side by side: "a, b, c"; "" of none.

    In a language that is read from the right each stands for itself, or two names in Latin letters
    would be read in the wrong order. Source: Unicode Standard Annex 9, rule N1.
    """
    apart = direction(spoken()) == "rtl"
    told = [f"{_FIRST_STRONG}{it}{_END}" if apart else it for it in items]
    return reduce(lambda one, more: tell("{one}, {more}", one=one, more=more), told) if told else ""


def said(sentence: str) -> str:
    """What a sentence of the checker or the editor says, in the language that is spoken here.

    Words that are nobody's message stay as they are.
    """
    if isinstance(sentence, Several):
        return enumerated(map(said, sentence.things))
    if not isinstance(sentence, Sentence):
        return sentence
    places = {name: said(it) if isinstance(it, str) else it for name, it in sentence.places.items()}
    if not sentence.message:
        return " ".join(str(it) for it in places.values())
    if sentence.many:
        return tell_n(sentence.message, sentence.many, sentence.n, **places)
    return tell(sentence.message, **places)


def said_in(language: str, sentence: str) -> str:
    """What a sentence says in another language than the one that is spoken here."""
    with speaking(language):
        return said(sentence)


def told(error: DrawbridgeError) -> str:
    """What an error says, in the language that is spoken here."""
    if isinstance(error, ContentError):
        return told_problem(error.problems[0])
    return tell(error.template, **error.places)


def told_problem(problem: Problem) -> str:
    """What is wrong in a file, and where, in the language that is spoken here."""
    place = enumerated(it for it in (problem.file, said(problem.step), problem.field) if it)
    return f"{place}: {said(in_a_row(problem.reason, problem.remedy))}"


@lru_cache(maxsize=32)
def _catalogue(language: str, folder: Path) -> NullTranslations:
    """The facilitator's words, behind them everybody's, and the editor's if all are there."""
    everybodys = translations(language, folder)
    if not catalogue_path(language, folder, FACILITATOR).exists():
        return everybodys
    own = translations(language, folder, FACILITATOR)
    own.add_fallback(everybodys)
    if not catalogue_gaps(language, folder, EDITOR):
        own.add_fallback(translations(language, folder, EDITOR))
    return own
