"""Sentences about what people chose or put first, and how many of them did.

They obey the rules of `drawbridge.charts.sentences.by_kind`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum, auto

from drawbridge.charts.drawing.shown_numbers import in_percent, is_flat, is_masked, percent, shown
from drawbridge.charts.drawing.translation import Say
from drawbridge.charts.drawing.writing_direction import isolated
from drawbridge.domain.privacy.released import Cell, Look, ReleasedPart
from drawbridge.domain.statistics.shape import ahead
from drawbridge.domain.workshop.scenarios import Scenarios
from drawbridge.domain.workshop.two_languages import filled, halves, in_two
from drawbridge.errors import N_

_MARKS = "“”„«»\u00a0\u202f"  # a workshop may bring its own, in French with a space inside


class Who(Enum):
    """How many did it, in words."""

    ALL = auto()
    NEARLY_ALL = auto()
    SHARE = auto()


class More(Enum):
    """What is added about the other answers."""

    NOTHING = auto()
    MORE_THAN_ANY = auto()
    SOME_HIDDEN = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class Doing:
    """What people did with a cell: they chose it, or put it first.

    did: one cell is ahead; a whole sentence for each way of telling who, and of what may be added:
    other languages put these words elsewhere. both: two are, side by side. roughly: numbers are
    bands.
    """

    roughly: str
    did: Mapping[tuple[Who, More], str]
    both: str


CHOSE = Doing(
    roughly=N_("{n} of us answered; the bars show roughly how many chose what."),
    did={
        (Who.ALL, More.NOTHING): N_("All {n} of us who answered chose {what}."),
        (Who.ALL, More.MORE_THAN_ANY): N_(
            "All {n} of us who answered chose {what}, more than any other."
        ),
        (Who.ALL, More.SOME_HIDDEN): N_(
            "All {n} of us who answered chose {what}; some of the answers stay hidden."
        ),
        (Who.NEARLY_ALL, More.NOTHING): N_(
            "Nearly all of the {n} of us who answered chose {what}."
        ),
        (Who.NEARLY_ALL, More.MORE_THAN_ANY): N_(
            "Nearly all of the {n} of us who answered chose {what}, more than any other."
        ),
        (Who.NEARLY_ALL, More.SOME_HIDDEN): N_(
            "Nearly all of the {n} of us who answered chose {what}; "
            "some of the answers stay hidden."
        ),
        (Who.SHARE, More.NOTHING): N_("{share} of the {n} of us who answered chose {what}."),
        (Who.SHARE, More.MORE_THAN_ANY): N_(
            "{share} of the {n} of us who answered chose {what}, more than any other."
        ),
        (Who.SHARE, More.SOME_HIDDEN): N_(
            "{share} of the {n} of us who answered chose {what}; some of the answers stay hidden."
        ),
    },
    both=N_(
        "Two answers stand out among the {n} of us who answered: {one} ({n_one}) and "
        "{other} ({n_other})."
    ),
)
PUT_FIRST = Doing(
    roughly=N_("{n} of us answered; the bars show roughly how many put what first."),
    did={
        (Who.ALL, More.NOTHING): N_("All {n} of us who answered put {what} first."),
        (Who.ALL, More.MORE_THAN_ANY): N_(
            "All {n} of us who answered put {what} first, more than any other."
        ),
        (Who.ALL, More.SOME_HIDDEN): N_(
            "All {n} of us who answered put {what} first; some of the answers stay hidden."
        ),
        (Who.NEARLY_ALL, More.NOTHING): N_(
            "Nearly all of the {n} of us who answered put {what} first."
        ),
        (Who.NEARLY_ALL, More.MORE_THAN_ANY): N_(
            "Nearly all of the {n} of us who answered put {what} first, more than any other."
        ),
        (Who.NEARLY_ALL, More.SOME_HIDDEN): N_(
            "Nearly all of the {n} of us who answered put {what} first; "
            "some of the answers stay hidden."
        ),
        (Who.SHARE, More.NOTHING): N_("{share} of the {n} of us who answered put {what} first."),
        (Who.SHARE, More.MORE_THAN_ANY): N_(
            "{share} of the {n} of us who answered put {what} first, more than any other."
        ),
        (Who.SHARE, More.SOME_HIDDEN): N_(
            "{share} of the {n} of us who answered put {what} first; "
            "some of the answers stay hidden."
        ),
    },
    both=N_(
        "Two first places stand out among the {n} of us who answered: {one} ({n_one}) and "
        "{other} ({n_other})."
    ),
)


def quoted(text: str, say: Say) -> str:
    """Words of the workshop, in one pair of the language's own marks."""
    return filled(say(N_("“{text}”")), text=_bare(text))


