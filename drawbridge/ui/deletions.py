"""The library's list of what has been deleted, and when."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

import streamlit as st

from drawbridge.domain.session.deletion import Deletion, WhyDeleted
from drawbridge.errors import F_
from drawbridge.facilitator_words import enumerated, tell
from drawbridge.ui import parts
from drawbridge.ui.dates import day

_LEAD = F_(
    "For a year: the title of the workshop, the day it went, and why. Nothing else is left of "
    "these sessions on the server. Rehearsals leave nothing at all."
)
_WHY: Mapping[WhyDeleted, str] = MappingProxyType(
    {
        WhyDeleted.BY_HAND: F_("deleted by you"),
        WhyDeleted.KEPT_LONG_ENOUGH: F_("had been kept as long as summaries are"),
        WhyDeleted.LEFT_OPEN: F_("was left open and never ended"),
    }
)


def draw(found: Sequence[Deletion]) -> None:
    """Draw what was deleted, if anything was."""
    if not found:
        return
    with st.expander(tell("What has been deleted"), key="deleted"):
        parts.draw(parts.tag("p", tell(_LEAD), "lead"))
        told = [enumerated((day(one.deleted_at), tell(_WHY[one.why]))) for one in found]
        rows = [
            parts.tag("li", f"{one.title}: {how}") for one, how in zip(found, told, strict=True)
        ]
        parts.draw(parts.wrap("ul", rows, "files"))
