"""Five kinds of weather as simple line drawings, in the colours of a theme."""

from collections.abc import Mapping
from types import MappingProxyType

from drawbridge.charts.drawing.theme import Theme

_SUN = (
    '<g stroke="{mark}"><circle cx="48" cy="48" r="17"/>'
    '<path d="M48 10v10M48 76v10M10 48h10M76 48h10M21 21l7 7M68 68l7 7M75 21l-7 7M28 68l-7 7"/></g>'
)
_FEW_CLOUDS = (
    '<path stroke="{mark}" d="M49 33a15 15 0 1 1 22 17M62 8v7M91 37h-7M83 16l-5 5M41 16l5 5"/>'
    '<path d="M22 82a14 14 0 0 1 1-28a19 19 0 0 1 36-3a15.5 15.5 0 0 1 1 31z"/>'
)
_FOG = (
    '<path d="M26 56a15 15 0 0 1 1-30a21 21 0 0 1 40-3a16.5 16.5 0 0 1 3 33z"/>'
    '<path d="M14 70h44M70 70h12M24 84h10M46 84h34"/>'
)
_WIND = (
    '<path d="M10 38h46a12 12 0 1 0-11-17M10 54h66a12 12 0 1 1-11 17M10 70h34a10 10 0 1 1-9 14"/>'
)
_STORM = (
    '<path d="M26 60a15 15 0 0 1 1-30a21 21 0 0 1 40-3a16.5 16.5 0 0 1 3 33h-4"/>'
    '<path stroke="{mark}" d="M50 46L38 66h15L43 88"/>'
)
_DRAWINGS: Mapping[str, str] = MappingProxyType(
    {"clear": _SUN, "clouds": _FEW_CLOUDS, "fog": _FOG, "wind": _WIND, "storm": _STORM}
)


def icon(name: str, theme: Theme) -> str:
    """An icon as SVG, "" for a name that has no drawing.

    Args:
        name: clear, clouds, fog, wind or storm.
        theme: gives the colours.
    """
    drawing = _DRAWINGS.get(name)
    if drawing is None:
        return ""
    lines = drawing.format(mark=theme.mark)
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 96 96" '
        f'fill="none" stroke="{theme.ink}" stroke-width="5" stroke-linecap="round" '
        f'stroke-linejoin="round">{lines}</svg>'
    )
