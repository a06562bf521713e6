"""The summary as a PDF: what the page says in the same words, for paper and for reading aloud."""

from collections.abc import Iterator
from dataclasses import asdict
from datetime import tzinfo
from typing import Any

from drawbridge.report import typesetting
from drawbridge.report.document import Document, document
from drawbridge.report.letters import SUBSTITUTE, called, lacking
from drawbridge.report.names import held_on
from drawbridge.report.tongue import tongue
from drawbridge.views import SummaryView


def pdf(view: SummaryView, zone: tzinfo | None = None) -> bytes:
    """The summary as PDF/UA-1, with bookmarks, page numbers and a description of every picture.

    The same session gives the same bytes. Characters that our fonts lack stand as `SUBSTITUTE`, and
    the last page names them.

    Args:
        view: the session.
        zone: where its day is told; None for where the server stands.
    """
    told = document(view, zone)
    missing = _missing(told)
    content = {**asdict(told), "missing": missing, "own": tongue(told.text_language)}
    return typesetting.pdf("report.typ", content, held_on(view, zone))


def _missing(told: Document) -> str:
    """What is said of characters that no font has, "" if there are none."""
    letters = [called(letter) for letter in lacking(texts_of(asdict(told)))]
    if not letters:
        return ""
    return (
        f"This file has no letters for some characters that were used; {SUBSTITUTE} stands in "
        f"their place. The page (HTML) shows them: {', '.join(letters)}."
    )


def texts_of(told: Any) -> Iterator[str]:
    """Every text in nested lists and mappings."""
    match told:
        case str():
            yield told
        case dict():
            for value in told.values():
                yield from texts_of(value)
        case list() | tuple():
            for value in told:
                yield from texts_of(value)
