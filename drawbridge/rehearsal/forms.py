"""What a simulated participant's phone sends: a form like a real one's, for every kind of poll.

`FORMS` has one row per kind.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic

from drawbridge.domain.session.simulated import Temperament
from drawbridge.domain.workshop.choices import CheckOut, Ladder, MultiChoice, SingleChoice
from drawbridge.domain.workshop.form_fields import PASS, Form
from drawbridge.domain.workshop.kinds import P, by_kind
from drawbridge.domain.workshop.pictures import GRID_STEP, GRID_TOP, Circles7, Grid2d
from drawbridge.domain.workshop.scales import (
    SLIDER_STEP,
    SLIDER_TOP,
    BeliefCards,
    LikertBattery,
    Measurement,
    Slider,
)
from drawbridge.domain.workshop.scenarios import Scenarios
from drawbridge.domain.workshop.shares import POINTS, POINTS_STEP, Allocate100, Ranking
from drawbridge.domain.workshop.steps import Part, Poll, Step
from drawbridge.domain.workshop.texts import OpenText, WordCloud, Written
from drawbridge.rehearsal.answer_model import Person, lean
from drawbridge.rehearsal.sample_answers import line

PASSED: Form = {PASS: ["1"]}
_WAYS = (1, 0, -1, 1, 0)
_BEGUN_PERCENT = 25  # of people who rank only the first few


def form(poll: Poll, person: Person, before: Form | None = None) -> Form:
    """What a person sends to a poll; every form of it is one that the poll accepts.

    Args:
        poll: the question.
        person: who answers; the dice are rolled on.
        before: what the same person sent to the poll that this one is paired with.
    """
    if person.passes_all(poll.id):
        return PASSED
    return FORMS[type(poll)].filled_in(poll, person, before or {})


def _key(poll: Poll, part: Part) -> str:
    return f"{poll.id}/{part.id}"


def _one_option(poll: Poll, person: Person, _: Form) -> Form:
    (part,) = poll.parts
    return {part.id: [str(person.option(len(part.cells), _key(poll, part)))]}


def _several_options(poll: MultiChoice, person: Person, _: Form) -> Form:
    (part,) = poll.parts
    chosen = person.options(len(part.cells), poll.at_most, _key(poll, part))
    return {part.id: [str(one) for one in chosen]}


def _places(poll: Poll, person: Person, _: Form) -> Form:
    """A place on the scale of every ordered part, an option of every other."""
    fields = {}
    for part in poll.parts:
        choose = person.place if part.is_ordered else person.option
        answer = str(choose(len(part.cells), _key(poll, part)))
        fields[part.id] = [PASS if person.passes_part() else answer]
    return fields


def _sliders(poll: Slider, person: Person, before: Form) -> Form:
    fields = {}
    for part in poll.parts:
        value = person.value(SLIDER_TOP, SLIDER_STEP, _key(poll, part))
        if poll.moment is Measurement.AFTER:
            value = _moved(before.get(part.id, ()), value, person)
        fields[part.id] = [PASS if person.passes_part() else str(value)]
    return fields


def _moved(before: Sequence[str], fresh: int, person: Person) -> int:
    """Where somebody stands afterwards: two in five further up, two where they were, one down.

    A split room moves apart: one half up, the other down.
    """
    if not before or before[0] == PASS:
        return fresh
    way = _WAYS[person.number % len(_WAYS)]
    if person.temperament is Temperament.SPLIT:
        way = 1 if person.side else -1
    move = way * person.dice.randrange(10, 35, SLIDER_STEP)
    return max(0, min(SLIDER_TOP, int(before[0]) + move))


def _point(poll: Grid2d, person: Person, _: Form) -> Form:
    (part,) = poll.parts
    axes = [person.value(GRID_TOP, GRID_STEP, f"{poll.id}/{axis}") for axis in "xy"]
    return {part.id: [str(value) for value in axes]}


def _ranks(poll: Ranking, person: Person, _: Form) -> Form:
    (part,) = poll.parts
    order = person.order(len(part.cells), _key(poll, part))
    is_begun = person.chance(_BEGUN_PERCENT)
    n_placed = person.dice.randint(1, len(order)) if is_begun else len(order)
    places = {option: str(place) for place, option in enumerate(order[:n_placed], start=1)}
    return {part.id: [places.get(option, "") for option in range(len(order))]}


def _points(poll: Allocate100, person: Person, _: Form) -> Form:
    """A hundred points in steps of five, the most for what weighs most."""
    order = person.order(len(poll.options), poll.id)
    n_chips = POINTS // POINTS_STEP
    first = round(n_chips * (0.4 + 0.35 * lean(poll.id)))
    shares = dict.fromkeys(order, 0)
    shares[order[0]] = first
    for _chip in range(n_chips - first):
        shares[person.dice.choice(order)] += 1
    return {f"share{place}": [str(POINTS_STEP * shares[place])] for place in range(len(order))}


def _line(poll: Written, person: Person, _: Form) -> Form:
    (part,) = poll.parts
    return {part.id: [line(poll, person)]}


@dataclass(frozen=True, kw_only=True)
class FormOfKind(Generic[P]):
    """How one kind is answered in a rehearsal.

    filled_in: the form of a person who answers, from what they sent to the paired poll, if any.
    """

    kind: type[P]
    filled_in: Callable[[P, Person, Form], Form]


# A row names its kind twice, so that mypy holds its function to it: the table is of any kind.
FORMS: Mapping[type[Step], FormOfKind[Any]] = by_kind(
    FormOfKind[SingleChoice](kind=SingleChoice, filled_in=_one_option),
    FormOfKind[Ladder](kind=Ladder, filled_in=_one_option),
    FormOfKind[CheckOut](kind=CheckOut, filled_in=_one_option),
    FormOfKind[MultiChoice](kind=MultiChoice, filled_in=_several_options),
    FormOfKind[LikertBattery](kind=LikertBattery, filled_in=_places),
    FormOfKind[BeliefCards](kind=BeliefCards, filled_in=_places),
    FormOfKind[Circles7](kind=Circles7, filled_in=_places),
    FormOfKind[Slider](kind=Slider, filled_in=_sliders),
    FormOfKind[Scenarios](kind=Scenarios, filled_in=_places),
    FormOfKind[Grid2d](kind=Grid2d, filled_in=_point),
    FormOfKind[Ranking](kind=Ranking, filled_in=_ranks),
    FormOfKind[Allocate100](kind=Allocate100, filled_in=_points),
    FormOfKind[WordCloud](kind=WordCloud, filled_in=_line),
    FormOfKind[OpenText](kind=OpenText, filled_in=_line),
)
