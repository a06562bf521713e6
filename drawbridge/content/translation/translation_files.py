"""Translations on disk: ``translations/LANGUAGE/NAME.toml`` beside the workshop ``NAME.toml``."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from drawbridge.content import toml
from drawbridge.content.raw_tables import Raw
from drawbridge.content.translation.reading import Translation, read
from drawbridge.content.translation.skeleton import skeleton
from drawbridge.content.workshop_files import source
from drawbridge.errors import ContentError

FOLDER = "translations"
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Z]{2})?")


@dataclass(frozen=True, slots=True, kw_only=True)
class TranslationFile:
    """One translation as it lies on disk: its language, and its text."""

    language: str
    text: str


def translation_path(workshop: Path, language: str) -> Path:
    """Where the translation of a workshop file lies, whether there is one or not."""
    return workshop.parent / FOLDER / language / workshop.name


def translation_files(workshop: Path) -> tuple[TranslationFile, ...]:
    """The translations of a workshop file, by language; those that are no text are left out."""
    return tuple(_found(workshop))


def _found(workshop: Path) -> Iterator[TranslationFile]:
    for path in sorted(workshop.parent.glob(f"{FOLDER}/*/{workshop.name}")):
        if _LANGUAGE.fullmatch(path.parent.name):
            try:
                yield TranslationFile(language=path.parent.name, text=source(path))
            except ContentError:
                continue


def translation(path: Path) -> Translation:
    """Read one translation file and look for what is wrong with it and what is missing.

    Raises:
        ContentError: if there is no workshop file two folders above it, or either cannot be read.
    """
    text = source(path)
    return read(text, workshop_tables(path), file=_name(path), language=path.parent.name)


def workshop_tables(path: Path) -> Raw:
    """The tables of the workshop a translation file belongs to.

    Raises:
        ContentError: if it is not there or cannot be read.
    """
    workshop = path.parents[2] / path.name
    return toml.tables(source(workshop), file=workshop.name)


def renewed(workshop: Path, language: str) -> str:
    """The text of a translation file as it should be: all texts in order, those there are kept.

    Raises:
        ContentError: if the workshop or the translation cannot be read, or the translation holds
            what has no place in the workshop and would be lost.
    """
    raw = toml.tables(source(workshop), file=workshop.name)
    path = translation_path(workshop, language)
    if not path.exists():
        return skeleton(raw, {}, file=workshop.name, language=language)
    text = source(path)
    there = read(text, raw, file=_name(path), language=language)
    if there.problems:
        raise ContentError(there.problems)
    first = text.split("\n", 1)[0]
    return skeleton(
        raw,
        there.texts,
        file=workshop.name,
        language=language,
        read_by=first if first.startswith("#") else "",
    )


def _name(path: Path) -> str:
    return f"{path.parent.name}/{path.name}"
