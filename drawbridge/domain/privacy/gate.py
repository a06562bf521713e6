"""The gate between raw counts and anything a person may see.

`release` is the only maker of `Released`; charts, phones, pages and reports accept nothing else.
A verdict depends on the frozen snapshot alone, so that every screen and every download that asks
gets the same one. Rule numbers (R..) are those of docs/privacy.md.
"""

import json
from collections.abc import Sequence
from dataclasses import InitVar, dataclass, replace
from typing import Any, assert_never

from drawbridge.domain.answers.tally import PartTally, Snapshot
from drawbridge.domain.privacy.derived import (
    alike_beside,
    marks_beside,
    may_derive,
    quartiles_beside,
)
from drawbridge.domain.privacy.disclosure import is_small_circle, looks
from drawbridge.domain.privacy.other_language import in_words_of
from drawbridge.domain.privacy.paper import is_hidden_by_slips
from drawbridge.domain.privacy.released import (
    Reason,
    ReleasedPart,
    WithheldPart,
    part_from,
    part_record,
    reason_from,
)
from drawbridge.domain.privacy.round_overlap import Distance, answers_are_apart, distances
from drawbridge.domain.workshop.steps import Audience, Part, Poll
from drawbridge.domain.workshop.texts import (
    FEWEST_SHOWN,
    K_TEXTS,
    MOST_CLOUD,
    MOST_SHOWN,
    Entry,
    Line,
    LineState,
    Written,
    entries,
)

K_MIN = 5  # R03. Source: survey vendors' usual minimum group; may be raised, never lowered

_TOKEN = object()


@dataclass(frozen=True, slots=True, kw_only=True)
class Released:
    """A result that may be shown. Made by this module only; anyone else gets a TypeError.

    `n_paper` of the answers stood on slips of paper.
    """

    step_id: str
    round: int
    n_answers: int
    parts: tuple[ReleasedPart | WithheldPart, ...]
    n_paper: int = 0
    token: InitVar[object] = None  # with a default, dataclasses.replace meets the check below too

    def __post_init__(self, token: object) -> None:
        if token is not _TOKEN:
            raise TypeError("Only drawbridge.domain.privacy.gate makes a Released result.")

    @property
    def shown_parts(self) -> tuple[ReleasedPart, ...]:
        """The parts that may be drawn."""
        return tuple(part for part in self.parts if isinstance(part, ReleasedPart))

    @property
    def tells_nothing(self) -> bool:
        """Whether no part has a number to show: it is told in words, as what is withheld."""
        return all(part.tells_nothing for part in self.shown_parts)


