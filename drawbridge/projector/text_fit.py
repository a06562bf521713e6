"""How large the words of a picture can be so that all of them fit on the projector.

Lengths are in units: the height of the projector is 1080 of them, so that 36 units are 36 px on a
screen of 1920x1080 and 26 px on one of 1024x768. projector.css measures in the same units.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import inf
from types import MappingProxyType

from drawbridge.charts.drawing.text_wrap import is_broken_inside, wrapped
from drawbridge.domain.workshop.two_languages import halves

SMALLEST = 36.0  # units; docs: the smallest text on a projector
LINE_HEIGHT = 1.25  # as in projector.css
SECOND = 0.72  # size of a second language, per size of the first; as in projector.css
HEIGHT = 1080.0
_SCALES = tuple(percent / 100 for percent in range(150, 35, -5))


@dataclass(frozen=True, slots=True, kw_only=True)
class ScreenShape:
    """A shape of screen, in units; every screen is 1080 high.

    name: for the style sheet and the script. figure: width that a figure is laid out for, in px.
    """

    name: str
    width: float
    figure: int


WIDE = ScreenShape(name="wide", width=1890, figure=1920)  # 16:9 and everything wider
MIDDLE = ScreenShape(name="middle", width=1728, figure=1728)  # 16:10
TALL = ScreenShape(name="tall", width=1440, figure=1440)  # 4:3
SCREENS: Mapping[str, ScreenShape] = MappingProxyType(
    {one.name: one for one in (WIDE, MIDDLE, TALL)}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """One paragraph.

    size: of the font at scale 1. beside: width that is not its own, such as edges and neighbours.
    above: space above it at scale 1, edges of its box included. share: of the width it has.
    most: the widest it gets, in units. least: its smallest font, in units.
    """

    text: str
    size: float
    beside: float
    above: float = 0
    share: float = 1
    most: float = inf
    least: float = SMALLEST

    def height(self, screen: ScreenShape, scale: float, *, may_break: bool = False) -> float:
        """Height on a screen, in units, with the space above.

        Infinite if a word is too wide, unless words may be broken.
        """
        width = min(self.most, (screen.width - self.beside) * self.share)
        height = self.above * scale
        for text, share in zip(halves(self.text), (1, SECOND), strict=False):
            font = max(self.least, share * self.size * scale)
            if not may_break and is_broken_inside(text, font_px=font, width_px=width):
                return inf
            height += len(wrapped(text, font_px=font, width_px=width)) * font * LINE_HEIGHT
        return height


@dataclass(frozen=True, slots=True, kw_only=True)
class Fit:
    """Scales for the three shapes of screen; projector.css picks the one that applies."""

    wide: float
    middle: float
    tall: float

    @property
    def style(self) -> str:
        """For a style attribute."""
        return f"--wide:{self.wide:g};--middle:{self.middle:g};--tall:{self.tall:g}"


def fit(texts: Sequence[Text], *, around: float) -> Fit:
    """The largest scales at which paragraphs below each other fit.

    Args:
        texts: the paragraphs.
        around: height that is not theirs, in units.
    """
    return Fit(
        wide=_scale(texts, WIDE, around),
        middle=_scale(texts, MIDDLE, around),
        tall=_scale(texts, TALL, around),
    )


def fits(texts: Sequence[Text], *, around: float, screen: ScreenShape = TALL) -> bool:
    """Whether paragraphs fit at all, where a word that is too wide is broken.

    Args:
        texts: the paragraphs.
        around: height that is not theirs, in units.
        screen: on which; what fits on the narrowest fits on every one.
    """
    room = HEIGHT - around
    return _height(texts, screen, _SCALES[-1], may_break=True) <= room


def _scale(texts: Sequence[Text], screen: ScreenShape, around: float) -> float:
    """The largest scale without a broken word; where there is none, the largest with some."""
    room = HEIGHT - around
    fitting = (
        scale
        for may_break in (False, True)
        for scale in _SCALES
        if _height(texts, screen, scale, may_break=may_break) <= room
    )
    return next(fitting, _SCALES[-1])


def _height(texts: Sequence[Text], screen: ScreenShape, scale: float, *, may_break: bool) -> float:
    return sum(text.height(screen, scale, may_break=may_break) for text in texts)
