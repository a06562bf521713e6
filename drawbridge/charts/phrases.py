"""Sentences for the room: under a picture, instead of one, and for those who cannot see it.

They speak of this room only, carry n, and say nothing that the picture does not show. This module
must not explain why a result is as it is, or compare it with anybody else's.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from drawbridge.charts import told as sentences
from drawbridge.charts.ruler import (
    in_percent,
    is_masked,
    n_text,
    percent,
    shown,
    spread,
    tells_nothing,
)
from drawbridge.charts.say import Say, as_written, cell_name, one_or_other
from drawbridge.domain.cells import Band, Cell, Look, Reason, ReleasedPart, WithheldPart
from drawbridge.domain.choices import Ladder
from drawbridge.domain.pictures import Circles7, Grid2d
from drawbridge.domain.privacy import Released, Withheld
from drawbridge.domain.scales import BeliefCards, LikertBattery, Moment, Slider
from drawbridge.domain.scenarios import Scenarios
from drawbridge.domain.shares import Allocate100, Ranking
from drawbridge.domain.workshop import Poll
from drawbridge.errors import N_

_CLEAR_PEOPLE = 3
_CLEAR_PERCENT = 10
# House rule: words that claim more than a count of one room can carry.
_OVERCLAIM = re.compile(
    r"\b(significan\w*|prov(e|es|ed)|effective\w*|works|improve\w*|caus(e|es|ed)|"
    r"because of the workshop|attachment style\w*|diagnos\w*|(ab)?normal\w*|(un)?healthy|"
    r"percentile\w*|average)\b",
    re.IGNORECASE,
)
_IN_WORDS: Mapping[Reason, str] = MappingProxyType(
    {
        Reason.TOO_FEW: N_("We kept this one private."),
        Reason.ROUNDS_ALIKE: N_("We stay with the picture we had before."),
        Reason.SMALL_ROOM: N_(
            "We are a small circle, so we talk about this one without a picture."
        ),
        Reason.UNANIMOUS: N_("Our answers were very close together."),
        Reason.WORDS_ONLY: N_("We take this one in words, without numbers."),
        Reason.PUT_ASIDE: N_("We put this aside."),
        Reason.NONE_CHOSEN: N_("We'll keep our lines to ourselves."),
        Reason.FEW_CHOSEN: N_("We'll keep our lines to ourselves."),
    }
)
_BARS = N_("Bars")
_LOOK_AGAIN = N_("We put this aside and look again at the end.")
_PICTURES: Mapping[str, str] = MappingProxyType(
    {
        Ladder.kind: N_("Ladder with bars"),
        LikertBattery.kind: N_("Centred bars"),
        BeliefCards.kind: N_("Centred bars, then bars"),
        Grid2d.kind: N_("Square of 25 fields"),
        Circles7.kind: N_("Seven pictures of two circles with bars"),
        Ranking.kind: N_("Places on a line, and bars for first places"),
        Scenarios.kind: N_("Stacked bars"),
        Allocate100.kind: N_("Points on a line from 0 to 100, and numbers of people"),
    }
)


def words(poll: Poll, withheld: Withheld | WithheldPart, say: Say = as_written) -> str:
    """What the room reads instead of a picture."""
    is_first = isinstance(poll, Slider) and poll.moment is Moment.BEFORE
    if withheld.reason is Reason.PUT_ASIDE and is_first:
        return say(_LOOK_AGAIN)
    return say(_IN_WORDS[withheld.reason])


def without_numbers(say: Say = as_written) -> str:
    """What stands for a part that may be shown, but of which every number is hidden."""
    return say(_IN_WORDS[Reason.WORDS_ONLY])


def alt_text(poll: Poll, release: Released, say: Say = as_written) -> str:
    """The picture in two sentences, masked as the picture is."""
    parts = release.shown_parts
    parts_told = "; ".join(_told(poll, part, say, with_prompt=len(parts) > 1) for part in parts)
    head = say(N_("{picture} for {question}."))
    picture = say(_PICTURES.get(poll.kind, _BARS))
    told = f"{head.format(picture=picture, question=_quoted(poll.question))} {parts_told}."
    return " ".join((told, *kept_back(poll, release, say)))


def kept_back(poll: Poll, release: Released, say: Say = as_written) -> list[str]:
    """Words for each change that may not be shown beside others that are."""
    shown_ids = {part.part_id for part in release.shown_parts}
    derived = [part.id for part in poll.derived_parts]
    if shown_ids.isdisjoint(derived):
        return []
    held = (part for part in release.parts if isinstance(part, WithheldPart))
    return [
        f"{_quoted(part.prompt)} {words(poll, part, say)}"
        for part in held
        if part.part_id in derived
    ]


def sentence(poll: Poll, release: Released, say: Say = as_written) -> str:
    """One plain sentence under a picture; the bare number of answers where more would overclaim.

    Args:
        poll: the step as it was asked.
        release: what may be seen of it.
        say: brings words that are ours into the language of the page.
    """
    parts = release.shown_parts
    # The words that claim too much are English: they are looked for in the English sentence.
    if _OVERCLAIM.search(_sentence(poll, parts, as_written)):
        return _how_many(parts, say)
    return _sentence(poll, parts, say)


def _quoted(text: str) -> str:
    return f"“{text.strip('“”')}”"


def _told(poll: Poll, part: ReleasedPart, say: Say, *, with_prompt: bool) -> str:
    cells = part.cells
    if isinstance(poll, Grid2d):  # most of its 25 fields are empty
        cells = tuple(cell for cell in cells if cell.band is not Band.NONE)
    told = ", ".join(f"{cell_name(cell.label, say)}: {shown(cell, part, say)}" for cell in cells)
    if tells_nothing(part):
        told = without_numbers(say).rstrip(".")
    prompt = f"{_quoted(part.prompt)} " if with_prompt else ""
    return f"{prompt}{n_text(part)}: {told}{_beyond_cells(poll, part, say)}"


def _beyond_cells(poll: Poll, part: ReleasedPart, say: Say) -> str:
    """Middle answers and mean places, where the picture has them."""
    points = spread(part)
    if points:
        told = say(N_(", middle answer {middle}, middle half {low} to {high}"))
        return told.format(low=points[0], middle=points[1], high=points[2])
    if isinstance(poll, Grid2d):
        return sentences.beside_grid(part, say)
    if isinstance(poll, Ranking) and part.marks:
        places = ", ".join(f"{mark:.1f}" for mark in part.marks)
        return say(N_(" put it first; mean places in this order {places}")).format(places=places)
    return ""


def _sentence(poll: Poll, parts: Sequence[ReleasedPart], say: Say) -> str:
    told = _of_kind(poll, parts, say)
    if told:
        return told
    asked = [part for part in parts if not part.is_change] or parts
    return _on_choice(asked[0], say) if len(asked) == 1 else _how_many(asked, say)


def _of_kind(poll: Poll, parts: Sequence[ReleasedPart], say: Say) -> str:
    """What only this kind of poll can tell, "" if nothing."""
    told = ""
    match poll:
        case LikertBattery() | BeliefCards():
            told = _on_statements([part for part in parts if part.is_ordered], say)
        case Slider():
            told = _on_sliders(parts, say)
        case Scenarios():
            told = _on_scenes(parts, say)
        case Grid2d():
            told = sentences.on_grid(poll, parts[0], say)
        case Circles7():
            told = sentences.on_wishes([part for part in parts if part.is_change], say)
        case Ranking():
            told = sentences.on_order(parts[0], _on_choice(parts[0], say, _PUT_FIRST), say)
        case Allocate100():
            told = sentences.on_points(parts, say)
    return told


def _how_many(parts: Sequence[ReleasedPart], say: Say) -> str:
    fewest = min(part.n_answers for part in parts)
    most = max(part.n_answers for part in parts)
    if len(parts) == 1:
        return say(N_("{n} of us answered.")).format(n=most)
    if fewest == most:
        return say(N_("{n} of us answered each of these.")).format(n=most)
    between = say(N_("Between {fewest} and {most} of us answered each of these."))
    return between.format(fewest=fewest, most=most)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Doing:
    """What people did with a cell: they chose it, or put it first."""

    roughly: str
    did: str


_CHOSE = _Doing(
    roughly=N_("{n} of us answered; the bars show roughly how many chose what."),
    did=N_("{who} chose {what}{more}."),
)
_PUT_FIRST = _Doing(
    roughly=N_("{n} of us answered; the bars show roughly how many put what first."),
    did=N_("{who} put {what} first{more}."),
)


def _on_choice(part: ReleasedPart, say: Say, doing: _Doing = _CHOSE) -> str:
    n = part.n_answers
    if any(cell.look is Look.BAND for cell in part.cells):
        return say(doing.roughly).format(n=n)
    leader = _leader(part)
    if leader is None and is_masked(part):
        return say(N_("{n} of us answered, and some of the answers stay hidden.")).format(n=n)
    if leader is None:
        none = say(N_("No single answer stands out among the {n} of us who answered."))
        return none.format(n=n)
    who, what = _who(leader.count or 0, part, say), _quoted(leader.label)
    return say(doing.did).format(who=who, what=what, more=_beside(leader, part, say))


def _beside(leader: Cell, part: ReleasedPart, say: Say) -> str:
    """What may be added about the other answers."""
    if is_masked(part):
        return say(N_("; some of the answers stay hidden"))
    is_only = part.is_exclusive and leader.count == part.n_answers
    return "" if is_only else say(N_(", more than any other"))


def _leader(part: ReleasedPart) -> Cell | None:
    """The cell clearly ahead of every other that shows its number."""
    exact = sorted(
        (cell for cell in part.cells if cell.count), key=lambda cell: cell.count or 0, reverse=True
    )
    if not exact:
        return None
    second = exact[1].count if len(exact) > 1 else 0
    return exact[0] if _is_clear((exact[0].count or 0) - (second or 0), part) else None


def _is_clear(difference: int, part: ReleasedPart) -> bool:
    if in_percent(part):
        return 100 * difference >= _CLEAR_PERCENT * part.n_answers
    return difference >= _CLEAR_PEOPLE


def _who(count: int, part: ReleasedPart, say: Say) -> str:
    n = part.n_answers
    if count == n:
        return say(N_("All {n} of us who answered")).format(n=n)
    whole = percent(count, n)
    if in_percent(part) and whole == 100:
        return say(N_("Nearly all of the {n} of us who answered")).format(n=n)
    share = f"{whole} %" if in_percent(part) else str(count)
    return say(N_("{share} of the {n} of us who answered")).format(share=share, n=n)


def _on_statements(parts: Sequence[ReleasedPart], say: Say) -> str:
    """The statement on which the room stands most clearly at one end of the scale."""
    sides = [_side(part) for part in parts if not is_masked(part)]
    clear = [side for side in sides if _is_clear(side.lead, side.part)]
    if not clear:
        return ""
    side = max(clear, key=lambda side: side.lead / side.part.n_answers)
    named = one_or_other((_quoted(label) for label in side.labels), say)
    did = say(_CHOSE.did).format(who=_who(side.count, side.part, say), what=named, more="")
    return f"{_quoted(side.part.prompt)} {did}"


def _on_scenes(parts: Sequence[ReleasedPart], say: Say) -> str:
    """The scene in which one answer stands out most."""
    leaders = [(_leader(part), part) for part in parts]
    clear = [((cell.count or 0) / part.n_answers, part) for cell, part in leaders if cell]
    if not clear:
        return ""
    _, part = max(clear, key=lambda one: one[0])
    return f"{_quoted(part.prompt)} {_on_choice(part, say)}"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Side:
    """The fuller end of a scale: its labels, how many chose them, how many more than the other."""

    part: ReleasedPart
    labels: tuple[str, ...]
    count: int
    lead: int


def _side(part: ReleasedPart) -> _Side:
    half = len(part.cells) // 2
    low, high = part.cells[:half], part.cells[-half:]
    n_low, n_high = (sum(cell.count or 0 for cell in cells) for cells in (low, high))
    fuller = high if n_high >= n_low else low
    return _Side(
        part=part,
        labels=tuple(cell.label for cell in fuller),
        count=max(n_low, n_high),
        lead=abs(n_high - n_low),
    )


def _on_sliders(parts: Sequence[ReleasedPart], say: Say) -> str:
    changed = [part for part in parts if part.is_change]
    if changed:
        return sentences.on_changes(changed, say)
    middles = [_middle_half(part, say) for part in parts if spread(part)]
    if len(middles) != len(parts) or len(middles) > 2:
        return ""
    if len(middles) == 1:
        return say(N_("The middle half of the {where}.")).format(where=middles[0])
    both = say(N_("On the left, the middle half of the {left}; on the right, that of the {right}."))
    return both.format(left=middles[0], right=middles[1])


def _middle_half(part: ReleasedPart, say: Say) -> str:
    low, _, high = spread(part) or (0, 0, 0)
    if low == high:
        at = say(N_("{n} of us who answered lies at {low}"))
        return at.format(n=part.n_answers, low=low)
    between = say(N_("{n} of us who answered lies between {low} and {high}"))
    return between.format(n=part.n_answers, low=low, high=high)
