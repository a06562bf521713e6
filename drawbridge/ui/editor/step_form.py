"""The middle of the editor: the form of the chosen step, with what the checker says of it."""

from collections.abc import Callable, Mapping
from functools import partial

import streamlit as st

from drawbridge.content.editing import Document, labels
from drawbridge.content.editing.checked import label, problems_of
from drawbridge.content.editing.new_steps import KIND_NAMES, free_id
from drawbridge.content.editing.shapes import FieldShape, fields_of
from drawbridge.content.raw_tables import word, words
from drawbridge.content.schema.kinds import KINDS
from drawbridge.facilitator_words import said, tell
from drawbridge.sentences import E_
from drawbridge.ui import actions, parts, state
from drawbridge.ui.editor import draft as drafts
from drawbridge.ui.editor.form import Form
from drawbridge.ui.editor.inputs import Choices

_FIRST = ("title", "minutes")
_FACILITATOR = ("purpose", "script", "safety", "talk")
_PRIVACY = ("sensitivity", "audience", "k")
_PLAN = ("covers", "tags", "drop_when_late")
_PROVENANCE = ("validated", "provenance", "source", "licence", "permission")
# What most people leave alone, of one kind or another.
_RARE = (
    "unsettled",
    "icons",
    "moment",
    "paired_with",
    "dead_band",
    "off_ladder",
    "other",
    "relations",
    "longest",
)
_KEEP = "acknowledge"
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
    rare = tuple(it for it in _RARE if it in fields and not _is_asked_for(form, it))
    apart = {*_FIRST, *_FACILITATOR, *_PRIVACY, *_PLAN, *_PROVENANCE, *_APART, *rare, _KEEP}
    if fields:
        for column, one in zip(st.columns((3, 1)), _FIRST, strict=True):
            with column:
                form.draw([fields[one]])
    form.draw([it for name, it in fields.items() if name not in apart])
    form.draw(_of(fields, (_KEEP,)) if _is_sensitive(form) else [])
    form.draw_box(E_("More about how it is asked"), _of(fields, rare))
    if _of(fields, _PRIVACY):
        parts.draw(parts.tag("h2", tell("Who sees what"), "form-title"))
        form.draw_beside(_of(fields, _PRIVACY))
    parts.draw(parts.tag("h2", tell("For whoever leads"), "form-title"))
    form.draw(_of(fields, _FACILITATOR))
    form.draw(_of(fields, ("say",)))
    form.draw_box(E_("Its place in the plan"), _of(fields, _plan(form)))
    form.draw_box(E_("Where it comes from"), _of(fields, _PROVENANCE))


def _is_sensitive(form: Form) -> bool:
    """Whether a word in the step may hurt, which is said, or was read and kept."""
    label = labels.OF_STEPS[_KEEP]
    return bool(form.values.get(_KEEP)) or any(label in it.remedy for it in form.problems)


def _is_asked_for(form: Form, name: str) -> bool:
    """Of a check-out, who is not well is what it is for."""
    return name == "unsettled" and form.values.get("kind") == "check_out"


def _plan(form: Form) -> tuple[str, ...]:
    """Ideas are offered where the workshop has some."""
    has_ideas = form.choices["covers"].names or form.values.get("covers")
    return _PLAN if has_ideas else tuple(it for it in _PLAN if it != "covers")


def _of(fields: Mapping[str, FieldShape], names: tuple[str, ...]) -> list[FieldShape]:
    return [fields[name] for name in names if name in fields]


def _choices(document: Document, position: int) -> dict[str, Choices]:
    """Names that are known: ideas of the source, options of the step, earlier measurements."""
    step, ideas = document.steps[position], document.table("concepts")
    options = {it: it for it in words(step, "options") if it}
    return {
        "covers": Choices(names={name: f"{name}: {text}" for name, text in ideas.items()}),
        "unsettled": Choices(names=options),
        "paired_with": Choices(
            names={"": said(labels.WORDS[""]), **_measurements(document, position)}
        ),
    }


def _measurements(document: Document, position: int) -> dict[str, str]:
    """Earlier steps of the same kind, by what they are called: nobody sees an id in a form."""
    kind = word(document.steps[position], "kind")
    earlier = [it for it in document.steps[:position] if word(it, "kind") == kind]
    return {word(it, "id"): word(it, "title") or word(it, "id") for it in earlier}


# -- the head of the form


def _head(draft_id: str, document: Document, position: int) -> None:
    step = document.steps[position]
    kind = said(KIND_NAMES.get(word(step, "kind"), word(step, "kind")))
    place = tell("Step {number} of {total}", number=position + 1, total=len(document.steps))
    with st.container(key="step_head", horizontal=True, vertical_alignment="center"):
        parts.draw(parts.wrap("p", [parts.tag("span", place), parts.chip(kind)], "kicker"))
        last = len(document.steps) - 1
        _act(
            E_("Up"),
            "arrow_upward",
            partial(_moved, draft_id, position, position - 1),
            position == 0,
        )
        _act(
            E_("Down"),
            "arrow_downward",
            partial(_moved, draft_id, position, position + 1),
            position == last,
        )
        _act(E_("Copy"), "content_copy", partial(_copied, draft_id, position))
        _act(E_("Remove"), "delete", partial(_removed, draft_id, position), last == 0)


def _act(name: str, icon: str, act: Callable[[], None], is_off: bool = False) -> None:
    st.button(
        said(name),
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
