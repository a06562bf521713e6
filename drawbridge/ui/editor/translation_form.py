"""The texts of one part of a workshop, the original above each, and room for another language."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import streamlit as st

from drawbridge.content.editing import labels
from drawbridge.content.editing.checked import language_of
from drawbridge.content.raw_tables import word
from drawbridge.content.translation.places import is_for_the_facilitator, translatable
from drawbridge.content.translation.reading import Translation
from drawbridge.facilitator_words import said, tell, tell_n
from drawbridge.problem import Problem
from drawbridge.sentences import E_, in_a_row
from drawbridge.ui import actions, parts, state
from drawbridge.ui.editor import draft as drafts
from drawbridge.ui.editor.draft import OpenDraft

HEAD, STEP, CUTS = "workshop", "steps.", "variants"
_PART = "editor_part"
_PAUSE = "50ms"  # after the last key, as in the other forms
_SHORT = 60  # characters; what is longer gets a field of several lines
_YOURS = E_("Where one of these is missing, you read the original.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A part of a workshop, by what its places begin with; `title` is what it is called."""

    name: str
    title: str
    places: tuple[str, ...]

    def missing(self, one: Translation) -> int:
        """How many of its texts a translation lacks."""
        return len({*self.places} & {*one.missing})


def chosen(now: OpenDraft, one: Translation) -> str:
    """The name of the part that was chosen; else the first that lacks something."""
    return _chosen(_parts(now), one).name


def draw_choice(now: OpenDraft, one: Translation) -> Part:
    """Ask for a part, and offer the next one that lacks something."""
    all_parts = _parts(now)
    part = _chosen(all_parts, one)
    names = [it.name for it in all_parts]
    state.set_value(_PART, part.name)
    st.selectbox(
        tell("Part"),
        names,
        format_func=lambda it: parts.plain(_told(all_parts[names.index(it)], one)),
        key=_PART,
        persist_state="page",
    )
    at = names.index(part.name)
    following = [*all_parts[at + 1 :], *all_parts[:at]]
    lacking = next((it.name for it in following if it.missing(one)), "")
    st.button(
        tell("Next with a gap"),
        key="translation_next",
        type="tertiary",
        icon=":material/arrow_forward:",
        disabled=not lacking,
        on_click=state.set_value,
        args=(_PART, lacking),
    )
    return part


def draw(now: OpenDraft, one: Translation, part: Part) -> None:
    """Draw the texts of a part, those that people read first."""
    originals = translatable(now.document.raw)
    for_people = [it for it in part.places if not is_for_the_facilitator(it)]
    yours = [it for it in part.places if is_for_the_facilitator(it)]
    _draw_texts(now, one, {it: originals[it] for it in for_people}, "people")
    if yours:
        parts.draw(
            parts.tag("h2", tell("For whoever leads"), "form-title"),
            parts.tag("p", said(_YOURS), "field-note"),
        )
        _draw_texts(now, one, {it: originals[it] for it in yours}, "yours")


def _draw_texts(now: OpenDraft, one: Translation, originals: Mapping[str, str], whose: str) -> None:
    language = language_of(now.document)
    with parts.fields_of_workshop(parts.Own.VALUES, one.language, f"translated_{whose}"):
        for place, original in originals.items():
            _draw_text(now.draft.id, one, place, (original, language))


def told_beside(one: Translation, part: Part) -> list[Problem]:
    """The problems that are told beside a field of the part."""
    return [it for place in part.places for it in _of(one.problems, place)]


def _draw_text(draft_id: str, one: Translation, place: str, original: tuple[str, str]) -> None:
    text, language = original
    key = f"tr-{draft_id}-{one.language}-{place}"
    there = one.texts.get(place, "")
    if state.text(key).strip() != there:  # the file knows no blanks at the ends; a hand is typing
        state.set_value(key, there)
    parts.draw(parts.wrap("p", [parts.isolated(text, language)], "original"))
    args = (draft_id, one.language, place, key)
    if len(text) <= _SHORT and "\n" not in f"{text}{there}":
        st.text_input(_label(place), key=key, live=_PAUSE, on_change=_put, args=args)
    else:
        st.text_area(_label(place), key=key, height="content", on_change=_put, args=args)
    told = (said(in_a_row(it.reason, it.remedy)) for it in _of(one.problems, place))
    parts.place("".join(parts.tag("p", it, "told db-wrong") for it in told))


def _put(draft_id: str, language: str, place: str, key: str) -> None:
    actions.run(drafts.translate, draft_id, language, place, state.text(key))


def _label(place: str) -> str:
    """What the field of a place is called: "Options · 2"."""
    names = place.split(".")
    depth = 1 if names[0] == HEAD else 2
    names = names[depth:]
    if names[0] == "change" and len(names) > 2:
        names = names[2:]
    known = labels.OF_HEAD if place.startswith(f"{HEAD}.") else labels.OF_STEPS
    words = (it if it.isdigit() else said(known.get(it, labels.of_step(it))) for it in names)
    return parts.plain(" · ".join(words))


def _of(problems: Sequence[Problem], place: str) -> Iterator[Problem]:
    """What is wrong with the text of one place."""
    for it in problems:
        if place == (f"{STEP}{it.step}.{it.field}" if it.step else it.field):
            yield it


def _told(part: Part, one: Translation) -> str:
    return named(part.title, part.missing(one))


def named(name: str, n_missing: int) -> str:
    """A part or a language, and how much is missing in it."""
    if not n_missing:
        return name
    return tell_n("{name} · {n} text missing", "{name} · {n} texts missing", n_missing, name=name)


def _chosen(all_parts: Sequence[Part], one: Translation) -> Part:
    wanted = state.text(_PART)
    there = next((it for it in all_parts if it.name == wanted), None)
    lacking = next((it for it in all_parts if it.missing(one)), all_parts[0])
    return there or lacking


def _parts(now: OpenDraft) -> list[Part]:
    """The head, each step and the cuts, as far as there is a text in them."""
    titles = {HEAD: tell("The workshop"), CUTS: tell("Shorter cuts")}
    for number, step in enumerate(now.document.steps, start=1):
        title = word(step, "title") or tell("Without a title")
        titles[f"{STEP}{word(step, 'id')}"] = f"{number}  {title}"
    places: dict[str, list[str]] = {}
    for place in translatable(now.document.raw):
        names = place.split(".")
        name = names[0] if names[0] in {HEAD, CUTS} else f"{STEP}{names[1]}"
        places.setdefault(name, []).append(place)
    return [Part(name=it, title=titles[it], places=tuple(all_)) for it, all_ in places.items()]
