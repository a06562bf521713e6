"""The one page that Streamlit serves under every address of ours, and which scripts stand in it."""

import re
from base64 import b64encode
from functools import cache
from hashlib import sha256
from pathlib import Path

import streamlit

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
