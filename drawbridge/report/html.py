"""The summary as one HTML file that needs nothing but a browser: no network and no script."""

from datetime import tzinfo

from drawbridge.domain.session.summary import SummaryView
from drawbridge.report.assets import in_language, style, templates
from drawbridge.report.document import document


def html(view: SummaryView, zone: tzinfo | None = None) -> bytes:
    """The summary as a self-contained page: pictures, sentences, tables and notes.

    Args:
        view: the session.
        zone: where its day is told; None for where the server stands.
    """
    told = document(view, zone)
    page = templates().get_template("report.html")
    rendered = page.render(
        document=told, style=style("kept.css", "report.css"), **in_language(told.language)
    )
    return rendered.encode("utf-8", "replace")
