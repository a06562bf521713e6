"""The top of the editor: what this is, what can be done with it as a whole."""

from collections.abc import Callable
from functools import partial

import streamlit as st

from drawbridge.content.editing.checked import checked, language_of
from drawbridge.content.raw_tables import word
from drawbridge.domain.session.simulated import MOST_PEOPLE, AnswerSpeed, SimulatedRoom, Temperament
from drawbridge.facilitator_words import said, tell, tell_n
from drawbridge.sentences import E_
from drawbridge.ui import actions, parts, state
from drawbridge.ui.console import cast_words
from drawbridge.ui.editor import draft as drafts
from drawbridge.ui.editor.draft import OpenDraft

_USUAL = 14
_SIZE, _MOOD, _CUT = "editor_cast_size", "editor_temperament", "editor_cut"
_LEFT = "editor_left"
_UNKEPT = E_("Not kept in its file yet")


def draw(now: OpenDraft) -> None:
    """Draw the bar."""
    draft_id = now.draft.id
    found = checked(now.document)
    n_wrong = len({it.step for it in found.problems if not it.is_warning})
    with st.container(key="editor_top", horizontal=True, vertical_alignment="center"):
        _title(now, n_wrong)
        _button(
            tell("Undo"),
            "undo",
            partial(actions.do, drafts.undo, draft_id),
            not now.history.can_undo,
        )
        _button(
            tell("Redo"),
            "redo",
            partial(actions.do, drafts.redo, draft_id),
            not now.history.can_redo,
        )
        why = (
            None
            if found.workshops
            else tell_n("{n} place to mend first", "{n} places to mend first", n_wrong)
        )
        _rehearse(draft_id, [it.variant for it in found.workshops], why)
        _more(now)
        st.button(
            tell("Save"),
            key="editor_save",
            type="primary",
            disabled=not found.workshops,
            help=why,
            on_click=actions.do,
            args=(drafts.save, draft_id),
        )
        st.page_link("library.py", label=tell("Library"))


def _title(now: OpenDraft, n_wrong: int) -> None:
    title = word(now.document.table("workshop"), "title") or tell("Without a title")
    kept = tell("Saved") if now.is_saved else tell("Draft kept")
    state_of = kept if now.is_kept else said(_UNKEPT)
    wrong = parts.chip(tell_n("{n} place to mend", "{n} places to mend", n_wrong), "attention")
    parts.draw(
        parts.wrap(
            "p",
            [
                parts.tag("span", title, "workshop", language_of(now.document)),
                parts.chip(state_of, "quiet" if now.is_kept else "attention"),
                wrong if n_wrong else "",
            ],
            "head",
        )
    )


def _button(name: str, icon: str, act: Callable[[], None], is_off: bool) -> None:
    st.button(
        name,
        key=f"editor_{icon}",
        icon=f":material/{icon}:",
        type="tertiary",
        disabled=is_off,
        on_click=act,
    )


def _rehearse(draft_id: str, variants: list[str], why: str | None) -> None:
    with st.popover(
        tell("Rehearse it now"), key="editor_rehearse", disabled=why is not None, help=why
    ):  # fmt: skip
        parts.draw(
            parts.tag("p", tell("A try-out with simulated participants; nothing of it is kept."))
        )
        st.number_input(
            tell("Simulated participants"),
            min_value=0,
            max_value=MOST_PEOPLE,
            value=_USUAL,
            key=_SIZE,
        )
        st.selectbox(
            tell("The room is"), list(Temperament), format_func=cast_words.temperament, key=_MOOD
        )
        if len(variants) > 1:
            st.selectbox(
                tell("Which cut"),
                variants,
                format_func=lambda it: it or tell("The whole"),
                key=_CUT,
            )
        st.button(
            tell("Start the rehearsal"),
            key="editor_start_rehearsal",
            type="primary",
            on_click=_start,
            args=(draft_id,),
        )


def _start(draft_id: str) -> None:
    cast = SimulatedRoom(
        size=state.number(_SIZE),
        temperament=Temperament(state.text(_MOOD) or Temperament.MIXED),
        pace=AnswerSpeed.AT_ONCE,
    )
    actions.run(drafts.rehearse, draft_id, cast, state.text(_CUT))


def _more(now: OpenDraft) -> None:
    name = now.draft.file or f"{word(now.document.table('workshop'), 'id') or 'workshop'}.toml"
    with st.popover(tell("File…"), key="editor_more"):
        st.download_button(
            tell("Download the file"),
            now.history.text.encode(),
            file_name=name,
            mime="application/toml",
            key="editor_download",
            on_click="ignore",
        )
        st.button(
            tell("Save as a copy"),
            key="editor_save_copy",
            disabled=not checked(now.document).workshops,
            on_click=actions.do,
            args=(partial(drafts.save, as_copy=True), now.draft.id),
        )
        parts.draw(parts.tag("p", tell("Throwing the draft away leaves what was saved as it is.")))
        st.button(
            tell("Throw the draft away"),
            key="editor_discard",
            on_click=_discard,
            args=(now.draft.id,),
        )


def _discard(draft_id: str) -> None:
    if actions.run(drafts.discard, draft_id):
        state.set_value(_LEFT, draft_id)


def has_left(draft_id: str) -> bool:
    """Whether this tab has just thrown the draft away."""
    return bool(draft_id) and state.value(_LEFT) == draft_id
