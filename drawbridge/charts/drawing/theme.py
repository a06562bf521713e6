"""The colours and the typeface of the pictures, for a light and for a dark page.

Every fill or its outline keeps a contrast of 3:1 to the page, every text 4.5:1 to what it stands
on. Low and high ends of a scale are rust and teal: warm and cool stay apart for people who see no
difference between red and green, and neither means good or bad.
tests/charts/drawing/test_colours.py measures it.
"""

from dataclasses import dataclass

from drawbridge.design import palette
from drawbridge.design.palette import Palette
from drawbridge.design.typeface import FONT_FAMILY

__all__ = ["DARK", "FONT_FAMILY", "LIGHT", "Paint", "Theme"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Paint:
    """One kind of area: its fill, its outline and the colour of words on it, as #RRGGBB."""

    fill: str
    outline: str
    ink: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    """Colours that belong together, as #RRGGBB; all of them from `palette`.

    paper: the page a picture is meant for (pictures themselves are transparent).
    ink, muted, line: words, quieter words, and lines that only guide the eye.
    hatch: the stripes of a hidden cell.
    bar, beside: a bar, and a bar that stands beside the scale.
    low, low_soft, middle, high_soft, high: the ends of a scale, what lies next to them, its middle.
    heat: a few people, some, many, lots.
    mark: median and middle half.
    """

    palette: Palette
    paper: str
    ink: str
    muted: str
    line: str
    hatch: str
    bar: Paint
    beside: Paint
    low: Paint
    low_soft: Paint
    middle: Paint
    high_soft: Paint
    high: Paint
    heat: tuple[Paint, Paint, Paint, Paint]
    mark: str

    @property
    def hidden(self) -> Paint:
        """The outline and hatching of a hidden cell."""
        return Paint(fill=self.hatch, outline=self.muted, ink=self.ink)


def _theme(colours: Palette) -> Theme:
    accent, ink = colours.accent, colours.ink
    high = Paint(fill=accent, outline=accent, ink=colours.on_accent)
    return Theme(
        palette=colours,
        paper=colours.paper,
        ink=ink,
        muted=colours.muted,
        line=colours.line,
        hatch=colours.hatch,
        bar=high,
        beside=Paint(fill=colours.beside, outline=colours.beside_outline, ink=colours.beside_ink),
        low=Paint(fill=colours.low, outline=colours.low, ink=colours.on_accent),
        low_soft=Paint(fill=colours.low_soft, outline=colours.low, ink=ink),
        middle=Paint(fill=colours.middle, outline=colours.muted, ink=ink),
        high_soft=Paint(fill=colours.high_soft, outline=accent, ink=ink),
        high=high,
        heat=(
            Paint(fill=colours.some, outline=accent, ink=ink),
            Paint(fill=colours.several, outline=accent, ink=ink),
            Paint(fill=colours.many, outline=accent, ink=colours.many_ink),
            Paint(fill=colours.lots, outline=colours.lots_outline, ink=colours.on_accent),
        ),
        mark=colours.mark,
    )


LIGHT = _theme(palette.LIGHT)
DARK = _theme(palette.DARK)
