"""The one page that Streamlit serves under every address: which scripts stand in it."""

import re
from base64 import b64encode
from hashlib import sha256
from pathlib import Path

import streamlit

_PAGE = Path(streamlit.__file__).parent / "static" / "index.html"


def script_hashes() -> tuple[str, ...]:
    """``sha256-...`` of each script that is written into the page."""
    scripts = re.findall(r"<script>(.*?)</script>", _PAGE.read_text(encoding="utf-8"), re.DOTALL)
    digests = [sha256(script.encode()).digest() for script in scripts]
    return tuple("sha256-" + b64encode(digest).decode() for digest in digests)
