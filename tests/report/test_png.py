"""A picture as PNG shows what the same picture as SVG has, at the same places."""

import io
from xml.etree import ElementTree

import pytest
from PIL import Image, ImageColor

from drawbridge import charts, report
from tests.report.reading import charted

_SVG = "{http://www.w3.org/2000/svg}"
IN_A_BAR = 3  # px from its corner, where no word stands
KINDS = {"single_choice", "multi_choice", "ladder", "likert_battery", "scenarios"}


@pytest.fixture(scope="module")
def pictures(evening):
    return [one for one in charted(evening(14)) if one.poll.kind in KINDS]


def bars(picture):
    """Corner and colour of every bar that is filled, in px of the picture."""
    root = ElementTree.fromstring(charts.svg(picture.poll, picture.release, sized=charts.size(0.5)))
    for rect in root.iter(f"{_SVG}rect"):
        x, y, width, height = (float(rect.get(one)) for one in ("x", "y", "width", "height"))
        is_wide = min(width, height) > 4 * IN_A_BAR
        if "db-bar" in rect.get("class", "") and rect.get("fill") != "none" and is_wide:
            yield (x + IN_A_BAR, y + IN_A_BAR), ImageColor.getrgb(rect.get("fill"))


def test_every_bar_has_its_colour_at_its_place(pictures):
    n_bars = 0
    for picture in pictures:
        content = report.png(picture.poll, picture.release)
        drawn = Image.open(io.BytesIO(content)).convert("RGB")
        for (x, y), colour in bars(picture):
            n_bars += 1
            assert drawn.getpixel((round(2 * x), round(2 * y))) == colour

    assert len(pictures) >= 5
    assert n_bars > 30


def test_words_are_drawn_where_the_picture_has_them(pictures):
    """Dark pixels in the box of the question, none in the margin beside it."""
    for picture in pictures:
        content = report.png(picture.poll, picture.release)
        grey = Image.open(io.BytesIO(content)).convert("L")
        edge = round(2 * charts.size(0.5).edge)

        assert grey.crop((edge, edge // 2, grey.width // 2, 3 * edge)).getextrema()[0] < 90
        assert grey.crop((0, 0, edge // 2, grey.height)).getextrema()[0] > 200
