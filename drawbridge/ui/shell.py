"""The one page that Streamlit serves under every address of ours: its scripts, language and title.

While a page is up, a part of it keeps the document's language that of the words on it, leads keys
into what opens over it, and says when the connection is gone.
"""

import re
from base64 import b64encode
from functools import cache
from hashlib import sha256
from html import escape
from pathlib import Path

import streamlit

from drawbridge.facilitator_words import speaking, tell
from drawbridge.language_choice import direction
from drawbridge.ui.components import component

_STATIC = Path(streamlit.__file__).parent / "static"
# Of Streamlit 1.67: with an address of its own and a configuration it opens its web socket at once,
# instead of asking first below the page's own address, and then below "/", whether anybody answers.
# It still asks for both beside it. The values are those its server tells it; whoever stands around
# this page is nobody (frame-ancestors 'none').
_AT_ONCE = (
    "window.__streamlit={BACKEND_BASE_URL:location.origin,HOST_CONFIG:{"
    "allowedOrigins:[location.origin],useExternalAuthToken:false,"
    "enableCustomParentMessages:false,enforceDownloadInNewTab:false,metricsUrl:''}}"
)
# Parts that Streamlit fetches one after the other when the first of each is drawn.
_SOON = (
    "Html",
    "Button",
    "PageLink",
    "BidiComponent",
    "TextInput",
    "TextArea",
    "Selectbox",
    "NumberInput",
    "ButtonGroup",
)
_HEAD = "<head>"
_OPENING = '<html lang="en">'
_TITLE = re.compile("<title>.*?</title>")
_NOSCRIPT = re.compile("<noscript>.*?</noscript>", re.DOTALL)


def attend(language: str) -> None:
    """Say which language a page is in, for as long as it is up, and lead keys where it opens.

    Args:
        language: of our own words on the page.
    """
    lost = tell("The connection is gone. It comes back by itself; everything so far is kept.")
    data = {"language": language, "direction": direction(language), "lost": lost}
    component(__file__)(key="shell", data=data, height=1)


@cache
def page_in(language: str) -> str:
    """The page for somebody who reads a language, before there is anything on it."""
    with speaking(language):
        unscripted = escape(tell("Drawbridge needs JavaScript on the pages of whoever leads."))
    opening = f'<html lang="{language}" dir="{direction(language)}">'
    found = page().replace(_OPENING, opening, 1)
    found = _TITLE.sub("<title>Drawbridge</title>", found, count=1)
    return _NOSCRIPT.sub(f"<noscript><p>{unscripted}</p></noscript>", found, count=1)


@cache
def page() -> str:
    """The page as it is sent: Streamlit's own, with what makes it begin at once."""
    files = [it for name in _SOON for it in sorted((_STATIC / "static/js").glob(f"{name}.*.js"))]
    soon = "".join(f'<link rel="modulepreload" href="/static/js/{it.name}">' for it in files)
    written = (_STATIC / "index.html").read_text(encoding="utf-8")
    before, after = written.split(_HEAD, 1)
    return f"{before}{_HEAD}<script>{_AT_ONCE}</script>{after.replace('</head>', f'{soon}</head>')}"


def script_hashes() -> tuple[str, ...]:
    """``sha256-...`` of each script that is written into the page."""
    scripts = re.findall(r"<script>(.*?)</script>", page(), re.DOTALL)
    digests = [sha256(script.encode()).digest() for script in scripts]
    return tuple("sha256-" + b64encode(digest).decode() for digest in digests)
