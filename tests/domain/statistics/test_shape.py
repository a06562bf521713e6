import math
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from functools import cache

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from drawbridge.domain.statistics.ranking import AgreementWord, agreement_word, kendalls_w
from drawbridge.domain.statistics.shape import (
    Shape,
    ShapeName,
    multi_choice_shape,
    nominal_shape,
    ordinal_shape,
)
from drawbridge.domain.statistics.spread import (
    agreement,
    consensus,
    five_bins,
    interpolated_median,
    middle_half,
)
from tests.rows import each

K = 5
MIRRORED = {
    ShapeName.LEANING_HIGH: ShapeName.LEANING_LOW,
    ShapeName.LEANING_LOW: ShapeName.LEANING_HIGH,
}
FIVE_RANKINGS = [[1, 2, 3, 4], [1, 3, 2, 4], [2, 1, 3, 4], [1, 2, 4, 3], [1, 3, 2, 4]]

# counts, interpolated median, A, consensus, shape, borderline
ORDINAL_ROOMS = [
    ([0, 0, 0, 14, 0], 4.0, 1.0, 1.0, "clustered", False),
    ([0, 1, 3, 8, 2], 3.875, 0.6429, 0.7515, "clustered", False),
    ([8, 4, 2, 0, 0], 1.375, 0.7143, 0.7351, "clustered", False),
    ([1, 1, 2, 3, 7], 4.5, 0.5, 0.5189, "leaning_high", False),
    ([3, 3, 3, 3, 2], 2.8333, 0.0714, 0.4591, "mixed", False),
    ([7, 0, 0, 0, 7], 3.0, -1.0, 0.0, "split", False),
    ([4, 3, 0, 3, 4], 3.0, -0.2619, 0.2507, "split", False),
    ([1, 3, 6, 3, 1], 3.0, 0.4286, 0.6793, "mixed", False),
    ([3, 0, 0, 0, 3], 3.0, -1.0, 0.0, "split", True),
    ([0, 1, 1, 3, 1], 3.8333, 0.5, 0.6663, "leaning_high", False),
    ([10, 20, 40, 80, 50], 3.875, 0.425, 0.5968, "leaning_high", False),
    ([1, 1, 1, 1, 0], 2.5, 0.25, 0.5646, "too_few", False),
]

# Percentage of rooms of 8, 14 and 30 people that get the word. The brief printed simulations
# (4,000 rooms); the test adds up the exact probabilities of all rooms.
POPULATIONS = [
    ("split", (0.2, 0.2, 0.2, 0.2, 0.2), (12, 15, 9)),
    ("split", (0.35, 0.12, 0.06, 0.12, 0.35), (50, 64, 85)),
    ("split", (0.15, 0.30, 0.08, 0.32, 0.15), (37, 54, 67)),
    ("split", (0.50, 0.25, 0.15, 0.07, 0.03), (2, 0, 0)),
    ("clustered", (0.0, 0.02, 0.08, 0.60, 0.30), (89, 95, 98)),
]

scales = st.lists(st.integers(0, 30), min_size=3, max_size=9).filter(any)
options = st.lists(st.integers(0, 30), min_size=1, max_size=7)
rankings = st.integers(2, 6).flatmap(
    lambda k: st.lists(st.permutations(range(1, k + 1)), min_size=2, max_size=12)
)
sliders = st.lists(st.integers(0, 100), min_size=1, max_size=40)


def rooms(n: int, n_categories: int) -> Iterator[tuple[int, ...]]:
    if n_categories == 1:
        yield (n,)
        return
    for people in range(n + 1):
        for others in rooms(n - people, n_categories - 1):
            yield (people, *others)


@cache
def named_rooms(n: int) -> dict[str, list[tuple[int, ...]]]:
    by_name: dict[str, list[tuple[int, ...]]] = defaultdict(list)
    for room in rooms(n, 5):
        by_name[ordinal_shape(room, k=K).name].append(room)
    return by_name


def chance(room: Sequence[int], population: Sequence[float]) -> float:
    ways = math.factorial(sum(room)) // math.prod(math.factorial(people) for people in room)
    return ways * math.prod(share**people for share, people in zip(population, room, strict=True))


