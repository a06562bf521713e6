"""How alike people ranked."""

from collections.abc import Sequence
from enum import StrEnum

# Source for both thresholds: house rule.
_MUCH_ALIKE_W = 0.5
_PARTLY_ALIKE_W = 0.3
_SMALLEST_RANKING = 2


class AgreementWord(StrEnum):
    """How alike people ranked, in words that can be shown as they are."""

    MUCH_ALIKE = "much alike"
    PARTLY_ALIKE = "partly alike"
    EACH_THEIR_OWN = "each their own"


def kendalls_w(rank_rows: Sequence[Sequence[int]]) -> float:
    """Measure how alike people ranked: 1 all the same order, 0 no common order.

    Args:
        rank_rows: one row per person, the rank (1 to K) given to each option in authored order.
            Complete rankings without ties only; partial ones count for first place elsewhere.

    Raises:
        ValueError: fewer than two people or two options, or a row that is not a complete ranking.

    Source: Kendall & Babington Smith (1939), "The problem of m rankings", Annals of Mathematical
    Statistics 10, 275-287.
    """
    m, k = _ranking_size(rank_rows)
    # Twice the deviations from the mean rank sum stay whole: one division, one rounding.
    doubled: list[int] = [2 * sum(column) - m * (k + 1) for column in zip(*rank_rows, strict=True)]
    return 3 * sum(deviation**2 for deviation in doubled) / (m**2 * (k**3 - k))


def agreement_word(w: float) -> AgreementWord:
    """Put Kendall's W (0 to 1) in words: from 0.5 much alike, from 0.3 partly alike.

    Source: house rule.
    """
    if w >= _MUCH_ALIKE_W:
        return AgreementWord.MUCH_ALIKE
    return AgreementWord.PARTLY_ALIKE if w >= _PARTLY_ALIKE_W else AgreementWord.EACH_THEIR_OWN


def _ranking_size(rank_rows: Sequence[Sequence[int]]) -> tuple[int, int]:
    m, k = len(rank_rows), len(rank_rows[0]) if rank_rows else 0
    if m < _SMALLEST_RANKING or k < _SMALLEST_RANKING:
        raise ValueError(f"agreement of rankings needs two people and two options, got {m} and {k}")
    complete = list(range(1, k + 1))
    if any(sorted(row) != complete for row in rank_rows):
        raise ValueError(f"every row must rank each of the {k} options once")
    return m, k
