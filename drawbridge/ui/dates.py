"""Days and hours, as people write them, where the facilitator is."""

from datetime import UTC, datetime, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo

import streamlit as st
from babel import Locale
from babel.dates import format_date

from drawbridge.facilitator_words import spoken


def zone() -> tzinfo | None:
    """The time zone of the browser that looks; None, for the server's own, if it tells none."""
    name, behind_min = st.context.timezone, st.context.timezone_offset
    try:
        return ZoneInfo(name or "")
    except (
        KeyError,
        ValueError,
        OSError,
    ):  # also what a name raises that this computer does not know
        return timezone(timedelta(minutes=-behind_min)) if behind_min is not None else None


def day(moment: float) -> str:
    """The day of a moment: "4 March 2026"; no hour is told of what is kept (R34)."""
    locale = "en_GB" if spoken() == "en" else Locale.parse(spoken(), sep="-")
    return format_date(_local(moment), format="long", locale=locale)


def hour(moment: float) -> str:
    """The time of day of a moment: "19:15"; for sessions that have not ended."""
    return f"{_local(moment):%H:%M}"


def _local(moment: float) -> datetime:
    return datetime.fromtimestamp(moment, tz=UTC).astimezone(zone())
