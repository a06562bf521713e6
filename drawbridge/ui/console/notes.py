"""The facilitator's notes, one box per step; they can be written after the end as well."""

from zlib import crc32

import streamlit as st

from drawbridge import commands
from drawbridge.commands import NOTE_LENGTH
from drawbridge.domain.workshop.steps import Step
from drawbridge.facilitator_words import tell
from drawbridge.services import Services
from drawbridge.ui import actions, guards, parts, state

_HEIGHT = 88


def draw(code: str, step: Step, kept: str, *, label: str = "") -> None:
    """A box that keeps what is written in it.

    Args:
        code: the session.
        step: what the note is about.
        kept: what is written already.
        label: what stands above the box, if not the usual.
    """
    st.text_area(
        parts.plain(label or tell("Your notes on this step")),
        value=kept,
        key=_key(step.id, kept),
        height=_HEIGHT,
        max_chars=NOTE_LENGTH,
        placeholder=tell("Only you read this."),
        on_change=_keep,
        args=(guards.services(), code, step.id, kept),
    )


def _key(step_id: str, kept: str) -> str:
    """A key that follows what is kept, so that a note from another device appears here."""
    return f"note_{step_id}_{crc32(kept.encode())}"


def _keep(services: Services, code: str, step_id: str, kept: str) -> None:
    written = state.text(_key(step_id, kept))
    if written != kept:  # Streamlit may report a change that nobody made
        actions.run(commands.note, services, code, step_id, written)