def one_less(counts: Sequence[int]) -> list[list[int]]:
    return [
        [people - (place == taken) for place, people in enumerate(counts)]
        for taken, filled in enumerate(counts)
        if filled
    ]


class TestInterpolatedMedian:
    @each(("counts", "expected"), [room[:2] for room in ORDINAL_ROOMS])
    def test_matches_the_worked_rooms(self, counts: list[int], expected: float) -> None:
        assert interpolated_median(counts) == pytest.approx(expected, abs=5e-5)

    @pytest.mark.parametrize(
        ("counts", "expected"),
        [([2, 4, 4, 2, 1, 0, 0], 2.6), ([0, 1, 2, 4, 4, 1, 1], 4.4)],
    )
    def test_matches_the_circles_of_the_described_session(
        self, counts: list[int], expected: float
    ) -> None:
        assert interpolated_median(counts) == pytest.approx(expected, abs=0.05)

    @pytest.mark.parametrize(
        ("counts", "expected"),
        [([5, 5, 0], 1.5), ([5, 0, 5], 2.0), ([0, 3, 0, 0, 3], 3.5), ([1, 1, 0, 0, 2], 3.5)],
    )
    def test_on_a_boundary_or_empty_category_is_the_plain_median(
        self, counts: list[int], expected: float
    ) -> None:
        assert interpolated_median(counts) == expected

    @given(scales)
    def test_reversing_the_scale_mirrors_it(self, counts: list[int]) -> None:
        mirrored = len(counts) + 1 - interpolated_median(counts[::-1])

        assert interpolated_median(counts) == pytest.approx(mirrored)

    @given(scales)
    def test_an_empty_category_below_shifts_it_by_one(self, counts: list[int]) -> None:
        assert interpolated_median([0, *counts]) == pytest.approx(interpolated_median(counts) + 1)

    @given(scales)
    def test_stays_within_half_a_category_of_the_answers(self, counts: list[int]) -> None:
        filled = [place for place, people in enumerate(counts, start=1) if people]

        median = interpolated_median(counts)

        assert filled[0] - 0.5 <= median <= filled[-1] + 0.5


class TestAgreement:
    @each(("counts", "expected"), [room[::2][:2] for room in ORDINAL_ROOMS])
    def test_matches_the_worked_rooms(self, counts: list[int], expected: float) -> None:
        assert agreement(counts) == pytest.approx(expected, abs=5e-5)

    def test_matches_the_published_counts(self) -> None:
        assert agreement([30, 40, 210, 130, 530, 50, 10]) == pytest.approx(0.6113333, abs=5e-8)

    def test_matches_the_published_polarisation(self) -> None:
        polarisation = (1 - agreement([30, 40, 210, 130, 530, 50, 10])) / 2

        assert polarisation == pytest.approx(0.1943333, abs=5e-8)

    def test_matches_the_published_percentages(self) -> None:
        percentages = [2.4, 2.8, 3.2, 6.2, 13.5, 30.4, 41.6]

        assert agreement(percentages) == pytest.approx(0.6097, abs=5e-5)

    def test_a_flat_room_has_none(self) -> None:
        assert agreement([4, 4, 4, 4, 4]) == 0

    @given(scales)
    def test_lies_between_minus_one_and_one(self, counts: list[int]) -> None:
        assert -1 <= agreement(counts) <= 1

    @given(scales)
    def test_reversing_the_scale_leaves_it_unchanged(self, counts: list[int]) -> None:
        assert agreement(counts[::-1]) == agreement(counts)

    @given(scales, st.integers(2, 9))
    def test_a_room_several_times_as_large_has_the_same(
        self, counts: list[int], times: int
    ) -> None:
        larger = [people * times for people in counts]

        assert agreement(larger) == pytest.approx(agreement(counts))


class TestConsensus:
    @each(("counts", "expected"), [(room[0], room[3]) for room in ORDINAL_ROOMS])
    def test_matches_the_worked_rooms(self, counts: list[int], expected: float) -> None:
        assert consensus(counts) == pytest.approx(expected, abs=5e-5)

    def test_matches_the_published_counts(self) -> None:
        assert consensus([30, 40, 210, 130, 530, 50, 10]) == pytest.approx(0.7256876, abs=5e-8)

    @given(scales)
    def test_lies_between_zero_and_one(self, counts: list[int]) -> None:
        assert 0 <= consensus(counts) <= 1

    @given(scales)
    def test_reversing_the_scale_leaves_it_unchanged(self, counts: list[int]) -> None:
        assert consensus(counts[::-1]) == pytest.approx(consensus(counts))

    @given(scales, st.integers(2, 9))
    def test_a_room_several_times_as_large_has_the_same(
        self, counts: list[int], times: int
    ) -> None:
        larger = [people * times for people in counts]

        assert consensus(larger) == pytest.approx(consensus(counts))


