"""Sentences for the room: under a picture, instead of one, and for those who cannot see it.

They speak of this room only, carry n, and say nothing that the picture does not show. This module
must not explain why a result is as it is, or compare it with anybody else's.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Generic

from drawbridge.charts.drawing.shown_numbers import (
    is_masked,
    n_text,
    shown,
    spread,
)
from drawbridge.charts.drawing.translation import (
    Say,
    as_written,
    cell_name,
    enumerated,
    one_or_other,
)
from drawbridge.charts.drawing.writing_direction import isolated
from drawbridge.charts.sentences import sentences
from drawbridge.charts.sentences.choices import (
    CHOSE,
    did,
    on_choice,
    quoted,
)
from drawbridge.charts.sentences.picture_names import PictureName, name_of
from drawbridge.domain.privacy.gate import Released, Withheld
from drawbridge.domain.privacy.released import Band, Reason, ReleasedPart, WithheldPart
from drawbridge.domain.statistics.shape import is_clear
from drawbridge.domain.workshop.kinds import P
from drawbridge.domain.workshop.scales import BeliefCards, LikertBattery, Measurement, Slider
from drawbridge.domain.workshop.steps import Poll
from drawbridge.domain.workshop.two_languages import joined
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
        Reason.WORDS_ONLY: N_("We take this one in words, without numbers."),
        Reason.PUT_ASIDE: N_("We put this aside."),
        Reason.NONE_CHOSEN: N_("We'll keep our lines to ourselves."),
        Reason.FEW_CHOSEN: N_("We'll keep our lines to ourselves."),
    }
)
_LOOK_AGAIN = N_("We put this aside and look again at the end.")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Place:
    """Where the middle half of a slider lies, at one number or between two."""

    at: str
    between: str


_ALONE = _Place(
    at=N_("The middle half of the {n} of us who answered lies at about {low}."),
    between=N_(
        "The middle half of the {n} of us who answered lies between about {low} and {high}."
    ),
)
_LEFT = _Place(
    at=N_("On the left, the middle half of the {n} of us who answered lies at about {low}."),
    between=N_(
        "On the left, the middle half of the {n} of us who answered lies between about {low} "
        "and {high}."
    ),
)
_RIGHT = _Place(
    at=N_("On the right, the middle half of the {n} of us who answered lies at about {low}."),
    between=N_(
        "On the right, the middle half of the {n} of us who answered lies between about {low} "
        "and {high}."
    ),
)


@dataclass(frozen=True, kw_only=True)
class SentencesOfKind(Generic[P]):
    """What is said of one kind of poll.

    name: what its picture is called, as it is drawn of a result. sentence: about the shown parts,
    "" where they do not carry one of their own; what `on_answers` says stands there then. detail:
    what the alt text of a part adds to its cells, "" if nothing. tells_empty: whether a reader is
    told of cells nobody is in.
    """

    name: PictureName
    sentence: Callable[[P, Sequence[ReleasedPart], Say], str]
    detail: Callable[[P, ReleasedPart, Say], str]
    tells_empty: bool


def words(poll: Poll, withheld: Withheld | WithheldPart, say: Say = as_written) -> str:
    """What the room reads instead of a picture."""
    is_first = isinstance(poll, Slider) and poll.moment is Measurement.BEFORE
    if withheld.reason is Reason.PUT_ASIDE and is_first:
        return say(_LOOK_AGAIN)
    return say(_IN_WORDS[withheld.reason])


def without_numbers(say: Say = as_written) -> str:
    """What stands for a part that may be shown, but of which every number is hidden."""
    return say(_IN_WORDS[Reason.WORDS_ONLY])


def alt_text(row: SentencesOfKind[Any], poll: Poll, release: Released, say: Say) -> str:
    """The picture in two sentences, masked as the picture is."""
    parts = release.shown_parts
    parts_told = "; ".join(
        _told(row, poll, part, say, with_prompt=len(parts) > 1) for part in parts
    )
    head, name = say(N_("{picture} for {question}.")), name_of(release, row.name)
    told = f"{head.format(picture=say(name), question=quoted(poll.question, say))} {parts_told}."
    return " ".join((told, *kept_back(poll, release, say), *left_out(poll, release, say)))


def kept_back(poll: Poll, release: Released, say: Say = as_written) -> list[str]:
    """Words for each change that may not be shown beside others that are; the figure has them."""
    derived = {part.id for part in poll.derived_parts}
    held = (part for part in beside_figure(poll, release) if part.part_id in derived)
    return [_withheld(poll, part, say) for part in held]


def left_out(poll: Poll, release: Released, say: Say = as_written) -> list[str]:
    """Words for each part that was asked and may not be shown beside others that are."""
    asked = {part.id for part in poll.parts}
    held = (part for part in beside_figure(poll, release) if part.part_id in asked)
    return [_withheld(poll, part, say) for part in held]


def beside_figure(poll: Poll, release: Released) -> tuple[WithheldPart, ...]:
    """What is withheld and said so wherever the figure is shown: on every screen and in files.

    A change is spoken of only where another one is shown; where none is, nobody has heard of it.
    """
    derived = {part.id for part in poll.derived_parts}
    is_told = not derived.isdisjoint(part.part_id for part in release.shown_parts)
    return tuple(
        part
        for part in release.parts
        if isinstance(part, WithheldPart) and (is_told or part.part_id not in derived)
    )


def sentence(row: SentencesOfKind[Any], poll: Poll, release: Released, say: Say) -> str:
    """One plain sentence under a picture; the bare number of answers where more would overclaim.

    What was asked and is not in the picture is said after it.
    """
    parts = release.shown_parts
    # The words that claim too much are English: they are looked for in the English sentence.
    is_too_much = bool(_OVERCLAIM.search(_sentence(row, poll, parts, as_written)))
    told = _how_many(parts, say) if is_too_much else _sentence(row, poll, parts, say)
    return " ".join((told, *left_out(poll, release, say)))


def _withheld(poll: Poll, part: WithheldPart, say: Say) -> str:
    return joined(" ", (quoted(part.prompt, say), words(poll, part, say)))


def _told(
    row: SentencesOfKind[Any], poll: Poll, part: ReleasedPart, say: Say, *, with_prompt: bool
) -> str:
    cells = part.cells
    if not row.tells_empty:
        cells = tuple(cell for cell in cells if cell.band is not Band.NONE)
    names = [isolated(cell_name(cell.label, say)) for cell in cells]
    if any("," in name for name in names):  # read aloud, a name must not fall apart
        names = [quoted(name, say) for name in names]
    pairs = zip(names, cells, strict=True)
    told = enumerated((f"{name}: {shown(cell, part, say)}" for name, cell in pairs), say)
    if part.tells_nothing:
        told = without_numbers(say).rstrip(".")
    prompt = f"{quoted(part.prompt, say)} " if with_prompt else ""
    people = n_text(part, say)
    return f"{prompt}{people}: {told}{_middle_answer(part, say)}{row.detail(poll, part, say)}"


def _middle_answer(part: ReleasedPart, say: Say) -> str:
    """The middle answer and the middle half, where the picture has them."""
    points = spread(part)
    if not points:
        return ""
    told = say(N_(", middle answer about {middle}, middle half {low} to {high}"))
    return told.format(low=points[0], middle=points[1], high=points[2])


def nothing_more(_poll: Poll, _part: ReleasedPart, _say: Say) -> str:
    """Of a kind whose cells and middle answers say all there is to see."""
    return ""


def _sentence(
    row: SentencesOfKind[Any], poll: Poll, parts: Sequence[ReleasedPart], say: Say
) -> str:
    return row.sentence(poll, parts, say) or on_answers(poll, parts, say)


def on_answers(_poll: Poll, parts: Sequence[ReleasedPart], say: Say) -> str:
    """What people chose where one thing was asked; of several, how many answered each."""
    asked = [part for part in parts if not part.is_change] or parts
    return on_choice(asked[0], say) if len(asked) == 1 else _how_many(asked, say)


def _how_many(parts: Sequence[ReleasedPart], say: Say) -> str:
    fewest = min(part.n_answers for part in parts)
    most = max(part.n_answers for part in parts)
    if len(parts) == 1:
        return say(N_("{n} of us answered.")).format(n=most)
    if fewest == most:
        return say(N_("{n} of us answered each of these.")).format(n=most)
    between = say(N_("Between {fewest} and {most} of us answered each of these."))
    return between.format(fewest=fewest, most=most)


def on_statements(
    _poll: LikertBattery | BeliefCards, parts: Sequence[ReleasedPart], say: Say
) -> str:
    """The statement on which the room stands most clearly at one end of the scale."""
    sides = [_side(part) for part in parts if part.is_ordered and not is_masked(part)]
    clear = [side for side in sides if is_clear(side.lead, side.part.n_answers)]
    if not clear:
        return ""
    side = max(clear, key=lambda side: side.lead / side.part.n_answers)
    named = one_or_other((quoted(label, say) for label in side.labels), say)
    told = did(side.count, side.part, say, CHOSE, what=named)
    return f"{quoted(side.part.prompt, say)} {told}"


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


def on_sliders(_poll: Slider, parts: Sequence[ReleasedPart], say: Say) -> str:
    """Who moved which way where that may be shown; otherwise where the middle half lies."""
    changed = [part for part in parts if part.is_change]
    if changed:
        return sentences.on_changes(changed, say)
    if not all(map(spread, parts)) or len(parts) > 2:
        return ""
    if len(parts) == 1:
        return _middle_half(parts[0], _ALONE, say)
    left, right = parts
    return f"{_middle_half(left, _LEFT, say)} {_middle_half(right, _RIGHT, say)}"


def _middle_half(part: ReleasedPart, place: _Place, say: Say) -> str:
    low, _, high = spread(part) or (0, 0, 0)
    told = say(place.at if low == high else place.between)
    return told.format(n=part.n_answers, low=low, high=high)
