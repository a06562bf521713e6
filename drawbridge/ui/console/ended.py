"""The console after the end: where the summary is, and the notes."""

import streamlit as st

from drawbridge.errors import F_
from drawbridge.facilitator_words import tell, tell_n
from drawbridge.ui import guards, parts, state
from drawbridge.ui.console import notes
from drawbridge.views import FacilitatorView, is_wiping

_STILL_WIPING = F_(
    "All single answers are taken out of the database, but another program was reading it just "
    "then: traces of them are still in it. Drawbridge tries again every five minutes until they "
    "are gone. Close what reads the database, and reload this page."
)


def draw(view: FacilitatorView) -> None:
    """Draw what is left to do."""
    with st.container(key="ended"):
        parts.notice(state.notice())
        parts.draw(
            parts.tag("h1", tell("This session has ended"), "title"),
            parts.tag("p", _what_happened(), "lead"),
        )
        with st.container(horizontal=True):
            with st.container(key="to_summary", width="content"):
                here = {"session": view.session.code}
                st.page_link("summary.py", label=tell("Open the summary"), query_params=here)
            st.page_link("library.py", label=tell("To the library"))
        workshop = view.session.workshop
        with (
            st.expander(tell("Notes"), key="all_notes"),
            parts.fields_of_workshop(parts.Own.LABELS, workshop.language, "notes"),
        ):
            for step in workshop.steps:
                notes.draw(view.session.code, step, view.notes.get(step.id, ""), label=step.title)


def _what_happened() -> str:
    services = guards.services()
    days = services.settings.retention_days
    kept = tell("What was shown and your notes are kept until the next start.")
    if days:
        kept = tell_n(
            "What was shown and your notes are kept for {n} day.",
            "What was shown and your notes are kept for {n} days.",
            days,
        )
    if is_wiping(services):
        return f"{tell(_STILL_WIPING)} {kept}"
    told = tell("All single answers are deleted, and no phone can be recognised any more.")
    return f"{told} {kept}"