class TestOrdinalShape:
    @each(("counts", "name", "borderline"), [(room[0], *room[4:]) for room in ORDINAL_ROOMS])
    def test_matches_the_worked_rooms(self, counts: list[int], name: str, borderline: bool) -> None:
        shape = ordinal_shape(counts, k=K)

        assert (shape.name, shape.borderline) == (name, borderline)

    @pytest.mark.parametrize(
        ("counts", "name"),
        [
            ([1, 3, 5, 2, 1], "mixed"),
            ([2, 4, 4, 2, 1, 0, 0], "leaning_low"),
            ([0, 1, 2, 4, 4, 1, 1], "mixed"),
        ],
    )
    def test_matches_the_described_session(self, counts: list[int], name: str) -> None:
        assert ordinal_shape(counts, k=K).name == name

    @pytest.mark.parametrize("n", [8, 14, 30])
    @pytest.mark.parametrize(("name", "population", "expected"), POPULATIONS)
    def test_is_named_as_often_as_simulated(
        self, name: str, population: tuple[float, ...], expected: tuple[int, ...], n: int
    ) -> None:
        percent = 100 * sum(chance(room, population) for room in named_rooms(n)[name])

        assert percent == pytest.approx(expected[[8, 14, 30].index(n)], abs=1.5)

    def test_two_camps_of_three_are_borderline_to_mixed(self) -> None:
        assert ordinal_shape([3, 0, 0, 0, 3], k=K) == Shape(
            name=ShapeName.SPLIT, borderline=True, second=ShapeName.MIXED
        )

    def test_two_people_at_an_end_are_no_camp(self) -> None:
        assert ordinal_shape([2, 0, 0, 0, 3], k=K).name == ShapeName.MIXED

    def test_a_hollow_middle_splits_a_room_that_a_does_not(self) -> None:
        counts = [3, 6, 1, 6, 3]

        assert agreement(counts) > -0.25
        assert ordinal_shape(counts, k=K).name == ShapeName.SPLIT

    def test_a_middle_half_as_full_as_a_camp_category_is_still_hollow(self) -> None:
        assert ordinal_shape([2, 6, 2, 6, 2], k=K).name == ShapeName.SPLIT
        assert ordinal_shape([2, 6, 3, 6, 2], k=K).name == ShapeName.MIXED

    def test_an_even_scale_splits_by_agreement_alone(self) -> None:
        assert ordinal_shape([5, 0, 0, 5], k=K).name == ShapeName.SPLIT
        assert ordinal_shape([1, 4, 4, 1], k=K).name != ShapeName.SPLIT

    def test_exactly_sixty_percent_at_one_end_leans(self) -> None:
        assert ordinal_shape([1, 1, 2, 3, 3], k=K).name == ShapeName.LEANING_HIGH
        assert ordinal_shape([1, 1, 3, 2, 3], k=K).name == ShapeName.MIXED

    def test_more_than_a_quarter_at_the_other_end_does_not_lean(self) -> None:
        assert ordinal_shape([2, 2, 2, 5, 5], k=K).name == ShapeName.LEANING_HIGH
        assert ordinal_shape([3, 2, 2, 5, 5], k=K).name == ShapeName.MIXED

    def test_an_agreement_of_exactly_six_tenths_clusters(self) -> None:
        counts = [0, 0, 2, 2, 1]

        assert agreement(counts) == pytest.approx(0.6)
        assert ordinal_shape(counts, k=K).name == ShapeName.CLUSTERED

    @pytest.mark.parametrize(
        ("counts", "name", "met"),
        [
            ([0, 1, 0, 1, 5], "clustered", "leaning_high"),
            ([0, 5, 1, 0, 1], "clustered", "leaning_low"),
            ([0, 1, 1, 3, 1], "leaning_high", "clustered"),
            ([0, 4, 1, 0, 1], "leaning_low", "clustered"),
        ],
    )
    def test_clustered_and_leaning_to_its_side_are_compatible(
        self, counts: list[int], name: str, met: str
    ) -> None:
        names = {ordinal_shape(rest, k=K).name for rest in one_less(counts)}

        assert names == {name, met}
        assert ordinal_shape(counts, k=K) == Shape(name=ShapeName(name))

    @pytest.mark.parametrize("n", [6, 9, 12])
    def test_one_answer_never_carries_a_cluster_to_the_other_side(self, n: int) -> None:
        for room in named_rooms(n)["clustered"]:
            names = {ordinal_shape(rest, k=K).name for rest in one_less(room)}
            low, high = sum(room[:2]), sum(room[-2:])

            assert high > low or ShapeName.LEANING_HIGH not in names
            assert low > high or ShapeName.LEANING_LOW not in names

    @pytest.mark.parametrize(
        ("counts", "second"),
        [([0, 3, 1, 0, 5], "leaning_high"), ([0, 5, 1, 3, 0], "clustered")],
    )
    def test_the_second_shape_is_the_one_most_people_could_cause(
        self, counts: list[int], second: str
    ) -> None:
        names = {ordinal_shape(rest, k=K).name for rest in one_less(counts)}

        assert names == {ShapeName.MIXED, ShapeName.SPLIT, second}
        assert ordinal_shape(counts, k=K).second == second

    def test_a_room_of_just_k_people_is_not_borderline_to_too_few(self) -> None:
        assert ordinal_shape([0, 0, 0, 5, 0], k=K) == Shape(name=ShapeName.CLUSTERED)

    def test_an_empty_room_has_too_few(self) -> None:
        assert ordinal_shape([0, 0, 0], k=K) == Shape(name=ShapeName.TOO_FEW)

    @given(scales)
    def test_reversing_the_scale_mirrors_the_leaning(self, counts: list[int]) -> None:
        shape = ordinal_shape(counts, k=K)
        mirrored = ordinal_shape(counts[::-1], k=K)

        assert mirrored.name == MIRRORED.get(shape.name, shape.name)
        assert mirrored.borderline == shape.borderline
        assert mirrored.second == (shape.second and MIRRORED.get(shape.second, shape.second))

    @given(st.data())
    def test_the_order_of_answers_does_not_matter(self, data: st.DataObject) -> None:
        answers = data.draw(st.lists(st.integers(0, 4), min_size=1, max_size=30))
        shuffled = data.draw(st.permutations(answers))
        counts = [answers.count(category) for category in range(5)]
        shuffled_counts = [shuffled.count(category) for category in range(5)]

        assert ordinal_shape(shuffled_counts, k=K) == ordinal_shape(counts, k=K)

    @given(scales, st.integers(2, 12))
    def test_below_k_there_is_no_shape(self, counts: list[int], k: int) -> None:
        is_too_few = ordinal_shape(counts, k=k).name == ShapeName.TOO_FEW

        assert is_too_few == (sum(counts) < k)

    @given(scales.filter(lambda counts: sum(counts) > K))
    def test_the_second_shape_is_met_by_leaving_out_one_answer(self, counts: list[int]) -> None:
        shape = ordinal_shape(counts, k=K)
        met = {ordinal_shape(rest, k=K).name for rest in one_less(counts)}

        assert shape.borderline == (shape.second is not None)
        assert shape.second is None or shape.second in met - {shape.name}
        assert shape.borderline or met <= {
            shape.name,
            ShapeName.CLUSTERED,
            ShapeName.LEANING_HIGH,
            ShapeName.LEANING_LOW,
        }

    @given(scales)
    def test_has_no_leaders(self, counts: list[int]) -> None:
        shape = ordinal_shape(counts, k=K)

        assert shape.leaders == shape.second_leaders == ()


