"""Keyboard and clicker for the console: an invisible part that presses buttons by their place."""

import secrets
from functools import lru_cache
from pathlib import Path

import streamlit as st
from streamlit.components.v2.types import ComponentRenderer

from drawbridge.ui.console.offered_commands import NEXT

_SCRIPT = Path(__file__).with_name("keys.js")

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

HINT = "Page Down, → or Space · Page Up goes back · B blanks the screen · G gentle break"


def listen() -> None:
    """Let keys press the buttons in containers named ``place_<place>``.

    To be called after the buttons were drawn: the mark of this drawing tells a page which has lost
    its server that a press will be heard again.
    """
    data = {"places": PLACES, "drawn": secrets.token_hex(4)}
    _part()(key="keys", data=data, height=1)


@lru_cache(maxsize=1)
def _part() -> ComponentRenderer:
    return st.components.v2.component("drawbridge_keys", js=_SCRIPT.read_text(encoding="utf-8"))
