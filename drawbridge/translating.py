"""Translations at the command line: begun or renewed, and what is wrong with them or missing."""

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

from drawbridge.catalogue_extraction import editor_messages, facilitator_messages
from drawbridge.catalogue_gaps import catalogue_gaps
from drawbridge.catalogue_renewal import renewed_catalogue
from drawbridge.content.translation.places import is_for_the_facilitator
from drawbridge.content.translation.translation_files import (
    renewed,
    translation,
    translation_path,
)
from drawbridge.errors import ContentError
from drawbridge.translations import EDITOR, FACILITATOR, catalogue_path, template_path


def renew(options: argparse.Namespace) -> int:
    """Write a translation with every text in order; those that are there stay.

    Args:
        options: `original`, a path of a workshop (.toml) or of the list of messages (.pot), and
            `language`, a code.

    Returns:
        0 if it was written, 1 if not.
    """
    original, language = options.original.resolve(), options.language
    try:
        if original.suffix == ".pot":
            domain = original.stem
            path = catalogue_path(language, original.parent, domain)
            text = renewed_catalogue(language, original.parent, domain)
        else:
            path, text = translation_path(original, language), renewed(original, language)
    except ContentError as error:
        _print(error)
        return 1
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    print(f"{path}: written.")
    return 0


def extract(_options: argparse.Namespace) -> int:
    """Write the lists of the facilitator's and the editor's messages anew."""
    for domain, messages in ((FACILITATOR, facilitator_messages), (EDITOR, editor_messages)):
        path = template_path(domain=domain)
        path.write_text(messages(), encoding="utf-8")
        print(f"{path}: written.")
    return 0


def check(options: argparse.Namespace) -> int:
    """Print what is wrong with translations and what they lack, one sentence each.

    Args:
        options: `files`, paths of translations of workshops (.toml) and of catalogues (.po).

    Returns:
        0 if nothing is missing, 1 if something is.
    """
    results = [_check(path) for path in options.files]
    return 0 if all(results) else 1


def _check(path: Path) -> bool:
    sentences = list(_of_catalogue(path) if path.suffix == ".po" else _of_workshop(path))
    for sentence in sentences:
        print(sentence)
    if not sentences:
        print(f"{path}: whole.")
    return not sentences


def _of_catalogue(path: Path) -> Iterator[str]:
    language = path.resolve().parents[1].name
    for sentence in catalogue_gaps(language, path.resolve().parents[2], path.stem):
        yield f"{language}/{path.name}: {sentence}"


def _of_workshop(path: Path) -> Iterator[str]:
    try:
        found = translation(path.resolve())
    except ContentError as error:
        yield from map(str, error.problems)
        return
    yield from map(str, found.problems)
    yield from map(str, found.gaps)
    if found.missing:
        for_people = sum(not is_for_the_facilitator(place) for place in found.missing)
        rest = len(found.missing) - for_people
        yield (
            f"{found.file}: {len(found.texts)} texts are there; missing are {for_people} that "
            f"people read and {rest} that the facilitator reads."
        )


def _print(error: ContentError) -> None:
    for problem in error.problems:
        print(problem, file=sys.stderr)
