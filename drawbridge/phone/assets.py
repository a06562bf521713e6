"""The style sheet that stands in the page and the one script beside it."""

import gzip
import re
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from pathlib import Path

from drawbridge.design.style_sheets import Style, admitted, in_light_and_dark
from drawbridge.phone.short_names import shortened

STATIC_DIR = Path(__file__).parent / "static"
SCRIPT_NAME = "phone.js"
TAKE_HOME_NAME = "take_home.js"  # for after the end; every phone gets it, whoever keeps anything

# In this order, because a class has to be known where another one extends or makes it.
SOURCES = (
    "page.js",
    "elements.js",
    "machine.js",
    "store.js",
    "forms.js",
    "drafts.js",
    "request.js",
    "outbox.js",
    "connection.js",
    "connectivity.js",
    "status_line.js",
    "screen.js",
    "keeping.js",
    "overlays.js",
    "widgets/stepper.js",
    "widgets/multi_choice.js",
    "widgets/slider.js",
    "widgets/grid2d.js",
    "widgets/circles7.js",
    "widgets/ranking.js",
    "widgets/allocate100.js",
    "widgets/written.js",
    "widgets/battery.js",
    "widgets/widgets.js",
    "widgets/turns.js",
    "wiring.js",
    "main.js",
)

_STRING = r"(?P<string>'(?:[^'\\\n]|\\.)*')"
_STRING_OR_COMMENT = re.compile(_STRING + r"|//.*|/\*(?s:.*?)\*/")
_STRING_OR_SIGN = re.compile(_STRING + r"| *(?P<sign>=>|!==|&&|\|\||[-+*%?:;,=<>(){}]) *")


@dataclass(frozen=True, slots=True)
class Script:
    """A script, plain and compressed. `version` changes with every change of its text."""

    plain: bytes
    compressed: bytes
    version: str


@lru_cache
def style() -> Style:
    """The phone's style sheet, without comments and line breaks."""
    text = in_light_and_dark((STATIC_DIR / "phone.css").read_text(encoding="utf-8"))
    text = re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL)
    text = re.sub(r"\s+", " ", text)
    text = (
        re.sub(r" ?([{};,]) ?| ([>~]|\+(?![^(]*\))) ", r"\1\2", text)  # not the sum in a calc()
        .replace(": ", ":")
        .replace(";}", "}")
        .strip()
    )
    return admitted(text)


@lru_cache
def script() -> Script:
    """The phone's script: the files of `static/js` in one function that nothing can see into."""
    sources = [(STATIC_DIR / "js" / name).read_text(encoding="utf-8") for name in SOURCES]
    # Beside these signs no line end is needed to end a statement.
    text = shortened(re.sub(r"(?<=[;{,])\n|\n(?=[}.])", "", compact("".join(sources))))
    return _to_send(text)


@lru_cache
def take_home() -> Script:
    """The script that lays a phone's own answers beside the room's."""
    return _to_send(compact((STATIC_DIR / TAKE_HOME_NAME).read_text(encoding="utf-8")))


def _to_send(text: str) -> Script:
    plain = f"(()=>{{'use strict';\n{text}}})();\n".encode()
    compressed = gzip.compress(plain, mtime=0)
    return Script(plain, compressed, sha256(plain).hexdigest()[:12])


def compact(source: str) -> str:
    """A script without what only people need: comments, indents, spaces beside signs.

    It knows strings in single quotes, and no templates; a test holds that every word and sign of
    the sources is there. Lines stay as they are, because their ends may end a statement.
    """
    source = _STRING_OR_COMMENT.sub(lambda found: found["string"] or "", source)
    source = _STRING_OR_SIGN.sub(lambda found: found["string"] or found["sign"], source)
    return re.sub(r"\s*\n\s*", "\n", source).strip() + "\n"
