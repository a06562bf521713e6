"""A picture of a result as PNG, for slides and messages."""

from drawbridge import charts
from drawbridge.domain.privacy.gate import Released
from drawbridge.domain.workshop.steps import Poll
from drawbridge.facilitator_words import tell
from drawbridge.report import typesetting

_SIZE = charts.size(0.5)  # 960 px wide
_PPI = 192.0  # typst has 96 px of an SVG in an inch, so 1920 px for a width of 960


def png(poll: Poll, release: Released) -> bytes:
    """The picture as the room saw it, on a light ground, 1920 px wide."""
    told = {"svg": charts.svg(poll, release, sized=_SIZE, say=tell)}
    return typesetting.png("picture.typ", told, _PPI)
