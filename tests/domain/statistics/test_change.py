from math import comb

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drawbridge.domain.statistics.change import (
    Change,
    Movement,
    hodges_lehmann,
    interval_ranks,
    median_interval,
    moved,
    paired_change,
    rank_biserial,
    sign_test_p,
    signed_rank_sums,
)

BEFORE = (20, 35, 50, 40, 10, 60, 70, 30, 45, 25, 55, 80)
AFTER = (35, 40, 50, 60, 30, 55, 70, 50, 60, 45, 60, 85)
ROOM = [after - before for before, after in zip(BEFORE, AFTER, strict=True)]

# rcompanion, "Pooh": second rating minus first.
POOH = [3, 1, 1, 2, 1, 2, -1, 1, 0, 1]
# Pingouin, wilcoxon: x minus y.
PINGOUIN = [
    x - y
    for x, y in zip(
        (20, 22, 19, 20, 22, 18, 24, 20, 19, 24, 26, 13),
        (38, 37, 33, 29, 14, 12, 20, 22, 17, 25, 26, 16),
        strict=True,
    )
]
# Hollander & Wolfe, depression scale factor IV: first visit minus second.
DEPRESSION = [
    x - y
    for x, y in zip(
        (1.83, 0.50, 1.62, 2.48, 1.68, 1.88, 1.55, 3.06, 1.30),
        (0.878, 0.647, 0.598, 2.05, 1.06, 1.29, 1.06, 3.14, 1.29),
        strict=True,
    )
]
# rcompanion, data with zeros: A minus B.
WITH_ZEROS = [
    a - b for a, b in zip(range(11, 21), (12, 14, 16, 18, 20, 22, 12, 10, 19, 20), strict=True)
]

differences = st.lists(st.integers(-100, 100), min_size=1, max_size=30)
dead_bands = st.integers(0, 20)


class TestMoved:
    @pytest.mark.parametrize(
        ("difference", "dead_band", "movement"),
        [
            (6, 5, "up"),
            (5, 5, "same"),
            (0, 5, "same"),
            (-5, 5, "same"),
            (-6, 5, "down"),
            (1, 0, "up"),
            (0, 0, "same"),
            (-1, 0, "down"),
        ],
    )
    def test_counts_the_edge_of_the_dead_band_as_the_same(
        self, difference: int, dead_band: int, movement: str
    ) -> None:
        assert moved(difference, dead_band) == Movement(movement)

    def test_refuses_a_negative_dead_band(self) -> None:
        with pytest.raises(ValueError, match="dead-band must be at least 0"):
            moved(3, -1)


