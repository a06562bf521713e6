"""What every picture is drawn with: a theme, a size, and the fonts and axes that follow."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from drawbridge.charts.drawing.sizes import Size
from drawbridge.charts.drawing.theme import FONT_FAMILY, Theme
from drawbridge.charts.drawing.translation import Say, as_written

_BOLD = 600
_REGULAR = 400
# Words stand where ticks would and numbers stand at the bars: nothing competes with them.
_QUIET: Mapping[str, Any] = MappingProxyType(
    {
        "fixedrange": True,
        "showgrid": False,
        "showline": False,
        "showticklabels": False,
        "ticks": "",
        "zeroline": False,
    }
)


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

    def font(self, px: float, color: str = "", *, is_bold: bool = False) -> dict[str, Any]:
        """A font of the sheet; ink unless another colour is given."""
        return {
            "family": FONT_FAMILY,
            "size": px,
            "color": color or self.theme.ink,
            "weight": _BOLD if is_bold else _REGULAR,
        }

    def stroke(self, color: str, projector_px: float) -> dict[str, Any]:
        """A line that is `projector_px` wide on the projector."""
        return {"color": color, "width": self.px(projector_px)}

    def axis(self, low: float, high: float, **more: Any) -> dict[str, Any]:
        """An axis from `low` to `high` of which nothing is drawn but what `more` asks for."""
        return {**_QUIET, "range": [low, high], **more}

    def baseline(self) -> dict[str, Any]:
        """What makes an axis show where its bars start."""
        color, width = self.theme.muted, self.px(2)
        return {"zeroline": True, "zerolinecolor": color, "zerolinewidth": width}
