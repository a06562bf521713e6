"""Keyboard and clicker for the console: an invisible part that presses buttons by their place."""

import secrets

from drawbridge.errors import F_
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


def listen() -> None:
    """Let keys press the buttons in containers named ``place_<place>``.

    To be called after the buttons were drawn: the mark of this drawing tells a page which has lost
    its server that a press will be heard again.
    """
    data = {"places": PLACES, "drawn": secrets.token_hex(4)}
    component(__file__)(key="keys", data=data, height=1)
