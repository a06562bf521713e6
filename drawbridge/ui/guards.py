"""The first line of every page: may this browser be here?

The only module that reads the browser's cookies, and the address by which it reached this server;
headers and the browser's own address are read nowhere.
"""

import streamlit as st

from drawbridge import bootstrap
from drawbridge.auth.cookie import COOKIE
from drawbridge.services import Services


def services() -> Services:
    """The running parts of this process."""
    return bootstrap.services()


def is_facilitator() -> bool:
    """Whether this browser holds a login that is still good."""
    return services().logins.is_facilitator(st.context.cookies.get(COOKIE) or "")


def require_facilitator() -> None:
    """Stop the script, with a way to log in, unless this browser is logged in."""
    if is_facilitator():
        return
    st.html('<p>Please <a href="/login" target="_self">log in</a> to go on.</p>')
    st.stop()


def require_still_facilitator() -> None:
    """The same for a fragment: once the login is over, hand over to the page and its guard."""
    if not is_facilitator():
        st.rerun()


def server_url() -> str:
    """The address by which this browser reached the server, "" if unknown."""
    return st.context.url or ""
