"""What one look has found: how it stands, in words, and what to do."""

from dataclasses import dataclass
from enum import StrEnum


class Level(StrEnum):
    """How it stands: as it should be, worth a look, or in the way of an evening."""

    FINE = "fine"
    LOOK = "look at"
    WRONG = "wrong"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One line of the report; `remedy` is "" where nothing is to be done."""

    level: Level
    said: str
    remedy: str = ""

    @property
    def lines(self) -> tuple[str, ...]:
        """As it is printed: the words under each other, whatever their level."""
        first = f"{self.level:<8} {self.said}"
        return (first, f"{'':<8} What to do: {self.remedy}") if self.remedy else (first,)


def fine(said: str) -> Finding:
    """As it should be."""
    return Finding(level=Level.FINE, said=said)


def look_at(said: str, remedy: str) -> Finding:
    """It will do, and somebody should look at it."""
    return Finding(level=Level.LOOK, said=said, remedy=remedy)


def wrong(said: str, remedy: str) -> Finding:
    """An evening will not go well with it."""
    return Finding(level=Level.WRONG, said=said, remedy=remedy)
