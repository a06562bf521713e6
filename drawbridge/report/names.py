"""What a report is called, and the day it tells."""

import re
import unicodedata
from datetime import UTC, date, datetime

from drawbridge.views import SummaryView

_LONGEST = 60


def held_on(view: SummaryView) -> date:
    """The day of the session where the server stands; the hour is nobody's business (R34)."""
    return datetime.fromtimestamp(view.held_at, tz=UTC).astimezone().date()


def file_name(view: SummaryView, ending: str) -> str:
    """A name every file system takes: small ASCII letters, digits, "-" and one ".".

    Args:
        view: the session.
        ending: such as "html".
    """
    plain = unicodedata.normalize("NFKD", view.title).encode("ascii", "ignore").decode().lower()
    words = re.sub(r"[^a-z0-9]+", "-", plain)[:_LONGEST].strip("-") or "session"
    return f"{words}-{held_on(view).isoformat()}.{ending}"
