"""What every page to keep is made of: our templates, and letters that need no network."""

from base64 import b64encode
from functools import lru_cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape
from markupsafe import Markup

_FOLDER = Path(__file__).parent / "templates"
_FONTS = Path(__file__).parent.parent / "static" / "fonts"
_LATIN = "atkinson-hyperlegible-next-latin-wght-normal.woff2"
_LATIN_EXT = "atkinson-hyperlegible-next-latin-ext-wght-normal.woff2"


@lru_cache(maxsize=1)
def templates() -> Environment:
    """The templates of this package; what is put into them is escaped."""
    return Environment(
        loader=FileSystemLoader(_FOLDER),
        autoescape=select_autoescape(["html"]),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def style(name: str) -> Markup:
    """One of our style sheets, to stand in a page."""
    return Markup((_FOLDER / name).read_text(encoding="utf-8"))  # noqa: S704 - ours


def letters() -> dict[str, str]:
    """Our typeface as addresses that hold the letters themselves, by the name templates use."""
    return {"latin": _font(_LATIN), "latin_ext": _font(_LATIN_EXT)}


@lru_cache(maxsize=2)
def _font(name: str) -> str:
    return "data:font/woff2;base64," + b64encode((_FONTS / name).read_bytes()).decode()
