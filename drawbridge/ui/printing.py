"""What a workshop has on paper: a plan for the facilitator, slips and a sheet for the others."""

from functools import partial

import streamlit as st

from drawbridge import content, report
from drawbridge.domain.workshop.steps import Workshop
from drawbridge.ui import guards


def draw_papers(workshop: Workshop, slug: str) -> None:
    """Buttons that make each paper of the chosen length when pressed.

    Args:
        workshop: the chosen length.
        slug: of its file, for the keys of the buttons.
    """
    card = content.international(guards.services().workshops)
    papers = (
        ("run_sheet", "Run sheet", report.run_sheet, report.run_sheet_name),
        ("answer_sheets", "Questions on paper", report.answer_sheets, report.answer_sheets_name),
        ("handout", "Handout", partial(report.handout, support=card), report.handout_name),
    )
    for name, label, make, called in papers:
        st.download_button(
            label,
            partial(make, workshop),
            file_name=called(workshop),
            mime="text/html",
            key=f"{name}_{slug}",
            on_click="ignore",
            width="stretch",
        )