class TestNominalShape:
    @each(
        ("counts", "name", "leaders"),
        [
            ([1, 9, 2], "one_clear", (1,)),
            ([6, 2, 2], "one_clear", (0,)),
            ([0, 5, 1, 6], "two_way", (3, 1)),
            ([5, 5], "two_way", (0, 1)),
            ([9, 6, 5], "leading", (0,)),
            ([7, 6, 5, 1], "scattered", ()),
            ([9, 5, 6, 1], "leading", (0,)),
            ([11, 5, 4], "one_clear", (0,)),
            ([1, 3, 5, 2, 1], "scattered", ()),
            ([3, 1], "too_few", ()),
            ([7], "one_clear", (0,)),
        ],
    )
    def test_names_the_leading_options(
        self, counts: list[int], name: str, leaders: tuple[int, ...]
    ) -> None:
        shape = nominal_shape(counts, k=K)

        assert (shape.name, shape.leaders) == (name, leaders)

    def test_a_lead_of_just_three_people_is_borderline_to_two_way(self) -> None:
        assert nominal_shape([4, 7], k=K) == Shape(
            name=ShapeName.ONE_CLEAR,
            borderline=True,
            second=ShapeName.TWO_WAY,
            leaders=(1,),
            second_leaders=(1, 0),
        )

    def test_a_wide_lead_is_not_borderline(self) -> None:
        assert nominal_shape([12, 2], k=K) == Shape(name=ShapeName.ONE_CLEAR, leaders=(0,))

    def test_a_pair_of_just_three_people_more_is_borderline_to_scattered(self) -> None:
        assert nominal_shape([6, 5, 2, 2], k=K) == Shape(
            name=ShapeName.TWO_WAY,
            borderline=True,
            second=ShapeName.SCATTERED,
            leaders=(0, 1),
        )

    @given(st.data())
    def test_the_order_of_options_moves_only_the_positions(self, data: st.DataObject) -> None:
        counts = data.draw(options)
        order = data.draw(st.permutations(range(len(counts))))
        shape = nominal_shape(counts, k=K)
        moved = nominal_shape([counts[place] for place in order], k=K)

        assert (moved.name, moved.second) == (shape.name, shape.second)
        assert [counts[order[place]] for place in moved.leaders] == [
            counts[place] for place in shape.leaders
        ]

    @given(options)
    def test_no_other_option_is_chosen_more_often_than_a_leader(self, counts: list[int]) -> None:
        leaders = nominal_shape(counts, k=K).leaders
        others = [people for place, people in enumerate(counts) if place not in leaders]

        assume(leaders)

        assert min(counts[place] for place in leaders) >= max(others, default=0)


