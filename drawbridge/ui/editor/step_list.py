"""The left of the editor: the workshop itself, its steps, its cuts, and a new step."""

import streamlit as st

from drawbridge.content.editing import Document
from drawbridge.content.editing.checked import checked, label, language_of
from drawbridge.content.editing.new_steps import KIND_NAMES, new_step
from drawbridge.content.raw_tables import word
from drawbridge.facilitator_words import said, spoken, tell, tell_minutes
from drawbridge.ui import actions, parts, state
from drawbridge.ui.console import words
from drawbridge.ui.editor import draft as drafts
from drawbridge.ui.editor import places
from drawbridge.ui.editor.new_words import saying
from drawbridge.ui.editor.places import Place

WORKSHOP, CUTS, LANGUAGES = "workshop", "cuts", "languages"
_KIND = "new_step_kind"


def draw(draft_id: str, document: Document, place: str) -> None:
    """Draw the list, with what is before this tab marked."""
    found = checked(document).problems
    wrong = {it.step for it in found if not it.is_warning}
    unwise = {it.step for it in found if it.is_warning}
    language = language_of(document)
    language = "" if language == spoken() else language
    untitled, shorter = tell("Without a title"), tell("Shorter cuts")
    steps = [
        Place(
            place=str(position),
            title=f"{position + 1}  {word(step, 'title') or untitled}",
            mark=_mark(label(document, position), wrong, unwise),
            language=language,
        )
        for position, step in enumerate(document.steps)
    ]
    whole = Place(place=WORKSHOP, title=tell("The workshop"), mark=_mark("", wrong, unwise))
    cuts = Place(place=CUTS, title=f"{shorter} ({len(document.variants)})")
    languages = Place(place=LANGUAGES, title=tell("Other languages"))
    with st.container(key="editor_list"):
        _add(draft_id, document, place)
        places.draw([whole, cuts, languages, *steps], place)
        _minutes(document)


def _mark(name: str, wrong: set[str], unwise: set[str]) -> str:
    return "wrong" if name in wrong else "unwise" if name in unwise else ""


def _add(draft_id: str, document: Document, place: str) -> None:
    n_steps = len(document.steps)
    at = int(place) + 1 if place.isdigit() else _end(document)
    # Another key with every step that is added: the box closes, and the list is seen again.
    with st.popover(
        tell("Add a step"), key=f"add_box_{n_steps}", icon=":material/add:", width="stretch"
    ):
        st.selectbox(
            tell("What happens in it"),
            list(KIND_NAMES),
            index=list(KIND_NAMES).index("single_choice"),
            format_func=lambda it: said(KIND_NAMES[it]),
            key=_KIND,
        )
        told = tell("It comes after step {n}.", n=at) if at else tell("It comes first.")
        parts.draw(parts.tag("p", told, "field-note"))
        st.button(
            tell("Add it"), key="add_step", type="primary", on_click=_added, args=(draft_id, at)
        )  # fmt: skip


def _end(document: Document) -> int:
    """Where a step goes that nobody has said a place for: last, but before a check-out."""
    n_steps = len(document.steps)
    is_closed = n_steps > 0 and word(document.steps[-1], "kind") == "check_out"
    return n_steps - is_closed


def _added(draft_id: str, at: int) -> None:
    kind = state.text(_KIND) or "single_choice"

    def added(document: Document) -> Document:
        taken = [word(it, "id") for it in document.steps]
        return document.with_step(at, new_step(kind, taken, saying(document)))

    if actions.run(drafts.change, draft_id, added):
        state.go_in_editor(str(at))


def _minutes(document: Document) -> None:
    """How long the whole and each cut would take."""
    found = checked(document).workshops
    if found:
        rows = [parts.tag("li", words.variant(it)) for it in found]
        parts.place(parts.wrap("ul", rows, "lengths"))
        return
    planned = [it.get("minutes") for it in document.steps]
    total = sum(it for it in planned if isinstance(it, int | float) and 0 < it <= 240)
    parts.place(parts.tag("p", tell("{minutes} so far", minutes=tell_minutes(total)), "lengths"))
