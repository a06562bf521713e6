"""In which language a room is led: chosen beside a workshop before a session starts."""

from collections.abc import Sequence
from dataclasses import replace

import streamlit as st

from drawbridge import content
from drawbridge.catalogue_gaps import offered_languages
from drawbridge.content import KeptText, Listing
from drawbridge.facilitator_words import enumerated, spoken, tell
from drawbridge.language_choice import nearest, own_name
from drawbridge.translations import ENGLISH
from drawbridge.ui import guards, parts, state


def draw(listing: Listing, slug: str) -> None:
    """Draw the choice, and which languages phones can read; nothing where there is only one.

    Args:
        listing: the workshop's file.
        slug: what its fields are named after.
    """
    languages = known(listing)
    if len(languages) < 2:
        return
    st.selectbox(
        tell("Language of the room"),
        languages,
        index=languages.index(_usual(languages)),
        format_func=lambda language: parts.plain(own_name(language)),
        key=_key(slug),
        width=180,
        help=tell(
            "Of the projector and the summary. Phones speak the language of whoever holds them: "
            "{languages}",
            languages=enumerated(map(own_name, languages)),
        ),
    )


def known(listing: Listing) -> list[str]:
    """The languages a room can be led in, the workshop's own first; [] for one with errors."""
    workshop = listing.workshop
    if workshop is None:
        return []
    offered = offered_languages()
    others = content.whole_languages(listing.path, workshop.language)
    return [workshop.language, *(it for it in others if nearest((it,), offered))]


def told(listing: Listing, slug: str) -> Listing:
    """The same file as a room of the chosen language would have it."""
    languages = known(listing)
    if len(languages) < 2:
        return listing
    return replace(listing, workshops=content.in_language(listing, _chosen(languages, slug)))


def chosen(listing: Listing, slug: str = "") -> str:
    """The language that is chosen beside a workshop, "" for one with errors.

    Args:
        listing: the workshop's file.
        slug: what its fields are named after, "" where it has none: then it is the usual one.
    """
    languages = known(listing)
    return _chosen(languages, slug) if languages else ""


def begun_with(listing: Listing, slug: str) -> KeptText:
    """What a session of the workshop begins with, in the language that was chosen.

    Raises:
        ContentError: if the workshop cannot be read.
    """
    return content.frozen(listing.path, state.text(_key(slug)))


def _chosen(languages: Sequence[str], slug: str) -> str:
    there = state.text(_key(slug))
    return there if there in languages else _usual(languages)


def _usual(languages: Sequence[str]) -> str:
    """What was set for this server's rooms, where somebody did; else what whoever leads speaks."""
    set_here = guards.services().settings.language
    wanted = (spoken(), set_here) if set_here == ENGLISH else (set_here, spoken())
    return nearest(wanted, languages) or languages[0]


def _key(slug: str) -> str:
    return f"room_language_{slug}"
