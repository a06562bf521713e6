"""The colours and the typeface of the pictures, for a light and for a dark page.

Every fill or its outline keeps a contrast of 3:1 to the page, every text 4.5:1 to what it stands
on. Low and high ends of a scale are plum and teal: they stay apart for colour-blind people, and
neither means good or bad.
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
    beside=Paint(fill="#587795", outline="#587795", ink="#FFFFFF"),
    low=Paint(fill="#7A4B7C", outline="#7A4B7C", ink="#FFFFFF"),
    low_soft=Paint(fill="#E6D7E6", outline="#7A4B7C", ink="#22303C"),
    middle=Paint(fill="#EFEAE1", outline="#5C6670", ink="#22303C"),
    high_soft=Paint(fill="#CFE4E3", outline="#1F6F78", ink="#22303C"),
    high=Paint(fill="#1F6F78", outline="#1F6F78", ink="#FFFFFF"),
    heat=(
        Paint(fill="#CFE4E3", outline="#1F6F78", ink="#22303C"),
        Paint(fill="#9CC8C9", outline="#1F6F78", ink="#22303C"),
        Paint(fill="#6AAAB0", outline="#1F6F78", ink="#22303C"),
        Paint(fill="#1F6F78", outline="#1F6F78", ink="#FFFFFF"),
    ),
    mark="#B8651B",
)

DARK = Theme(
    paper="#16202A",
    ink="#F1ECE3",
    muted="#A9B4BD",
    line="#33424F",
    hatch="#455664",
    bar=Paint(fill="#6FC3C4", outline="#6FC3C4", ink="#0F1A20"),
    beside=Paint(fill="#8FB0CF", outline="#8FB0CF", ink="#0F1A20"),
    low=Paint(fill="#B796C0", outline="#B796C0", ink="#0F1A20"),
    low_soft=Paint(fill="#3F3348", outline="#B796C0", ink="#F1ECE3"),
    middle=Paint(fill="#2A3743", outline="#A9B4BD", ink="#F1ECE3"),
    high_soft=Paint(fill="#1F4449", outline="#6FC3C4", ink="#F1ECE3"),
    high=Paint(fill="#6FC3C4", outline="#6FC3C4", ink="#0F1A20"),
    heat=(
        Paint(fill="#1F4449", outline="#6FC3C4", ink="#F1ECE3"),
        Paint(fill="#2F6368", outline="#6FC3C4", ink="#F1ECE3"),
        Paint(fill="#4A9094", outline="#6FC3C4", ink="#0F1A20"),
        Paint(fill="#8FDCDD", outline="#6FC3C4", ink="#0F1A20"),
    ),
    mark="#E0A458",
)
