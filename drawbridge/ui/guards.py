"""The first line of every page: may this browser be here?

The only module that reads the browser's cookies, the languages it asks for, and the address by
which it reached this server; other headers and the browser's own address are read nowhere.
"""

from html import escape

import streamlit as st

from drawbridge import bootstrap, facilitator_words
from drawbridge.auth.cookie import COOKIE
from drawbridge.auth.language import LANGUAGE_COOKIE, language_of
from drawbridge.errors import StoreUnavailable
from drawbridge.facilitator_words import tell, told
from drawbridge.services import Services
from drawbridge.translations import ENGLISH
from drawbridge.ui import parts, stylesheet

AGAIN_S = 3.0


def services() -> Services:
    """The running parts of this process."""
    return bootstrap.services()


def is_facilitator() -> bool:
    """Whether this browser holds a login that is still good."""
    return services().logins.is_facilitator(st.context.cookies.get(COOKIE) or "")


def require_facilitator() -> None:
    """Stop the script, with a way to log in, unless this browser is logged in."""
    speak()
    try:
        is_here = is_facilitator()
    except StoreUnavailable:
        st.fragment(_wait_for_the_store, run_every=AGAIN_S)()
        st.stop()
    if is_here:
        return
    asked = escape(tell("Please log in to go on."))
    st.html(f'<p><a href="/login" target="_self">{asked}</a></p>')
    st.stop()


def require_still_facilitator() -> None:
    """The same for a fragment: else hand over to the page and its guard."""
    speak()
    try:
        is_here = is_facilitator()
    except StoreUnavailable:
        is_here = False  # nobody knows; the page says so until somebody does
    if not is_here:
        st.rerun()


def _wait_for_the_store() -> None:
    """Say why there is nothing to see, and draw the page once logins can be looked up again."""
    speak()
    try:
        is_facilitator()
    except StoreUnavailable as away:
        stylesheet.dress()
        parts.notice(told(away))
    else:
        st.rerun()


def speak() -> None:
    """Say everything from here on in the language of whoever looks.

    A page, a fragment and what a button does are each drawn in a thread that knows nothing of the
    others (Streamlit 1.67).
    """
    kept = st.context.cookies.get(LANGUAGE_COOKIE) or ""
    facilitator_words.speak(language_of(kept, st.context.headers.get("Accept-Language") or ""))


def speak_before_workshop() -> None:
    """Say everything in English where the editor's words are not all there in the language spoken.

    A form half in one language and half in another is harder to read than either.
    """
    if not facilitator_words.knows_the_editor():
        facilitator_words.speak(ENGLISH)


def server_url() -> str:
    """The address by which this browser reached the server, "" if unknown."""
    return st.context.url or ""
