"""What the translations of a workshop lack of what is written in it now."""

from pathlib import Path

import streamlit as st

from drawbridge.content import translations_of
from drawbridge.content.raw_tables import word
from drawbridge.content.translation.places import is_for_the_facilitator
from drawbridge.content.translation.reading import Translation
from drawbridge.facilitator_words import tell_n
from drawbridge.language_choice import own_name
from drawbridge.problem import Problem
from drawbridge.ui import guards, parts
from drawbridge.ui.editor.draft import OpenDraft

_MOST = 12
_NONE = "There is none yet. How one is written: docs/languages.md."
_WHOLE = "Whole: phones are offered it."
_HALF = "Not offered to phones before every text that people read is there."


def draw(now: OpenDraft) -> None:
    """Draw the box; nothing for a workshop that has no file yet."""
    if not now.draft.file:
        return
    box = st.expander("Other languages", key="editor_translations", on_change="rerun")
    if not box.open:
        return
    own = word(now.document.table("workshop"), "language")
    path = guards.services().own_workshops.folder / Path(now.draft.file).name
    found = translations_of(path, now.history.text, own)
    with box:
        if not found:
            parts.draw(parts.tag("p", _NONE, "about"))
        for one in found:
            _told(one)


def _told(one: Translation) -> None:
    for_people = sum(not is_for_the_facilitator(it) for it in one.missing)
    missing = tell_n("{n} text", "{n} texts", for_people)
    rest = tell_n("{n} text", "{n} texts", len(one.missing) - for_people)
    said = _WHOLE if one.is_whole else _HALF
    lacks = f"{missing} missing that people read, {rest} that you read. " if one.missing else ""
    shown = [*one.problems, *one.gaps][:_MOST]
    parts.draw(
        parts.tag("p", own_name(one.language), "card-head"),
        parts.tag("p", f"{lacks}{said}", "about"),
        parts.wrap("ul", [_line(it) for it in shown], "problems") if shown else "",
    )


def _line(problem: Problem) -> str:
    told = " ".join(it for it in (problem.reason, problem.remedy) if it)
    place = ", ".join(it for it in (problem.step, problem.field) if it)
    return parts.wrap(
        "li", [parts.tag("span", place, "place"), " ", parts.tag("span", told)], "problem"
    )
