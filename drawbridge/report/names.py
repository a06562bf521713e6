"""What a report is called, and the day it tells."""

import re
import unicodedata
from datetime import UTC, date, datetime, tzinfo

from babel import Locale
from babel.dates import format_date

from drawbridge.domain.session.summary import SummaryView

_LONGEST = 60
_WITH_NOTES = frozenset({"html", "pdf", "zip"})


def held_on(view: SummaryView, zone: tzinfo | None = None) -> date:
    """The day of the session; the hour is nobody's business (R34).

    Args:
        view: the session.
        zone: where the day is told; None for where the server stands.
    """
    return datetime.fromtimestamp(view.held_at, tz=UTC).astimezone(zone).date()


def long_date(day: date, language: str) -> str:
    """A day as people write it in a language; in English as in Britain."""
    locale = "en_GB" if language == "en" else Locale.parse(language, sep="-")
    return format_date(day, format="long", locale=locale)


def file_name(view: SummaryView, ending: str, zone: tzinfo | None = None) -> str:
    """A name every file system takes: small ASCII letters, digits, "-" and ".".

    A file with notes says so in its name, so that it is not handed out by mistake.

    Args:
        view: the session.
        ending: such as "html" or "codebook.txt".
        zone: where its day is told; None for where the server stands.
    """
    notes = "-with-my-notes" if ending in _WITH_NOTES and view.has_notes else ""
    return f"{plain(view.title)}-{held_on(view, zone).isoformat()}{notes}.{ending}"


def plain(title: str) -> str:
    """A title in small ASCII letters, digits and "-"; "session" if nothing of it is left."""
    letters = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", letters)[:_LONGEST].strip("-") or "session"
