"""A rectangle of a picture, cut into smaller ones."""

from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """A rectangle in px; `left` and `top` count from the corner of the picture's body."""

    left: float
    top: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """Where it ends on the right, in px."""
        return self.left + self.width

    @property
    def bottom(self) -> float:
        """Where it ends below, in px."""
        return self.top + self.height

    def inset(
        self, *, left: float = 0, top: float = 0, right: float = 0, bottom: float = 0
    ) -> "Slot":
        """What is left after taking strips off its sides."""
        return Slot(
            left=self.left + left,
            top=self.top + top,
            width=self.width - left - right,
            height=self.height - top - bottom,
        )

    def at_most(self, height: float) -> "Slot":
        """As it is, or lower, in its vertical middle."""
        spare = max(0, self.height - height)
        return self.inset(top=spare / 2, bottom=spare / 2)

    def columns(self, n: int, *, gap: float = 0) -> tuple["Slot", ...]:
        """Equal slots side by side, `gap` px between them."""
        width = (self.width - gap * (n - 1)) / n
        return tuple(
            replace(self, left=self.left + place * (width + gap), width=width) for place in range(n)
        )

    def rows(self, *weights: float, gap: float = 0) -> tuple["Slot", ...]:
        """Slots below each other, heights in proportion to their weights, `gap` px between."""
        unit = (self.height - gap * (len(weights) - 1)) / sum(weights)
        slots: list[Slot] = []
        for weight in weights:
            top = slots[-1].bottom + gap if slots else self.top
            slots.append(replace(self, top=top, height=weight * unit))
        return tuple(slots)
