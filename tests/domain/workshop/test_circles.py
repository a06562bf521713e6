import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drawbridge.domain.workshop.circles import N_STEPS, Circles, circles, overlapping_circles
from tests.rows import each

# step, p, radius, distance, width
PICTURES = [
    (1, 0.00, 1.0000, 2.0000, 4.000),
    (2, 0.15, 1.0724, 1.3377, 3.482),
    (3, 0.30, 1.1402, 0.9971, 3.277),
    (4, 0.45, 1.2042, 0.7287, 3.137),
    (5, 0.60, 1.2649, 0.5000, 3.030),
    (6, 0.75, 1.3229, 0.2975, 2.943),
    (7, 0.90, 1.3784, 0.1140, 2.871),
]

shares = st.floats(0, 1)


def area_in_both(pair: Circles) -> float:
    """Add up thin strips along the line between the centres, without the formula under test."""
    n_strips = 20_000
    half = max(pair.radius - pair.distance / 2, 0.0)
    strip = 2 * half / n_strips
    places = (-half + (index + 0.5) * strip for index in range(n_strips))
    heights = (
        2 * math.sqrt(max(pair.radius**2 - (abs(place) + pair.distance / 2) ** 2, 0.0))
        for place in places
    )
    return strip * sum(heights)


@each(("step", "p", "radius", "distance", "width"), PICTURES)
def test_a_picture_has_the_tabled_lengths(
    step: int, p: float, radius: float, distance: float, width: float
) -> None:
    picture = circles(step)

    assert picture.p == p
    assert picture.radius == pytest.approx(radius, abs=5.1e-5)
    assert picture.distance == pytest.approx(distance, abs=5.1e-5)
    assert picture.width == pytest.approx(width, abs=5.1e-4)


@each(
    ("sixths", "diameter", "distance"),
    [
        (0, 1000, 1000),
        (1, 1080, 647),
        (2, 1155, 467),
        (3, 1225, 325),
        (4, 1291, 204),
        (5, 1354, 97),
        (6, 1414, 0),
    ],
)
def test_the_published_seven_steps_are_met(sixths: int, diameter: int, distance: int) -> None:
    pair = overlapping_circles(sixths / 6)

    assert round(1000 * pair.radius) == diameter
    assert pair.distance / 2 * 1000 == pytest.approx(distance, abs=1)


def test_the_first_picture_shows_circles_that_just_touch() -> None:
    first = circles(1)

    assert first.distance == pytest.approx(2 * first.radius)


def test_the_nearest_picture_still_shows_two_circles() -> None:
    assert circles(N_STEPS).distance > 0.1


def test_every_step_is_nearer_than_the_one_before() -> None:
    pictures = [circles(step) for step in range(1, N_STEPS + 1)]
    distances = [picture.distance for picture in pictures]
    widths = [picture.width for picture in pictures]

    assert distances == sorted(distances, reverse=True)
    assert widths == sorted(widths, reverse=True)


@each("step", range(1, N_STEPS + 1))
def test_the_overlap_is_its_share_of_the_covered_area(step: int) -> None:
    picture = circles(step)
    both = area_in_both(picture)
    covered = 2 * math.pi * picture.radius**2 - both

    assert covered == pytest.approx(2 * math.pi, rel=1e-4)
    assert both / covered == pytest.approx(picture.p, abs=1e-4)


@given(shares)
def test_lengths_are_those_of_two_overlapping_circles(p: float) -> None:
    pair = overlapping_circles(p)

    assert 0 <= pair.distance <= 2 * pair.radius
    assert pair.width == 2 * pair.radius + pair.distance


@given(shares, shares)
def test_more_overlap_is_never_farther_apart(p: float, other: float) -> None:
    less, more = sorted((p, other))

    assert overlapping_circles(more).distance <= overlapping_circles(less).distance


@pytest.mark.parametrize("step", [0, 8, -1])
def test_there_are_seven_pictures_only(step: int) -> None:
    with pytest.raises(ValueError, match="from 1 to 7"):
        circles(step)


@pytest.mark.parametrize("p", [-0.01, 1.01, math.nan])
def test_a_share_lies_between_zero_and_one(p: float) -> None:
    with pytest.raises(ValueError, match="from 0 to 1"):
        overlapping_circles(p)
