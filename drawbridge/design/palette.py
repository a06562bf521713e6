"""Every colour of every screen, for a light and for a dark page. Nowhere else is a colour written.

Style sheets use them as custom properties (`drawbridge.design.style_sheets`), pictures through
`drawbridge.charts.drawing.theme`; what `.streamlit/config.toml` has to repeat is held by
tests/design/test_palette.py, and contrasts by tests/design/ and tests/charts/drawing/.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Palette:
    """Colours that belong together, as #RRGGBB. The first two groups are custom properties too.

    paper, card, sunk: the page, what lies on it, and what lies lower (notes, code).
    ink, muted, line: words, quieter words, and lines that only guide the eye.
    accent, on_accent, soft: what can be pressed or is meant, words on it, a ground of its kind.
    amber, amber_soft: what needs attention, as words and as marks, and the ground it stands on.
    ring: the outline of something to fill in or to choose.
    stone, rail: the empty part of a track; the sides of a ladder.
    wall, gate: the bridge on a phone.

    hatch: the stripes of a hidden cell.
    beside, beside_outline, beside_ink: a bar beside the scale.
    low, low_soft, middle, high_soft: the low end of a scale and what lies between it and `accent`,
        which is the high end.
    some, several, many, lots: how many people stand in a field; `many_ink` is for words on many.
    lots_outline: around `lots`.
    mark: median and middle half.
    """

    paper: str
    card: str
    sunk: str
    ink: str
    muted: str
    line: str
    accent: str
    on_accent: str
    soft: str
    amber: str
    amber_soft: str
    ring: str
    stone: str
    rail: str
    wall: str
    gate: str

    hatch: str
    beside: str
    beside_outline: str
    beside_ink: str
    low: str
    low_soft: str
    middle: str
    high_soft: str
    some: str
    several: str
    many: str
    many_ink: str
    lots: str
    lots_outline: str
    mark: str


LIGHT = Palette(
    paper="#FBF8F3",
    card="#FFFFFF",
    sunk="#F6F2EA",
    ink="#22303C",
    muted="#5C6670",
    line="#DDD5C8",
    accent="#1F6F78",
    on_accent="#FFFFFF",
    soft="#DCEBEA",
    amber="#95501A",
    amber_soft="#F9EEE1",
    ring="#7C858C",
    stone="#E7DFD2",
    rail="#9CC5C5",
    wall="#D9CBB6",
    gate="#6B6459",
    hatch="#C4BDB1",
    beside="#9DB3CC",
    beside_outline="#587795",
    beside_ink="#0F1A20",
    low="#9A4A14",
    low_soft="#F0CBA6",
    middle="#F5F2EC",
    high_soft="#B0D2D5",
    some="#C4E0E1",
    several="#84B7BC",
    many="#4F959C",
    many_ink="#0F1A20",
    lots="#10525B",
    lots_outline="#10525B",
    mark="#A4570F",
)

DARK = Palette(
    paper="#16202A",
    card="#1E2A35",
    sunk="#223140",
    ink="#F1ECE3",
    muted="#A9B4BD",
    line="#33424F",
    accent="#6FC3C4",
    on_accent="#0F1A20",
    soft="#1F3B42",
    amber="#E0A458",
    amber_soft="#33291F",
    ring="#8292A0",
    stone="#2F3E4B",
    rail="#3C8288",
    wall="#4A5A68",
    gate="#B8AFA0",
    hatch="#455664",
    beside="#4A6A90",
    beside_outline="#8FB0CF",
    beside_ink="#F1ECE3",
    low="#E3A56E",
    low_soft="#6B4523",
    middle="#2B3641",
    high_soft="#1B6470",
    some="#1F4A50",
    several="#2F6C72",
    many="#4E989C",
    many_ink="#0F1A20",
    lots="#93E0E1",
    lots_outline="#6FC3C4",
    mark="#E0A458",
)
