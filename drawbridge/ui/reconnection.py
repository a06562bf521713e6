"""A page that was open while the server was away draws itself anew when it is back."""

from datetime import timedelta

import streamlit as st

_NEVER_MET = timedelta(hours=12)


def draw_anew_after() -> None:
    """Have the browser ask for the whole page whenever it is connected to a server again.

    A server that was started anew knows no part of the page, and what a part asks for, a press
    among it, is dropped without a word. Streamlit 1.67 asks such a server for the whole page only
    if the last drawing was of a part or under way, or if a part is drawn at intervals
    (`handleConnectionStateChanged` of its script). So one is, with nothing in it.
    """
    st.fragment(_nothing, run_every=_NEVER_MET)()


def _nothing() -> None:
    """Draw nothing."""
