"""A picture while it is drawn: the question on top, and a body in which slots get axes."""

from collections.abc import Sequence
from dataclasses import dataclass

from drawbridge.charts.drawing.context import Sheet
from drawbridge.charts.drawing.drawing import (
    Axes,
    Bars,
    Block,
    Dot,
    Drawing,
    Font,
    Image,
    Line,
    OneAxis,
    PlacedBars,
    Shape,
    Spot,
    Stroke,
    Words,
)
from drawbridge.charts.drawing.slot import Slot
from drawbridge.charts.drawing.text_wrap import LINE_HEIGHT, balanced, cut
from drawbridge.charts.drawing.writing_direction import is_from_the_right
from drawbridge.domain.workshop.two_languages import halves

_TITLE_SLACK = 1.04  # bold letters are a little wider
_MOST_LINES = 4  # of a question
FOOT = 0.75  # of an edge, above the question and below the body


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """The question in lines of some font size, and the note under it."""

    lines: tuple[str, ...]
    px: float
    note: tuple[str, ...]

    @classmethod
    def over(cls, sheet: Sheet, question: str, note: str = "") -> "Head":
        """As large as it can be in few lines, so that something is left for the picture."""
        size, width = sheet.size, sheet.width
        told = balanced(note, font_px=size.small, width_px=width)
        n = len(halves(question))  # languages
        for px, most in ((size.title, n), (size.number, 2 * n), (size.label, 3 * n)):
            lines = balanced(question, font_px=px * _TITLE_SLACK, width_px=width)
            if len(lines) <= most:
                return cls(lines=lines, px=px, note=told)
        px = size.small
        lines = balanced(question, font_px=px * _TITLE_SLACK, width_px=width)
        kept = cut(lines, n * _MOST_LINES, font_px=px * _TITLE_SLACK, width_px=width)
        return cls(lines=kept, px=px, note=told)

    def height(self, sheet: Sheet) -> float:
        """From the upper edge of the picture to its body, in px."""
        size = sheet.size
        # From three lines on, plotly.js sets a title lower than where its lines would be centred.
        sunk = max(0, len(self.lines) - 2) * size.gap
        title = len(self.lines) * self.px * LINE_HEIGHT + sunk
        return size.edge * FOOT + title + (self.note_height(sheet) if self.note else size.gap)

    def note_height(self, sheet: Sheet) -> float:
        """Height of the note and of the space under it, in px."""
        return len(self.note) * sheet.size.small * LINE_HEIGHT + sheet.size.gap

    def below(self, sheet: Sheet) -> float:
        """Height that is left for the body, in px."""
        return sheet.size.height - self.height(sheet) - FOOT * sheet.size.edge


class Canvas:
    """Collects what belongs to one picture.

    Args:
        sheet: theme and size.
        question: stands on top, broken between words.
        note: stands under it, quieter.
        beside: room for words on the left of the body, in px; it does not shrink with the
            picture, as words do not either.
    """

    def __init__(self, sheet: Sheet, question: str, note: str = "", beside: float = 0) -> None:
        self._sheet = sheet
        self._head = Head.over(sheet, question, note)
        self._axes: list[Axes] = []
        self._bars: list[PlacedBars] = []
        self._shapes: list[Shape] = []
        self._images: list[Image] = []
        self._words: list[Words] = []
        self.beside = beside
        self._sides = ("right", "left") if is_from_the_right(question) else ("left", "right")
        height = self._head.below(sheet)
        self.body = Slot(left=0, top=0, width=sheet.width - beside, height=height)
        if note:
            above = -self._head.note_height(sheet)
            line = Slot(left=-beside, top=above, width=sheet.width, height=0)
            self.write_in(line, self._head.note, sheet.font(sheet.size.small, sheet.theme.muted))

    @property
    def drawing(self) -> Drawing:
        """What has been drawn."""
        sheet, head, start = self._sheet, self._head, self._sides[0]
        return Drawing(
            theme=sheet.theme,
            size=sheet.size,
            left=sheet.size.edge + self.beside,
            top=head.height(sheet),
            body=self.body,
            title=Words(
                lines=head.lines,
                font=sheet.font(head.px, is_bold=True),
                spot=Spot(
                    x=-self.beside if start == "left" else self.body.width,
                    y=FOOT * sheet.size.edge - head.height(sheet),
                ),
                across=start,
                upward="top",
            ),
            axes=tuple(self._axes),
            bars=tuple(self._bars),
            shapes=tuple(self._shapes),
            images=tuple(self._images),
            words=tuple(self._words),
        )

    def axes(self, slot: Slot, *, x: OneAxis, y: OneAxis) -> Axes:
        """Give a slot its own pair of axes."""
        axes = Axes(slot=slot, x=x, y=y)
        self._axes.append(axes)
        return axes

    def add(self, bars: Bars, axes: Axes) -> None:
        """Draw bars on a slot's axes."""
        self._bars.append(PlacedBars(bars=bars, axes=axes))

    def line(
        self,
        axes: Axes,
        start: tuple[float, float],
        end: tuple[float, float],
        stroke: Stroke,
        *,
        is_below: bool = False,
    ) -> None:
        """Draw a line between two places; above bars unless it `is_below` them."""
        self._shapes.append(Line(axes=axes, start=start, end=end, stroke=stroke, is_below=is_below))

    def dot(self, axes: Axes, place: tuple[float, float], px: float, color: str) -> None:
        """Draw a dot that stays round, `px` wide."""
        self._shapes.append(Dot(axes=axes, place=place, px=px, color=color))

    def block(self, slot: Slot, fill: str, stroke: Stroke, *, is_below: bool = False) -> None:
        """Fill a slot."""
        self._shapes.append(Block(slot=slot, fill=fill, stroke=stroke, is_below=is_below))

    def image(self, image: Image) -> None:
        """Put a drawing on a slot's axes."""
        self._images.append(image)

    def write(self, words: Words) -> None:
        """Put words on a slot's axes."""
        self._words.append(words)

    def write_in(
        self,
        slot: Slot,
        lines: Sequence[str],
        font: Font,
        *,
        across: str = "start",
        upward: str = "top",
    ) -> None:
        """Put words into a slot.

        Args:
            slot: where; on the left of the body it keeps its distance to it.
            lines: the words.
            font: of the words.
            across: left, center or right; start or end, as the question is written.
            upward: top, middle or bottom.
        """
        across = dict(zip(("start", "end"), self._sides, strict=True)).get(across, across)
        x = {"left": slot.left, "center": slot.left + slot.width / 2, "right": slot.right}[across]
        y = {"top": slot.top, "middle": slot.top + slot.height / 2, "bottom": slot.bottom}[upward]
        self.write(Words(lines=lines, font=font, spot=Spot(x=x, y=y), across=across, upward=upward))
