"""One simulated participant before one question: where on a scale, which option, or a pass.

A temperament belongs to the whole room, so people have to agree on something without talking:
what the room leans to follows from the question's own name, who strays from it from a person's
number. Shapes are therefore sure and not a matter of luck:

- split: even and odd numbers stand at opposite ends of every scale and behind two options, two in
  eight, one of each side, take a third or pass; on
  scales with a middle one in four stands a step further in, and the middle stays empty.
- clustered: two neighbouring places of a scale, one of them fuller, hold everybody but one in
  eight, who stands beside them; of options everybody but one in five takes the same.
- cautious: three in five pass, other ones on every question.
- mixed and tiny: broad, with a lean of its own for every question.
"""

from dataclasses import dataclass
from random import Random
from zlib import crc32

from drawbridge.domain.session.simulated import Temperament
from drawbridge.domain.statistics.spread import N_BINS

_WHOLE = 2**32
_CAUTIOUS_OF_FIVE = 3
_PASS_PERCENT = {Temperament.CAUTIOUS: 12, Temperament.TINY: 3}
_SOME_PASS_PERCENT = 4


def lean(key: str) -> float:
    """Where a whole room leans on a question, from 0 to below 1; the same for everybody."""
    return crc32(key.encode()) / _WHOLE


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """A simulated participant. `number` counts from 0; `dice` are this person's own."""

    number: int
    temperament: Temperament
    dice: Random

    def passes_all(self, key: str) -> bool:
        """Whether this person would rather not answer a question at all."""
        if self.temperament is Temperament.CAUTIOUS:
            return (self.number + int(lean(key) * 5)) % 5 < _CAUTIOUS_OF_FIVE
        if self.temperament is Temperament.SPLIT and not self._is_elsewhere:
            return False  # two sides of one size, whoever passes
        return self.chance(_PASS_PERCENT.get(self.temperament, _SOME_PASS_PERCENT))

    def passes_part(self) -> bool:
        """Whether this person leaves out one line of several."""
        return self.chance(_PASS_PERCENT.get(self.temperament, _SOME_PASS_PERCENT) // 2)

    def place(self, n_places: int, key: str) -> int:
        """A place on a scale, from 0."""
        if self.temperament is Temperament.SPLIT:
            return self._at_an_end(n_places)
        if self.temperament is Temperament.CLUSTERED:
            return self._in_the_cluster(n_places, key)
        return self.spread(n_places, key)

    def spread(self, n_places: int, key: str) -> int:
        """A place on a scale as in a mixed room, from 0."""
        middle = 0.25 + lean(key) / 2
        found = self.dice.triangular(-0.15, 1.15, middle)
        return min(n_places - 1, max(0, int(found * n_places)))

    def value(self, top: int, step: int, key: str) -> int:
        """A number from 0 to `top` in steps; read in five equal bins it is a place on a scale."""
        n_steps = top // N_BINS // step
        place = self.place(N_BINS, key)
        is_last = place == N_BINS - 1
        return step * (place * n_steps + self.dice.randrange(n_steps + is_last))

    def option(self, n_options: int, key: str) -> int:
        """One of several options, from 0."""
        favourite = int(lean(key) * n_options)
        if self.temperament is Temperament.CLUSTERED and self.number % 5:
            return favourite
        if self.temperament is Temperament.SPLIT:
            is_third = self._is_elsewhere and n_options > 2
            step = n_options - 1 if is_third else self.side * max(1, n_options // 2)
            return (favourite + step) % n_options
        return self.order(n_options, key)[0]

    def options(self, n_options: int, most: int, key: str) -> list[int]:
        """Up to `most` of several options, in authored order."""
        first = self.option(n_options, key)
        others = [one for one in self.order(n_options, key) if one != first]
        n_more = self.dice.randint(0, most - 1) if self._is_easy else 0
        return sorted({first, *others[:n_more]})

    def order(self, n_options: int, key: str) -> list[int]:
        """All options, what weighs most for this person first."""
        favourite = int(lean(key) * n_options)
        common = [(favourite + step) % n_options for step in range(n_options)]
        if self.temperament is Temperament.SPLIT:
            return common[::-1] if self.side else common
        wobble = 1.5 if self.temperament is Temperament.CLUSTERED else 2 * n_options
        weights = [rank + self.dice.uniform(0, wobble) for rank in range(n_options)]
        return [one for _, one in sorted(zip(weights, common, strict=True))]

    @property
    def side(self) -> int:
        """Which half of a split room, 0 or 1."""
        return self.number % 2

    def chance(self, percent: float) -> bool:
        """Whether something of a probability happens."""
        return self.dice.random() * 100 < percent

    @property
    def _is_elsewhere(self) -> bool:
        """Whether this is one of the two in eight people, one of each side, who stand aside."""
        return self.number % 8 > 5

    @property
    def _is_easy(self) -> bool:
        return self.temperament is not Temperament.SPLIT

    def _at_an_end(self, n_places: int) -> int:
        has_room = n_places % 2 and n_places >= N_BINS
        inward = int(has_room and self.number % 8 > 5)
        return n_places - 1 - inward if self.side else inward

    def _in_the_cluster(self, n_places: int, key: str) -> int:
        low = min(n_places - 2, int(lean(key) * (n_places - 1)))
        if self.number % 8 == 7 and n_places > 3:  # of three places the third is the far end
            return low + 2 if low + 2 < n_places else low - 1
        return low + (self.number % 8 in {2, 5})
