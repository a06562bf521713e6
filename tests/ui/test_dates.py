"""Days are told where the facilitator is, whatever clock the server has."""

from datetime import UTC, datetime

import pytest
import streamlit as st

from drawbridge.ui import dates

EVENING = datetime(2026, 3, 5, 3, 15, tzinfo=UTC).timestamp()  # 19:15 the day before, Los Angeles


def seen_from(monkeypatch, zone, behind_min=None):
    monkeypatch.setattr(type(st.context), "timezone", zone)
    monkeypatch.setattr(type(st.context), "timezone_offset", behind_min)


@pytest.mark.parametrize(
    ("zone", "day", "hour"),
    [
        ("America/Los_Angeles", "4 March 2026", "19:15"),
        ("Europe/Berlin", "5 March 2026", "04:15"),
        ("Pacific/Kiritimati", "5 March 2026", "17:15"),
    ],
)
def test_a_day_is_that_of_the_browser(monkeypatch, zone, day, hour):
    seen_from(monkeypatch, zone)

    assert (dates.day(EVENING), dates.hour(EVENING)) == (day, hour)


@pytest.mark.parametrize("zone", ["Nowhere/Town", "", None, "../etc/passwd", "a\x00b"])
def test_a_zone_that_is_not_known_falls_back_on_its_distance(monkeypatch, zone):
    seen_from(monkeypatch, zone, behind_min=480)

    assert dates.day(EVENING) == "4 March 2026"


def test_a_browser_that_tells_nothing_gets_the_day_of_the_server(monkeypatch):
    seen_from(monkeypatch, None)

    assert dates.zone() is None
