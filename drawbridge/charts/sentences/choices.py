"""Sentences about what people chose or put first, and how many of them did.

They obey the rules of `drawbridge.charts.sentences.by_kind`.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from drawbridge.charts.drawing.shown_numbers import in_percent, is_flat, is_masked, percent, shown
from drawbridge.charts.drawing.translation import Say
from drawbridge.charts.drawing.writing_direction import isolated
from drawbridge.domain.privacy.released import Cell, Look, ReleasedPart
from drawbridge.domain.statistics.shape import ahead
from drawbridge.domain.workshop.scenarios import Scenarios
from drawbridge.errors import N_


@dataclass(frozen=True, slots=True, kw_only=True)
class Doing:
    """What people did with a cell: they chose it, or put it first.

    did: one cell is ahead. both: two are, side by side. roughly: numbers are bands.
    """

    roughly: str
    did: str
    both: str


CHOSE = Doing(
    roughly=N_("{n} of us answered; the bars show roughly how many chose what."),
    did=N_("{who} chose {what}{more}."),
    both=N_(
        "Two answers stand out among the {n} of us who answered: {one} ({n_one}) and "
        "{other} ({n_other})."
    ),
)
PUT_FIRST = Doing(
    roughly=N_("{n} of us answered; the bars show roughly how many put what first."),
    did=N_("{who} put {what} first{more}."),
    both=N_(
        "Two first places stand out among the {n} of us who answered: {one} ({n_one}) and "
        "{other} ({n_other})."
    ),
)


def quoted(text: str) -> str:
    """Words of the workshop, in one pair of marks."""
    return f"“{isolated(text.strip('“”'))}”"


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
        told, what = who(leader.count or 0, part, say), quoted(leader.label)
        return say(doing.did).format(who=told, what=what, more=_beside(leader, part, say))
    if is_masked(part):
        return say(N_("{n} of us answered, and some of the answers stay hidden.")).format(n=n)
    if not leaders:
        none = say(N_("No single answer stands out among the {n} of us who answered."))
        return none.format(n=n)
    one, other = leaders
    return say(doing.both).format(
        n=n,
        one=quoted(one.label),
        n_one=shown(one, part, say),
        other=quoted(other.label),
        n_other=shown(other, part, say),
    )


def on_scenes(_poll: Scenarios, parts: Sequence[ReleasedPart], say: Say) -> str:
    """The scene in which one answer stands out most, "" if there is none."""
    leaders = [(first[0], part) for part in parts if len(first := _ahead(part)) == 1]
    if not leaders:
        return ""
    _, part = max(leaders, key=lambda one: (one[0].count or 0) / one[1].n_answers)
    return f"{quoted(part.prompt)} {on_choice(part, say)}"


def who(count: int, part: ReleasedPart, say: Say) -> str:
    """So many of those who answered: "7 of the 13 of us who answered"."""
    n = part.n_answers
    if count == n:
        return say(N_("All {n} of us who answered")).format(n=n)
    whole = percent(count, n)
    if in_percent(part) and whole == 100:
        return say(N_("Nearly all of the {n} of us who answered")).format(n=n)
    share = f"{whole} %" if in_percent(part) else str(count)
    return say(N_("{share} of the {n} of us who answered")).format(share=share, n=n)


def _beside(leader: Cell, part: ReleasedPart, say: Say) -> str:
    """What may be added about the other answers."""
    if is_masked(part):
        return say(N_("; some of the answers stay hidden"))
    is_only = part.is_exclusive and leader.count == part.n_answers
    return "" if is_only else say(N_(", more than any other"))


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
