"""The middle of the editor where the workshop itself is before it: its head, and its ideas."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial

import streamlit as st

from drawbridge.content.editing import Document
from drawbridge.content.editing.checked import problems_of
from drawbridge.content.editing.shapes import FieldShape, Shape, fields_of
from drawbridge.content.schema.head import HeadTable
from drawbridge.facilitator_words import tell
from drawbridge.problem import Problem
from drawbridge.sentences import E_
from drawbridge.ui import actions, parts
from drawbridge.ui.editor import draft as drafts
from drawbridge.ui.editor.form import Form
from drawbridge.ui.editor.inputs import Choices, Input

_IDEAS = FieldShape(
    name="ideas",
    shape=Shape.LINES,
    label=E_("Ideas behind it"),
    meaning=E_("What an essay or a book says, in words of your own; steps name those they carry."),
    limit=E_("one idea per line: a short name, a colon, the idea"),
    example="",
    is_required=False,
    usual=(),
)
_RARE = ("credit", "core", "id")
_IDEA = re.compile(r"\s*(?P<name>[\w-]{1,40})\s*:\s*(?P<text>.*\S)\s*")


def draw(draft_id: str, document: Document) -> None:
    """Draw the form of the head."""
    ideas = document.table("concepts")
    with st.container(key="workshop_form"):
        parts.draw(parts.tag("h2", tell("The workshop"), "form-title"))
        form = Form(
            draft_id=draft_id,
            table="workshop",
            position=0,
            name="",
            values=document.table("workshop"),
            problems=_of_head(document),
            choices={"core": Choices(names={it: f"{it}: {text}" for it, text in ideas.items()})},
        )
        fields = {it.name: it for it in fields_of(HeadTable)}
        form.tell_rest([*fields])
        form.draw([it for name, it in fields.items() if name not in _RARE])
        _draw_rest(form, [fields[it] for it in _RARE if it != "core" or ideas], ideas)


def _draw_rest(form: Form, fields: Sequence[FieldShape], ideas: Mapping[str, str]) -> None:
    """What somebody needs who writes down an essay, or shares the file."""
    box = form.draw_box(E_("Sources and ideas"), fields)
    if box is None:
        return
    with box:
        Input(
            field=_IDEAS,
            key=f"ed-{form.draft_id}-ideas",
            content=[f"{name}: {text}" for name, text in ideas.items()],
            changed=partial(_put_ideas, form.draft_id),
        ).draw()


def _of_head(document: Document) -> tuple[Problem, ...]:
    return tuple(
        replace(it, field=it.field.removeprefix("workshop.")) for it in problems_of(document, "")
    )


def _put_ideas(draft_id: str, lines: list[str] | None) -> None:
    actions.run(drafts.change, draft_id, partial(_with_ideas, lines or []))


def _with_ideas(lines: list[str], document: Document) -> Document:
    """The document with these ideas; a line without a name gets the next free one."""
    wanted: dict[str, str] = {}
    for line in lines:
        found = _IDEA.fullmatch(line)
        name, text = (found["name"], found["text"]) if found else (_free(wanted), line.strip())
        wanted[name] = text
    changed = document
    for name in document.table("concepts"):
        if name not in wanted:
            changed = changed.with_field("concepts", name, None)
    for name, text in wanted.items():
        changed = changed.with_field("concepts", name, text)
    return changed


def _free(names: dict[str, str]) -> str:
    number = len(names) + 1
    while f"C{number:02}" in names:
        number += 1
    return f"C{number:02}"