def _bare(text: str) -> str:
    return in_two(*(isolated(half.strip(_MARKS)) for half in halves(text)))


def on_choice(part: ReleasedPart, say: Say, doing: Doing = CHOSE) -> str:
    """The answer clearly ahead of all others, or the two that are, or that none is."""
    n = part.n_answers
    if part.tells_nothing or is_flat(part):  # what bars of one length would say, the picture says
        return say(N_("{n} of us answered.")).format(n=n)
    if any(cell.look is Look.BAND for cell in part.cells):
        return say(doing.roughly).format(n=n)
    leaders = _ahead(part)
    if len(leaders) == 1:
        [leader] = leaders
        more, what = _beside(leader, part), quoted(leader.label, say)
        return did(leader.count or 0, part, say, doing, what=what, more=more)
    if is_masked(part):
        return say(N_("{n} of us answered, and some of the answers stay hidden.")).format(n=n)
    if not leaders:
        none = say(N_("No single answer stands out among the {n} of us who answered."))
        return none.format(n=n)
    one, other = leaders
    return say(doing.both).format(
        n=n,
        one=quoted(one.label, say),
        n_one=shown(one, part, say),
        other=quoted(other.label, say),
        n_other=shown(other, part, say),
    )


def on_scenes(_poll: Scenarios, parts: Sequence[ReleasedPart], say: Say) -> str:
    """The scene in which one answer stands out most, "" if there is none."""
    leaders = [(first[0], part) for part in parts if len(first := _ahead(part)) == 1]
    if not leaders:
        return ""
    _, part = max(leaders, key=lambda one: (one[0].count or 0) / one[1].n_answers)
    return f"{quoted(part.prompt, say)} {on_choice(part, say)}"


def did(
    count: int,
    part: ReleasedPart,
    say: Say,
    doing: Doing,
    *,
    what: str,
    more: More = More.NOTHING,
) -> str:
    """What so many of those who answered did: "7 of the 13 of us who answered chose “Fog”."."""
    n, whole = part.n_answers, percent(count, part.n_answers)
    is_nearly = in_percent(part) and whole == 100
    who = Who.ALL if count == n else Who.NEARLY_ALL if is_nearly else Who.SHARE
    share = f"{whole} %" if in_percent(part) else str(count)
    return say(doing.did[who, more]).format(share=share, n=n, what=what)


def _beside(leader: Cell, part: ReleasedPart) -> More:
    """What may be added about the other answers."""
    if is_masked(part):
        return More.SOME_HIDDEN
    is_only = part.is_exclusive and leader.count == part.n_answers
    return More.NOTHING if is_only else More.MORE_THAN_ANY


def _ahead(part: ReleasedPart) -> tuple[Cell, ...]:
    """One cell clearly ahead of all others that show a number, or two of several, or none.

    Two come in authored order, and only where nothing is hidden.
    """
    exact = [cell for cell in part.cells if cell.count is not None]
    places = ahead([_count(cell) for cell in exact], part.n_answers)
    is_of_several = len(part.cells) > 2 and not is_masked(part)
    if len(places) == 1 or (places and is_of_several):
        return tuple(exact[place] for place in sorted(places))
    return ()


def _count(cell: Cell) -> int:
    return cell.count or 0
