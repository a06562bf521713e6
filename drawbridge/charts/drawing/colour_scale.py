"""The colours of an ordered scale and of bands, and the strip that names them."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from drawbridge.charts.drawing.canvas import Canvas
from drawbridge.charts.drawing.context import Sheet
from drawbridge.charts.drawing.labels import Labels, Room, labels
from drawbridge.charts.drawing.slot import Slot
from drawbridge.charts.drawing.theme import Paint, Theme
from drawbridge.domain.privacy.released import Band, ReleasedPart
from drawbridge.domain.privacy.suppression import merged_labels

_STRONG_FROM = 0.75  # of the way from the middle of the scale to its end
_FIELD_GAP = 8  # px on the projector, between two fields
_FIELD_AIR = 16  # above and below the words
_FIELD_SIDE = 6  # on each side of them
_HIGHEST = 0.11  # of the height of the picture, for the words of a strip
_AIR = 8  # above and below the strip
_HEAT: Mapping[Band, int] = MappingProxyType(
    {Band.FEW: 0, Band.SOME: 1, Band.MANY: 2, Band.LOTS: 3}
)


def scale_paints(n: int, theme: Theme) -> tuple[Paint, ...]:
    """Colours of a scale of n cells, low to high: strong ends, pale between, neutral middle."""
    return tuple(_paint(2 * place - (n - 1), n - 1, theme) for place in range(n))


def label_paints(n: int, theme: Theme) -> tuple[Paint, ...]:
    """Colours of n cells without an order, up to seven; neighbours differ in lightness too."""
    known = (
        theme.low,
        theme.high_soft,
        theme.high,
        theme.middle,
        theme.beside,
        theme.low_soft,
        theme.heat[2],
    )
    return known[:n]


def change_paints(part: ReleasedPart, theme: Theme) -> tuple[Paint, ...]:
    """Colours of (more, about the same, less); what is joined with the middle is paler."""
    if len(part.cells) == 3:
        return theme.high, theme.middle, theme.low
    if len(part.cells) == 1:
        return (theme.middle,)
    if len(merged_labels(part.cells[0].label)) > 1:
        return theme.high_soft, theme.low
    return theme.high, theme.low_soft


def band_paint(band: Band | None, theme: Theme) -> Paint:
    """The more people a band stands for, the deeper; for nobody, and without a band, paper."""
    if band is None or band not in _HEAT:
        return Paint(fill=theme.paper, outline=theme.line, ink=theme.muted)
    return theme.heat[_HEAT[band]]


def key_height(names: Sequence[str], sheet: Sheet, width: float = 0) -> float:
    """Height a key takes with the space around it, in px; as wide as the sheet unless given."""
    told = _in_fields(names, sheet, width or sheet.width)
    return _strip_height(told, sheet) + 2 * sheet.px(_AIR)


def write_key(
    canvas: Canvas,
    slot: Slot,
    names: Sequence[str],
    sheet: Sheet,
    paints: Sequence[Paint] = (),
) -> None:
    """Name every colour in a strip as wide as the slot; a scale's, low to high, unless given."""
    told = _in_fields(names, sheet, slot.width)
    strip = replace(slot, top=slot.top + sheet.px(_AIR), height=_strip_height(told, sheet))
    fields = strip.columns(len(names), gap=sheet.px(_FIELD_GAP))
    paints = paints or scale_paints(len(names), sheet.theme)
    for field, name, paint in zip(fields, names, paints, strict=True):
        outline = sheet.stroke(paint.outline, 2.5)
        canvas.block(field, paint.fill, outline, is_below=True)
        font = sheet.font(told.font.px, paint.ink)
        canvas.write_in(field, told.lines[name], font, across="center", upward="middle")


def _in_fields(names: Sequence[str], sheet: Sheet, width: float) -> Labels:
    """Names in fields of a strip: small ones, and never so many lines that no bar has room."""
    field = width / len(names) - sheet.px(_FIELD_GAP + 2 * _FIELD_SIDE)
    room = Room(width=max(1.0, field), row=_HIGHEST * sheet.size.height)
    return labels(names, sheet, room, is_quiet=True)


def _paint(side: int, end: int, theme: Theme) -> Paint:
    if side == 0:
        return theme.middle
    is_strong = abs(side) >= _STRONG_FROM * end
    if side < 0:
        return theme.low if is_strong else theme.low_soft
    return theme.high if is_strong else theme.high_soft


def _strip_height(told: Labels, sheet: Sheet) -> float:
    return told.height + sheet.px(_FIELD_AIR)
