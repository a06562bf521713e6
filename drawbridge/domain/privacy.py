"""The gate between raw counts and anything a person may see.

`release` is the only maker of `Released`; charts, phones, pages and reports accept nothing else.
A verdict depends on the frozen snapshot alone, so that every screen and every download that asks
gets the same one. Rule numbers (R..) are those of docs/privacy.md.
"""

import json
from collections.abc import Sequence
from dataclasses import InitVar, dataclass
from enum import StrEnum
from typing import Any

from drawbridge.domain.cells import (
    Cell,
    Look,
    Reason,
    ReleasedPart,
    WithheldPart,
    banded,
    exact,
    part_from,
    part_record,
)
from drawbridge.domain.masking import collapse, hidden_cells, merged
from drawbridge.domain.ranking import agreement_word
from drawbridge.domain.rounds import Distance, answers_are_apart, distances
from drawbridge.domain.tally import PartTally, Snapshot
from drawbridge.domain.texts import Written
from drawbridge.domain.workshop import Audience, Part, Poll, Sensitivity

K_MIN = 5  # R03. Source: survey vendors' usual minimum group; may be raised, never lowered
SMALL_ROOM = 8  # R11, R10
UNANIMOUS_BELOW = 12  # R08
COLLAPSE_BELOW = 20  # R09 (a)

_MINT = object()


class PassBand(StrEnum):
    """How many passed, for the facilitator only (R07)."""

    NONE = "none"
    FEW = "few"
    MANY = "many"
    MOST = "most"


@dataclass(frozen=True, slots=True, kw_only=True)
class Released:
    """A result that may be shown. Made by this module only; anyone else gets a TypeError."""

    step_id: str
    round: int
    n_answers: int
    parts: tuple[ReleasedPart | WithheldPart, ...]
    mint: InitVar[object] = None  # with a default, dataclasses.replace meets the check below too

    def __post_init__(self, mint: object) -> None:
        if mint is not _MINT:
            raise TypeError("Only drawbridge.domain.privacy makes a Released result.")

    @property
    def shown_parts(self) -> tuple[ReleasedPart, ...]:
        """The parts that may be drawn."""
        return tuple(part for part in self.parts if isinstance(part, ReleasedPart))


@dataclass(frozen=True, slots=True, kw_only=True)
class Withheld:
    """A result that may not be shown, and why."""

    step_id: str
    round: int
    reason: Reason


Release = Released | Withheld
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
    every = (*poll.parts, *poll.derived_parts)
    parts = tuple(_released_part(poll, part, snapshot, seen) for part in every)
    if not any(isinstance(part, ReleasedPart) for part in parts):
        return Withheld(step_id=poll.id, round=snapshot.round, reason=_common_reason(parts))
    return Released(
        step_id=poll.id,
        round=snapshot.round,
        n_answers=snapshot.tally.n_answers,
        parts=parts,
        mint=_MINT,
    )


def _seen_before(poll: Poll, earlier: Sequence[Snapshot], snapshot: Snapshot) -> list[_Earlier]:
    """The earlier rounds that may be seen, each with its distance from this one."""
    away = distances((*earlier, snapshot))
    return [
        (one, away[place])
        for place, one in enumerate(earlier)
        if isinstance(release(poll, one, *earlier[:place]), Released)
    ]


