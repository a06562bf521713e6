"""Lists of words of risk, one file per language; all of them are used together."""

from pathlib import Path
from typing import Annotated

from drawbridge.content import toml
from drawbridge.content.fields import Table, Text, about, several
from drawbridge.content.findings import check
from drawbridge.content.workshop_files import source
from drawbridge.domain.facilitation.flags import Lexicon, phrase
from drawbridge.errors import ContentError
from drawbridge.problem import Problem
from drawbridge.sentences import E_


class LexiconTable(Table):
    """One file."""

    language: Annotated[
        Text,
        about(
            E_("a language code such as {example}", example="en"),
            "Language of the list.",
            'language = "en"',
        ),
    ]
    phrases: Annotated[
        tuple[Text, ...],
        several(1),
        about(
            E_("a list of at least 1 text"),
            "What to look for.",
            'phrases = ["kill ... myself"]',
        ),
    ]


def lexicon(folder: Path) -> Lexicon:
    """All phrases of all lists in a folder.

    Raises:
        ContentError: if a list cannot be read; a list that is left out would look like one that
            finds nothing.
    """
    paths = sorted(folder.glob("*.toml"))
    tables = [_table(path) for path in paths]
    rows = (phrase(text) for table in tables for text in table.phrases)
    return Lexicon(tuple(dict.fromkeys(row for row in rows if row)))


def _table(path: Path) -> LexiconTable:
    table, found = check(LexiconTable, toml.tables(source(path), file=path.name))
    if table is None:
        raise ContentError(
            [
                Problem(file=path.name, step="", field=it.field, reason=it.reason, remedy=it.remedy)
                for it in found
            ]
        )
    return table
