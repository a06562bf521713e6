"""The way to the remote: the console in the hand."""

from html import escape

import streamlit as st

from drawbridge import qr
from drawbridge.domain.session.session import LiveSession
from drawbridge.ui import parts
from drawbridge.ui.console import join

_WHAT = (
    "Scan this with your own phone and log in with the passcode: next, back, pause, notes and what "
    "to say, for one thumb. It locks itself when you put it away."
)


def draw(session: LiveSession) -> None:
    """Draw a code to scan and the link in it."""
    base = join.base_of(session)
    link = f"{base}/remote/{session.code}"
    with st.expander("On your phone", key="on_your_phone"):
        parts.draw(parts.tag("p", _WHAT))
        if base:
            source = qr.data_uri(link)
            parts.draw(f'<img class="db-remote-code" src="{source}" alt="QR code: {escape(link)}">')
            st.code(link, language=None, wrap_lines=True)