class TestPairedChange:
    def test_matches_the_worked_room_without_a_dead_band(self) -> None:
        assert paired_change(ROOM, dead_band=0) == Change(
            up=9,
            same=2,
            down=1,
            n=12,
            dominance=8 / 12,
            superiority=10 / 12,
            median=10,
            hodges_lehmann=10,
            interval=(0, 20),
        )

    def test_matches_the_worked_room_with_a_dead_band(self) -> None:
        change = paired_change(ROOM, dead_band=5)

        assert (change.up, change.same, change.down) == (6, 6, 0)

    def test_matches_the_published_ratings(self) -> None:
        change = paired_change(POOH, dead_band=0)

        assert (change.up, change.same, change.down) == (8, 1, 1)

    def test_the_size_of_the_move_does_not_know_the_dead_band(self) -> None:
        narrow, wide = paired_change(ROOM, dead_band=0), paired_change(ROOM, dead_band=50)

        assert (wide.median, wide.hodges_lehmann, wide.interval) == (
            narrow.median,
            narrow.hodges_lehmann,
            narrow.interval,
        )

    def test_refuses_a_room_without_pairs(self) -> None:
        with pytest.raises(ValueError, match="no person has both answers"):
            paired_change([], dead_band=5)

    @given(differences, dead_bands)
    def test_everybody_moved_up_stayed_or_moved_down(
        self, moves: list[int], dead_band: int
    ) -> None:
        change = paired_change(moves, dead_band=dead_band)

        assert change.up + change.same + change.down == change.n == len(moves)

    @given(differences, dead_bands)
    def test_shares_lie_on_their_scales_and_tell_the_same(
        self, moves: list[int], dead_band: int
    ) -> None:
        change = paired_change(moves, dead_band=dead_band)

        assert -1 <= change.dominance <= 1
        assert 0 <= change.superiority <= 1
        assert change.dominance == pytest.approx(2 * change.superiority - 1)

    @given(differences, dead_bands)
    def test_reversing_the_scale_swaps_up_and_down(self, moves: list[int], dead_band: int) -> None:
        change = paired_change(moves, dead_band=dead_band)
        mirrored = paired_change([-move for move in moves], dead_band=dead_band)

        assert (mirrored.up, mirrored.same, mirrored.down) == (
            change.down,
            change.same,
            change.up,
        )
        assert mirrored.dominance == -change.dominance
        assert mirrored.median == -change.median
        assert mirrored.hodges_lehmann == -change.hodges_lehmann
        assert mirrored.interval == (change.interval and (-change.interval[1], -change.interval[0]))

    @given(st.data())
    def test_the_order_of_people_does_not_matter(self, data: st.DataObject) -> None:
        moves = data.draw(differences)
        shuffled = data.draw(st.permutations(moves))

        assert paired_change(shuffled, dead_band=5) == paired_change(moves, dead_band=5)

    @given(
        st.lists(st.tuples(st.integers(0, 100), st.integers(0, 100)), min_size=1, max_size=30),
        st.integers(-50, 50),
    )
    def test_shifting_the_scale_of_both_answers_changes_nothing(
        self, pairs: list[tuple[int, int]], shift: int
    ) -> None:
        moves = [after - before for before, after in pairs]
        shifted = [(after + shift) - (before + shift) for before, after in pairs]

        assert paired_change(shifted, dead_band=5) == paired_change(moves, dead_band=5)

    @given(differences, st.integers(-50, 50))
    def test_moving_everybody_further_moves_its_size(self, moves: list[int], more: int) -> None:
        change = paired_change(moves, dead_band=0)
        further = paired_change([move + more for move in moves], dead_band=0)

        assert further.median == change.median + more
        assert further.hodges_lehmann == change.hodges_lehmann + more
        assert further.interval == (
            change.interval and (change.interval[0] + more, change.interval[1] + more)
        )


class TestHodgesLehmann:
    def test_includes_each_difference_with_itself(self) -> None:
        assert hodges_lehmann([0, 0, 6]) == 1.5

    def test_refuses_a_room_without_pairs(self) -> None:
        with pytest.raises(ValueError, match="no person has both answers"):
            hodges_lehmann([])


class TestMedianInterval:
    @pytest.mark.parametrize(
        ("n", "ranks", "percent"),
        [
            (8, (1, 8), 99.2),
            (9, (2, 8), 96.1),
            (10, (2, 9), 97.9),
            (12, (3, 10), 96.1),
            (14, (3, 12), 98.7),
            (15, (4, 12), 96.5),
            (20, (6, 15), 95.9),
            (30, (10, 21), 95.7),
            (50, (18, 33), 96.7),
            (100, (40, 61), 96.5),
            (200, (86, 115), 96.0),
        ],
    )
    def test_uses_the_listed_ranks(self, n: int, ranks: tuple[int, int], percent: float) -> None:
        low, high = ranks
        coverage = 100 * sum(comb(n, below) for below in range(low, high)) / 2**n

        assert interval_ranks(n) == ranks
        assert coverage == pytest.approx(percent, abs=0.05)

    @pytest.mark.parametrize("n", range(6))
    def test_does_not_exist_below_six(self, n: int) -> None:
        assert interval_ranks(n) is None
        assert median_interval(list(range(n))) is None

    def test_of_six_spans_all_values(self) -> None:
        assert median_interval([4, -2, 9, 0, 3, 1]) == (-2, 9)

    @given(st.integers(6, 400))
    def test_is_the_narrowest_that_covers_ninety_five_percent(self, n: int) -> None:
        ranks = interval_ranks(n)

        assert ranks
        low, high = ranks
        outside = 2 * sum(comb(n, below) for below in range(low))
        outside_if_narrower = outside + 2 * comb(n, low)

        assert low + high == n + 1
        assert outside / 2**n <= 0.05 < outside_if_narrower / 2**n

    @given(differences.filter(lambda moves: len(moves) >= 6))
    def test_holds_the_median(self, moves: list[int]) -> None:
        interval = median_interval(moves)

        assert interval
        low, high = interval
        assert low <= paired_change(moves, dead_band=0).median <= high


