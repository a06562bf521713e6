"""The colours and the typeface of the pictures, for a light and for a dark page.

Every fill or its outline keeps a contrast of 3:1 to the page, every text 4.5:1 to what it stands
on. Low and high ends of a scale are rust and teal: warm and cool stay apart for people who see no
difference between red and green, and neither means good or bad.
tests/charts/drawing/test_colours.py measures it.
"""

from dataclasses import dataclass

FONT_FAMILY = '"Atkinson Hyperlegible Next", system-ui, "Segoe UI", "Noto Sans", sans-serif'


@dataclass(frozen=True, slots=True, kw_only=True)
class Paint:
    """One kind of area: its fill, its outline and the colour of words on it, as #RRGGBB."""

    fill: str
    outline: str
    ink: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    """Colours that belong together, as #RRGGBB.

    paper: the page a picture is meant for (pictures themselves are transparent).
    ink, muted, line: words, quieter words, and lines that only guide the eye.
    hatch: the stripes of a hidden cell.
    bar, beside: a bar, and a bar that stands beside the scale.
    low, low_soft, middle, high_soft, high: the ends of a scale, what lies next to them, its middle.
    heat: a few people, some, many, lots.
    mark: median and middle half.
    """

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


LIGHT = Theme(
    paper="#FBF8F3",
    ink="#22303C",
    muted="#5C6670",
    line="#DDD5C8",
    hatch="#C4BDB1",
    bar=Paint(fill="#1F6F78", outline="#1F6F78", ink="#FFFFFF"),
    beside=Paint(fill="#9DB3CC", outline="#587795", ink="#0F1A20"),
    low=Paint(fill="#9A4A14", outline="#9A4A14", ink="#FFFFFF"),
    low_soft=Paint(fill="#F0CBA6", outline="#9A4A14", ink="#22303C"),
    middle=Paint(fill="#F5F2EC", outline="#5C6670", ink="#22303C"),
    high_soft=Paint(fill="#B0D2D5", outline="#1F6F78", ink="#22303C"),
    high=Paint(fill="#1F6F78", outline="#1F6F78", ink="#FFFFFF"),
    heat=(
        Paint(fill="#C4E0E1", outline="#1F6F78", ink="#22303C"),
        Paint(fill="#84B7BC", outline="#1F6F78", ink="#22303C"),
        Paint(fill="#4F959C", outline="#1F6F78", ink="#0F1A20"),
        Paint(fill="#10525B", outline="#10525B", ink="#FFFFFF"),
    ),
    mark="#A4570F",
)

DARK = Theme(
    paper="#16202A",
    ink="#F1ECE3",
    muted="#A9B4BD",
    line="#33424F",
    hatch="#455664",
    bar=Paint(fill="#6FC3C4", outline="#6FC3C4", ink="#0F1A20"),
    beside=Paint(fill="#4A6A90", outline="#8FB0CF", ink="#F1ECE3"),
    low=Paint(fill="#E3A56E", outline="#E3A56E", ink="#0F1A20"),
    low_soft=Paint(fill="#6B4523", outline="#E3A56E", ink="#F1ECE3"),
    middle=Paint(fill="#2B3641", outline="#A9B4BD", ink="#F1ECE3"),
    high_soft=Paint(fill="#1B6470", outline="#6FC3C4", ink="#F1ECE3"),
    high=Paint(fill="#6FC3C4", outline="#6FC3C4", ink="#0F1A20"),
    heat=(
        Paint(fill="#1F4A50", outline="#6FC3C4", ink="#F1ECE3"),
        Paint(fill="#2F6C72", outline="#6FC3C4", ink="#F1ECE3"),
        Paint(fill="#4E989C", outline="#6FC3C4", ink="#0F1A20"),
        Paint(fill="#93E0E1", outline="#6FC3C4", ink="#0F1A20"),
    ),
    mark="#E0A458",
)