class TestMultiChoiceShape:
    @each(
        ("counts", "n_people", "name", "leaders"),
        [
            ([7, 4, 5, 3, 1, 2], 12, "mixed", ()),
            ([3, 9, 2, 1], 12, "shared", (1,)),
            ([8, 1, 10, 2], 12, "shared", (2, 0)),
            ([6, 0, 7, 3], 12, "two_way", (2, 0)),
            ([6, 0, 6, 4], 12, "mixed", ()),
            ([6, 0, 6, 3], 12, "two_way", (0, 2)),
            ([6, 3, 2, 1], 12, "leading", (0,)),
            ([6, 0, 6, 5], 12, "mixed", ()),
            ([3, 3, 3], 4, "too_few", ()),
            ([6, 4], 10, "shared", (0,)),
        ],
    )
    def test_names_the_leading_options(
        self, counts: list[int], n_people: int, name: str, leaders: tuple[int, ...]
    ) -> None:
        shape = multi_choice_shape(counts, n_people=n_people, k=K)

        assert (shape.name, shape.leaders) == (name, leaders)

    def test_just_below_shared_is_borderline_with_its_leader(self) -> None:
        shape = multi_choice_shape([7, 4, 5, 3, 1, 2], n_people=12, k=K)

        assert shape.second == ShapeName.SHARED
        assert shape.second_leaders == (0,)

    def test_an_option_that_everybody_ticked_stays_shared(self) -> None:
        assert multi_choice_shape([9, 9, 0], n_people=9, k=K) == Shape(
            name=ShapeName.SHARED, leaders=(0, 1)
        )

    def test_refuses_an_option_with_more_people_than_answered(self) -> None:
        with pytest.raises(ValueError, match="only 5 answered"):
            multi_choice_shape([6, 1], n_people=5, k=K)

    @given(options, st.integers(0, 20))
    def test_is_shared_exactly_from_sixty_percent_of_people(
        self, counts: list[int], n_more: int
    ) -> None:
        n_people = max(counts) + n_more
        assume(n_people >= K)

        shape = multi_choice_shape(counts, n_people=n_people, k=K)

        assert (shape.name == ShapeName.SHARED) == (5 * max(counts) >= 3 * n_people)

    @given(options)
    def test_one_choice_each_agrees_with_the_shape_of_a_single_choice(
        self, counts: list[int]
    ) -> None:
        same = {ShapeName.ONE_CLEAR: ShapeName.LEADING, ShapeName.SCATTERED: ShapeName.MIXED}
        single = nominal_shape(counts, k=K)

        multiple = multi_choice_shape(counts, n_people=sum(counts), k=K)

        if sum(counts) >= K and 5 * max(counts) >= 3 * sum(counts):
            assert multiple.name is ShapeName.SHARED
            return
        assert multiple.name == same.get(single.name, single.name)
        assert multiple.leaders == single.leaders


