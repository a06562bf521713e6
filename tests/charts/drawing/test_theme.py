import pytest

from drawbridge import charts
from drawbridge.charts.drawing.theme import FONT_FAMILY, Paint

THEMES = (charts.LIGHT, charts.DARK)
CARDS = {charts.LIGHT: "#FFFFFF", charts.DARK: "#1E2A35"}


def luminance(color):
    parts = [int(color[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one, other):
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def pages(theme):
    return theme.paper, CARDS[theme]


def paints(theme):
    values = (getattr(theme, name) for name in (*theme.__dataclass_fields__, "hidden"))
    return [value for value in values if isinstance(value, Paint)]


@pytest.mark.parametrize("theme", THEMES, ids=["light", "dark"])
def test_every_area_stands_out_from_the_page(theme):
    for page in pages(theme):
        for paint in paints(theme):
            assert max(contrast(paint.fill, page), contrast(paint.outline, page)) >= 3
        assert contrast(theme.mark, page) >= 3


@pytest.mark.parametrize("theme", THEMES, ids=["light", "dark"])
def test_every_word_can_be_read_where_it_stands(theme):
    for page in pages(theme):
        assert contrast(theme.ink, page) >= 4.5
        assert contrast(theme.muted, page) >= 4.5
    for paint in paints(theme):
        assert contrast(paint.ink, paint.fill) >= 4.5


@pytest.mark.parametrize("theme", THEMES, ids=["light", "dark"])
def test_neighbours_on_a_scale_are_told_apart_by_fill_or_outline(theme):
    scale = (theme.low, theme.low_soft, theme.middle, theme.high_soft, theme.high)

    assert len({paint.fill for paint in scale}) == 5
    assert contrast(theme.low.fill, theme.low_soft.fill) >= 3
    assert contrast(theme.high.fill, theme.high_soft.fill) >= 3


def test_the_typeface_falls_back_to_what_the_machine_has():
    assert FONT_FAMILY.startswith('"Atkinson Hyperlegible Next"')
    assert FONT_FAMILY.endswith("sans-serif")
