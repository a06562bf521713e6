"""The library's list of what has been deleted, and when."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

import streamlit as st

from drawbridge.domain.session.deletion import Deletion, WhyDeleted
from drawbridge.ui import parts
from drawbridge.ui.dates import day

_LEAD = (
    "For a year: the title of the workshop, the day it went, and why. Nothing else is left of "
    "these sessions on the server. Rehearsals leave nothing at all."
)
_WHY: Mapping[WhyDeleted, str] = MappingProxyType(
    {
        WhyDeleted.BY_HAND: "deleted by you",
        WhyDeleted.KEPT_LONG_ENOUGH: "had been kept as long as summaries are",
        WhyDeleted.LEFT_OPEN: "was left open and never ended",
    }
)


def draw(found: Sequence[Deletion]) -> None:
    """Draw what was deleted, if anything was."""
    if not found:
        return
    with st.expander("What has been deleted", key="deleted"):
        parts.draw(parts.tag("p", _LEAD, "lead"))
        rows = [
            parts.tag("li", f"{one.title}: {day(one.deleted_at)}, {_WHY[one.why]}") for one in found
        ]
        parts.draw(parts.wrap("ul", rows, "files"))