def pass_band(snapshot: Snapshot) -> PassBand:
    """How many of those who responded passed the whole step (R07)."""
    n_passes = snapshot.tally.n_passes
    n_responses = n_passes + snapshot.tally.n_answers
    if n_passes == 0:
        return PassBand.NONE
    if n_passes * 2 > n_responses:
        return PassBand.MOST
    return PassBand.FEW if n_passes <= max(2, n_responses // 5) else PassBand.MANY


def _refusal(poll: Poll, snapshot: Snapshot, seen: Sequence[_Earlier]) -> Reason | None:
    if poll.audience is Audience.NOBODY:
        return Reason.PUT_ASIDE
    if snapshot.tally.n_answers < max(K_MIN, poll.k):
        return Reason.TOO_FEW
    if not all(distance.is_safe for _, distance in seen):
        return Reason.ROUNDS_ALIKE
    if poll.sensitivity is Sensitivity.HIGH and snapshot.n_joined < SMALL_ROOM:
        return Reason.SMALL_ROOM
    return None


def _common_reason(parts: Sequence[ReleasedPart | WithheldPart]) -> Reason:
    reasons = {part.reason for part in parts if isinstance(part, WithheldPart)}
    return reasons.pop() if len(reasons) == 1 else Reason.WORDS_ONLY


def _released_part(
    poll: Poll, part: Part, snapshot: Snapshot, seen: Sequence[_Earlier]
) -> ReleasedPart | WithheldPart:
    tally = _tally_of(part, snapshot)
    if tally.n_answers < max(K_MIN, poll.k, part.k):
        return _withheld(part, Reason.TOO_FEW)
    if not all(answers_are_apart(_tally_of(part, one), tally, away) for one, away in seen):
        return _withheld(part, Reason.ROUNDS_ALIKE)
    cells = _cells(poll, part, snapshot)
    if isinstance(cells, Reason):
        return _withheld(part, cells)
    return ReleasedPart(
        part_id=part.id,
        prompt=part.prompt,
        cells=cells,
        n_answers=tally.n_answers,
        is_exclusive=part.is_exclusive,
        is_ordered=part.is_ordered,
        is_change=part.is_change,
        quartiles=tally.quartiles if part.is_banded or _may_place(part, cells) else None,
        marks=tally.marks if part.is_banded or _may_place(part, cells) else (),
        word="" if tally.agreement is None else agreement_word(tally.agreement).value,
    )


def _tally_of(part: Part, snapshot: Snapshot) -> PartTally:
    return next(tally for tally in snapshot.tally.parts if tally.part_id == part.id)


def _withheld(part: Part, reason: Reason) -> WithheldPart:
    return WithheldPart(part_id=part.id, prompt=part.prompt, reason=reason)


def _cells(poll: Poll, part: Part, snapshot: Snapshot) -> tuple[Cell, ...] | Reason:
    tally = _tally_of(part, snapshot)
    # Bands and directions tell of everybody as plainly as counts do, if all are in one (R08).
    if _is_unanimous(poll, tally.n_answers, tally.counts):
        return Reason.UNANIMOUS
    if part.is_change or part.is_banded:
        return _coarse(part, tally)
    if poll.sensitivity is Sensitivity.HIGH:
        return _masked(poll, part, tally)
    if _needs_bands(poll, tally, snapshot):
        return banded(part.cells, tally.counts)
    return exact(part.cells, tally.counts, frozenset())


def _coarse(part: Part, tally: PartTally) -> tuple[Cell, ...]:
    """Directions with their small ends joined, or bands."""
    labels, counts = part.cells, tally.counts
    if part.is_change:
        labels, counts = merged(labels, counts)
    return banded(labels, counts) if part.is_banded else exact(labels, counts, frozenset())


def _is_unanimous(poll: Poll, n_answers: int, counts: Sequence[int]) -> bool:
    is_tender = poll.sensitivity is Sensitivity.HIGH
    return is_tender and n_answers < UNANIMOUS_BELOW and n_answers in counts


def _masked(poll: Poll, part: Part, tally: PartTally) -> tuple[Cell, ...] | Reason:
    labels, counts = part.cells, tally.counts
    if part.is_ordered and tally.n_answers < COLLAPSE_BELOW:
        labels, counts = collapse(labels, counts)
    # After collapsing: all in one band tells of each as much as all on one answer (R08).
    if _is_unanimous(poll, tally.n_answers, counts):
        return Reason.UNANIMOUS
    hidden = hidden_cells(counts, n_people=tally.n_answers, at_most=part.at_most)
    return Reason.WORDS_ONLY if hidden is None else exact(labels, counts, hidden)


def _needs_bands(poll: Poll, tally: PartTally, snapshot: Snapshot) -> bool:
    is_medium_and_few = poll.sensitivity is Sensitivity.MEDIUM and tally.n_answers < SMALL_ROOM
    return is_medium_and_few or snapshot.n_joined < SMALL_ROOM


def _may_place(part: Part, cells: Sequence[Cell]) -> bool:
    """Whether quartiles may stand beside the cells: never finer than what the cells show."""
    return len(cells) == len(part.cells) and all(cell.look is Look.EXACT for cell in cells)


def frozen(verdict: Release) -> str:
    """A verdict as text, for keeping after the raw counts are destroyed."""
    if isinstance(verdict, Withheld):
        return json.dumps({"withheld": verdict.reason, **_place(verdict)})
    parts = [part_record(part) for part in verdict.parts]
    return json.dumps({**_place(verdict), "n_answers": verdict.n_answers, "parts": parts})


def thawed(text: str) -> Release:
    """The verdict that `frozen` wrote."""
    record: dict[str, Any] = json.loads(text)
    step_id, number = record["step_id"], record["round"]
    if "withheld" in record:
        return Withheld(step_id=step_id, round=number, reason=Reason(record["withheld"]))
    return Released(
        step_id=step_id,
        round=number,
        n_answers=record["n_answers"],
        parts=tuple(part_from(part) for part in record["parts"]),
        mint=_MINT,
    )


def _place(verdict: Release) -> dict[str, Any]:
    return {"step_id": verdict.step_id, "round": verdict.round}
