"""The editor: a workshop's steps, the form of one of them, and how the room would see it."""

import streamlit as st

from drawbridge.facilitator_words import tell
from drawbridge.ui import actions, guards, parts, state
from drawbridge.ui.editor import (
    cuts,
    preview,
    step_form,
    step_list,
    top,
    translations,
    typing,
    workshop_form,
)
from drawbridge.ui.editor import draft as drafts
from drawbridge.ui.editor.draft import OpenDraft

_COLUMNS = (1, 2, 2)  # how wide they are is said in editor.css beside this


@st.fragment
def show(draft_id: str) -> None:
    """Draw the draft; every change draws it again."""
    guards.require_still_facilitator()
    guards.speak_before_workshop()
    typing.listen()  # first: the pictures are parts of its kind, and React waits for each new kind
    if created := state.take_created():
        st.switch_page("facilitator.py", query_params={state.SESSION: created})
    now, refusal = actions.ask(drafts.open_draft, draft_id)
    if now is None:
        if top.has_left(draft_id):
            st.switch_page("library.py")
        nothing_here(refusal)
        return
    _draw(now)


def nothing_here(sentence: str) -> None:
    """Say that there is nothing to edit, and the way out."""
    with st.container(key="nothing"):
        parts.draw(parts.tag("h1", tell("Nothing to edit here"), "title"))
        parts.draw(parts.tag("p", sentence, "lead"))
        st.page_link("library.py", label=tell("To the library"))


def _draw(now: OpenDraft) -> None:
    document, draft_id = now.document, now.draft.id
    place = state.editor_place()
    n_steps = len(document.steps)
    if place.isdigit() and int(place) >= n_steps:
        place = str(n_steps - 1) if n_steps else step_list.WORKSHOP
    head = st.container(key="editor_head")
    with st.container(key="editor_board"):
        left, centre, right = st.columns(_COLUMNS)
    # What is drawn first arrives first: whoever types looks at the pictures.
    with right, st.container(key="editor_preview"):
        if place == step_list.LANGUAGES:
            if now.is_saved and n_steps:
                preview.draw_in_language(translations.sample(now), draft_id)
        elif n_steps:
            preview.draw(draft_id, document, int(place) if place.isdigit() else 0)
    with centre, st.container(key="editor_form"):
        if place == step_list.LANGUAGES:
            translations.draw(now)
        else:
            # No language in its name: that is typed in here, and another would draw all anew.
            with st.container(key="values-in-draft__form"):
                _form(now, place)
    with head:
        top.draw(now)
        parts.place(parts.noticed(state.notice()) if state.notice() else "")
    with left:
        step_list.draw(draft_id, document, place)


def _form(now: OpenDraft, place: str) -> None:
    draft_id, document = now.draft.id, now.document
    if place.isdigit():
        step_form.draw(draft_id, document, int(place))
    elif place == step_list.CUTS:
        cuts.draw(draft_id, document)
    else:
        workshop_form.draw(draft_id, document)
