"""Keyboard and clicker for the console: an invisible part that presses buttons by their place."""

import secrets

import streamlit as st

from drawbridge.errors import F_
from drawbridge.facilitator_words import tell
from drawbridge.ui import state
from drawbridge.ui.components import component
from drawbridge.ui.console.offered_commands import NEXT

PLACES = {
    "PageDown": NEXT,  # what presentation clickers send
    "ArrowRight": NEXT,
    " ": NEXT,
    "PageUp": "back",
    "ArrowLeft": "back",
    "b": "blank",
    ".": "blank",
    "g": "break",
}
"""Key names of the browser, and the place of the button each of them presses."""

HINT = F_("Page Down, → or Space · Page Up goes back · B blanks the screen · G gentle break")
_CHARACTERS = ("b", "g", ".")
_LETTERS = F_("B, G and the full stop press buttons")
_WHY = F_(
    "Off: for whoever speaks to this computer, or hits keys by accident. Arrows, Space and Page "
    "Down go on to work."
)


def draw() -> None:
    """Draw the switch that makes single letters harmless (WCAG 2.2, 2.1.4); in the fragment."""
    is_on = st.toggle(
        tell(_LETTERS), value=state.has_letter_keys(), key="letter_keys", help=tell(_WHY)
    )
    if is_on != state.has_letter_keys():
        state.keep_letter_keys(is_on=is_on)
        st.rerun()  # the part that listens stands outside of the fragment


def _places() -> dict[str, str]:
    silent = () if state.has_letter_keys() else _CHARACTERS
    return {key: place for key, place in PLACES.items() if key not in silent}


def listen() -> None:
    """Let keys press the buttons in containers named ``place_<place>``.

    To be called after the buttons were drawn: the mark of this drawing tells a page which has lost
    its server that a press will be heard again.
    """
    data = {"places": tuple(_places().items()), "drawn": secrets.token_hex(4)}
    component(__file__)(key="keys", data=data, height=1)
