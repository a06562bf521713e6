import pytest

from drawbridge.domain.statistics.change import Movement, moved
from tests.rows import each


class TestMoved:
    @each(
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
