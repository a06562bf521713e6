"""Sentences for the room: under a picture, instead of one, and for those who cannot see it.

They speak of this room only, carry n, and say nothing that the picture does not show. This module
must not explain why a result is as it is, or compare it with anybody else's.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from drawbridge.charts.ruler import in_percent, is_masked, n_text, percent, shown, spread
from drawbridge.domain.cells import Cell, Look, Reason, ReleasedPart, WithheldPart
from drawbridge.domain.choices import Ladder
from drawbridge.domain.privacy import Released, Withheld
from drawbridge.domain.scales import LikertBattery, Moment, Slider
from drawbridge.domain.workshop import Poll

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
        Reason.TOO_FEW: "We kept this one private.",
        Reason.ROUNDS_ALIKE: "We stay with the picture we had before.",
        Reason.SMALL_ROOM: "We are a small circle, so we talk about this one without a picture.",
        Reason.UNANIMOUS: "Our answers were very close together.",
        Reason.WORDS_ONLY: "We take this one in words, without numbers.",
        Reason.PUT_ASIDE: "We put this aside.",
    }
)
_LOOK_AGAIN = "We put this aside and look again at the end."
_PICTURES: Mapping[str, str] = MappingProxyType(
    {Ladder.kind: "Ladder with bars", LikertBattery.kind: "Centred bars"}
)


def words(poll: Poll, withheld: Withheld | WithheldPart) -> str:
    """What the room reads instead of a picture."""
    is_first = isinstance(poll, Slider) and poll.moment is Moment.BEFORE
    if withheld.reason is Reason.PUT_ASIDE and is_first:
        return _LOOK_AGAIN
    return _IN_WORDS[withheld.reason]


def alt_text(poll: Poll, release: Released) -> str:
    """The picture in two sentences, masked as the picture is."""
    parts = release.shown_parts
    told = "; ".join(_told(part, with_prompt=len(parts) > 1) for part in parts)
    return f"{_PICTURES.get(poll.kind, 'Bars')} for {_quoted(poll.question)}. {told}."


def sentence(poll: Poll, release: Released) -> str:
    """One plain sentence under a picture; the bare number of answers where more would overclaim."""
    told = _sentence(poll, release.shown_parts)
    return _how_many(release.shown_parts) if _OVERCLAIM.search(told) else told


def _quoted(text: str) -> str:
    return f"“{text.strip('“”')}”"


def _told(part: ReleasedPart, *, with_prompt: bool) -> str:
    cells = ", ".join(f"{cell.label}: {shown(cell, part)}" for cell in part.cells)
    points = spread(part)
    middle = ", middle answer {1}, middle half {0} to {2}".format(*points) if points else ""
    prompt = f"{_quoted(part.prompt)} " if with_prompt else ""
    return f"{prompt}{n_text(part)}: {cells}{middle}"


def _sentence(poll: Poll, parts: Sequence[ReleasedPart]) -> str:
    if isinstance(poll, LikertBattery):
        return _on_statements(parts)
    if isinstance(poll, Slider):
        return _on_sliders(parts)
    return _on_choice(parts[0]) if len(parts) == 1 else _how_many(parts)


def _how_many(parts: Sequence[ReleasedPart]) -> str:
    fewest = min(part.n_answers for part in parts)
    most = max(part.n_answers for part in parts)
    who = f"{fewest} of us" if fewest == most else f"Between {fewest} and {most} of us"
    return f"{who} answered." if len(parts) == 1 else f"{who} answered each of these."


def _on_choice(part: ReleasedPart) -> str:
    n = part.n_answers
    if any(cell.look is Look.BAND for cell in part.cells):
        return f"{n} of us answered; the bars show roughly how many chose what."
    leader = _leader(part)
    if leader is None and is_masked(part):
        return f"{n} of us answered, and some of the answers stay hidden."
    if leader is None:
        return f"No single answer stands out among the {n} of us who answered."
    return f"{_who(leader.count or 0, part)} chose {_quoted(leader.label)}{_beside(leader, part)}."


def _beside(leader: Cell, part: ReleasedPart) -> str:
    """What may be added about the other answers."""
    if is_masked(part):
        return "; some of the answers stay hidden"
    is_only = part.is_exclusive and leader.count == part.n_answers
    return "" if is_only else ", more than any other"


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


def _who(count: int, part: ReleasedPart) -> str:
    n = part.n_answers
    if count == n:
        return f"All {n} of us who answered"
    whole = percent(count, n)
    share = "Nearly all" if whole == 100 else f"{whole} %"
    return f"{share if in_percent(part) else count} of the {n} of us who answered"


def _on_statements(parts: Sequence[ReleasedPart]) -> str:
    """The statement on which the room stands most clearly at one end of the scale."""
    sides = [_side(part) for part in parts if not is_masked(part)]
    clear = [side for side in sides if _is_clear(side.lead, side.part)]
    if not clear:
        return _how_many(parts)
    side = max(clear, key=lambda side: side.lead / side.part.n_answers)
    named = " or ".join(_quoted(label) for label in side.labels)
    return f"{_quoted(side.part.prompt)} {_who(side.count, side.part)} chose {named}."


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


def _on_sliders(parts: Sequence[ReleasedPart]) -> str:
    told = [_middle_half(part) for part in parts if part.quartiles]
    if len(told) != len(parts) or len(told) > 2:
        return _how_many(parts)
    if len(told) == 1:
        return f"The middle half of the {told[0]}."
    return f"On the left, the middle half of the {told[0]}; on the right, that of the {told[1]}."


def _middle_half(part: ReleasedPart) -> str:
    low, _, high = spread(part) or (0, 0, 0)
    where = f"at {low}" if low == high else f"between {low} and {high}"
    return f"{part.n_answers} of us who answered lies {where}"
