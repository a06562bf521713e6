"""Which language the projector shows below the room's own, chosen at any time before the end."""

from functools import partial

import streamlit as st

from drawbridge import commands
from drawbridge.catalogue_gaps import offered_languages
from drawbridge.domain.session.session import LiveSession
from drawbridge.facilitator_words import tell
from drawbridge.language_choice import nearest, own_name
from drawbridge.ui import actions, guards, parts, state


def draw(session: LiveSession) -> None:
    """Draw the choice; nothing where the workshop is written in one language only."""
    offered = offered_languages()
    known = ["", *(it for it in session.workshop.languages[1:] if nearest((it,), offered))]
    if len(known) < 2:
        return
    now = session.second_language
    key = f"second_language_{now}"
    st.selectbox(
        tell("Second language on the projector"),
        known,
        index=known.index(now) if now in known else 0,
        format_func=_named,
        key=key,
        on_change=_choose,
        args=(session.code, now, key),
    )


def _named(language: str) -> str:
    return parts.plain(own_name(language)) if language else tell("no second language")


def _choose(code: str, now: str, key: str) -> None:
    chosen = state.text(key)
    if chosen != now:
        actions.run(partial(commands.arrange, second_language=chosen), guards.services(), code)
