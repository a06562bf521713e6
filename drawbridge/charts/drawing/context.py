"""What every picture is drawn with: a theme, a size, and the fonts and axes that follow."""

from dataclasses import dataclass

from drawbridge.charts.drawing.drawing import Font, OneAxis, Stroke, Ticks
from drawbridge.charts.drawing.sizes import Size
from drawbridge.charts.drawing.theme import Theme
from drawbridge.charts.drawing.translation import Say, as_written


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A theme and a size. `say` brings words that are ours into the language of the page."""

    theme: Theme
    size: Size
    say: Say = as_written

    def px(self, projector_px: float) -> float:
        """A length that is `projector_px` on the projector, at this size."""
        return projector_px * self.size.scale

    @property
    def width(self) -> float:
        """Between the edges, in px."""
        return self.size.width - 2 * self.size.edge

    def font(self, px: float, color: str = "", *, is_bold: bool = False) -> Font:
        """A font of the sheet; ink unless another colour is given."""
        return Font(px=px, color=color or self.theme.ink, is_bold=is_bold)

    def stroke(self, color: str, projector_px: float) -> Stroke:
        """A line that is `projector_px` wide on the projector."""
        return Stroke(color=color, px=self.px(projector_px))

    def counted(self, low: float, high: float, ticks: Ticks | None = None) -> OneAxis:
        """An axis for bars: it shows where they start."""
        return OneAxis(low=low, high=high, ticks=ticks, baseline=self.stroke(self.theme.muted, 2))
