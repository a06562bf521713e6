"""What the console looks like beyond the theme in .streamlit/config.toml."""

from functools import lru_cache
from pathlib import Path

import streamlit as st

from drawbridge.design.style_sheets import in_light_and_dark
from drawbridge.facilitator_words import spoken
from drawbridge.language_choice import direction
from drawbridge.ui import shell

_FOLDER = Path(__file__).parent
# Of two rules that weigh the same the later one wins: what is for every page comes first.
SHEETS = (
    "shell",
    "parts",
    "library",
    "summary",
    "server",
    "console/console",
    "console/agenda",
    "console/current_step",
    "console/buttons",
    "console/room",
    "console/care",
    "console/lobby",
    "console/join",
    "console/timer",
    "console/moderation",
    "console/keys",
    "editor/editor",
    "editor/opening",
)


def dress() -> None:
    """Give the page its type, spacing, cards and language, and hide what is Streamlit's own."""
    st.html(f"<style>{style()}{turned(spoken())}</style>")
    shell.attend(spoken())


def turned(language: str) -> str:
    """What a page needs that is read from right to left, "" for a language written the other way.

    Its direction is the document's (`shell`), so that lists and popovers have it too, which stand
    outside of the page. Texts of a workshop may be in another language than ours: each keeps its
    own.
    """
    if direction(language) != "rtl":
        return ""
    return (
        "body :is(p,h1,h2,h3,li,input,textarea){unicode-bidi:plaintext}"
        ".stMain .db-short-link{direction:ltr;text-align:right}"
        # Streamlit 1.67 moves the knob of a switch to the right, out of one that begins there, and
        # rounds the ends of a row of buttons by left and right.
        ".stCheckbox label>span+div{direction:ltr}"
        ".stButtonGroup button:first-child{border-radius:0 .75rem .75rem 0;margin:0 0 0 -1px}"
        ".stButtonGroup button:last-child{border-radius:.75rem 0 0 .75rem;margin:0}"
    )


@lru_cache(maxsize=1)
def style() -> str:
    """The style sheet of every page but the projector's: all of `SHEETS`, with their colours."""
    files = [_FOLDER / f"{name}.css" for name in SHEETS]
    return in_light_and_dark("\n".join(file.read_text(encoding="utf-8") for file in files))
