"""What a catalogue lacks: sentences without translation, placeholders that were lost.

Only a language whose catalogue lacks nothing is offered to anybody.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from drawbridge.translations import (
    DOMAINS,
    ENGLISH,
    FACILITATOR,
    LOCALE_DIR,
    PARTICIPANTS,
    catalogue_path,
    languages,
    template_path,
)

if TYPE_CHECKING:
    from babel.messages.catalog import Catalog, Message

_PLACEHOLDER = re.compile(r"\{[^{}]*\}|%\([^()]*\)[a-z]")
_HEADER = re.compile(rb'^"Plural-Forms: nplurals=\d', re.MULTILINE)


@lru_cache(maxsize=64)
def catalogue_gaps(
    language: str, folder: Path = LOCALE_DIR, domain: str = PARTICIPANTS
) -> tuple[str, ...]:
    """Everything that keeps a language from being offered, one sentence each; () if it is whole.

    Args:
        language: its code.
        folder: where the catalogues lie, with the lists of all messages.
        domain: which catalogue: that of those who take part, the facilitator's or the editor's.
    """
    return tuple(_gaps(language, folder, domain))


def offered_languages(folder: Path = LOCALE_DIR) -> tuple[str, ...]:
    """The languages whose catalogue lacks nothing, English first."""
    return tuple(it for it in languages(folder) if it == ENGLISH or not catalogue_gaps(it, folder))


def facilitator_languages(folder: Path = LOCALE_DIR) -> tuple[str, ...]:
    """The languages whoever leads can read: both catalogues lack nothing. English first."""
    return tuple(it for it in languages(folder) if is_for_the_facilitator(it, folder))


def is_for_the_facilitator(language: str, folder: Path = LOCALE_DIR) -> bool:
    """Whether whoever leads can read a language, without a look at any other."""
    return _is_whole(language, folder, (PARTICIPANTS, FACILITATOR))


def is_for_the_editor(language: str, folder: Path = LOCALE_DIR) -> bool:
    """Whether all catalogues of a language lack nothing, without a look at any other."""
    return _is_whole(language, folder, DOMAINS)


def _is_whole(language: str, folder: Path, domains: Sequence[str]) -> bool:
    return language == ENGLISH or not any(catalogue_gaps(language, folder, it) for it in domains)


def _gaps(language: str, folder: Path, domain: str) -> Iterator[str]:
    path = catalogue_path(language, folder, domain)
    if not path.exists():
        yield f"There is no catalogue {language}."
        return
    content = path.read_bytes()
    if not _HEADER.search(content):
        yield "The header does not say how many plural forms the language has (Plural-Forms)."
        return
    catalogue = _read(content, language)
    for message in _wanted(template_path(folder, domain).read_bytes()):
        yield from _of_message(message, catalogue.get(message.id), catalogue)


@lru_cache(maxsize=len(DOMAINS))  # all languages are held against the same list
def _wanted(template: bytes) -> "tuple[Message, ...]":
    return tuple(it for it in _read(template) if it.id)


def _read(content: bytes, language: str | None = None) -> "Catalog":
    from babel.messages.pofile import read_po  # noqa: PLC0415 - a start in English reads none

    return read_po(BytesIO(content), locale=language)


def _of_message(wanted: "Message", found: "Message | None", catalogue: "Catalog") -> Iterator[str]:
    forms = _forms(found) if found else ()
    name = _shown(wanted)
    if not any(forms):
        yield f"“{name}” is not translated."
        return
    if found is None or found.fuzzy:
        yield f"“{name}” is only guessed (fuzzy)."
    is_plural = not isinstance(wanted.id, str)
    n_wanted = catalogue.num_plurals if is_plural else 1
    if len(forms) != n_wanted or not all(forms):
        yield f"“{name}” has {sum(map(bool, forms))} forms, but the language has {n_wanted}."
    originals = (wanted.id,) if isinstance(wanted.id, str) else tuple(wanted.id)
    allowed = set().union(*(_PLACEHOLDER.findall(it) for it in originals))
    needed = set(_PLACEHOLDER.findall(originals[0])) & set(_PLACEHOLDER.findall(originals[-1]))
    for form in filter(None, forms):
        there = set(_PLACEHOLDER.findall(form))
        # A form for one, two or none may say the number as a word.
        lost = set() if is_plural and form is not forms[-1] else needed - there
        for placeholder in sorted(lost):
            yield f"“{name}”: {placeholder} is lost."
        for placeholder in sorted(there - allowed):
            yield f"“{name}”: {placeholder} is not in the original."


def _forms(message: "Message") -> tuple[str, ...]:
    strings = message.string or ""
    return (strings,) if isinstance(strings, str) else tuple(it or "" for it in strings)


def _key(message: "Message") -> str:
    return message.id if isinstance(message.id, str) else message.id[0]


def _shown(message: "Message") -> str:
    return " ".join(_key(message).split())
