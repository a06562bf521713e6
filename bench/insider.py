"""What somebody in the room learns for certain about the others, from everything that is told.

python bench/insider.py                      # every kind: the table of docs/privacy-audit.md
python bench/insider.py --kind ranking --most 60000
python bench/insider.py --slips 3 5                # by whoever has typed slips of paper in

The attacker has everything that is released of a question - every number, band, mark, word and
reason; figures, tables, alt texts and files are drawn from it and hold nothing else -, knows the
program by heart, and knows one or two of the answers, his own. All rooms that would have been told
in just this way remain possible for him. A *view* is what he sees and what he answered.

- certain about one: some person besides him chose a certain cell, stands on a certain side of a
  scale, or gave a certain place, in all rooms that remain. People are alike to him: it is then so
  of everybody else.
- certain about all: only one room remains, and in it one or two people stand alone with the whole
  of their answer.

Where there are more than `--most` rooms, rooms are drawn (seed fixed) with a favourite, as rooms
have one, and each certainty is tried to be refuted by a room that differs in one to three people:
what is counted is then at most too much.
"""

import argparse
import random
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import combinations, combinations_with_replacement
from math import comb
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from bench.insider_rooms import Question, questions  # noqa: E402
from drawbridge.domain.answers.tally import Tally  # noqa: E402
from drawbridge.domain.privacy import gate, paper  # noqa: E402
from drawbridge.domain.privacy.gate import Released  # noqa: E402
from drawbridge.domain.privacy.released import Cell, Look  # noqa: E402
from drawbridge.domain.workshop.steps import Sensitivity  # noqa: E402

SIZES = range(5, 12)
N_DRAWN, N_REFUTING = 20, 250
HEAD = (
    "| question | sensitivity | n | rooms | views, 1 inside | certain about one | about all "
    "| views, 2 inside | about one | about all | in words |"
)
Room = tuple[int, ...]


@dataclass(kw_only=True)
class Seen:
    """The gate's verdicts, asked once for each tally; as text, and how many parts are in words."""

    question: Question
    of_tallies: dict[Tally, tuple[str, float]] = field(default_factory=dict)
    of_rooms: dict[Room, tuple[str, float]] = field(default_factory=dict)

    def __call__(self, room: Room) -> tuple[str, float]:
        if room not in self.of_rooms:
            self.of_rooms[room] = self._asked(self.question.tally(room))
        return self.of_rooms[room]

    def _asked(self, tally: Tally) -> tuple[str, float]:
        if tally not in self.of_tallies:
            verdict = self.question.release(tally)
            self.of_tallies[tally] = gate.verdict_text(verdict), _share_in_words(verdict)
        return self.of_tallies[tally]


def _share_in_words(verdict: gate.Release) -> float:
    if not isinstance(verdict, Released):
        return 1.0
    # Where everybody is behind a hidden cell there never was a picture.
    shown = [part for part in verdict.shown_parts if any(map(_tells, part.cells))]
    return 1 - len(shown) / len(verdict.parts)


def _tells(cell: Cell) -> bool:
    return cell.count != 0 and cell.look is not Look.HIDDEN


@dataclass(frozen=True, kw_only=True)
class Audit:
    """What was found for one question, sensitivity and n. `inside`: views, one, all per circle."""

    question: str
    sensitivity: str
    n: int
    n_rooms: int
    is_whole: bool
    inside: tuple[tuple[int, int, int], ...]
    in_words: float

    @property
    def row(self) -> str:
        """A row of the table in Markdown."""
        rooms = f"{self.n_rooms}" if self.is_whole else f"{self.n_rooms} drawn"
        found = " | ".join(f"{number}" for circle in self.inside for number in circle)
        return (
            f"| {self.question} | {self.sensitivity} | {self.n} | {rooms} | {found} "
            f"| {100 * self.in_words:.0f} % |"
        )


def audit(
    question: Question, sensitivity: Sensitivity, n: int, *, most: int, n_drawn: int = N_DRAWN
) -> Audit:
    """Try every room of n people, or rooms drawn at random where there are more than `most`."""
    asked = question.of(sensitivity)
    n_rooms = comb(n + len(asked.entries) - 1, n)
    is_whole = n_rooms <= most
    seen = Seen(question=asked)
    if is_whole:
        rooms = list(combinations_with_replacement(range(len(asked.entries)), n))
        inside = tuple(_exhausted(asked, rooms, seen, n_inside) for n_inside in (1, 2))
    else:
        rng = random.Random(f"{asked.name} {sensitivity} {n}")
        rooms = [_drawn(rng, len(asked.entries), n) for _ in range(n_drawn)]
        inside = tuple(_sampled(asked, rooms, seen, n_inside, rng) for n_inside in (1, 2))
    return Audit(
        question=question.name,
        sensitivity=sensitivity,
        n=n,
        n_rooms=len(rooms),
        is_whole=is_whole,
        inside=inside,
        in_words=sum(seen(room)[1] for room in rooms) / len(rooms),
    )