class TestKendallsW:
    def test_matches_the_worked_rankings(self) -> None:
        assert kendalls_w(FIVE_RANKINGS) == pytest.approx(0.712, abs=5e-4)

    def test_is_one_if_all_rank_the_same(self) -> None:
        assert kendalls_w([[2, 1, 3]] * 4) == 1

    def test_is_zero_if_two_people_rank_in_opposite_order(self) -> None:
        assert kendalls_w([[1, 2, 3, 4], [4, 3, 2, 1]]) == 0

    @pytest.mark.parametrize(
        "rows", [[[1, 2, 2], [1, 2, 3]], [[1, 2, 3], [1, 2]], [[0, 1, 2], [1, 2, 3]]]
    )
    def test_refuses_partial_or_tied_rankings(self, rows: list[list[int]]) -> None:
        with pytest.raises(ValueError, match="rank each of the 3 options once"):
            kendalls_w(rows)

    @pytest.mark.parametrize("rows", [[], [[1, 2, 3]], [[1], [1]]])
    def test_refuses_fewer_than_two_people_or_options(self, rows: list[list[int]]) -> None:
        with pytest.raises(ValueError, match="two people and two options"):
            kendalls_w(rows)

    @given(rankings)
    def test_lies_between_zero_and_one(self, rows: list[list[int]]) -> None:
        assert 0 <= kendalls_w(rows) <= 1

    @given(st.data())
    def test_the_order_of_people_and_options_does_not_matter(self, data: st.DataObject) -> None:
        rows = data.draw(rankings)
        people = data.draw(st.permutations(rows))
        order = data.draw(st.permutations(range(len(rows[0]))))
        relabelled = [[row[place] for place in order] for row in people]

        assert kendalls_w(relabelled) == kendalls_w(rows)

    @given(rankings)
    def test_reversing_every_ranking_leaves_it_unchanged(self, rows: list[list[int]]) -> None:
        reversed_rows = [[len(row) + 1 - rank for rank in row] for row in rows]

        assert kendalls_w(reversed_rows) == kendalls_w(rows)


class TestAgreementWord:
    @each(
        ("w", "word"),
        [
            (1.0, "much alike"),
            (0.712, "much alike"),
            (0.5, "much alike"),
            (0.4999, "partly alike"),
            (0.34, "partly alike"),
            (0.3, "partly alike"),
            (0.2999, "each their own"),
            (0.0, "each their own"),
        ],
    )
    def test_changes_at_three_and_five_tenths(self, w: float, word: str) -> None:
        assert agreement_word(w) == AgreementWord(word)


