"""The style sheet of the projector's page, and its colours for a theme."""

from functools import lru_cache
from pathlib import Path

from drawbridge.charts.drawing.theme import Theme
from drawbridge.design import style_sheets

_STYLE = Path(__file__).with_name("projector.css")


def colours(theme: Theme) -> str:
    """The colours of a theme, and the typeface, as custom properties of the page."""
    return style_sheets.colours(theme.palette, style()) + style_sheets.FACE


@lru_cache(maxsize=1)
def style() -> str:
    """The style sheet of the page."""
    return _STYLE.read_text(encoding="utf-8")
