"""What rooms answer in the gallery: for every kind of poll, forms that make each of its shapes.

Everything is counted out and nothing drawn by lot, so that two galleries can be compared. `ANSWERS`
has one row per kind.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic

from drawbridge.domain.workshop.choices import CheckOut, Ladder, MultiChoice, SingleChoice
from drawbridge.domain.workshop.form_fields import PASS, Form
from drawbridge.domain.workshop.kinds import P, by_kind
from drawbridge.domain.workshop.pictures import Circles7, Grid2d
from drawbridge.domain.workshop.scales import BeliefCards, LikertBattery, Slider
from drawbridge.domain.workshop.scenarios import Scenarios
from drawbridge.domain.workshop.shares import POINTS, Allocate100, Ranking
from drawbridge.domain.workshop.steps import Poll, Step
from drawbridge.domain.workshop.texts import OpenText, WordCloud, Written

PASSED: Form = {PASS: ["1"]}
MOSTLY_PASSED = "mostly passed"
_PASS_PERCENT = 60
_SCALE_SHAPES = ("clustered", "leaning", "split", "mixed")
_CHOICE_SHAPES = ("one clear", "two way", "scattered")
_WORD_SHAPES = ("shared", "scattered")
_SOME_WORDS = (
    "glass", "old brick", "hedge", "jokes", "curtain", "ice", "work", "paper",
    "a smile", "Efeu", "moss", "velvet rope", "books", "fog", "double glazing",
)  # fmt: skip
_SOME_LINES = (
    "I was built when you were small, and I did my best.",
    "Knock. I might open.",
    "You may rest. I'll tell you when it is safe.",
    "I am tired of standing here every single day, and nobody ever asks me whether I "
    "would like to be a hedge or a garden gate instead.",
    "There is a door on the other side.",
    "Please don't climb; ask.",
    "I keep the wind out.",
    "I miss the view.",
    "Thank you for looking at me kindly.",
)


@dataclass(frozen=True, kw_only=True)
class AnswersOfKind(Generic[P]):
    """How people answer one kind of poll.

    shapes: what the kind can look like. make: one form per person for (poll, shape, n).
    """

    kind: type[P]
    shapes: tuple[str, ...]
    make: Callable[[P, str, int], list[Form]]


def forms(poll: Poll, shape: str, n: int) -> list[Form]:
    """What n people send so that the poll takes a shape; of `MOSTLY_PASSED`, most pass."""
    answers = ANSWERS[type(poll)]
    if shape != MOSTLY_PASSED:
        return answers.make(poll, shape, n)
    n_passes = -(-n * _PASS_PERCENT // 100)
    return [PASSED] * n_passes + answers.make(poll, answers.shapes[-1], n - n_passes)


def counted_out(weights: Sequence[float], n: int, *, turn: int = 0) -> list[int]:
    """Positions of n people, as near to the weights as whole people can be, turned by some."""
    ideal = [n * weight / sum(weights) for weight in weights]
    people = [int(share) for share in ideal]
    by_rest = sorted(range(len(ideal)), key=lambda place: people[place] - ideal[place])
    for place in by_rest[: n - sum(people)]:
        people[place] += 1
    positions = [place for place, count in enumerate(people) for _ in range(count)]
    return positions[turn % n :] + positions[: turn % n] if n else []


def _scale(shape: str, n_cells: int, centre: float = 0.75) -> list[float]:
    """Weights of an ordered scale."""
    places = [place / (n_cells - 1) for place in range(n_cells)]
    weigh: Mapping[str, Callable[[float], float]] = {
        "clustered": lambda x: max(0.0, 1 - 2.6 * abs(x - centre)) ** 2,
        "leaning": lambda x: (x if centre > 0.5 else 1 - x) ** 1.1 + 0.12,
        "split": lambda x: abs(2 * x - 1) ** 1.5 + 0.03,
        "mixed": lambda x: 1 + 0.3 * (1 - abs(2 * x - 1)),
    }
    return [weigh[shape](x) for x in places]


def _choice(shape: str, n_cells: int) -> list[float]:
    """Weights of options without an order; the second is put in front."""
    rest = [1.0 + 0.4 * (place % 3) for place in range(n_cells)]
    if shape == "one clear":
        rest[1] = 2.4 * (sum(rest) - rest[1])
    if shape == "two way":
        rest[0] = rest[1] = 0.0
        rest[0] = rest[-2] = 2.2 * sum(rest)
    return rest


def _one_of(poll: Poll, shape: str, n: int) -> list[Form]:
    part = poll.parts[0]
    return [{part.id: [str(it)]} for it in counted_out(_choice(shape, len(part.cells)), n)]


def _some_of(poll: Poll, shape: str, n: int) -> list[Form]:
    """Everybody chooses one, and every second person another one."""
    n_cells = len(poll.parts[0].cells)
    first = counted_out(_choice(shape, n_cells), n)
    second = counted_out(_choice("scattered", n_cells), n, turn=n // 2)
    both = [
        {a, b} if one % 2 else {a} for one, (a, b) in enumerate(zip(first, second, strict=True))
    ]
    return [{"answer": [str(it) for it in sorted(chosen)]} for chosen in both]


def _statements(poll: Poll, shape: str, n: int) -> list[Form]:
    columns: dict[str, list[int]] = {}
    for place, part in enumerate(poll.parts):
        centre = (0.75, 0.25, 0.75, 0.5, 1.0, 0.0)[place % 6]
        weights = (
            _scale(shape, len(part.cells), centre)
            if part.is_ordered
            else _choice("scattered", len(part.cells))
        )
        columns[part.id] = counted_out(weights, n, turn=3 * place)
    return [{part: [str(column[one])] for part, column in columns.items()} for one in range(n)]


def _in_scenes(poll: Poll, shape: str, n: int) -> list[Form]:
    """In each scene the same shape, with another label in front."""
    columns = {}
    for place, part in enumerate(poll.parts):
        weights = _choice(shape, len(part.cells))
        columns[part.id] = counted_out(weights[-place:] + weights[:-place], n, turn=2 * place)
    return [{part: [str(column[one])] for part, column in columns.items()} for one in range(n)]


def _words(poll: WordCloud, shape: str, n: int) -> list[Form]:
    return _said(_SOME_WORDS, poll, shape, n)


def _lines(poll: OpenText, shape: str, n: int) -> list[Form]:
    return _said(_SOME_LINES, poll, shape, n)


def _said(known: Sequence[str], poll: Written, shape: str, n: int) -> list[Form]:
    """The same words again and again, or as many as there are."""
    n_used = {"shared": 3, "scattered": len(known)}[shape]
    weights = [1.0 / (1 + place) if shape == "shared" else 1.0 for place in range(n_used)]
    return [{poll.parts[0].id: [known[place]]} for place in counted_out(weights, n)]


def _values(poll: Poll, shape: str, n: int) -> list[Form]:
    """Sliders: the bins of a scale, and a value within each."""
    binned = _statements(poll, shape, n)
    return [
        {part: [str(20 * int(fields[0]) + 5 * (one % 4))] for part, fields in form.items()}
        for one, form in enumerate(binned)
    ]


def _circles(poll: Poll, shape: str, n: int) -> list[Form]:
    now = counted_out(_scale(shape, 7, 0.4), n)
    steps = counted_out((1, 3, 4, 2), n, turn=n // 3)
    wished = [min(6, max(0, one + step - 1)) for one, step in zip(now, steps, strict=True)]
    names = [part.id for part in poll.parts]
    return [{names[0]: [str(a)], names[1]: [str(b)]} for a, b in zip(now, wished, strict=True)]


def _places(poll: Poll, shape: str, n: int) -> list[Form]:
    across = counted_out(_scale(shape, 21, 0.8), n)
    turned = {"split": n // 2, "mixed": n // 5, "leaning": n // 3}.get(shape, 2)
    upward = counted_out(_scale("mixed" if shape == "leaning" else shape, 21, 0.75), n, turn=turned)
    part = poll.parts[0].id
    return [{part: [str(5 * x), str(5 * y)]} for x, y in zip(across, upward, strict=True)]


def _orders(poll: Poll, shape: str, n: int) -> list[Form]:
    n_options = len(poll.parts[0].cells)
    start = list(range(n_options))
    pattern = {
        "one clear": [start, start, [start[1], start[0], *start[2:]], start, start[:1]],
        "two way": [start, [start[1], start[0], *start[2:]]],
        "scattered": [start[turn:] + start[:turn] for turn in range(n_options)],
    }[shape]
    return [_ranked(poll, pattern[one % len(pattern)]) for one in range(n)]


def _ranked(poll: Poll, order: Sequence[int]) -> Form:
    part = poll.parts[0]
    places = [str(order.index(it) + 1) if it in order else "" for it in range(len(part.cells))]
    return {part.id: places}


def _points(poll: Poll, shape: str, n: int) -> list[Form]:
    names = [part.id for part in poll.parts]
    pattern = {
        "one clear": [(0.6, 0.2, 0.2), (0.5, 0.3, 0.2), (0.7, 0.3, 0.0), (0.0, 1.0, 0.0)],
        "two way": [(0.5, 0.4, 0.1), (0.4, 0.5, 0.1), (0.45, 0.45, 0.1)],
        "scattered": [(0.4, 0.3, 0.3), (0.1, 0.3, 0.6), (0.25, 0.5, 0.25), (0.0, 0.0, 0.0)],
    }[shape]
    return [_shared_out(names, pattern[one % len(pattern)]) for one in range(n)]


def _shared_out(names: Sequence[str], shares: Sequence[float]) -> Form:
    """Points in steps of five; what is left over goes to the last thing."""
    points = [round(POINTS * share / 5) * 5 for share in shares]
    points += [0] * (len(names) - len(points))
    points[-1] += POINTS - sum(points)
    return {name: [str(it)] for name, it in zip(names, points, strict=True)}


# A row names its kind twice, so that mypy holds its function to it: the table is of any kind.
ANSWERS: Mapping[type[Step], AnswersOfKind[Any]] = by_kind(
    AnswersOfKind[SingleChoice](kind=SingleChoice, shapes=_CHOICE_SHAPES, make=_one_of),
    AnswersOfKind[Ladder](kind=Ladder, shapes=_CHOICE_SHAPES, make=_one_of),
    AnswersOfKind[CheckOut](kind=CheckOut, shapes=_CHOICE_SHAPES, make=_one_of),
    AnswersOfKind[MultiChoice](kind=MultiChoice, shapes=_CHOICE_SHAPES, make=_some_of),
    AnswersOfKind[LikertBattery](kind=LikertBattery, shapes=_SCALE_SHAPES, make=_statements),
    AnswersOfKind[Slider](kind=Slider, shapes=_SCALE_SHAPES, make=_values),
    AnswersOfKind[BeliefCards](kind=BeliefCards, shapes=_SCALE_SHAPES, make=_statements),
    AnswersOfKind[Circles7](kind=Circles7, shapes=_SCALE_SHAPES, make=_circles),
    AnswersOfKind[Grid2d](kind=Grid2d, shapes=_SCALE_SHAPES, make=_places),
    AnswersOfKind[Ranking](kind=Ranking, shapes=_CHOICE_SHAPES, make=_orders),
    AnswersOfKind[Allocate100](kind=Allocate100, shapes=_CHOICE_SHAPES, make=_points),
    AnswersOfKind[Scenarios](kind=Scenarios, shapes=_CHOICE_SHAPES, make=_in_scenes),
    AnswersOfKind[WordCloud](kind=WordCloud, shapes=_WORD_SHAPES, make=_words),
    AnswersOfKind[OpenText](kind=OpenText, shapes=_WORD_SHAPES[::-1], make=_lines),
)
