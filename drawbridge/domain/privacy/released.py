"""The pieces of a result as they may be drawn: cells and parts.

A part on its own is not released: only `drawbridge.domain.privacy.gate` puts parts into a result.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from drawbridge.domain.statistics.ranking import AgreementWord
from drawbridge.domain.workshop.measures import Marks, Quartiles


class Look(StrEnum):
    """How a cell may be drawn."""

    EXACT = "exact"
    BAND = "band"
    HIDDEN = "hidden"


class Band(StrEnum):
    """Numbers of people, coarsened."""

    NONE = "0"
    FEW = "1–2"
    SOME = "3–5"
    MANY = "6–9"
    LOTS = "10+"

    @property
    def least(self) -> int:
        """The fewest people it stands for."""
        return _BOUNDS[self][0]

    @property
    def most(self) -> int:
        """The most people it stands for; of ten or more, as it is drawn."""
        return _BOUNDS[self][1]

    @property
    def middle(self) -> float:
        """How many people it is drawn as."""
        return sum(_BOUNDS[self]) / 2


# Fewest and most people; ten or more are drawn as twelve. Source: R10, and a house rule.
_BOUNDS: Mapping[Band, tuple[int, int]] = {
    Band.NONE: (0, 0),
    Band.FEW: (1, 2),
    Band.SOME: (3, 5),
    Band.MANY: (6, 9),
    Band.LOTS: (10, 14),
}


class Reason(StrEnum):
    """Why a result is withheld.

    WORDS_ONLY is the one reason for everything that the answers themselves forbid to tell: all of
    one mind, small cells that cannot be hidden, nothing left when they are. Two reasons would tell
    which of them it was, and so the answers (R08).
    """

    TOO_FEW = "too_few"
    ROUNDS_ALIKE = "rounds_alike"
    SMALL_ROOM = "small_room"
    WORDS_ONLY = "words_only"
    PUT_ASIDE = "put_aside"
    NONE_CHOSEN = "none_chosen"
    FEW_CHOSEN = "few_chosen"


# Kept verdicts may still hold these; they are read as the reason that tells nothing.
_FORMER_REASONS: Mapping[str, Reason] = {"unanimous": Reason.WORDS_ONLY}


def reason_from(text: str) -> Reason:
    """A reason as it was kept."""
    return _FORMER_REASONS.get(text) or Reason(text)


@dataclass(frozen=True, slots=True, kw_only=True)
class Alike:
    """How alike the orders of `n_people` are, in a word."""

    word: AgreementWord
    n_people: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One cell as it may be drawn. `count` is set for exact cells, `band` for banded ones."""

    label: str
    look: Look
    count: int | None = None
    band: Band | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReleasedPart:
    """One part that may be shown. `n_answers` people answered it.

    `marks` are medians of a grid (x, y) or mean ranks, one per cell; `alike` says how alike people
    ranked. `is_change`: the cells are more, about the same, less, small ends joined. Quartiles,
    marks and `alike` carry how many people they are about: some of those who answered, or all.
    """

    part_id: str
    prompt: str
    cells: tuple[Cell, ...]
    n_answers: int
    is_exclusive: bool
    is_ordered: bool
    is_change: bool = False
    quartiles: Quartiles | None = None
    marks: Marks | None = None
    alike: Alike | None = None

    @property
    def tells_nothing(self) -> bool:
        """Whether every cell is hidden: it has no shape, and a picture looks broken."""
        return all(cell.look is Look.HIDDEN for cell in self.cells)


@dataclass(frozen=True, slots=True, kw_only=True)
class WithheldPart:
    """One part that may not be shown, and why."""

    part_id: str
    prompt: str
    reason: Reason


def band(value: int) -> Band:
    """Coarsen a number of people."""
    return next((name for name, (_, most) in _BOUNDS.items() if value <= most), Band.LOTS)


def exact(labels: Sequence[str], counts: Sequence[int], hidden: frozenset[int]) -> tuple[Cell, ...]:
    """Cells with their counts, some of them hidden."""
    return tuple(
        Cell(label=label, look=Look.HIDDEN)
        if place in hidden
        else Cell(label=label, look=Look.EXACT, count=value)
        for place, (label, value) in enumerate(zip(labels, counts, strict=True))
    )


def all_hidden(labels: Sequence[str]) -> tuple[Cell, ...]:
    """Cells that tell nothing, not even which of them are empty."""
    return tuple(Cell(label=label, look=Look.HIDDEN) for label in labels)


def banded(labels: Sequence[str], counts: Sequence[int]) -> tuple[Cell, ...]:
    """Cells in bands."""
    return tuple(
        Cell(label=label, look=Look.BAND, band=band(value))
        for label, value in zip(labels, counts, strict=True)
    )


def part_record(part: ReleasedPart | WithheldPart) -> dict[str, Any]:
    """A part as it is kept."""
    head = {"part_id": part.part_id, "prompt": part.prompt}
    if isinstance(part, WithheldPart):
        return {**head, "withheld": part.reason}
    spread, marks, alike = part.quartiles, part.marks, part.alike
    return {
        **head,
        "cells": [[cell.label, cell.look, cell.count, cell.band] for cell in part.cells],
        "n_answers": part.n_answers,
        "is_exclusive": part.is_exclusive,
        "is_ordered": part.is_ordered,
        "is_change": part.is_change,
        "marks": [list(marks.values), marks.n_people] if marks else None,
        "alike": [alike.word, alike.n_people] if alike else None,
        "quartiles": [spread.low, spread.median, spread.high, spread.n_people] if spread else None,
    }


def part_from(record: dict[str, Any]) -> ReleasedPart | WithheldPart:
    """The part that `part_record` wrote, or wrote before figures carried whom they are about.

    Of those older figures the ones of all who answered are read; mean places, which may have been
    of some, are not.
    """
    part_id, prompt = record["part_id"], record["prompt"]
    if "withheld" in record:
        reason = reason_from(record["withheld"])
        return WithheldPart(part_id=part_id, prompt=prompt, reason=reason)
    cells = tuple(
        Cell(label=label, look=Look(look), count=count, band=Band(name) if name else None)
        for label, look, count, name in record["cells"]
    )
    told = [cell for cell in cells if cell.count != 0]
    if told and all(cell.look is Look.HIDDEN for cell in told):
        cells = all_hidden([cell.label for cell in cells])  # zeros stood beside them once
    return ReleasedPart(
        part_id=part_id,
        prompt=prompt,
        cells=cells,
        n_answers=record["n_answers"],
        is_exclusive=record["is_exclusive"],
        is_ordered=record["is_ordered"],
        is_change=record["is_change"],
        quartiles=_quartiles_from(record),
        marks=_marks_from(record),
        alike=_alike_from(record.get("alike")),
    )


def _quartiles_from(record: dict[str, Any]) -> Quartiles | None:
    if not record["quartiles"]:
        return None
    low, median, high, n_people = (*record["quartiles"], record["n_answers"])[:4]
    return Quartiles(low=low, median=median, high=high, n_people=n_people)


def _marks_from(record: dict[str, Any]) -> Marks | None:
    kept = record["marks"]
    if not kept or record.get("word"):
        return None
    values, n_people = (kept, record["n_answers"]) if "word" in record else kept
    return Marks(values=tuple(values), n_people=n_people)


def _alike_from(kept: list[Any] | None) -> Alike | None:
    return Alike(word=AgreementWord(kept[0]), n_people=kept[1]) if kept else None
