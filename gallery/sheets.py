"""Contact sheets: many pictures on one, small, each with its name below."""

from collections.abc import Sequence
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from drawbridge.design.palette import LIGHT

_GAP = 12
_CAPTION_PX = 20
_GROUND, _INK = LIGHT.ring, LIGHT.on_accent


def sheet(pictures: Sequence[tuple[str, bytes]], *, columns: int, width: int) -> Image.Image:
    """Pictures side by side, `columns` in a row.

    Args:
        pictures: a name and a PNG for each.
        columns: how many stand in a row.
        width: of one picture, in px; its height follows.
    """
    small = [(name, _scaled(png, width)) for name, png in pictures]
    rows = [small[at : at + columns] for at in range(0, len(small), columns)]
    heights = [max(picture.height for _, picture in row) + _CAPTION_PX + _GAP for row in rows]
    ground = Image.new("RGB", (columns * (width + _GAP) + _GAP, sum(heights) + _GAP), _GROUND)
    pen, font = ImageDraw.Draw(ground), ImageFont.load_default(_CAPTION_PX - 5)
    top = _GAP
    for row, height in zip(rows, heights, strict=True):
        for place, (name, picture) in enumerate(row):
            left = _GAP + place * (width + _GAP)
            ground.paste(picture, (left, top))
            pen.text((left, top + picture.height + 1), name, fill=_INK, font=font)
        top += height
    return ground


def save(image: Image.Image, path: Path) -> None:
    """Write an image; WebP and JPEG well compressed."""
    image.save(path, quality=82, method=6) if path.suffix == ".webp" else image.save(path)


def _scaled(png: bytes, width: int) -> Image.Image:
    picture = Image.open(BytesIO(png)).convert("RGB")
    height = round(picture.height * width / picture.width)
    return picture.resize((width, height), Image.Resampling.LANCZOS)
