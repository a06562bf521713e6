"""The style sheet that stands in the page and the one script beside it."""

import base64
import gzip
import re
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from pathlib import Path

STATIC_DIR = Path(__file__).parent / "static"
SCRIPT_NAME = "phone.js"


@dataclass(frozen=True, slots=True)
class Style:
    """A style sheet and the hash by which a content security policy admits it."""

    text: str
    hash: str


@dataclass(frozen=True, slots=True)
class Script:
    """A script, plain and compressed. `version` changes with every change of its text."""

    plain: bytes
    compressed: bytes
    version: str


@lru_cache
def style() -> Style:
    """The phone's style sheet, without comments and line breaks."""
    text = (STATIC_DIR / "phone.css").read_text(encoding="utf-8")
    text = re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL)
    text = re.sub(r"\s+", " ", text)
    text = re.sub(r" ?([{};,]) ?", r"\1", text).strip()
    digest = sha256(text.encode()).digest()
    return Style(text, "sha256-" + base64.b64encode(digest).decode())


@lru_cache
def script() -> Script:
    """The phone's script."""
    plain = (STATIC_DIR / SCRIPT_NAME).read_bytes()
    compressed = gzip.compress(plain, mtime=0)
    return Script(plain, compressed, sha256(plain).hexdigest()[:12])
