"""Attacks with published results and arithmetic alone, over many rooms.

Everything is counted and released by the real rules; the attacker is told how they work.
"""

import random
from collections import defaultdict
from dataclasses import replace
from functools import cache
from itertools import product

from drawbridge import content
from drawbridge.domain.answers.responses import Response, parse, passed
from drawbridge.domain.answers.tally import PartTally, Snapshot, Tally, count
from drawbridge.domain.privacy import gate
from drawbridge.domain.privacy.gate import Released
from drawbridge.domain.privacy.released import Look
from drawbridge.domain.privacy.suppression import SMALL_CELL
from tests.attacks.chance import Finding, most_likely, only_part, weight_of
from tests.attacks.evening import SOURCE
from tests.attacks.people import form_of

WORKSHOP = content.parse(SOURCE, file="room")
N_OPTIONS = 4
PLANTED_LIMIT = "People who put their heads together."
ROUNDS_LIMIT = "Two rounds of one question."
EQUAL_LIMIT = "Which of two equal cells is hidden"
TENDER, OPEN = WORKSHOP.step("guarding"), WORKSHOP.step("weather")


def answer(option):
    return Response(answers={"answer": (option,)})


def released(poll, responses, *earlier, n_joined=12, n_also_previous=0):
    """What closing would freeze of these responses, and what may be seen of it."""
    snapshot = Snapshot(
        step_id=poll.id,
        round=1 + len(earlier),
        tally=count(poll, responses),
        n_joined=n_joined,
        n_also_previous=n_also_previous,
    )
    return snapshot, gate.release(poll, snapshot, *earlier)


def some_answers(rng, n):
    """Answers with a favourite, as rooms have one."""
    weights = [rng.random() + 0.1 for _ in range(N_OPTIONS)]
    return rng.choices(range(N_OPTIONS), weights, k=n)


# -- rounds


def rounds_subtracted(name, *, away=0, late=0, other_mind=0, limit="", n_rooms=300):
    """Two rounds of one question; the attacker knows exactly who differs between them."""
    rng = random.Random(f"rounds {away} {late} {other_mind}")
    tries = recovered = level = 0
    for number in range(n_rooms):
        poll = (OPEN, TENDER)[number % 2]
        room = some_answers(rng, rng.randint(10, 16))
        second = [*room[away:], *some_answers(rng, late)]
        targets = [*room[:away], *second[len(second) - late :]] if away + late else room[:1]
        if other_mind:
            second[0] = rng.choice([one for one in range(N_OPTIONS) if one != room[0]])
        snapshot, first = released(poll, map(answer, room), n_joined=20)
        _, again = released(
            poll, map(answer, second), snapshot, n_joined=20, n_also_previous=len(room) - away
        )
        subtracted = _subtracted(first, again, is_less=bool(late and not away))
        fallback = most_likely(only_part(first))
        tries += len(targets)
        level += targets.count(fallback)
        recovered += targets.count(fallback if subtracted is None else subtracted)
    return Finding(
        attack=f"subtracting two rounds: {name}",
        knowledge="both pictures; who answered which round; everybody else answers as before",
        tries=tries,
        recovered=recovered,
        chance=level,
        best_guess=level,
        limit=limit,
    )


def _subtracted(first, again, *, is_less):
    """The option that the first round has more of (or less), None where nothing is to be seen."""
    parts = only_part(first), only_part(again)
    if None in parts:
        return None
    moved = [
        weight_of(one) - weight_of(other)
        for one, other in zip(*(part.cells for part in parts), strict=True)
    ]
    moved = [-one for one in moved] if is_less else moved
    return moved.index(max(moved)) if max(moved) > 0 else None


# -- planting


def planted(n_others, limit=PLANTED_LIMIT, n_people=12, n_rooms=300):
    """All but `n_others` people are the attacker's own; what did the others answer?"""
    rng = random.Random(f"planted {n_others}")
    tries = recovered = level = 0
    for number in range(n_rooms):
        poll = (OPEN, TENDER)[number % 2]
        others = some_answers(rng, n_others)
        own = [place % N_OPTIONS for place in range(n_people - n_others)]
        _, release = released(poll, map(answer, [*others, *own]))
        part = only_part(release)
        fallback = most_likely(part)
        rest = [0.0] * N_OPTIONS
        if part is not None:
            rest = [weight_of(cell) - own.count(place) for place, cell in enumerate(part.cells)]
        guess = rest.index(max(rest)) if max(rest) > 0 else fallback
        tries += n_others
        level += others.count(fallback)
        recovered += others.count(guess)
    whom = "the last one" if n_others == 1 else f"the other {n_others}"
    return Finding(
        attack=f"planting {n_people - n_others} of {n_people} answers to isolate {whom}",
        knowledge="the picture; the attacker's own answers",
        tries=tries,
        recovered=recovered,
        chance=level,
        best_guess=level,
        limit=limit,
    )


# -- masked cells


def patterns(n_people, n_options):
    """All ways in which people can fall on options."""
    if n_options == 1:
        yield (n_people,)
        return
    for first in range(n_people + 1):
        for rest in patterns(n_people - first, n_options - 1):
            yield (first, *rest)


