"""The middle of the editor where other languages are before it: what each lacks, and writing it.

A translation stands beside the file of its workshop, so it can be written where nothing of the
workshop itself waits to be saved.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path

import streamlit as st

from drawbridge.catalogue_gaps import offered_languages
from drawbridge.content import translations_of
from drawbridge.content.editing.checked import Drawable, language_of, titles_of
from drawbridge.content.translation.places import is_for_the_facilitator
from drawbridge.content.translation.reading import Translation, read, translated
from drawbridge.facilitator_words import enumerated, said, spoken, tell, tell_n
from drawbridge.language_choice import nearest, own_name
from drawbridge.problem import Problem
from drawbridge.sentences import E_, in_a_row
from drawbridge.ui import guards, parts, state
from drawbridge.ui.editor import draft as drafts
from drawbridge.ui.editor import translation_form
from drawbridge.ui.editor.draft import OpenDraft
from drawbridge.ui.editor.translation_form import STEP

_LANGUAGE = "editor_language"
_MOST = 12
_WHAT = E_(
    "What the workshop says, in words of another language. Everything that decides, such as "
    "minutes, order and who sees what, stays as it is."
)
_WHOLE = E_("Whole: phones are offered it.")
_HALF = E_("Not offered to phones before every text that people read is there.")


def draw(now: OpenDraft) -> None:
    """Draw what there is; where the workshop is saved, the form of one part of it as well."""
    with st.container(key="translations_form"):
        parts.draw(
            parts.tag("h2", tell("Other languages"), "form-title"),
            parts.tag("p", said(_WHAT), "field-note"),
        )
        if now.is_saved:
            _draw_one(now)
            return
        parts.draw(parts.tag("p", said(drafts.SAVE_FIRST), "told db-advice"))
        for one in _to_come(now):
            head = parts.tag("p", own_name(one.language), "card-head")
            parts.draw(head, *_told(one, one.problems, now))


def sample(now: OpenDraft) -> Drawable | None:
    """The step whose texts are before this tab, as the room would have it in that language.

    Returns:
        None if what is said there cannot be shown.
    """
    one = _chosen(_all(now))
    raw = now.document.raw
    workshop = translated(raw, one.texts, variant="", language=one.language)
    if workshop is None:
        return None
    step = translation_form.chosen(now, one).removeprefix(STEP)
    places = [it for it, known in enumerate(workshop.steps) if known.id == step]
    return Drawable(workshop=workshop, position=next(iter(places), 0))


def _draw_one(now: OpenDraft) -> None:
    found = _all(now)
    languages = [it.language for it in found]
    chosen = _chosen(found)
    state.set_value(_LANGUAGE, chosen.language)
    with st.container(horizontal=True, vertical_alignment="bottom", key="translation_choice"):
        st.selectbox(
            tell("Language"),
            languages,
            format_func=lambda it: parts.plain(_name(found[languages.index(it)])),
            key=_LANGUAGE,
            persist_state="page",
        )
        part = translation_form.draw_choice(now, chosen)
    beside = translation_form.told_beside(chosen, part)
    parts.place(*_told(chosen, [it for it in chosen.problems if it not in beside], now))
    translation_form.draw(now, chosen, part)


def _name(one: Translation) -> str:
    """A language, and how much of it is missing; of one that nobody has begun its name alone."""
    is_begun = bool(one.texts or one.problems)
    return translation_form.named(own_name(one.language), len(one.missing) if is_begun else 0)


def _all(now: OpenDraft) -> list[Translation]:
    """The translations of a saved workshop, and an empty one in each other language of phones."""
    language = language_of(now.document)
    path = guards.services().own_workshops.folder / Path(now.draft.file).name
    found = list(translations_of(path, now.history.text, language))
    taken = {language, *(it.language for it in found)}
    empty = [
        read("", now.document.raw, file=now.draft.file, language=it)
        for it in offered_languages()
        if it not in taken
    ]
    return [*found, *empty]


def _chosen(found: Sequence[Translation]) -> Translation:
    """The language that was chosen; else one that was begun, or that of whoever writes."""
    by_language = {it.language: it for it in found}
    begun = [it.language for it in found if it.texts and not it.is_whole]
    usual = next(iter(begun), nearest((spoken(),), [*by_language]) or found[0].language)
    return by_language.get(state.text(_LANGUAGE)) or by_language[usual]


def _to_come(now: OpenDraft) -> list[Translation]:
    """The translations as they will be once the draft is saved as it is now."""
    found = {}
    if now.draft.file:  # those that something is wrong with stay as they are
        own = guards.services().own_workshops
        path, text = own.folder / Path(now.draft.file).name, own.begun_from(now.draft)
        language = language_of(now.document)
        there = translations_of(path, text or now.history.text, language)
        found = {it.language: it for it in there}
    for language, text in drafts.translations_beside(now).items():
        found[language] = read(text, now.document.raw, file=now.draft.file, language=language)
    return [found[language] for language in sorted(found)]


def _told(one: Translation, problems: Sequence[Problem], now: OpenDraft) -> list[str]:
    for_people = sum(not is_for_the_facilitator(it) for it in one.missing)
    lacks = tell(
        "Missing: {people} that people read, {yours} that you read.",
        people=tell_n("{n} text", "{n} texts", for_people),
        yours=tell_n("{n} text", "{n} texts", len(one.missing) - for_people),
    )
    offered = said(_WHOLE if one.is_whole else _HALF)
    titles = titles_of(now.document)
    shown = [_line(it, titles) for it in problems[:_MOST]]
    return [
        parts.tag("p", f"{lacks} {offered}" if one.missing else offered, "about"),
        parts.wrap("ul", shown, "problems") if shown else "",
    ]


def _line(problem: Problem, titles: Mapping[str, str]) -> str:
    told = said(in_a_row(problem.reason, problem.remedy))
    step = titles.get(problem.step) or said(problem.step)
    place = enumerated(it for it in (step, problem.field) if it)
    return parts.wrap(
        "li", [parts.tag("span", place, "place"), " ", parts.tag("span", told)], "problem"
    )