def _drawn(rng: random.Random, n_entries: int, n: int) -> Room:
    """A room with a favourite; often everybody, or all but one or two, agree."""
    some = rng.sample(range(n_entries), min(n_entries, rng.choice((1, 2, 2, 3, 4, n_entries))))
    weights = [rng.random() ** 3 + 0.01 for _ in some]
    room = rng.choices(some, weights, k=n)
    for _ in range(rng.choice((0, 0, 1, 1, 2))):
        room[rng.randrange(n)] = rng.randrange(n_entries)
    return tuple(sorted(room))


def _circles(room: Room, n_inside: int) -> set[Room]:
    return set(combinations(room, n_inside))


def _held_by_all_others(question: Question, room: Room, circle: Room) -> frozenset:
    others = Counter(room)
    others.subtract(circle)
    return frozenset.intersection(*(question.facts[one] for one in others if others[one]))


def _stands_alone(room: Room) -> bool:
    return min(Counter(room).values()) <= 2


def _exhausted(
    question: Question, rooms: list[Room], seen: Seen, n_inside: int
) -> tuple[int, int, int]:
    by_view = defaultdict(list)
    for room in rooms:
        by_view[seen(room)[0]].append(room)
    n_views = n_one = n_all = 0
    for alike in by_view.values():
        facts: dict[Room, frozenset] = {}
        n_left: Counter[Room] = Counter()
        last: dict[Room, Room] = {}
        for room in alike:
            for circle in _circles(room, n_inside):
                n_left[circle] += 1
                last[circle] = room
                if facts.get(circle, True):
                    held = _held_by_all_others(question, room, circle)
                    facts[circle] = facts.get(circle, held) & held
        n_views += len(n_left)
        n_one += sum(bool(held) for held in facts.values())
        n_all += sum(n == 1 and _stands_alone(last[circle]) for circle, n in n_left.items())
    return n_views, n_one, n_all


def _sampled(
    question: Question, rooms: list[Room], seen: Seen, n_inside: int, rng: random.Random
) -> tuple[int, int, int]:
    views = {}
    for room in rooms:
        for circle in sorted(_circles(room, n_inside)):
            views.setdefault((seen(room)[0], circle), room)
    n_one = n_all = 0
    for (view, circle), room in views.items():
        facts, is_alone = _held_by_all_others(question, room, circle), _stands_alone(room)
        for other in _neighbours(question, room, circle, rng):
            if not (facts or is_alone):
                break
            if seen(other)[0] == view:
                is_alone = is_alone and other == room
                facts &= _held_by_all_others(question, other, circle)
        n_one += bool(facts)
        n_all += is_alone
    return len(views), n_one, n_all


def _neighbours(question: Question, room: Room, circle: Room, rng: random.Random) -> Iterator[Room]:
    """Rooms with the same circle in them, in which a few or all of the others differ."""
    others = list((Counter(room) - Counter(circle)).elements())
    for _ in range(N_REFUTING):
        changed = list(others)
        if len(others) > 1 and question.exchanges and rng.random() < 0.5:
            one, other = sorted(rng.sample(range(len(others)), 2))
            pair = question.exchanges[tuple(sorted((changed[one], changed[other])))]
            changed[one], changed[other] = rng.choice(pair)
            yield tuple(sorted((*circle, *changed)))
            continue
        n_changed = rng.choice((1, 1, 2, 2, 3, len(others)))
        new = rng.choices(range(len(question.entries)), k=rng.choice((1, n_changed)))
        for at in rng.sample(range(len(others)), n_changed):
            changed[at] = rng.choice(new)
        yield tuple(sorted((*circle, *changed)))


def table(found: list[Audit]) -> str:
    """The findings as a table in Markdown."""
    return "\n".join([HEAD, "|---|---|" + "---:|" * 9, *(one.row for one in found)])


def _asked(slips: list[int] | None) -> Iterator[tuple[Question, tuple[Sensitivity, ...]]]:
    """All questions; or, with slips, those that take some, without any and with each number."""
    for question in questions():
        if slips is None:
            yield question, (Sensitivity.HIGH, Sensitivity.LOW)
        elif type(question.poll) in paper.ONE_ANSWER:
            for n_slips in (0, *slips):
                yield question.with_slips(n_slips), (Sensitivity.MEDIUM, Sensitivity.LOW)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--kind", default="", help="the beginning of a question's name")
    parser.add_argument("--most", type=int, default=25_000, help="rooms that are all tried")
    parser.add_argument("--slips", type=int, nargs="*", help="counted with the phones; 0 is none")
    options = parser.parse_args()
    started = time.monotonic()
    found = []
    for question, sensitivities in _asked(options.slips):
        if not question.name.startswith(options.kind):
            continue
        for sensitivity in sensitivities:
            for n in SIZES:
                if n >= question.fewest:
                    found.append(audit(question, sensitivity, n, most=options.most))
                    print(found[-1].row, file=sys.stderr, flush=True)
    print(table(found))
    print(f"\n{time.monotonic() - started:.0f} s", file=sys.stderr)


if __name__ == "__main__":
    main()
