"""How colours look to people who see fewer of them, and how far apart two colours are."""

from math import atan2, cos, degrees, exp, hypot, radians, sin, sqrt

# Deficiency of full severity, on linear RGB. Source: Machado, Oliveira & Fernandes (2009), "A
# Physiologically-based Model for Simulation of Color Vision Deficiency", IEEE Transactions on
# Visualization and Computer Graphics 15 (6), 1291-1298, table of matrices for severity 1.0.
EYES = {
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "all colours": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
}
_TO_XYZ = (  # Source: IEC 61966-2-1 (sRGB), white point D65
    (0.4124564, 0.3575761, 0.1804375),
    (0.2126729, 0.7151522, 0.0721750),
    (0.0193339, 0.1191920, 0.9503041),
)
_WHITE = (0.95047, 1.0, 1.08883)


def linear(color):
    parts = [int(color[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    return [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]


def seen(color, eyes):
    """A colour as #RRGGBB, in linear RGB as these eyes have it."""
    return [min(1, max(0, one)) for one in _times(EYES[eyes], linear(color))]


def lab(rgb):
    """Linear RGB in CIE L*a*b*."""
    x, y, z = (
        _root(part / white) for part, white in zip(_times(_TO_XYZ, rgb), _WHITE, strict=True)
    )
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def ciede2000(one, other):
    """Difference of two CIE L*a*b* colours.

    Source: Sharma, Wu & Dalal (2005), "The CIEDE2000 Color-Difference Formula", Color Research and
    Application 30 (1), 21-30, equations 2-22.
    """
    (l1, a1, b1), (l2, a2, b2) = one, other
    mean_c = (hypot(a1, b1) + hypot(a2, b2)) / 2
    g = 0.5 * (1 - sqrt(mean_c**7 / (mean_c**7 + 25**7)))
    (c1, h1), (c2, h2) = (_polar((1 + g) * a, b) for a, b in ((a1, b1), (a2, b2)))
    turn = 0 if c1 * c2 == 0 else (h2 - h1 + 180) % 360 - 180
    mean_h = h1 + h2 if c1 * c2 == 0 else (h1 + h2) / 2
    if c1 * c2 and abs(h1 - h2) > 180:
        mean_h += 180 if h1 + h2 < 360 else -180
    big_h = 2 * sqrt(c1 * c2) * sin(radians(turn) / 2)
    mean_l, mean_c = (l1 + l2) / 2, (c1 + c2) / 2
    t = (
        1
        - 0.17 * cos(radians(mean_h - 30))
        + 0.24 * cos(radians(2 * mean_h))
        + 0.32 * cos(radians(3 * mean_h + 6))
        - 0.20 * cos(radians(4 * mean_h - 63))
    )
    lift = (mean_l - 50) ** 2
    in_l = (l2 - l1) / (1 + 0.015 * lift / sqrt(20 + lift))
    in_c = (c2 - c1) / (1 + 0.045 * mean_c)
    in_h = big_h / (1 + 0.015 * mean_c * t)
    bend = 60 * exp(-(((mean_h - 275) / 25) ** 2))
    twist = -2 * sqrt(mean_c**7 / (mean_c**7 + 25**7)) * sin(radians(bend))
    return sqrt(in_l**2 + in_c**2 + in_h**2 + twist * in_c * in_h)


def difference(one, other, eyes):
    """How far apart two colours are for these eyes, in units of CIEDE2000."""
    return ciede2000(lab(seen(one, eyes)), lab(seen(other, eyes)))


def contrast(one, other):
    """Contrast of two colours, from 1 to 21. Source: WCAG 2.2, relative luminance."""
    dark, light = sorted(_times(_TO_XYZ, linear(color))[1] for color in (one, other))
    return (light + 0.05) / (dark + 0.05)


def _times(matrix, vector):
    return [sum(a * b for a, b in zip(row, vector, strict=True)) for row in matrix]


def _root(share):
    return share ** (1 / 3) if share > (6 / 29) ** 3 else share / (3 * (6 / 29) ** 2) + 4 / 29


def _polar(a, b):
    return hypot(a, b), degrees(atan2(b, a)) % 360 if a or b else 0.0
