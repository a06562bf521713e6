"""The middle of the editor: the form of the chosen step, with what the checker says of it."""

from collections.abc import Callable, Mapping
from functools import partial

import streamlit as st

from drawbridge.content.editing import Document
from drawbridge.content.editing.checked import label, problems_of
from drawbridge.content.editing.new_steps import KIND_NAMES, free_id
from drawbridge.content.editing.shapes import FieldShape, fields_of
from drawbridge.content.raw_tables import word, words
from drawbridge.content.schema.kinds import KINDS
from drawbridge.ui import actions, parts, state
from drawbridge.ui.editor import draft as drafts
from drawbridge.ui.editor.form import Form
from drawbridge.ui.editor.inputs import Choices

_FIRST = ("title", "minutes")
_FACILITATOR = ("script", "safety", "purpose", "covers", "tags", "talk", "drop_when_late")
_PRIVACY = ("sensitivity", "audience", "k")
_PROVENANCE = ("validated", "provenance", "source", "licence", "permission", "acknowledge")
_APART = ("id", "kind", "say")


def draw(draft_id: str, document: Document, position: int) -> None:
    """Draw the form of a step."""
    step = document.steps[position]
    model = KINDS.get(word(step, "kind"))
    with st.container(key="step_form"):
        _head(draft_id, document, position)
        form = Form(
            draft_id=draft_id,
            table="steps",
            position=position,
            name=word(step, "id"),
            values=step,
            problems=problems_of(document, label(document, position)),
            choices=_choices(document, position),
        )
        fields = {it.name: it for it in fields_of(model)} if model else {}
        form.tell_rest([it for it in fields if it not in {"id", "kind"}])
        _fields(form, fields)


def _fields(form: Form, fields: Mapping[str, FieldShape]) -> None:
    apart = {*_FIRST, *_FACILITATOR, *_PRIVACY, *_PROVENANCE, *_APART}
    if fields:
        for column, one in zip(st.columns((3, 1)), _FIRST, strict=True):
            with column:
                form.draw([fields[one]])
    form.draw([it for name, it in fields.items() if name not in apart])
    if _of(fields, _PRIVACY):
        parts.draw(parts.tag("h2", "Who sees what", "form-title"))
        form.draw(_of(fields, _PRIVACY))
    parts.draw(parts.tag("h2", "For whoever leads", "form-title"))
    form.draw(_of(fields, _FACILITATOR))
    form.draw(_of(fields, ("say",)))
    parts.draw(parts.tag("h2", "Where it comes from", "form-title") if fields else "")
    form.draw(_of(fields, _PROVENANCE))


def _of(fields: Mapping[str, FieldShape], names: tuple[str, ...]) -> list[FieldShape]:
    return [fields[name] for name in names if name in fields]


def _choices(document: Document, position: int) -> dict[str, Choices]:
    """Lists whose entries are known: ideas of the source, options of the step."""
    step, ideas = document.steps[position], document.table("concepts")
    options = {it: it for it in words(step, "options") if it}
    return {
        "covers": Choices(names={name: f"{name}: {text}" for name, text in ideas.items()}),
        "unsettled": Choices(names=options),
    }


# -- the head of the form


def _head(draft_id: str, document: Document, position: int) -> None:
    step = document.steps[position]
    kind = KIND_NAMES.get(word(step, "kind"), word(step, "kind"))
    place = f"Step {position + 1} of {len(document.steps)}"
    with st.container(key="step_head", horizontal=True, vertical_alignment="center"):
        parts.draw(parts.wrap("p", [parts.tag("span", place), parts.chip(kind)], "kicker"))
        last = len(document.steps) - 1
        _act("Up", "arrow_upward", partial(_moved, draft_id, position, position - 1), position == 0)
        _act(
            "Down",
            "arrow_downward",
            partial(_moved, draft_id, position, position + 1),
            position == last,
        )
        _act("Copy", "content_copy", partial(_copied, draft_id, position))
        _act("Remove", "delete", partial(_removed, draft_id, position), last == 0)


def _act(name: str, icon: str, act: Callable[[], None], is_off: bool = False) -> None:
    st.button(
        name,
        key=f"step_{name.lower()}",
        icon=f":material/{icon}:",
        type="tertiary",
        disabled=is_off,
        on_click=act,
    )


def _moved(draft_id: str, position: int, to: int) -> None:
    if actions.run(drafts.change, draft_id, lambda it: it.moved(position, to)):
        state.go_in_editor(str(to))


def _copied(draft_id: str, position: int) -> None:
    def copied(document: Document) -> Document:
        taken = [word(it, "id") for it in document.steps]
        wanted = word(document.steps[position], "id") or "step"
        return document.with_copy(position, free_id(f"{wanted}_copy", taken))

    if actions.run(drafts.change, draft_id, copied):
        state.go_in_editor(str(position + 1))


def _removed(draft_id: str, position: int) -> None:
    if actions.run(drafts.change, draft_id, lambda it: it.without_step(position)):
        state.go_in_editor(str(max(0, position - 1)))
