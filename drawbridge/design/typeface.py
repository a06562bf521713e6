"""The typeface that is shipped with us: its files, and the rules that bring it into a page."""

from base64 import b64encode
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

NAME = "Atkinson Hyperlegible Next"
FONT_FAMILY = f'"{NAME}", system-ui, "Segoe UI", "Noto Sans", sans-serif'
WEIGHTS = "200 800"
FOLDER = Path(__file__).parent.parent / "static" / "fonts"
ADDRESS = "/assets/fonts"  # where auth serves the folder


@dataclass(frozen=True, slots=True, kw_only=True)
class Face:
    """One file of the typeface, and the characters it is fetched for."""

    file: str
    characters: str


# Source of the ranges: @fontsource-variable/atkinson-hyperlegible-next, from where the files are.
LATIN = Face(
    file="atkinson-hyperlegible-next-latin-wght-normal.woff2",
    characters=(
        "U+0000-00FF, U+0131, U+0152-0153, U+02BB-02BC, U+02C6, U+02DA, U+02DC, U+0304, U+0308, "
        "U+0329, U+2000-206F, U+20AC, U+2122, U+2191, U+2193, U+2212, U+2215, U+FEFF, U+FFFD"
    ),
)
LATIN_EXT = Face(
    file="atkinson-hyperlegible-next-latin-ext-wght-normal.woff2",
    characters=(
        "U+0100-02BA, U+02BD-02C5, U+02C7-02CC, U+02CE-02D7, U+02DD-02FF, U+0304, U+0308, U+0329, "
        "U+1D00-1DBF, U+1E00-1E9F, U+1EF2-1EFF, U+2020, U+20A0-20AB, U+20AD-20C0, U+2113, "
        "U+2C60-2C7F, U+A720-A7FF"
    ),
)
FACES = (LATIN, LATIN_EXT)


def served(face: Face) -> str:
    """The address of a face on our server."""
    return f"{ADDRESS}/{face.file}"


@lru_cache(maxsize=len(FACES))
def inside(face: Face) -> str:
    """An address that holds the face itself, for a page that is read without a server."""
    return "data:font/woff2;base64," + b64encode((FOLDER / face.file).read_bytes()).decode()


def font_faces(address: Callable[[Face], str]) -> str:
    """The typeface as rules of a style sheet.

    Args:
        address: where a page finds a face: `served` or `inside`.
    """
    return "".join(
        f'@font-face{{font-family:"{NAME}";font-weight:{WEIGHTS};font-display:swap;'
        f'src:url("{address(face)}") format("woff2");unicode-range:{face.characters}}}\n'
        for face in FACES
    )
