"""Before there is a draft: from nothing, from a workshop, from a file, or go on with one."""

from collections.abc import Callable
from functools import partial
from typing import Any

import streamlit as st

from drawbridge import content
from drawbridge.content import Listing
from drawbridge.content.editing import read
from drawbridge.content.editing.new_steps import new_workshop
from drawbridge.content.editing.translated import document_in
from drawbridge.content.own_workshops import Draft, fingerprint
from drawbridge.content.raw_tables import word
from drawbridge.content.toml import MAX_BYTES, TOO_LARGE, not_in_utf_8, unreadable
from drawbridge.errors import ContentError
from drawbridge.facilitator_words import language_of_texts, said, tell
from drawbridge.sentences import E_, in_a_row
from drawbridge.ui import actions, guards, parts, room_language, state
from drawbridge.ui.components import component
from drawbridge.ui.dates import day, hour
from drawbridge.ui.editor import draft as drafts
from drawbridge.ui.editor.new_words import saying, saying_in

DRAFT = "draft"  # the field of the page's address that names the draft
_BEGUN = "editor_begun"
_FILE = "editor_file"
_UNREAD = "\N{REPLACEMENT CHARACTER}"  # what a browser puts in the place of what is not in UTF-8
_NEW = E_(
    "A card at the start and a way of leaving stand there already; you write what comes between."
)
_GIVEN = E_("Somebody gave you one? It is read as text and can do nothing on this computer.")


def draw() -> None:
    """Draw the ways to begin."""
    go_on()
    services = guards.services()
    with st.container(key="opening"):
        with st.container(key="head", horizontal=True, vertical_alignment="center"):
            parts.draw(parts.wrap("div", [parts.tag("span", tell("Editor"), "workshop")], "head"))
            st.page_link("library.py", label=tell("To the library"))
        parts.draw(parts.tag("h1", tell("Write a workshop"), "title"))
        parts.place(parts.noticed(state.notice()) if state.notice() else "")
        _drafts([it for it in services.own_workshops.drafts() if not it.is_saved])
        _from_nothing()
        _copies(tell("A workshop of your own"), services.own_workshops.listings(), own)
        _copies(tell("A copy of one that is included"), content.library(services.workshops), copied)
        _from_file()


def offer(listing: Listing, slug: str) -> None:
    """A button that opens a workshop in the editor: one's own as it is, another one as a copy.

    Args:
        listing: the workshop's file.
        slug: what its fields are named after; a copy is made in the language chosen there.
    """
    st.button(
        tell("Edit") if listing.is_own else tell("Edit a copy"),
        key=f"edit_{slug}",
        type="tertiary",
        icon=":material/edit:",
        on_click=_begin,
        args=(own if listing.is_own else partial(copied, slug=slug), listing),
    )


def go_on() -> None:
    """Open the draft that this tab has just begun, if it has."""
    if begun := state.text(_BEGUN):
        state.set_value(_BEGUN, "")
        st.switch_page("editor.py", query_params={DRAFT: begun})


def _drafts(found: list[Draft]) -> None:
    """Drafts that hold something that was not saved, the newest first."""
    if not found:
        return
    parts.draw(parts.tag("h2", tell("Go on with a draft"), "part-title"))
    for one in found:
        with st.container(key=f"draft_{one.id}", horizontal=True, vertical_alignment="center"):
            st.page_link("editor.py", label=parts.plain(_name(one)), query_params={DRAFT: one.id})
            when = tell("changed {day}, {hour}", day=day(one.changed_at), hour=hour(one.changed_at))
            parts.draw(parts.tag("p", when, "field-note"))
            st.button(
                tell("Throw away"),
                key=f"discard_{one.id}",
                type="tertiary",
                on_click=actions.do,
                args=(drafts.discard, one.id),
            )


def _name(draft: Draft) -> str:
    try:
        title = word(read(draft.text, draft.file or tell("Draft")).table("workshop"), "title")
    except ContentError:
        title = ""
    return title or draft.file or tell("A draft without a title")


def _from_nothing() -> None:
    parts.draw(
        parts.tag("h2", tell("From nothing"), "part-title"),
        parts.tag("p", said(_NEW), "field-note"),
    )
    st.button(
        tell("A new workshop"),
        key="new_workshop",
        type="primary",
        on_click=_begin,
        args=(_new, None),
    )


def _from_file() -> None:
    """A file is read by the browser and comes as text: there is no door for uploads."""
    parts.draw(
        parts.tag("h2", tell("From a file"), "part-title"),
        parts.tag("p", said(_GIVEN), "field-note"),
    )
    component(__file__)(
        key=_FILE,
        data={
            "most": MAX_BYTES,
            "label": tell("Choose a file"),
            "tooLarge": said(in_a_row(*TOO_LARGE)),
        },
        on_text_change=_import,
    )


def _import() -> None:
    found = state.value(_FILE)
    text = found.get("text") if isinstance(found, dict) else None
    if isinstance(text, str):
        _begin(imported, text)


def _copies(heading: str, listings: tuple[Listing, ...], way: Callable[[Listing], str]) -> None:
    usable = [it for it in listings if not it.is_misnamed]
    if not usable:
        return
    parts.draw(parts.tag("h2", heading, "part-title"))
    with st.container(key=f"{way.__name__}_all", horizontal=True):
        for one in usable:
            title = one.workshop.title if one.workshop else one.file
            language, key = one.workshop.language if one.workshop else "", _key(way, one)
            with parts.fields_of_workshop(parts.Own.LABELS, language, key, width="content"):
                st.button(parts.plain(title), key=key, on_click=_begin, args=(way, one))


def _key(way: Callable[[Listing], str], listing: Listing) -> str:
    return f"{way.__name__}_{listing.file}"


def _begin(way: Callable[[Any], str], what: Any) -> None:
    def begun() -> None:
        state.set_value(_BEGUN, way(what))
        state.go_in_editor("workshop")

    actions.run(begun)


def _new(_: None) -> str:
    language = language_of_texts()
    return drafts.begin(new_workshop(language, saying_in(language)))


def copied(listing: Listing, slug: str = "") -> str:
    """Begin a draft of a copy, in the language of the room; the included file stays as it is.

    Args:
        listing: the workshop's file.
        slug: what the fields of its card are named after, "" where it has no card.
    """
    document = document_in(listing.path, room_language.chosen(listing, slug))
    head = document.table("workshop")
    document = document.with_field("workshop", "id", f"{word(head, 'id')}_copy")
    title = saying(document)(E_("{title} (copy)", title=word(head, "title")))
    document = document.with_field("workshop", "title", title)
    return drafts.begin(document.text, copy_of=listing.file)


def own(listing: Listing) -> str:
    """Begin a draft that will be saved in the place of a workshop of one's own."""
    text = guards.services().own_workshops.text(listing.file)
    return drafts.begin(text, file=listing.file, begun_from=fingerprint(text))


def imported(text: str) -> str:
    """Begin a draft from a file of anybody's.

    Raises:
        ContentError: if it is too large, or cannot be read or edited.
    """
    if len(text) > MAX_BYTES:
        raise unreadable(tell("Your file"), *TOO_LARGE)
    before, unread, _ = text.partition(_UNREAD)
    if unread:
        raise not_in_utf_8(tell("Your file"), before.count("\n") + 1)
    return drafts.begin(text)
