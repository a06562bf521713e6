"""Style sheets with the colours of the palette put in front of them, as custom properties.

A sheet writes `var(--amber-soft)` where the palette has `amber_soft`; it gets the colours it uses
and no others, so that the light pages of phones stay light.
"""

import re
from base64 import b64encode
from dataclasses import asdict, dataclass
from hashlib import sha256

from drawbridge.design.palette import DARK, LIGHT, Palette
from drawbridge.design.typeface import FONT_FAMILY

FACE = f":root{{--face:{FONT_FAMILY};}}\n"
_USED = re.compile(r"var\(--([a-z-]+)")


@dataclass(frozen=True, slots=True)
class Style:
    """A style sheet and the hash by which a content security policy admits it."""

    text: str
    hash: str


def admitted(text: str) -> Style:
    """A style sheet that may stand in a page whose policy names its hash."""
    return Style(text, "sha256-" + b64encode(sha256(text.encode()).digest()).decode())


def colours(palette: Palette, sheet: str) -> str:
    """Those colours of a palette which a style sheet uses, as a rule of their own."""
    used = set(_USED.findall(sheet))
    named = {name.replace("_", "-"): colour for name, colour in asdict(palette).items()}
    found = "".join(f"--{name}:{colour};" for name, colour in named.items() if name in used)
    return f":root{{{found}}}\n"


def in_light(sheet: str) -> str:
    """A style sheet for pages that are printed."""
    return _light(sheet) + sheet


def in_light_and_dark(sheet: str) -> str:
    """A style sheet for pages that follow what the browser prefers."""
    dark = f"@media (prefers-color-scheme:dark){{{colours(DARK, sheet).strip()}}}\n"
    return _light(sheet) + dark + sheet


def _light(sheet: str) -> str:
    return colours(LIGHT, sheet) + (FACE if "var(--face)" in sheet else "")
