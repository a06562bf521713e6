"""What is typed into a field of several lines is heard after each pause, as with short fields.

Streamlit 1.67 has `live` for `st.text_input` alone; a text area tells nothing before it is left.
"""

from drawbridge.ui.components import component

PAUSE_MS = 80


def listen() -> None:
    """Hear the text areas of the editor."""
    component(__file__)(key="typing", data={"pauseMs": PAUSE_MS}, height=1)
