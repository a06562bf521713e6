"""The style sheet of the projector's page, and its colours for a theme."""

from functools import lru_cache
from pathlib import Path

from drawbridge import charts
from drawbridge.charts.drawing.theme import FONT_FAMILY, Theme

_STYLE = Path(__file__).with_name("projector.css")


def colours(theme: Theme) -> str:
    """The colours of a theme as custom properties of the page."""
    is_dark = theme == charts.DARK
    colours = {
        "paper": theme.paper,
        "ink": theme.ink,
        "muted": theme.muted,
        "line": theme.line,
        "accent": theme.high.fill,
        "soft": "#1F4449" if is_dark else "#DCEBEA",
        "rail": "#3C8288" if is_dark else "#9CC5C5",
        "card": "#1E2A35" if is_dark else "#FFFFFF",
        "attention": "#E0A458" if is_dark else "#8A4A10",
        "attention-soft": "#33291C" if is_dark else "#F6E7D4",
        "face": FONT_FAMILY,
    }
    return ":root{" + "".join(f"--{name}:{value};" for name, value in colours.items()) + "}"


@lru_cache(maxsize=1)
def style() -> str:
    """The style sheet of the page."""
    return _STYLE.read_text(encoding="utf-8")