class TestRankBiserial:
    @pytest.mark.parametrize(
        ("moves", "upward", "downward", "expected"),
        [
            (ROOM, 52.5, 2.5, 0.9091),
            (POOH, 41.5, 3.5, 0.8444),
            (PINGOUIN, 20.5, 45.5, -0.378788),
            (DEPRESSION, 40, 5, 0.7778),
            (WITH_ZEROS, 13.5, 22.5, -0.25),
        ],
    )
    def test_matches_published_and_worked_pairs(
        self, moves: list[float], upward: float, downward: float, expected: float
    ) -> None:
        assert signed_rank_sums(moves) == (upward, downward)
        assert rank_biserial(moves) == pytest.approx(expected, abs=5e-5)

    def test_matches_the_published_value_to_its_last_digit(self) -> None:
        assert rank_biserial(PINGOUIN) == pytest.approx(-0.378788, abs=5e-7)

    def test_is_zero_if_nobody_moved(self) -> None:
        assert rank_biserial([0, 0, 0]) == 0

    @given(differences)
    def test_lies_between_minus_one_and_one(self, moves: list[int]) -> None:
        assert -1 <= rank_biserial(moves) <= 1

    @given(differences)
    def test_people_who_stayed_do_not_count(self, moves: list[int]) -> None:
        assert rank_biserial([*moves, 0, 0]) == rank_biserial(moves)

    @given(differences)
    def test_reversing_the_scale_turns_its_sign(self, moves: list[int]) -> None:
        assert rank_biserial([-move for move in moves]) == -rank_biserial(moves)

    @given(st.data())
    def test_the_order_of_people_does_not_matter(self, data: st.DataObject) -> None:
        moves = data.draw(differences)

        assert rank_biserial(data.draw(st.permutations(moves))) == rank_biserial(moves)

    @given(differences)
    def test_rank_sums_share_out_all_ranks(self, moves: list[int]) -> None:
        movers = sum(move != 0 for move in moves)

        assert sum(signed_rank_sums(moves)) == movers * (movers + 1) / 2


class TestSignTest:
    @pytest.mark.parametrize(
        ("up", "movers", "expected"),
        [(6, 6, 0.031), (8, 9, 0.039), (9, 10, 0.021), (10, 12, 0.039), (11, 13, 0.022),
         (12, 15, 0.035)],
    )  # fmt: skip
    def test_names_the_fewest_that_reach_five_percent(
        self, up: int, movers: int, expected: float
    ) -> None:
        assert sign_test_p(up, movers - up) == pytest.approx(expected, abs=6e-4)
        assert sign_test_p(up - 1, movers - up + 1) > 0.05

    @pytest.mark.parametrize(("moves", "expected"), [(ROOM, 0.0215), (POOH, 0.0391)])
    def test_matches_worked_and_published_pairs(self, moves: list[int], expected: float) -> None:
        change = paired_change(moves, dead_band=0)

        assert sign_test_p(change.up, change.down) == pytest.approx(expected, abs=5e-5)

    @pytest.mark.parametrize(("up", "down"), [(0, 0), (4, 4), (1, 0)])
    def test_is_one_if_neither_way_leads_or_only_one_moved(self, up: int, down: int) -> None:
        assert sign_test_p(up, down) == 1

    def test_refuses_a_negative_number_of_people(self) -> None:
        with pytest.raises(ValueError, match="at least 0"):
            sign_test_p(3, -1)

    @given(st.integers(0, 60), st.integers(0, 60))
    def test_is_a_probability_that_knows_no_direction(self, up: int, down: int) -> None:
        assert 0 < sign_test_p(up, down) <= 1
        assert sign_test_p(down, up) == sign_test_p(up, down)
