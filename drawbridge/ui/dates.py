"""Days, as people write them."""

from datetime import UTC, datetime


def day(moment: float) -> str:
    """The day of a moment where the server stands: "4 March 2026"; no hour is told (R34)."""
    date = datetime.fromtimestamp(moment, tz=UTC).astimezone()
    return f"{date.day} {date:%B %Y}"
