"""What an attack found, against what guessing would have found."""

from dataclasses import dataclass
from math import sqrt

from drawbridge.domain.privacy.gate import Released
from drawbridge.domain.privacy.released import Band, Cell, Look, ReleasedPart

# One-sided: an attack without any advantage goes above this in one of a thousand tables.
_Z = 3.1
_STANDS_FOR = {Band.NONE: 0.0, Band.FEW: 1.5, Band.SOME: 4.0, Band.MANY: 7.5, Band.LOTS: 12.0}
_HIDDEN_STANDS_FOR = 1.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One attack, summed up over all rooms.

    tries: answers (or links, cells, bits) that were attacked.
    recovered: how many guesses were right.
    chance: how many would be right if the attacker guessed in the same way, but had seen nothing.
    best_guess: how many would be right if everybody were taken to have given the most likely answer
        that the published result leaves open.
    limit: the beginning of the paragraph in docs/privacy.md that tells people, "" where the attack
        must gain nothing.
    """

    attack: str
    knowledge: str
    tries: int
    recovered: int
    chance: float
    best_guess: float
    limit: str = ""

    @property
    def gains(self) -> bool:
        """Whether more was recovered than guessing explains."""
        return any(self.recovered > self._bound(level) for level in (self.chance, self.best_guess))

    @property
    def verdict(self) -> str:
        """The last column of the table."""
        if self.limit:
            return f"a limit: “{self.limit}”"
        return "MORE THAN CHANCE" if self.gains else "nothing gained"

    def _bound(self, level: float) -> float:
        share = min(1.0, level / self.tries)
        return level + _Z * sqrt(self.tries * share * (1 - share))


def most_likely(part: ReleasedPart | None) -> int:
    """The position of the option to guess from what was published of a choice of one."""
    if part is None:
        return 0
    weights = [weight_of(cell) for cell in part.cells]
    return weights.index(max(weights))


def weight_of(cell: Cell) -> float:
    """About how many people a cell stands for."""
    if cell.look is Look.EXACT:
        return float(cell.count or 0)
    return _HIDDEN_STANDS_FOR if cell.band is None else _STANDS_FOR[cell.band]


def only_part(release: object) -> ReleasedPart | None:
    """The one part of a result that was published, None if nothing was."""
    return release.shown_parts[0] if isinstance(release, Released) else None
