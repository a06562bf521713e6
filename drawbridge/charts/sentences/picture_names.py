"""What a picture is called by somebody who cannot see it: always that which is drawn.

One kind of question is drawn in more than one way, by how much of its result may be seen.
"""

from collections.abc import Callable

from drawbridge.charts.drawing.shown_numbers import is_flat, spread
from drawbridge.domain.privacy.gate import Released
from drawbridge.errors import N_

PictureName = Callable[[Released], str]
"""Names the picture of a released result, as a message that is still to be translated."""

IN_WORDS = N_("Words")
_ALL_FIELDS = 25
_ALL_CIRCLES = 7


def always(name: str) -> PictureName:
    """The name of a picture that is drawn in one way only."""
    return lambda _release: name


def is_in_words(release: Released) -> bool:
    """Whether one sentence stands where the picture would be."""
    parts = release.shown_parts
    return release.tells_nothing or (len(parts) == 1 and is_flat(parts[0]))


def of_statements_and_rewrite(release: Released) -> str:
    """A scale is centred, a choice among rewrites has plain bars; either may be left out."""
    kinds = {part.is_ordered for part in release.shown_parts}
    if kinds == {True}:
        return N_("Centred bars")
    return N_("Centred bars, then bars") if True in kinds else N_("Bars")


def of_sliders(release: Released) -> str:
    """Two measurements are drawn as who moved which way, one as bars."""
    is_compared = any(part.is_change for part in release.shown_parts)
    return N_("Bars in three pieces: who moved which way") if is_compared else N_("Bars")


def of_square(release: Released) -> str:
    """A square has as many fields as may be told apart."""
    is_whole = len(release.shown_parts[0].cells) == _ALL_FIELDS
    return N_("Square of 25 fields") if is_whole else N_("Square of nine fields")


def of_circles(release: Released) -> str:
    """Pictures that are counted together stand together."""
    asked = [part for part in release.shown_parts if not part.is_change]
    if any(len(part.cells) == _ALL_CIRCLES for part in asked):
        return N_("Seven pictures of two circles with bars")
    return N_("Pictures of two circles in groups, with bars")


def of_order(release: Released) -> str:
    """Mean places lie on a line; where they may not be told, first places are all there is."""
    part = release.shown_parts[0]
    if part.marks is None or part.alike is None:
        return N_("Bars")
    return N_("Places on a line, and bars for first places")


def of_points(release: Released) -> str:
    """The middle answers lie on a line, where they may be told."""
    if any(spread(part) for part in release.shown_parts):
        return N_("Points on a line from 0 to 100, and numbers of people")
    return N_("Numbers of people")


def name_of(release: Released, drawn: PictureName) -> str:
    """What is drawn of a released result, or that it is words."""
    return IN_WORDS if is_in_words(release) else drawn(release)
