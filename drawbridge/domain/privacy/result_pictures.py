"""How a result is told, one class for each way: decided once for every screen and every file."""

from dataclasses import dataclass
from typing import assert_never

from drawbridge.domain.privacy.gate import Release, Released, ReleasedLines, Withheld
from drawbridge.domain.workshop.steps import Poll
from drawbridge.domain.workshop.texts import Written


@dataclass(frozen=True, slots=True, kw_only=True)
class ChartPicture:
    """A result in numbers."""

    poll: Poll
    release: Released


@dataclass(frozen=True, slots=True, kw_only=True)
class WithoutNumbersPicture:
    """A result that tells nothing but how many answered; the room gets words."""

    poll: Poll
    release: Released


@dataclass(frozen=True, slots=True, kw_only=True)
class LinesPicture:
    """Chosen lines of what people wrote."""

    poll: Written
    release: ReleasedLines


@dataclass(frozen=True, slots=True, kw_only=True)
class WordsPicture:
    """A result that is withheld, in words."""

    poll: Poll
    release: Withheld


ResultPicture = ChartPicture | WithoutNumbersPicture | LinesPicture | WordsPicture


def result_picture(poll: Poll, release: Release) -> ResultPicture:
    """How a result is told, to the room and on every other screen.

    Raises:
        TypeError: if lines were released of a poll that asks for none.
    """
    match release:
        case Withheld():
            return WordsPicture(poll=poll, release=release)
        case ReleasedLines():
            if not isinstance(poll, Written):
                raise TypeError(f"a step of kind {poll.kind} asks for no lines")
            return LinesPicture(poll=poll, release=release)
        case Released():
            if release.tells_nothing:
                return WithoutNumbersPicture(poll=poll, release=release)
            return ChartPicture(poll=poll, release=release)
        case _:
            assert_never(release)
