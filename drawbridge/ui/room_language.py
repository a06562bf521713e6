"""In which language a room is led: chosen beside a workshop before a session starts."""

import streamlit as st

from drawbridge import content
from drawbridge.catalogue_gaps import offered_languages
from drawbridge.content import KeptText, Listing
from drawbridge.facilitator_words import enumerated, tell
from drawbridge.language_choice import nearest, own_name
from drawbridge.ui import guards, parts, state


def draw(listing: Listing, slug: str) -> None:
    """Draw the choice, and which languages phones can read; nothing where there is only one.

    Args:
        listing: the workshop's file.
        slug: what its fields are named after.
    """
    known = _known(listing)
    if len(known) < 2:
        return
    usual = nearest((guards.services().settings.language,), known) or known[0]
    st.selectbox(
        tell("Language of the room"),
        known,
        index=known.index(usual),
        format_func=lambda language: parts.plain(own_name(language)),
        key=_key(slug),
        width=180,
        help=tell(
            "Of the projector and the summary. Phones speak the language of whoever holds them: "
            "{languages}",
            languages=enumerated(map(own_name, known)),
        ),
    )


def begun_with(listing: Listing, slug: str) -> KeptText:
    """What a session of the workshop begins with, in the language that was chosen.

    Raises:
        ContentError: if the workshop cannot be read.
    """
    return content.frozen(listing.path, state.text(_key(slug)))


def _known(listing: Listing) -> list[str]:
    workshop = listing.workshop
    if workshop is None:
        return []
    offered = offered_languages()
    others = content.whole_languages(listing.path, workshop.language)
    return [workshop.language, *(it for it in others if nearest((it,), offered))]


def _key(slug: str) -> str:
    return f"room_language_{slug}"
