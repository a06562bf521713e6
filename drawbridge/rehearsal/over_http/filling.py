"""Fills in any form by the types of its fields, as somebody of a temperament might.

Nothing here knows a kind of poll. Where fields hang together in a way that their types do not
tell, the server refuses in words; then the next way of filling in is tried, and Pass at last.
"""

from collections.abc import Callable, Sequence

from drawbridge.domain.workshop.form_fields import PASS
from drawbridge.rehearsal.answer_model import Person
from drawbridge.rehearsal.over_http.page_reader import Field, Page
from drawbridge.rehearsal.sample_answers import LINES, WORDS

Filled = list[tuple[str, str]]

WHOLE = 100
_ROOM_FOR_A_LINE = 60  # letters; where fewer fit, a word is wanted


def n_ways() -> int:
    """How many ways of filling in a form there are; the last one is to pass."""
    return len(_NUMBERS) + 1


def filled(page: Page, person: Person, way: int = 0) -> Filled:
    """Fill in the form on a page.

    Args:
        page: what stands on the phone.
        person: who fills it in; the dice are rolled on.
        way: 0 for each field by itself, then others, up to `n_ways` - 1.
    """
    key = "/".join(page.place)
    kept = [(one.name, one.value) for one in page.fields if one.type == "hidden"]
    if way >= len(_NUMBERS) or person.passes_all(key):
        return [*kept, (PASS, "1")]
    numbers = [one for one in page.fields if one.type == "number"]
    return [
        *kept,
        *_chosen(page.fields, person, key),
        *_ticked(page.fields, person, key),
        *_written(page.fields, person),
        *_NUMBERS[way](numbers, person, key),
    ]


def _groups(fields: Sequence[Field], kind: str) -> dict[str, list[Field]]:
    """Fields of a type by name, in the order of their values, without those that mean Pass."""
    found: dict[str, list[Field]] = {}
    for one in fields:
        if one.type == kind and one.value != PASS:
            found.setdefault(one.name, []).append(one)
    return {
        name: sorted(group, key=lambda one: (len(one.value), one.value))
        for name, group in found.items()
    }


def _chosen(fields: Sequence[Field], person: Person, key: str) -> Filled:
    return [
        (name, group[person.place(len(group), f"{key}/{name}") if len(group) > 1 else 0].value)
        for name, group in _groups(fields, "radio").items()
    ]


def _ticked(fields: Sequence[Field], person: Person, key: str) -> Filled:
    return [
        (name, group[place].value)
        for name, group in _groups(fields, "checkbox").items()
        for place in person.options(len(group), group[0].limit or len(group), f"{key}/{name}")
    ]


def _written(fields: Sequence[Field], person: Person) -> Filled:
    told = []
    for one in fields:
        if one.type in {"text", "textarea"}:
            pool = LINES if one.limit >= _ROOM_FOR_A_LINE else WORDS
            told.append((one.name, person.dice.choice(pool)[: one.limit or None]))
    return told


def _each(numbers: Sequence[Field], person: Person, key: str) -> Filled:
    """Every number by itself; numbers that count from 1 are places in an order."""
    if numbers and all(one.low == 1 for one in numbers):
        order = person.order(len(numbers), key)
        return [(one.name, str(order.index(at) + 1)) for at, one in enumerate(numbers)]
    return [
        (one.name, str(person.value(one.high or WHOLE, one.step or 1, f"{key}/{one.name}/{at}")))
        for at, one in enumerate(numbers)
    ]


def _shares(numbers: Sequence[Field], person: Person, key: str) -> Filled:
    """Numbers that make a hundred together."""
    if not numbers:
        return []
    step = numbers[0].step or 1
    points = [0] * len(numbers)
    favourite = person.order(len(numbers), key)[0]
    for chip in range(WHOLE // step):
        at = favourite if chip % 2 else person.dice.randrange(len(numbers))
        points[at] += step
    return [(one.name, str(share)) for one, share in zip(numbers, points, strict=True)]


_NUMBERS: tuple[Callable[[Sequence[Field], Person, str], Filled], ...] = (_each, _shares)


def joining(page: Page) -> Filled:
    """Fill in the consent card: every line ticked, as a participant."""
    ticks = [(one.name, one.value) for one in page.fields if one.type == "checkbox"]
    return [*ticks, ("role", "participant")]
