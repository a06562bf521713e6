"""P25: what the console says of a shape and what stands under the picture never contradict."""

from itertools import product

import pytest

from drawbridge import charts
from drawbridge.domain.facilitation.coaching import coach
from drawbridge.domain.privacy.gate import Released
from drawbridge.domain.privacy.pass_bands import PassBand, Passing
from drawbridge.domain.statistics.shape import ShapeName
from drawbridge.domain.workshop.shares import Ranking
from tests.charts.conftest import LOW, MEDIUM, choice, multi

NO_PASSES = Passing(band=PassBand.NONE)
AHEAD = {ShapeName.ONE_CLEAR, ShapeName.LEADING, ShapeName.SHARED}
RANKING = Ranking(
    id="cost",
    title="What it costs",
    minutes=3,
    question="Which first?",
    options=("A", "B", "C"),
)


def tallies(n, k):
    return (one for one in product(range(n + 1), repeat=k) if sum(one) == n)


def read(poll, release):
    """The console's word, and the projector's sentence."""
    return coach(poll, release, NO_PASSES).shape, charts.sentence(poll, release)


@pytest.mark.parametrize("sensitivity", [LOW, MEDIUM], ids=str)
@pytest.mark.parametrize("n", range(5, 16))
def test_both_read_a_choice_alike_whatever_the_tally(released, n, sensitivity):
    poll = choice(sensitivity, options=("A", "B", "C"))
    for counts in tallies(n, 3):
        release = released(poll, counts)
        if not isinstance(release, Released):
            continue
        shape, told = read(poll, release)
        if "more than any other" in told or "All" in told:
            assert shape in AHEAD, (counts, told)
        if "Two answers stand out" in told:
            assert shape is ShapeName.TWO_WAY, (counts, told)
        if "No single answer" in told:
            assert shape is ShapeName.SCATTERED, (counts, told)


@pytest.mark.parametrize("n", [5, 8, 12])
def test_both_read_several_answers_each_alike(released, n):
    poll = multi()
    for counts in product(range(0, n + 1, 2), repeat=4):
        if not sum(counts):
            continue
        release = released(poll, counts, n_people=n)
        if not isinstance(release, Released):
            continue
        shape, told = read(poll, release)
        if shape in {ShapeName.MIXED, ShapeName.SCATTERED}:
            assert "more than any other" not in told, (counts, told)
            assert "stand out among" not in told.replace("No single answer stands out", ""), counts


@pytest.mark.parametrize("n", [8, 11, 14])
def test_both_read_first_places_alike(released, n):
    for counts in tallies(n, 3):
        release = released(RANKING, counts)
        if not isinstance(release, Released):
            continue
        shape, told = read(RANKING, release)
        if "No single answer" in told:
            assert shape is ShapeName.SCATTERED, (counts, told)
        if shape is ShapeName.TWO_WAY:
            assert "Two first places stand out" in told, (counts, told)
