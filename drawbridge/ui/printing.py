"""What a workshop has on paper: a plan for the facilitator, slips and a sheet for the others."""

from collections.abc import Callable
from functools import partial

import streamlit as st

from drawbridge import content, report
from drawbridge.catalogue_gaps import facilitator_languages
from drawbridge.domain.workshop.steps import Workshop
from drawbridge.facilitator_words import speaking, spoken, tell
from drawbridge.language_choice import nearest
from drawbridge.translations import ENGLISH
from drawbridge.ui import guards

_SLIPS = report.answer_sheets_name


def draw_papers(workshop: Workshop, slug: str) -> None:
    """Buttons that make each paper of the chosen length when pressed.

    Args:
        workshop: the chosen length.
        slug: of its file, for the keys of the buttons.
    """
    card = content.international(guards.services().workshops)
    own, theirs = spoken(), nearest((workshop.language,), facilitator_languages()) or ENGLISH
    sheets = partial(report.handout, support=card)
    papers = (
        ("run_sheet", tell("Run sheet"), own, report.run_sheet, report.run_sheet_name),
        ("answer_sheets", tell("Questions on paper"), theirs, report.answer_sheets, _SLIPS),
        ("handout", tell("Handout"), theirs, sheets, report.handout_name),
    )
    for name, label, language, make, called in papers:
        st.download_button(
            label,
            partial(_made, language, make, workshop),
            file_name=called(workshop),
            mime="text/html",
            key=f"{name}_{slug}",
            on_click="ignore",
            width="stretch",
        )


def _made(language: str, make: Callable[[Workshop], bytes], workshop: Workshop) -> bytes:
    """A paper, made when it is asked for, in a thread that knows no language."""
    with speaking(language):
        return make(workshop)