def masked(*, knows_program, most=15):
    """Every room of 5 to 15 people and 3 to 5 options with a cell of one or two people.

    Somebody who can add up lists all rooms with the same visible cells. Somebody who knows the
    program by heart keeps only those to which it does exactly this.
    """
    tries = recovered = 0
    for n, looks in _by_look(most):
        for look, rooms in looks.items():
            hidden = [place for place, shown in enumerate(look or ()) if shown is None]
            if not any(1 <= one[place] <= SMALL_CELL for one in rooms for place in hidden):
                continue
            possible = rooms if knows_program else list(_solutions(look, n))
            for counts in rooms:
                tries += 1
                small = [place for place in hidden if counts[place] <= SMALL_CELL]
                recovered += any(len({one[place] for one in possible}) == 1 for place in small)
    who = "and knowing the program by heart" if knows_program else "by arithmetic"
    return Finding(
        attack=f"solving hidden cells {who}",
        knowledge="every number, word and mark of the picture, its table and its alt text",
        tries=tries,
        recovered=recovered,
        chance=0,
        best_guess=0,
    )


@cache
def _by_look(most):
    """How many people there are, and what is shown of which rooms: shown to both attackers."""
    found = []
    for n, n_options in product(range(5, most + 1), (3, 4, 5)):
        looks = defaultdict(list)
        for counts in patterns(n, n_options):
            looks[_look(counts)].append(counts)
        found.append((n, looks))
    return found


def _look(counts):
    """The visible counts of a tender choice, None for a hidden one; None without a chart."""
    tally = PartTally(part_id="answer", counts=counts, n_answers=sum(counts), n_passes=0)
    snapshot = Snapshot(
        step_id=TENDER.id,
        round=1,
        tally=Tally(parts=(tally,), n_answers=sum(counts), n_passes=0),
        n_joined=20,
    )
    part = only_part(gate.release(_tender(len(counts)), snapshot))
    return None if part is None else tuple(cell.count for cell in part.cells)


_polls = {}


def _tender(n_options):
    if n_options not in _polls:
        options = tuple(f"option {number}" for number in range(n_options))
        _polls[n_options] = replace(TENDER, options=options)
    return _polls[n_options]


def _solutions(look, n):
    """All ways to fill the hidden cells: none is empty, and together they make up n."""
    hidden = [place for place, shown in enumerate(look) if shown is None]
    rest = n - sum(shown or 0 for shown in look)
    for fill in patterns(rest - len(hidden), len(hidden)):
        counts = list(look)
        for place, more in zip(hidden, fill, strict=True):
            counts[place] = 1 + more
        yield counts


def other_kinds(limit=EQUAL_LIMIT, n_rooms=40):
    """Hidden cells of a choice of several and of a battery: could they hold something else?

    A hidden cell counts as solved if no change of one or two people's answers leaves every released
    byte the same and this cell different.
    """
    rng = random.Random("other kinds")
    tries = recovered = 0
    for number in range(n_rooms):
        poll = WORKSHOP.step(("fears", "beliefs")[number % 2])
        people = [_response(poll, rng) for _ in range(rng.randint(6, 14))]
        for cell in _hidden(poll, people):
            tries += 1
            recovered += not _has_twin(poll, people, cell, rng)
    return Finding(
        attack="solving hidden cells of a choice of several and of a battery",
        knowledge="everything that is released of the whole step; the program by heart",
        tries=tries,
        recovered=recovered,
        chance=0,
        best_guess=0,
        limit=limit,
    )


def _response(poll, rng):
    return passed(poll) if rng.random() < 0.1 else _answered(poll, rng)


def _answered(poll, rng):
    form = form_of(poll, rng)
    return parse(poll, {key: one if isinstance(one, list) else [one] for key, one in form.items()})


def _hidden(poll, people):
    """The hidden cells of a room: (part, label)."""
    _, release = released(poll, people, n_joined=20)
    if not isinstance(release, Released):
        return []
    return [
        (part.part_id, cell.label)
        for part in release.shown_parts
        for cell in part.cells
        if cell.look is Look.HIDDEN
    ]


def _people_in(poll, people, cell):
    """How many people are in a cell, which may be several options joined."""
    part_id, label = cell
    part = next(one for one in poll.parts if one.id == part_id)
    places = [place for place, name in enumerate(part.cells) if name in label.split(" / ")]
    return sum(
        place in places
        for one in people
        if one.answers[part_id] is not None
        for place in one.answers[part_id]
    )


def _has_twin(poll, people, cell, rng, n_tries=600):
    shown = gate.verdict_text(released(poll, people, n_joined=20)[1])
    here = _people_in(poll, people, cell)
    for _ in range(n_tries):
        other = list(people)
        for place in rng.sample(range(len(other)), rng.randint(1, 3)):
            if not other[place].is_pass:
                other[place] = _answered(poll, rng)
        if _people_in(poll, other, cell) == here:
            continue
        if gate.verdict_text(released(poll, other, n_joined=20)[1]) == shown:
            return True
    return False
