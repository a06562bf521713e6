"""The way to the remote: the console in the hand."""

from html import escape

import streamlit as st

from drawbridge import qr
from drawbridge.domain.session.session import LiveSession
from drawbridge.errors import F_
from drawbridge.facilitator_words import tell
from drawbridge.ui import parts
from drawbridge.ui.console import join

_WHAT = F_(
    "Scan this with your own phone and log in with the passcode: next, back, pause, notes and what "
    "to say, for one thumb. It locks itself when you put it away."
)


def draw(session: LiveSession) -> None:
    """Draw a code to scan and the link in it."""
    box = parts.folded(tell("On your phone"), key="on_your_phone")
    if box is None:
        return
    base = join.base_of(session)
    link = f"{base}/remote/{session.code}"
    with box:
        parts.draw(parts.tag("p", tell(_WHAT)))
        if base:
            source, alt = qr.data_uri(link), escape(tell("QR code: {link}", link=link))
            parts.draw(f'<img class="db-remote-code" src="{source}" alt="{alt}">')
            st.code(link, language=None, wrap_lines=True)
