"""How large everything is drawn: on a projector, or smaller for the console's preview."""

from dataclasses import dataclass

_WIDTH, _HEIGHT = 1920, 1080


@dataclass(frozen=True, slots=True, kw_only=True)
class Size:
    """Lengths and font sizes in px.

    scale: 1 for the projector. width, height: what a picture is laid out for; on a page its
    width follows its container. title, number, label, small: font sizes; words are as large as
    `small` at least, unless they are so long that they would not fit at all. edge: free space
    around a picture. gap: between things that belong together.
    """

    scale: float
    width: int
    height: int
    title: int
    number: int
    label: int
    small: int
    edge: int
    gap: int


def size(scale: float = 1.0, place: tuple[int, int] | None = None) -> Size:
    """Sizes for a picture.

    Args:
        scale: of the text, as a share of a projector's; 0.45 for a preview of 864x486.
        place: width and height of the place it is for, in px; 16:9 unless given.

    Raises:
        ValueError: a scale of 0 or less.

    Source: at least 36 px on a projector of 1920x1080, and 48 for numbers; house rule for what is
    read from the back of a room (4.4 % of the height are the 24 points of a slide).
    """
    if scale <= 0:
        raise ValueError(f"a scale must be above 0, got {scale}")
    width, height = place or (round(_WIDTH * scale), round(_HEIGHT * scale))
    return Size(
        scale=scale,
        width=width,
        height=height,
        title=round(56 * scale),
        number=round(48 * scale),
        label=round(40 * scale),
        small=round(36 * scale),
        edge=round(64 * scale),
        gap=round(24 * scale),
    )
