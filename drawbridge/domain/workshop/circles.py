"""Geometry of the seven pictures of two circles, from side by side to almost one.

Both circles have the same radius. The area they cover together stays that of two separate circles
of radius 1, and the share of that area that lies in both grows in equal steps. The last picture
stops at 90 percent, so that the nearest two are still two. This module knows lengths only: no
colours, no labels, no alt texts.

Source: design features (constant total area, overlap growing linearly) of Aron, Aron & Smollan
(1992), "Inclusion of Other in the Self Scale", Journal of Personality and Social Psychology 63,
596-612, as set out by Beranek & Castillo (2024), doi 10.1007/s40881-024-00176-4. The formulas are
derived here from those two features; no picture or code is taken over.
"""

import math
from dataclasses import dataclass

N_STEPS = 7
# Source: house rule, 90 percent in six equal steps.
_OVERLAP_PERCENT_PER_STEP = 15
# Halving a length of at most 3 this often leaves less than the spacing of floats.
_HALVINGS = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Circles:
    """Two equal circles; lengths in radii of the first picture, where the circles just touch.

    p: share of the covered area that lies in both circles, 0 to 1.
    radius: of each circle.
    distance: between the two centres.
    width: of the whole picture, from the left edge of one to the right edge of the other.
    """

    p: float
    radius: float
    distance: float
    width: float


def circles(step: int) -> Circles:
    """Give the circles of one of the seven pictures.

    Args:
        step: 1 (side by side) to 7 (almost one).

    Raises:
        ValueError: a step outside 1 to 7.

    Source: house rule for the shares 0, 0.15 ... 0.90; geometry as `overlapping_circles`.
    """
    if not 1 <= step <= N_STEPS:
        raise ValueError(f"a step must be from 1 to {N_STEPS}, got {step}")
    return overlapping_circles(_OVERLAP_PERCENT_PER_STEP * (step - 1) / 100)


def overlapping_circles(p: float) -> Circles:
    """Give the two circles whose overlap is a share p of the area they cover.

    The covered area is 2 pi, so r = sqrt(1 + p), and the distance d solves
    2 r^2 acos(d / 2r) - (d / 2) sqrt(4 r^2 - d^2) = 2 pi p.

    Args:
        p: share, 0 (just touching) to 1 (one circle).

    Raises:
        ValueError: a share outside 0 to 1.

    Source: area common to two circles, with the design features named for this module.
    """
    if not 0 <= p <= 1:
        raise ValueError(f"a share must be from 0 to 1, got {p}")
    radius = math.sqrt(1 + p)
    distance = _distance(radius, 2 * math.pi * p)
    return Circles(p=p, radius=radius, distance=distance, width=2 * radius + distance)


def _distance(radius: float, area: float) -> float:
    near, far = 0.0, 2 * radius
    for _ in range(_HALVINGS):
        middle = (near + far) / 2
        if _shared_area(radius, middle) > area:
            near = middle
        else:
            far = middle
    return far


def _shared_area(radius: float, distance: float) -> float:
    sector = 2 * radius**2 * math.acos(distance / (2 * radius))
    return sector - distance / 2 * math.sqrt(4 * radius**2 - distance**2)
