"""What the translations of a workshop lack of what is written in it now."""

from pathlib import Path

import streamlit as st

from drawbridge.content import translations_of
from drawbridge.content.raw_tables import word
from drawbridge.content.translation.places import is_for_the_facilitator
from drawbridge.content.translation.reading import Translation, read
from drawbridge.facilitator_words import enumerated, said, tell, tell_n
from drawbridge.language_choice import own_name
from drawbridge.problem import Problem
from drawbridge.sentences import E_, in_a_row
from drawbridge.ui import guards, parts
from drawbridge.ui.editor import draft as drafts
from drawbridge.ui.editor.draft import OpenDraft

_MOST = 12
_NONE = E_("There is none yet. How one is written: docs/languages.md.")
_WHOLE = E_("Whole: phones are offered it.")
_HALF = E_("Not offered to phones before every text that people read is there.")


def draw(now: OpenDraft) -> None:
    """Draw the box; nothing for a workshop that has no file yet and is no copy."""
    if not (now.draft.file or now.draft.copy_of):
        return
    box = st.expander(tell("Other languages"), key="editor_translations", on_change="rerun")
    if not box.open:
        return
    found = _found(now)
    with box:
        if not found:
            parts.draw(parts.tag("p", said(_NONE), "about"))
        for one in found:
            _told(one)


def _found(now: OpenDraft) -> list[Translation]:
    """The translations as they will be once the draft is saved as it is now."""
    found = {}
    if now.draft.file:  # those that something is wrong with stay as they are
        own = guards.services().own_workshops
        path, text = own.folder / Path(now.draft.file).name, own.begun_from(now.draft)
        language = word(now.document.table("workshop"), "language")
        there = translations_of(path, text or now.history.text, language)
        found = {it.language: it for it in there}
    for language, text in drafts.translations_beside(now).items():
        found[language] = read(text, now.document.raw, file=now.draft.file, language=language)
    return [found[language] for language in sorted(found)]


def _told(one: Translation) -> None:
    for_people = sum(not is_for_the_facilitator(it) for it in one.missing)
    lacks = tell(
        "Missing: {people} that people read, {yours} that you read.",
        people=tell_n("{n} text", "{n} texts", for_people),
        yours=tell_n("{n} text", "{n} texts", len(one.missing) - for_people),
    )
    offered = said(_WHOLE if one.is_whole else _HALF)
    shown = [*one.problems, *one.gaps][:_MOST]
    parts.draw(
        parts.tag("p", own_name(one.language), "card-head"),
        parts.tag("p", f"{lacks} {offered}" if one.missing else offered, "about"),
        parts.wrap("ul", [_line(it) for it in shown], "problems") if shown else "",
    )


def _line(problem: Problem) -> str:
    told = said(in_a_row(problem.reason, problem.remedy))
    place = enumerated(it for it in (said(problem.step), problem.field) if it)
    return parts.wrap(
        "li", [parts.tag("span", place, "place"), " ", parts.tag("span", told)], "problem"
    )