class TestMiddleHalf:
    @each(
        ("values", "expected"),
        [
            ([40], (40, 40)),
            ([20, 80], (20, 80)),
            ([10, 20, 30], (15, 25)),
            ([1, 2, 3, 4], (1.5, 3.5)),
            ([50, 0, 25, 60, 40], (25, 50)),
        ],
    )
    def test_lies_between_the_hinges(
        self, values: list[int], expected: tuple[float, float]
    ) -> None:
        assert middle_half(values) == expected

    def test_refuses_no_values(self) -> None:
        with pytest.raises(ValueError, match="nobody answered"):
            middle_half([])

    @given(sliders)
    def test_leaves_at_most_about_a_quarter_on_either_side(self, values: list[int]) -> None:
        low, high = middle_half(values)

        assert 4 * sum(value < low for value in values) <= len(values) + 1
        assert 4 * sum(value > high for value in values) <= len(values) + 1

    @given(st.data())
    def test_the_order_of_answers_does_not_matter(self, data: st.DataObject) -> None:
        values = data.draw(sliders)

        assert middle_half(data.draw(st.permutations(values))) == middle_half(values)

    @given(sliders)
    def test_reversing_the_scale_mirrors_it(self, values: list[int]) -> None:
        low, high = middle_half(values)

        assert middle_half([100 - value for value in values]) == (100 - high, 100 - low)

    @given(sliders, st.integers(-50, 50))
    def test_shifting_the_scale_shifts_it(self, values: list[int], shift: int) -> None:
        low, high = middle_half(values)

        assert middle_half([value + shift for value in values]) == (low + shift, high + shift)


class TestFiveBins:
    def test_an_edge_belongs_to_the_bin_above(self) -> None:
        assert five_bins([0, 19, 20, 39, 40, 59, 60, 79, 80, 100]) == (2, 2, 2, 2, 2)

    def test_a_fraction_below_an_edge_belongs_to_the_bin_below(self) -> None:
        assert five_bins([19.9, 79.9]) == (1, 0, 0, 1, 0)

    def test_no_values_leave_every_bin_empty(self) -> None:
        assert five_bins([]) == (0, 0, 0, 0, 0)

    @pytest.mark.parametrize("value", [-1, 101, math.nan])
    def test_refuses_a_value_off_the_scale(self, value: float) -> None:
        with pytest.raises(ValueError, match="from 0 to 100"):
            five_bins([value])

    @given(st.data())
    def test_the_order_of_answers_does_not_matter(self, data: st.DataObject) -> None:
        values = data.draw(sliders)

        assert five_bins(data.draw(st.permutations(values))) == five_bins(values)

    @given(sliders)
    def test_counts_everybody_once(self, values: list[int]) -> None:
        assert sum(five_bins(values)) == len(values)

    @given(st.lists(st.integers(0, 100).filter(lambda value: value % 20 or value in {0, 100})))
    def test_reversing_the_scale_mirrors_the_bins_away_from_the_edges(
        self, values: list[int]
    ) -> None:
        assert five_bins([100 - value for value in values]) == five_bins(values)[::-1]

    @given(st.lists(st.integers(0, 80), max_size=40).filter(lambda values: 80 not in values))
    def test_shifting_by_a_bin_shifts_the_bins(self, values: list[int]) -> None:
        assert five_bins([value + 20 for value in values]) == (0, *five_bins(values)[:4])


class TestRefusals:
    @pytest.mark.parametrize("measure", [interpolated_median, agreement, consensus])
    def test_a_measure_refuses_an_empty_room(self, measure: Callable[[list[int]], float]) -> None:
        with pytest.raises(ValueError, match="nobody answered"):
            measure([0, 0, 0])

    @pytest.mark.parametrize("measure", [interpolated_median, agreement, consensus])
    def test_a_measure_refuses_a_negative_count(
        self, measure: Callable[[list[int]], float]
    ) -> None:
        with pytest.raises(ValueError, match="at least 0"):
            measure([3, -1, 3])

    @pytest.mark.parametrize("measure", [agreement, consensus])
    def test_a_measure_of_order_refuses_two_categories(
        self, measure: Callable[[list[int]], float]
    ) -> None:
        with pytest.raises(ValueError, match="at least 3 categories"):
            measure([3, 3])

    def test_an_ordinal_shape_refuses_two_categories_even_for_too_few(self) -> None:
        with pytest.raises(ValueError, match="at least 3 categories"):
            ordinal_shape([0, 0], k=K)

    def test_a_nominal_shape_refuses_no_options(self) -> None:
        with pytest.raises(ValueError, match="at least 1 categories"):
            nominal_shape([], k=K)

    @pytest.mark.parametrize("shape_of", [ordinal_shape, nominal_shape])
    def test_a_shape_refuses_a_threshold_of_one(self, shape_of: Callable[..., Shape]) -> None:
        with pytest.raises(ValueError, match="k must be at least 2"):
            shape_of([1, 1, 1], k=1)
