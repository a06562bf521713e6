"""Questions of every kind, small enough that every room can be tried, and what people can answer.

An *entry* is everything one person answers to a question; a room is a bag of entries.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import combinations_with_replacement, permutations, product

from drawbridge.domain.answers.responses import Response
from drawbridge.domain.answers.tally import Snapshot, Tally, count
from drawbridge.domain.privacy import gate
from drawbridge.domain.workshop.choices import CheckOut, Ladder, MultiChoice, SingleChoice
from drawbridge.domain.workshop.measures import Answer
from drawbridge.domain.workshop.pictures import Axis, Circles7, Grid2d
from drawbridge.domain.workshop.scales import (
    BeliefCards,
    Item,
    LikertBattery,
    Measurement,
    Slider,
    SliderItem,
)
from drawbridge.domain.workshop.scenarios import Scenarios, Scene, SceneOption
from drawbridge.domain.workshop.shares import Allocate100, Ranking
from drawbridge.domain.workshop.steps import Part, Poll, Sensitivity

_FEW_ENTRIES = 64
N_JOINED = 30  # the room is no small circle: other rules have to hold
VALUES = tuple((value,) for value in range(0, 101, 5))
HEAD = {"id": "q", "title": "T", "minutes": 1, "question": "Q?"}
AXIS = Axis(label="near", low="little", high="much")
ITEMS = (Item(id="a", statement="First."), Item(id="b", statement="Second."))
SLIDER = SliderItem(id="a", prompt="How far?", low="not", high="much")
Entry = Mapping[str, Answer]
Fact = tuple[str, str, int]


@dataclass(frozen=True, kw_only=True)
class Question:
    """A question of some kind and what one person can answer to it.

    `others` answered besides the room under attack, and the attacker knows what; the last `n_paper`
    of them on slips that he has typed in.
    """

    name: str
    poll: Poll
    entries: tuple[Entry, ...]
    others: tuple[Entry, ...] = ()
    n_paper: int = 0
    fewest: int = 5

    @cached_property
    def facts(self) -> tuple[frozenset[Fact], ...]:
        """What each entry says: a cell that was chosen, a side of a scale, a place given."""
        parts = (*self.poll.parts, *self.poll.derived_parts)
        return tuple(
            frozenset(fact for part in parts for fact in self._facts(part, entry))
            for entry in self.entries
        )

    @cached_property
    def exchanges(self) -> Mapping[tuple[int, int], tuple[tuple[int, int], ...]]:
        """Per two entries, those two that together say the same; () of questions of many entries.

        Two people who trade a part of their answers leave every count as it was.
        """
        if len(self.entries) > _FEW_ENTRIES:
            return {}
        alike = defaultdict(list)
        for pair in combinations_with_replacement(range(len(self.entries)), 2):
            said = Counter(fact for one in pair for fact in self.facts[one])
            alike[frozenset(said.items())].append(pair)
        return {pair: tuple(pairs) for pairs in alike.values() for pair in pairs}

    def of(self, sensitivity: Sensitivity) -> "Question":
        """The same question, of some sensitivity."""
        return replace(self, poll=replace(self.poll, sensitivity=sensitivity))

    def with_slips(self, n_slips: int) -> "Question":
        """The same, with slips of paper that name its answers in turn."""
        slips = tuple(self.entries[at % len(self.entries)] for at in range(n_slips))
        name = f"{self.name}, {n_slips} slips"
        return replace(self, name=name, others=(*self.others, *slips), n_paper=n_slips)

    def _facts(self, part: Part, entry: Entry) -> list[Fact]:
        answer = {**entry, **self.poll.derive(entry)}.get(part.id)
        if answer is None:
            return []
        cells = [at for at, n in enumerate(self.poll.measure(part, [answer]).counts) if n]
        found = [(part.id, "chose", at) for at in cells]
        size = len(part.cells)
        if isinstance(self.poll, Grid2d):
            found += [(part.id, "across", side) for side in _sides(cells[0] % 5, 5)]
            found += [(part.id, "upward", side) for side in _sides(cells[0] // 5, 5)]
        elif isinstance(self.poll, Ranking):
            found += [(part.id, f"place {at}", one) for at, one in enumerate(answer)]
        elif part.is_ordered:
            found += [(part.id, "side", side) for side in _sides(cells[0], size)]
        return found

    def tally(self, room: tuple[int, ...]) -> Tally:
        """What is counted of a room: positions of its entries."""
        responses = [self._responses[one] for one in room] + [*map(self._asked, self.others)]
        changes = [self._changes[one] for one in room] + [*map(self._derived, self.others)]
        return count(self.poll, responses, [one for one in changes if one is not None])

    @cached_property
    def _responses(self) -> tuple[Response, ...]:
        return tuple(map(self._asked, self.entries))

    @cached_property
    def _changes(self) -> tuple[Response | None, ...]:
        return tuple(map(self._derived, self.entries))

    def _asked(self, entry: Entry) -> Response:
        return _only(entry, {part.id for part in self.poll.parts})

    def _derived(self, entry: Entry) -> Response | None:
        derived = {part.id for part in self.poll.derived_parts}
        return _only(entry, derived) if derived & set(entry) else None

    def release(self, tally: Tally) -> gate.Release:
        """What may be seen of it."""
        snapshot = Snapshot(
            step_id=self.poll.id, round=1, tally=tally, n_joined=N_JOINED, n_paper=self.n_paper
        )
        return gate.release(self.poll, snapshot)


def _sides(place: int, size: int) -> list[int]:
    return [0] if place < size // 2 else [1] if place >= size - size // 2 else []


def _only(entry: Entry, wanted: set[str]) -> Response:
    return Response(answers={key: entry[key] for key in wanted if key in entry})


def _each(**answers: object) -> tuple[Entry, ...]:
    """Every way to answer parts that have nothing to do with each other."""
    ways = product(*answers.values())
    return tuple(dict(zip(answers, way, strict=True)) for way in ways)


def _cells(n: int) -> tuple[tuple[int], ...]:
    return tuple((place,) for place in range(n))


def _options(n: int) -> tuple[str, ...]:
    return tuple("ABCDEFG"[:n])


def _choice(n: int) -> Question:
    poll = SingleChoice(options=_options(n), **HEAD)
    return Question(name=f"single_choice, {n} options", poll=poll, entries=_each(answer=_cells(n)))


def _several(n: int, at_most: int = 2) -> Question:
    poll = MultiChoice(options=_options(n), at_most=at_most, **HEAD)
    boxes = [
        tuple(at for at in range(n) if ticks[at])
        for ticks in product((0, 1), repeat=n)
        if 1 <= sum(ticks) <= at_most
    ]
    name = f"multi_choice, {n} options, up to {at_most}"
    return Question(name=name, poll=poll, entries=_each(answer=boxes))


def _battery(n_items: int, n_cells: int) -> Question:
    poll = LikertBattery(items=ITEMS[:n_items], scale=_options(n_cells), **HEAD)
    ways = {item.id: _cells(n_cells) for item in poll.items}
    name = f"likert_battery, {n_items} of {n_cells}"
    return Question(name=name, poll=poll, entries=_each(**ways))


def _line() -> Question:
    """A line that few answered, of a question that many did."""
    poll = LikertBattery(items=ITEMS, scale=_options(5), **HEAD)
    entries = tuple({"a": (cell,), "b": None} for cell in range(5))
    others = tuple({"a": None, "b": (cell,)} for cell in (0, 0, 0, 0, 4, 4, 4, 4))
    name = "likert_battery, a line that few answered"
    return Question(name=name, poll=poll, entries=entries, others=others)


def _scenarios() -> Question:
    options = tuple(SceneOption(text=text, label=at) for at, text in enumerate("xyz"))
    scenes = tuple(Scene(id=name, prompt=name, options=options) for name in "ab")
    poll = Scenarios(scenes=scenes, labels=_options(3), **HEAD)
    return Question(name="scenarios, 2 of 3", poll=poll, entries=_each(a=_cells(3), b=_cells(3)))


def _ranking(n: int) -> Question:
    poll = Ranking(options=_options(n), **HEAD)
    orders = [order for size in range(1, n + 1) for order in permutations(range(n), size)]
    return Question(name=f"ranking of {n}", poll=poll, entries=_each(order=orders))


def _points(n: int) -> Question:
    poll = Allocate100(options=_options(n), **HEAD)
    shares = [way for way in product(range(0, 101, 5), repeat=n) if sum(way) == 100]
    entries = tuple({f"share{at}": (one,) for at, one in enumerate(way)} for way in shares)
    return Question(name=f"allocate100, {n} things", poll=poll, entries=entries)


def _change() -> Question:
    poll = Slider(sliders=(SLIDER,), moment=Measurement.AFTER, paired_with="start", **HEAD)
    ways = {"a": VALUES, "a.change": _cells(3)}
    return Question(name="slider, second time", poll=poll, entries=_each(**ways), fewest=8)


def _grid() -> Question:
    poll = Grid2d(x=AXIS, y=AXIS, corners=("a", "b", "c", "d"), **HEAD)
    places = [(x, y) for x in range(0, 101, 5) for y in range(0, 101, 5)]
    return Question(name="grid2d", poll=poll, entries=_each(place=places))


def questions() -> tuple[Question, ...]:
    """One question or more of every kind that is counted."""
    circles = Circles7(wished_question="W?", **HEAD)
    beliefs = BeliefCards(
        items=ITEMS[:1], scale=_options(3), rewrite_question="R?", rewrites=_options(3), **HEAD
    )
    return (
        _choice(3),
        _choice(4),
        Question(
            name="ladder, 2 rungs and beside it",
            poll=Ladder(options=_options(2), off_ladder="C", **HEAD),
            entries=_each(answer=_cells(3)),
        ),
        Question(
            name="check_out, 3 options",
            poll=CheckOut(options=_options(3), **HEAD),
            entries=_each(answer=_cells(3)),
        ),
        _several(3),
        _several(3, at_most=3),
        _several(4),
        _battery(1, 5),
        _battery(2, 3),
        _line(),
        Question(
            name="belief_cards, 1 of 3 and a rewrite",
            poll=beliefs,
            entries=_each(a=_cells(3), rewrite=_cells(3)),
        ),
        _scenarios(),
        Question(name="slider", poll=Slider(sliders=(SLIDER,), **HEAD), entries=_each(a=VALUES)),
        _change(),
        _grid(),
        Question(name="circles7", poll=circles, entries=_each(now=_cells(7), wished=_cells(7))),
        _ranking(3),
        _points(2),
        _points(3),
    )
