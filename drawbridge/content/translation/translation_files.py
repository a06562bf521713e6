"""Translations on disk: ``translations/LANGUAGE/NAME.toml`` beside the workshop ``NAME.toml``."""

import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache
from glob import escape
from pathlib import Path

from drawbridge.content import toml
from drawbridge.content.asked_once import asked_once
from drawbridge.content.raw_tables import Raw, table, word
from drawbridge.content.translation.carrying import carried
from drawbridge.content.translation.kept_text import KeptText
from drawbridge.content.translation.places import Texts, translatable
from drawbridge.content.translation.reading import Translation, read, translated
from drawbridge.content.translation.skeleton import ORIGINAL, WAITING, quoted, skeleton
from drawbridge.content.workshop_files import Listing, source
from drawbridge.domain.workshop.steps import Workshop
from drawbridge.errors import ContentError

FOLDER = "translations"
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Z]{2})?")


def translation_path(workshop: Path, language: str) -> Path:
    """Where the translation of a workshop file lies, whether there is one or not."""
    return workshop.parent / FOLDER / language / workshop.name


def translations_of(workshop: Path, text: str, own: str) -> tuple[Translation, ...]:
    """The translations of a workshop file in whatever state they are, by language.

    Args:
        workshop: the path of the file.
        text: what it holds, or is to hold; tables that can be read.
        own: its own language, which needs no translation.
    """
    return tuple(_found(workshop, text, own))


def whole_languages(workshop: Path, own: str) -> tuple[str, ...]:
    """The languages in which nothing is missing of a workshop file that people read.

    Args:
        workshop: the path of a file without errors; () if it has gone since it was listed.
        own: its own language, which is left out.
    """
    with suppress(ContentError):
        found = translations_of(workshop, source(workshop), own)
        return tuple(it.language for it in found if it.is_whole)
    return ()


def whole_translations(workshop: Path, text: str) -> dict[str, Texts]:
    """Texts by place, for each language in which nothing is missing that people read.

    Args:
        workshop: the path of the file.
        text: what it holds.

    Raises:
        ContentError: if the workshop cannot be read.
    """
    own = word(table(toml.tables(text, file=workshop.name), "workshop"), "language")
    found = translations_of(workshop, text, own)
    return {it.language: it.texts for it in found if it.is_whole}


def whole_texts(workshop: Path, language: str) -> Texts:
    """Texts by place in one language; none if something is missing in it that people read.

    Args:
        workshop: the path of a file without errors.
        language: its code.
    """
    path = translation_path(workshop, language)
    if not path.is_file():
        return {}
    found = _read(source(path), source(workshop), _name(path), language)
    return found.texts if found.is_whole else {}


def in_language(listing: Listing, language: str) -> tuple[Workshop, ...]:
    """The workshop of a file and its variants in another language.

    Args:
        listing: a file without errors.
        language: one of `whole_languages`.

    Returns:
        Those of the listing, in its own language, where there is no such translation, or one of
        the two files has gone since they were listed.
    """
    path = translation_path(listing.path, language)
    if listing.workshop is None or language == listing.workshop.language:
        return listing.workshops
    cuts = tuple(it.variant for it in listing.workshops)
    with suppress(ContentError):
        told = _told(source(path), source(listing.path), _name(path), language, cuts)
        return told or listing.workshops
    return listing.workshops


def frozen(workshop: Path, language: str = "") -> KeptText:
    """What a session begins with: the text of a workshop file and its whole translations.

    Args:
        workshop: the path of the file.
        language: the room's, "" for that of the file.

    Raises:
        ContentError: if the workshop cannot be read.
    """
    text = source(workshop)
    return KeptText(source=text, language=language, translations=whole_translations(workshop, text))


def translation(path: Path) -> Translation:
    """Read one translation file and look for what is wrong with it and what is missing.

    Raises:
        ContentError: if there is no workshop file two folders above it, or either cannot be read.
    """
    workshop = path.parents[2] / path.name
    return _read(source(path), source(workshop), _name(path), path.parent.name)


def renewed(workshop: Path, language: str) -> str:
    """The text of a translation file as it should be: all texts in order, those there are kept.

    Raises:
        ContentError: if the workshop or the translation cannot be read, or the translation holds
            what has no place in the workshop and would be lost.
    """
    original = source(workshop)
    raw = toml.tables(original, file=workshop.name)
    path = translation_path(workshop, language)
    if not path.exists():
        return skeleton(raw, {}, file=workshop.name, language=language)
    text = source(path)
    there = _read(text, original, _name(path), language)
    if there.problems:
        raise ContentError(there.problems)
    return _renewed(raw, there.texts, text, {}, file=workshop.name, language=language)


