"""The summary as a PDF: what the page says in the same words, for paper and for reading aloud."""

from dataclasses import asdict
from datetime import tzinfo

from drawbridge.domain.session.summary import SummaryView
from drawbridge.report import typesetting
from drawbridge.report.document import document
from drawbridge.report.letters import apology
from drawbridge.report.names import held_on
from drawbridge.report.tongue import tongue


def pdf(view: SummaryView, zone: tzinfo | None = None) -> bytes:
    """The summary as PDF/UA-1, with bookmarks, page numbers and a description of every picture.

    The same session gives the same bytes. Characters that our fonts lack stand as `SUBSTITUTE`, and
    the last page names them.

    Args:
        view: the session.
        zone: where its day is told; None for where the server stands.
    """
    told = document(view, zone)
    texts = asdict(told)
    content = {**texts, "missing": apology(texts), "own": tongue(told.text_language)}
    return typesetting.pdf("report.typ", content, held_on(view, zone))
