"""Sentences for the room: under a picture, instead of one, and for those who cannot see it.

They speak of this room only, carry n, and say nothing that the picture does not show. This module
must not explain why a result is as it is, or compare it with anybody else's.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from drawbridge.charts.drawing.shown_numbers import (
    is_masked,
    n_text,
    shown,
    spread,
)
from drawbridge.charts.drawing.translation import Say, as_written, cell_name, one_or_other
from drawbridge.charts.sentences import sentences
from drawbridge.charts.sentences.choices import (
    CHOSE,
    PUT_FIRST,
    is_clear,
    on_choice,
    on_scenes,
    quoted,
    who,
)
from drawbridge.domain.privacy.gate import Released, Withheld
from drawbridge.domain.privacy.released import Band, Reason, ReleasedPart, WithheldPart
from drawbridge.domain.workshop.choices import Ladder
from drawbridge.domain.workshop.pictures import Circles7, Grid2d
from drawbridge.domain.workshop.scales import BeliefCards, LikertBattery, Measurement, Slider
from drawbridge.domain.workshop.scenarios import Scenarios
from drawbridge.domain.workshop.shares import Allocate100, Ranking
from drawbridge.domain.workshop.steps import Poll
from drawbridge.errors import N_

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
    is_first = isinstance(poll, Slider) and poll.moment is Measurement.BEFORE
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
    told = f"{head.format(picture=picture, question=quoted(poll.question))} {parts_told}."
    return " ".join((told, *kept_back(poll, release, say)))


def kept_back(poll: Poll, release: Released, say: Say = as_written) -> list[str]:
    """Words for each change that may not be shown beside others that are."""
    shown_ids = {part.part_id for part in release.shown_parts}
    derived = [part.id for part in poll.derived_parts]
    if shown_ids.isdisjoint(derived):
        return []
    held = (part for part in release.parts if isinstance(part, WithheldPart))
    return [
        f"{quoted(part.prompt)} {words(poll, part, say)}"
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


def _told(poll: Poll, part: ReleasedPart, say: Say, *, with_prompt: bool) -> str:
    cells = part.cells
    if isinstance(poll, Grid2d):  # most of its 25 fields are empty
        cells = tuple(cell for cell in cells if cell.band is not Band.NONE)
    names = [cell_name(cell.label, say) for cell in cells]
    if any("," in name for name in names):  # read aloud, a name must not fall apart
        names = [quoted(name) for name in names]
    pairs = zip(names, cells, strict=True)
    told = ", ".join(f"{name}: {shown(cell, part, say)}" for name, cell in pairs)
    if part.tells_nothing:
        told = without_numbers(say).rstrip(".")
    prompt = f"{quoted(part.prompt)} " if with_prompt else ""
    if isinstance(poll, Scenarios):  # what people chose on their phones had no labels
        told = f"{told} ({'; '.join(sentences.meant(poll, part))})"
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
    return on_choice(asked[0], say) if len(asked) == 1 else _how_many(asked, say)


def _of_kind(poll: Poll, parts: Sequence[ReleasedPart], say: Say) -> str:
    """What only this kind of poll can tell, "" if nothing."""
    told = ""
    match poll:
        case LikertBattery() | BeliefCards():
            told = _on_statements([part for part in parts if part.is_ordered], say)
        case Slider():
            told = _on_sliders(parts, say)
        case Scenarios():
            told = on_scenes(parts, say)
        case Grid2d():
            told = sentences.on_grid(poll, parts[0], say)
        case Circles7():
            told = sentences.on_wishes([part for part in parts if part.is_change], say)
        case Ranking():
            told = sentences.on_order(parts[0], on_choice(parts[0], say, PUT_FIRST), say)
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


def _on_statements(parts: Sequence[ReleasedPart], say: Say) -> str:
    """The statement on which the room stands most clearly at one end of the scale."""
    sides = [_side(part) for part in parts if not is_masked(part)]
    clear = [side for side in sides if is_clear(side.lead, side.part)]
    if not clear:
        return ""
    side = max(clear, key=lambda side: side.lead / side.part.n_answers)
    named = one_or_other((quoted(label) for label in side.labels), say)
    did = say(CHOSE.did).format(who=who(side.count, side.part, say), what=named, more="")
    return f"{quoted(side.part.prompt)} {did}"


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
