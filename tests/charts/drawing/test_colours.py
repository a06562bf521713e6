"""Colours that stand side by side and mean different things, as colour-blind people see them."""

from itertools import combinations, pairwise

import pytest

from drawbridge import charts
from drawbridge.charts.drawing.colour_scale import change_paints, scale_paints
from drawbridge.domain.privacy.released import Cell, Look, ReleasedPart
from tests.charts.seeing import EYES, ciede2000, contrast, difference

# Source: Brychtova & Coltekin (2016), "The effect of spatial distance on the discriminability of
# colors in maps", Cartography and Geographic Information Science 43, doi
# 10.1080/15230406.2016.1140074: a CIEDE2000 difference of 10, also where the colours do not touch.
APART = 10
THEMES = {"light": charts.LIGHT, "dark": charts.DARK}
each_theme = pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
each_eye = pytest.mark.parametrize("eyes", EYES)


def too_near(pairs, eyes):
    far = {(one, other): difference(one, other, eyes) for one, other in pairs}
    return {pair: round(found, 1) for pair, found in far.items() if found < APART}


@pytest.mark.parametrize(
    ("one", "other", "published"),
    [
        ((50, 2.6772, -79.7751), (50, 0, -82.7485), 2.0425),
        ((50, -0.001, 2.49), (50, 0.0011, -2.49), 4.7461),
        ((50, 2.49, -0.001), (50, -2.49, 0.0011), 7.2195),
        ((50, 2.5, 0), (73, 25, -18), 27.1492),
        ((60.2574, -34.0099, 36.2677), (60.4626, -34.1751, 39.4387), 1.2644),
        ((2.0776, 0.0795, -1.135), (0.9033, -0.0636, -0.5514), 0.9082),
    ],
)
def test_differences_are_those_of_the_published_examples(one, other, published):
    assert ciede2000(one, other) == pytest.approx(published, abs=5e-5)


def test_red_and_green_of_one_lightness_are_near_for_those_who_cannot_tell_them_apart():
    assert difference("#C8553D", "#6E8B3D", "all colours") > 3 * APART
    assert difference("#B07A3F", "#7F8F3F", "deuteranopia") < APART


@each_theme
@each_eye
@pytest.mark.parametrize("n", range(2, 8))
def test_neighbours_and_ends_of_a_scale_stay_apart(theme, eyes, n):
    fills = list(dict.fromkeys(paint.fill for paint in scale_paints(n, theme)))

    assert too_near(combinations(fills, 2), eyes) == {}


@each_theme
@each_eye
@pytest.mark.parametrize("names", [("up", "same", "down"), ("up or same", "down"), ("up", "rest")])
def test_pieces_of_a_change_stay_apart(theme, eyes, names):
    cells = tuple(Cell(label=name, look=Look.EXACT, count=5) for name in names)
    part = ReleasedPart(
        part_id="p", prompt="P", cells=cells, n_answers=15, is_exclusive=True, is_ordered=False
    )

    assert too_near(pairwise(paint.fill for paint in change_paints(part, theme)), eyes) == {}


@each_theme
@each_eye
def test_bands_of_a_square_stay_apart(theme, eyes):
    assert too_near(pairwise(paint.fill for paint in theme.heat), eyes) == {}


@each_theme
@each_eye
def test_a_number_and_a_band_a_rung_and_the_ground_and_a_mark_on_any_bar_stay_apart(theme, eyes):
    pairs = [
        (theme.bar.fill, theme.high_soft.fill),
        (theme.bar.fill, theme.beside.fill),
        *((theme.mark, paint.fill) for paint in (theme.bar, *theme.heat)),
        (theme.mark, theme.paper),
    ]

    assert too_near(pairs, eyes) == {}


@each_theme
def test_what_is_not_words_has_three_to_one_to_the_page_by_fill_or_outline(theme):
    """WCAG 2.2, 1.4.11."""
    paints = (theme.bar, theme.beside, *scale_paints(5, theme), *theme.heat, theme.hidden)

    assert all(
        max(contrast(paint.fill, theme.paper), contrast(paint.outline, theme.paper)) >= 3
        for paint in paints
    )
    assert contrast(theme.mark, theme.paper) >= 3


@each_theme
def test_words_have_four_and_a_half_to_one_to_what_they_stand_on(theme):
    """WCAG 2.2, 1.4.3."""
    paints = (theme.bar, theme.beside, *scale_paints(5, theme), *theme.heat)

    assert all(contrast(paint.ink, paint.fill) >= 4.5 for paint in paints)
    assert contrast(theme.ink, theme.paper) >= 4.5
    assert contrast(theme.muted, theme.paper) >= 4.5
    assert contrast(theme.mark, theme.paper) >= 4.5  # names the cross of a square
