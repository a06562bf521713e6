"""A picture before anybody paints it: bars, lines, words and where they stand, and nothing else.

Two painters read it: `painting.plotly_figure` for screens on which people work, `painting.svg` for
paper and for pages that are kept. Lengths are px of the picture; places on axes are people, per
cents or whatever the axes count.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from drawbridge.charts.drawing.sizes import Size
from drawbridge.charts.drawing.slot import Slot
from drawbridge.charts.drawing.theme import Paint, Theme


@dataclass(frozen=True, slots=True, kw_only=True)
class Font:
    """How words look; `px` is their size, `color` is #RRGGBB."""

    px: float
    color: str
    is_bold: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Stroke:
    """How a line looks; `px` is how wide it is."""

    color: str
    px: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Ticks:
    """Words beside an axis: the lines of each, and where it stands; `gap` px away from it."""

    places: Sequence[float]
    texts: Sequence[tuple[str, ...]]
    font: Font
    gap: float = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class OneAxis:
    """What one edge of a slot counts from and to. `baseline` is drawn where it counts 0."""

    low: float
    high: float
    ticks: Ticks | None = None
    baseline: Stroke | None = None

    def share(self, value: float) -> float:
        """How far a value is along the axis, 0 to 1."""
        return (value - self.low) / (self.high - self.low)


@dataclass(frozen=True, slots=True, kw_only=True)
class Axes:
    """A slot with what is counted across it and upwards."""

    slot: Slot
    x: OneAxis
    y: OneAxis

    def across(self, value: float) -> float:
        """Where a value stands, in px from the left of the body."""
        return self.slot.left + self.x.share(value) * self.slot.width

    def down(self, value: float) -> float:
        """Where a value stands, in px from the top of the body."""
        return self.slot.bottom - self.y.share(value) * self.slot.height


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """One bar.

    place: position across. base, length: where it starts and how far it goes, in people or per
    cents. tells: whether its words stand in the picture; it may be too narrow for them.
    """

    place: float
    length: float
    label: str
    shown: str
    paint: Paint
    is_hidden: bool
    base: float = 0
    tells: bool = True

    @property
    def hover(self) -> str:
        """What the pointer finds here; nothing for a hidden cell."""
        return "" if self.is_hidden else escape(f"{self.label}: {self.shown}", quote=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Bars:
    """Bars of one panel.

    thickness: of all or of each, in places. across: they run from left to right, else upwards.
    inside: their words stand in them, else at their ends. px: font size of the words, of all or of
    each. inks: colours of the words. outline: how wide outlines are. hatch: from one stripe of a
    hidden bar to the next, in px.
    """

    marks: Sequence[Mark]
    thickness: float | Sequence[float]
    across: bool
    inside: bool
    px: float | Sequence[float]
    inks: Sequence[str]
    outline: float
    hatch: float

    def thickness_of(self, turn: int) -> float:
        """Of one bar."""
        return self.thickness if isinstance(self.thickness, int | float) else self.thickness[turn]

    def font_of(self, turn: int) -> Font:
        """Of the words of one bar."""
        px = self.px if isinstance(self.px, int | float) else self.px[turn]
        return Font(px=px, color=self.inks[turn], is_bold=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacedBars:
    """Bars on axes."""

    axes: Axes
    bars: Bars


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line between two places on axes; `is_below` bars, or above them."""

    axes: Axes
    start: tuple[float, float]
    end: tuple[float, float]
    stroke: Stroke
    is_below: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Dot:
    """A dot at a place on axes, `px` wide whatever they count."""

    axes: Axes
    place: tuple[float, float]
    px: float
    color: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A slot of the body that is filled."""

    slot: Slot
    fill: str
    stroke: Stroke
    is_below: bool = False


Shape = Line | Dot | Block


@dataclass(frozen=True, slots=True, kw_only=True)
class Image:
    """A drawing of ours, as SVG with a viewBox, in a box on axes.

    x, y: the middle of the box across, and its end at `upward`: "top" or "bottom".
    """

    svg: str
    axes: Axes
    x: float
    y: float
    width: float
    height: float
    upward: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """A place for words: on axes, or in px of the body; moved by px to the right and upwards."""

    x: float
    y: float
    axes: Axes | None = None
    right: float = 0
    up: float = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Lines of words. across: left, center, right; upward: top, middle, bottom. ground: behind."""

    lines: Sequence[str]
    font: Font
    spot: Spot
    across: str = "center"
    upward: str = "middle"
    ground: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """A whole picture.

    left, top: where its body begins, in px. title: the words on top of it. axes: in the order they
    were made. What is drawn later covers what was drawn before; shapes that are not `is_below` and
    images cover bars, and words cover everything.
    """

    theme: Theme
    size: Size
    left: float
    top: float
    body: Slot
    title: Words
    axes: Sequence[Axes]
    bars: Sequence[PlacedBars]
    shapes: Sequence[Shape]
    images: Sequence[Image]
    words: Sequence[Words]
