"""The middle of the editor where the shorter cuts are before it: who is in, and how long."""

from functools import partial

import streamlit as st

from drawbridge.content.editing import Document, variants
from drawbridge.content.editing.checked import checked, language_of, titles_of
from drawbridge.content.editing.document import VariantChange
from drawbridge.content.editing.form_words import in_form_words
from drawbridge.content.editing.new_steps import free_id
from drawbridge.content.editing.shapes import Shape, fields_of
from drawbridge.content.editing.table_text import Values
from drawbridge.content.raw_tables import table, word, words
from drawbridge.content.schema.variants import VariantTable
from drawbridge.facilitator_words import said, tell, tell_minutes
from drawbridge.problem import Problem
from drawbridge.sentences import E_
from drawbridge.ui import actions, parts, state
from drawbridge.ui.editor import draft as drafts
from drawbridge.ui.editor.form import Form
from drawbridge.ui.editor.new_words import saying

_WHAT = E_(
    "A cut is the same workshop with less time: it leaves steps out, or gives them fewer minutes. "
    "The library offers it beside the whole."
)


def draw(draft_id: str, document: Document) -> None:
    """Draw all cuts, and the way to one more."""
    with st.container(key="cuts_form"):
        parts.draw(
            parts.tag("h2", tell("Shorter cuts"), "form-title"),
            parts.tag("p", said(_WHAT), "field-note"),
        )
        for position, cut in enumerate(document.variants):
            with st.container(border=True, key=f"cut_{position}"):
                _cut(draft_id, document, position, cut)
        st.button(
            tell("Add a cut"),
            key="add_cut",
            icon=":material/add:",
            on_click=actions.do,
            args=(drafts.change, draft_id, _with_one_more),
        )


def _with_one_more(document: Document) -> Document:
    name = free_id("shorter", [word(it, "id") for it in document.variants])
    title = saying(document)(E_("Shorter"))
    return document.with_variant({"id": name, "title": title, "drop": []})


def _cut(draft_id: str, document: Document, position: int, cut: Values) -> None:
    found, titles = checked(document), titles_of(document)
    name = word(cut, "id")
    length = next((it.minutes for it in found.workshops if it.variant == name), None)
    parts.place(parts.chip(tell_minutes(length)) if length is not None else "")
    place = f"variants.{position + 1}"
    told = [in_form_words(it, titles) for it in found.problems]
    own = [it for it in told if it.field.startswith(place)]
    inside = [it for it in told if it.variant == name and name]
    form = Form(
        draft_id=draft_id,
        table="variants",
        position=position,
        name=name,
        values=cut,
        problems=(*map(partial(_below, f"{place}."), own), *map(_outside, inside)),
    )
    form.draw([it for it in fields_of(VariantTable) if it.shape is Shape.TEXT and it.name != "id"])
    form.tell_rest(["title"])
    with parts.fields_of_workshop(parts.Own.LABELS, language_of(document), f"cut_{position}"):
        for step in document.steps:
            _step(draft_id, position, cut, step)
    st.button(
        tell("Remove this cut"),
        key=f"remove_cut_{position}",
        icon=":material/delete:",
        type="tertiary",
        on_click=actions.do,
        args=(drafts.change, draft_id, lambda it: it.without_variant(position)),
    )


def _below(place: str, problem: Problem) -> Problem:
    return _named(problem, problem.field.removeprefix(place))


def _outside(problem: Problem) -> Problem:
    """A problem of a step in a cut, which no field of the cut is about."""
    return _named(problem, f"steps.{problem.step}.{problem.field}")


def _named(problem: Problem, place: str) -> Problem:
    told: str = problem.reason
    if problem.step:
        told = E_("{step}: {reason}", step=problem.step, reason=problem.reason)
    return Problem(
        file=problem.file,
        step=problem.step,
        field=place,
        reason=told,
        remedy=problem.remedy,
        is_warning=problem.is_warning,
    )


def _step(draft_id: str, position: int, cut: Values, step: Values) -> None:
    """Whether a step is in, and its minutes there."""
    name = word(step, "id")
    is_in = name not in words(cut, "drop")
    own = table(table(cut, "change"), name).get("minutes")
    minutes = own if own is not None else step.get("minutes")
    key = f"ed-{draft_id}-cut-{position}-{name}"
    _show(f"{key}-in", is_in)
    _show(f"{key}-minutes", float(minutes) if isinstance(minutes, int | float) else None)
    with st.container(
        horizontal=True, vertical_alignment="center", key=f"cutrow_{position}_{name}"
    ):
        st.checkbox(
            parts.plain(word(step, "title") or name),
            key=f"{key}-in",
            on_change=_put_in,
            args=(draft_id, position, name, f"{key}-in"),
        )
        st.number_input(
            tell("Minutes in this cut"),
            value=None,
            placeholder=tell("minutes"),
            step=0.5,
            format="%g",
            key=f"{key}-minutes",
            label_visibility="collapsed",
            disabled=not is_in,
            width=120,
            on_change=_put_minutes,
            args=(draft_id, position, name, f"{key}-minutes"),
        )


def _show(key: str, content: object) -> None:
    if not state.has_field(key) or state.value(key) != content:
        state.set_value(key, content)


def _put_in(draft_id: str, position: int, name: str, key: str) -> None:
    is_in = state.is_ticked(key)
    _changed(draft_id, position, lambda it: variants.holding(it, name, is_in=is_in))


def _put_minutes(draft_id: str, position: int, name: str, key: str) -> None:
    typed = state.value(key)
    _changed(draft_id, position, lambda it: variants.changing(it, name, "minutes", typed))


def _changed(draft_id: str, position: int, change: VariantChange) -> None:
    actions.run(drafts.change, draft_id, lambda it: it.with_changed_variant(position, change))