def with_said(workshop: Path, language: str, place: str, text: str) -> str:
    """The text of a translation file with one text in its place; all others stay as they are.

    Args:
        workshop: the path of the workshop beside which it lies, whether there is one or not.
        language: its code.
        place: one of `translatable`; another one changes nothing.
        text: what is said there, "" if nothing.

    Raises:
        ContentError: if the workshop cannot be read, or the translation holds what has no place in
            it and would be lost.
    """
    raw = _original(source(workshop), workshop.name)
    there = _there(workshop, language)
    texts = {**there.texts, place: text.strip()}
    return _renewed(raw, texts, there.text, {}, file=workshop.name, language=language)


def followed(workshop: Path, before: str, after: str) -> dict[str, str]:
    """The translation files of a workshop as they have to be once it says something else.

    What was said for a text that has changed stands as a comment at the end of its file. Files with
    something wrong in them stay as they are.

    Args:
        workshop: the path beside which the translations lie.
        before: the text of the workshop they belong to.
        after: its text now.

    Returns:
        By language, what each file is to hold.
    """
    name = workshop.name
    raw, old = toml.tables(after, file=name), translatable(toml.tables(before, file=name))
    found = translations_of(workshop, before, word(table(raw, "workshop"), "language"))
    files = {it.language: _file(workshop, it) for it in found if not it.problems}
    if old == translatable(raw):
        return {language: it.text for language, it in files.items()}
    return {language: _written(raw, it, old, name, language) for language, it in files.items()}


def beside_copy(workshop: Path, copy: str, after: str) -> dict[str, str]:
    """Translation files for a copy in another language: the whole ones, and the original as one.

    Args:
        workshop: the path of the workshop that was copied.
        copy: the text of the copy as it was made.
        after: its text now.

    Returns:
        By language, what each file is to hold.
    """
    name, text = workshop.name, source(workshop)
    raw, was = toml.tables(after, file=name), translatable(toml.tables(copy, file=name))
    original = toml.tables(text, file=name)
    own, here = (word(table(it, "workshop"), "language") for it in (original, raw))
    found = translations_of(workshop, text, here)
    files = {it.language: _file(workshop, it) for it in found if it.is_whole}
    if own != here:
        files[own] = _File(text=ORIGINAL, texts=translatable(original))
    return {language: _written(raw, it, was, name, language) for language, it in files.items()}


@dataclass(frozen=True, slots=True, kw_only=True)
class _File:
    """A translation file and the texts in it, by place."""

    text: str
    texts: Texts


def _file(workshop: Path, it: Translation) -> _File:
    return _File(text=source(translation_path(workshop, it.language)), texts=it.texts)


def _there(workshop: Path, language: str) -> _File:
    """A translation file of which nothing is lost if it is written anew; empty if there is none."""
    path = translation_path(workshop, language)
    if not path.is_file():
        return _File(text="", texts={})
    text = source(path)
    found = _read(text, source(workshop), _name(path), language)
    if found.misplaced:
        raise ContentError(found.misplaced)
    return _File(text=text, texts=found.texts)


def _written(raw: Raw, there: _File, before: Texts, name: str, language: str) -> str:
    """A translation file anew: what still holds, and at its end what does not any more."""
    kept = carried(there.texts, before, translatable(raw))
    still = set(kept.values())
    lost = {place: it for place, it in there.texts.items() if it not in still}
    return _renewed(raw, kept, there.text, lost, file=name, language=language)


def _renewed(raw: Raw, texts: Texts, old: str, lost: Texts, *, file: str, language: str) -> str:
    first, (_, _, waiting) = old.split("\n", 1)[0], old.partition(WAITING)
    read_by = first if first.startswith("#") else ""
    said = (f"# {place} = {quoted(it)}\n" for place, it in lost.items())
    waiting += "".join(said)
    text = skeleton(raw, texts, file=file, language=language, read_by=read_by)
    return f"{text}{WAITING}{waiting}" if waiting else text


def _found(workshop: Path, text: str, own: str) -> Iterator[Translation]:
    for path in sorted(workshop.parent.glob(f"{FOLDER}/*/{escape(workshop.name)}")):
        language = path.parent.name
        if _LANGUAGE.fullmatch(language) and language != own:
            with suppress(ContentError):  # what is no text at all is no translation
                yield _read(source(path), text, _name(path), language)


@asked_once(128)  # looking through one takes as long as looking through its workshop
def _read(text: str, original: str, name: str, language: str) -> Translation:
    raw = _original(original, name.rpartition("/")[2])
    return read(text, raw, file=name, language=language)


@lru_cache(maxsize=64)  # as many tens of milliseconds as there are cuts
def _told(
    text: str, original: str, name: str, language: str, cuts: tuple[str, ...]
) -> tuple[Workshop, ...]:
    said = _read(text, original, name, language)
    raw = _original(original, name.rpartition("/")[2])
    found = [translated(raw, said.texts, variant=cut, language=language) for cut in cuts]
    return tuple(it for it in found if it is not None) if said.is_whole and all(found) else ()


@lru_cache(maxsize=4)  # its translations are read one after the other
def _original(text: str, name: str) -> Raw:
    return toml.tables(text, file=name)


def _name(path: Path) -> str:
    return f"{path.parent.name}/{path.name}"
