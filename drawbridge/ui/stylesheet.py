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

# Streamlit 1.67 rounds the left corners of the first one of a segmented control, wherever it is.
_GROUP = '[data-testid="stButtonGroup"] button[data-variant="segmented_control"]'
_CORNER = "12px"


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
        # Streamlit 1.67 moves the knob of a switch to the right, out of one that begins there.
        ".stCheckbox label>span+div{direction:ltr}"
        f"{_GROUP}{{border-radius:0;margin:0 0 0 -1px}}"
        f"{_GROUP}:not([data-selected],:last-of-type){{border-right-color:var(--line)!important}}"
        f"{_GROUP}:first-of-type{{border-start-start-radius:{_CORNER};"
        f"border-end-start-radius:{_CORNER}}}"
        f"{_GROUP}:last-of-type{{border-start-end-radius:{_CORNER};"
        f"border-end-end-radius:{_CORNER};margin:0}}"
    )


@lru_cache(maxsize=1)
def style() -> str:
    """The style sheet of every page but the projector's: all of `SHEETS`, with their colours."""
    files = [_FOLDER / f"{name}.css" for name in SHEETS]
    return in_light_and_dark("\n".join(file.read_text(encoding="utf-8") for file in files))
