"""The console after the end: where the summary is, and the notes."""

import streamlit as st

from drawbridge.ui import guards, parts, state
from drawbridge.ui.console import notes, words
from drawbridge.views import FacilitatorView


def draw(view: FacilitatorView) -> None:
    """Draw what is left to do."""
    with st.container(key="ended"):
        parts.notice(state.notice())
        parts.draw(
            parts.tag("h1", "This session has ended", "title"),
            parts.tag("p", _what_happened(), "lead"),
        )
        with st.container(horizontal=True):
            with st.container(key="to_summary", width="content"):
                here = {"session": view.session.code}
                st.page_link("summary.py", label="Open the summary", query_params=here)
            st.page_link("library.py", label="To the library")
        with st.expander("Notes", key="all_notes"):
            for step in view.session.workshop.steps:
                notes.draw(view.session.code, step, view.notes.get(step.id, ""), label=step.title)


def _what_happened() -> str:
    days = guards.services().settings.retention_days
    kept = f"What was shown and your notes are kept {words.kept_for(days)}."
    return f"All single answers are deleted, and no phone can be recognised any more. {kept}"