@dataclass(frozen=True, slots=True, kw_only=True)
class Withheld:
    """A result that may not be shown, and why."""

    step_id: str
    round: int
    reason: Reason


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownLine:
    """One line, or one word of a cloud, as the room may see it; `size` as in `texts.Entry`."""

    text: str
    size: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ReleasedLines:
    """Chosen lines that may be shown, in random order. Made by this module only.

    `n_shown` lines were shown; `lines` is empty where only that number was kept.
    """

    step_id: str
    round: int
    n_answers: int
    lines: tuple[ShownLine, ...]
    n_shown: int
    token: InitVar[object] = None

    def __post_init__(self, token: object) -> None:
        if token is not _TOKEN:
            raise TypeError("Only drawbridge.domain.privacy.gate makes released lines.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Queue:
    """What the facilitator may read and decide about, held lines too; for that screen alone."""

    entries: tuple[Entry, ...]
    token: InitVar[object] = None

    def __post_init__(self, token: object) -> None:
        if token is not _TOKEN:
            raise TypeError("Only drawbridge.domain.privacy.gate makes a queue.")


Release = Released | ReleasedLines | Withheld
_Earlier = tuple[Snapshot, Distance]


def release(poll: Poll, snapshot: Snapshot, *earlier: Snapshot) -> Release:
    """Decide what may be seen of a frozen round.

    Args:
        poll: the step as it was asked.
        snapshot: what closing froze.
        *earlier: all rounds before of the same poll, oldest first.
    """
    if isinstance(poll, Written):  # that people wrote is counted; what may be told is their lines
        return Withheld(step_id=poll.id, round=snapshot.round, reason=Reason.WORDS_ONLY)
    seen = _seen_before(poll, earlier, snapshot)
    reason = _refusal(poll, snapshot, seen)
    if reason is not None:
        return Withheld(step_id=poll.id, round=snapshot.round, reason=reason)
    asked = [_released_part(poll, part, snapshot, seen) for part in poll.parts]
    derived = [
        _released_part(poll, part, snapshot, seen)
        if may_derive(poll, part, asked)
        else _withheld(part, Reason.WORDS_ONLY)
        for part in poll.derived_parts
    ]
    parts = (*asked, *derived)
    if all(isinstance(part, WithheldPart) or part.tells_nothing for part in parts):
        return Withheld(step_id=poll.id, round=snapshot.round, reason=_one_reason(parts))
    return Released(
        step_id=poll.id,
        round=snapshot.round,
        n_answers=snapshot.tally.n_answers,
        parts=parts,
        n_paper=snapshot.n_paper,
        token=_TOKEN,
    )


def _seen_before(poll: Poll, earlier: Sequence[Snapshot], snapshot: Snapshot) -> list[_Earlier]:
    """The earlier rounds that may be seen, each with its distance from this one."""
    away = distances((*earlier, snapshot))
    return [
        (one, away[place])
        for place, one in enumerate(earlier)
        if _could_be_seen(poll, one, earlier[:place])
    ]


def _could_be_seen(poll: Poll, snapshot: Snapshot, earlier: Sequence[Snapshot]) -> bool:
    if isinstance(poll, Written):
        return _unreadable(poll, snapshot, earlier) is None
    return isinstance(release(poll, snapshot, *earlier), Released)


def release_queue(
    poll: Written, snapshot: Snapshot, lines: Sequence[Line], *earlier: Snapshot
) -> Queue | Withheld:
    """Decide whether the facilitator may read what was written (R16).

    Args:
        poll: the step as it was asked.
        snapshot: what closing froze.
        lines: all lines of the round.
        *earlier: all rounds before of the same poll, oldest first.
    """
    reason = _unreadable(poll, snapshot, earlier)
    if reason is not None:
        return Withheld(step_id=poll.id, round=snapshot.round, reason=reason)
    return Queue(entries=entries(poll, lines), token=_TOKEN)


def release_lines(
    poll: Written, snapshot: Snapshot, chosen: Sequence[Line], *earlier: Snapshot
) -> ReleasedLines | Withheld:
    """Decide what the room may see of what was written (R16, R17).

    Args:
        poll: the step as it was asked.
        snapshot: what closing froze.
        chosen: the lines that the facilitator chose; others must not be passed here at all.
        *earlier: all rounds before of the same poll, oldest first.
    """
    reason = _unreadable(poll, snapshot, earlier)
    shown = [line for line in chosen if line.state is LineState.SHOWN]
    if reason is None and len(shown) < FEWEST_SHOWN:
        reason = Reason.FEW_CHOSEN if shown else Reason.NONE_CHOSEN
    if reason is not None:
        return Withheld(step_id=poll.id, round=snapshot.round, reason=reason)
    told = _most_frequent(entries(poll, shown), MOST_SHOWN if poll.is_by_line else MOST_CLOUD)
    return ReleasedLines(
        step_id=poll.id,
        round=snapshot.round,
        n_answers=snapshot.tally.n_answers,
        lines=tuple(ShownLine(text=entry.told, size=entry.size) for entry in told),
        n_shown=len(told),
        token=_TOKEN,
    )


def without_lines(verdict: ReleasedLines) -> ReleasedLines:
    """The verdict without its words, for keeping where nobody asked to keep them (R18)."""
    return replace(verdict, lines=(), token=_TOKEN)


def in_language_of(verdict: Release, poll: Poll, said: Poll) -> Release:
    """The verdict on a poll in the words `said` has for the same in another language."""
    if not isinstance(verdict, Released):  # what people wrote stays as they wrote it
        return verdict
    return replace(verdict, parts=in_words_of(verdict.parts, poll, said), token=_TOKEN)


def _unreadable(poll: Written, snapshot: Snapshot, earlier: Sequence[Snapshot]) -> Reason | None:
    """Why nobody may read a round, None if the facilitator may."""
    seen = _seen_before(poll, earlier, snapshot)
    reason = _refusal(poll, snapshot, seen)
    if reason is not None:
        return reason
    part = poll.parts[0]
    mine = _tally_of(part, snapshot)
    are_apart = (answers_are_apart(_tally_of(part, one), mine, away) for one, away in seen)
    return None if all(are_apart) else Reason.ROUNDS_ALIKE


def _most_frequent(found: Sequence[Entry], most: int) -> tuple[Entry, ...]:
    """At most so many entries, the largest first to stay; the order stays as it was."""
    kept = sorted(range(len(found)), key=lambda place: (-found[place].size, place))[:most]
    return tuple(found[place] for place in sorted(kept))


def _refusal(poll: Poll, snapshot: Snapshot, seen: Sequence[_Earlier]) -> Reason | None:
    if poll.audience is Audience.NOBODY:
        return Reason.PUT_ASIDE
    fewest = K_TEXTS if isinstance(poll, Written) else K_MIN
    if snapshot.tally.n_answers < max(fewest, poll.k):
        return Reason.TOO_FEW
    if not all(distance.is_safe for _, distance in seen):
        return Reason.ROUNDS_ALIKE
    if is_small_circle(poll, snapshot):
        return Reason.SMALL_ROOM
    return Reason.TOO_FEW if is_hidden_by_slips(poll, snapshot, *(it for it, _ in seen)) else None


def _one_reason(parts: Sequence[ReleasedPart | WithheldPart]) -> Reason:
    reasons = {
        part.reason if isinstance(part, WithheldPart) else Reason.WORDS_ONLY for part in parts
    }
    return reasons.pop() if len(reasons) == 1 else Reason.WORDS_ONLY


def _released_part(
    poll: Poll, part: Part, snapshot: Snapshot, seen: Sequence[_Earlier]
) -> ReleasedPart | WithheldPart:
    tally = _tally_of(part, snapshot)
    if tally.n_answers < max(K_MIN, poll.k, part.k):
        return _withheld(part, Reason.TOO_FEW)
    if not all(answers_are_apart(_tally_of(part, one), tally, away) for one, away in seen):
        return _withheld(part, Reason.ROUNDS_ALIKE)
    cells = looks(poll, part, tally, snapshot.n_joined)
    if isinstance(cells, Reason):
        return _withheld(part, cells)
    marks = marks_beside(poll, part, tally, cells)
    return ReleasedPart(
        part_id=part.id,
        prompt=part.prompt,
        cells=cells,
        n_answers=tally.n_answers,
        is_exclusive=part.is_exclusive,
        is_ordered=part.is_ordered,
        is_change=part.is_change,
        quartiles=quartiles_beside(poll, part, tally, cells),
        marks=marks,
        alike=alike_beside(tally, marks),
    )


def _tally_of(part: Part, snapshot: Snapshot) -> PartTally:
    return next(tally for tally in snapshot.tally.parts if tally.part_id == part.id)


def _withheld(part: Part, reason: Reason) -> WithheldPart:
    return WithheldPart(part_id=part.id, prompt=part.prompt, reason=reason)


def verdict_text(verdict: Release) -> str:
    """A verdict as text, for keeping after the raw counts are destroyed."""
    place = {"step_id": verdict.step_id, "round": verdict.round}
    match verdict:
        case Withheld():
            return json.dumps({"withheld": verdict.reason, **place})
        case ReleasedLines():
            lines = [[line.text, line.size] for line in verdict.lines]
            told = {"n_answers": verdict.n_answers, "lines": lines, "n_shown": verdict.n_shown}
            return json.dumps({**place, **told})
        case Released():
            parts = [part_record(part) for part in verdict.parts]
            ns = {"n_answers": verdict.n_answers, "n_paper": verdict.n_paper}
            return json.dumps({**place, **ns, "parts": parts})
        case _:
            assert_never(verdict)


def verdict_from(text: str) -> Release:
    """The verdict that `frozen` wrote."""
    record: dict[str, Any] = json.loads(text)
    step_id, number = record["step_id"], record["round"]
    if "withheld" in record:
        return Withheld(step_id=step_id, round=number, reason=reason_from(record["withheld"]))
    if "lines" in record:
        return ReleasedLines(
            step_id=step_id,
            round=number,
            n_answers=record["n_answers"],
            lines=tuple(ShownLine(text=text, size=size) for text, size in record["lines"]),
            n_shown=record["n_shown"],
            token=_TOKEN,
        )
    return Released(
        step_id=step_id,
        round=number,
        n_answers=record["n_answers"],
        parts=tuple(part_from(part) for part in record["parts"]),
        n_paper=record.get("n_paper", 0),
        token=_TOKEN,
    )
