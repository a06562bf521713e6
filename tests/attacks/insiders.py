"""Attacks of somebody in the room who answers honestly, and of phones that only pretend."""

import random
from dataclasses import replace
from functools import cache

from bench.insider import audit
from bench.insider_rooms import questions
from drawbridge.domain.answers.tally import Snapshot, count
from drawbridge.domain.privacy import gate
from drawbridge.domain.privacy.gate import Released
from drawbridge.domain.workshop.steps import Sensitivity
from tests.attacks.chance import Finding
from tests.attacks.rooms import (
    N_OPTIONS,
    OPEN,
    PLANTED_LIMIT,
    TENDER,
    answer,
    some_answers,
)

SIZES = (8, 9)
ALL_ARE_TRIED = 500
N_DRAWN = {Sensitivity.HIGH: 4, Sensitivity.LOW: 1}  # the limit of the others shows at once
OPEN_LIMIT = "Questions that are not tender."
KNOWS = "everything that is released; one answer, the attacker's own; the program by heart"


@cache
def _audited(sensitivity):
    return [
        audit(question, sensitivity, n, most=ALL_ARE_TRIED, n_drawn=N_DRAWN[sensitivity])
        for question in questions()
        for n in SIZES
        if n >= question.fewest
    ]


def certain(sensitivity, *, n_inside=1, limit=""):
    """Views of all kinds in which another person's answer follows for certain, or the whole room.

    Alike answers told by words of their own, "7 of 8" told to the eighth, mean places, medians of
    few, bands of one or two: whatever is released is in the view.
    """
    found = [one.inside[n_inside - 1] for one in _audited(sensitivity)]
    whom = "one person inside" if n_inside == 1 else f"{n_inside} people inside"
    name = "tender" if sensitivity is Sensitivity.HIGH else "other"
    return Finding(
        attack=f"what {whom} can know for certain: all kinds of {name} questions",
        knowledge=KNOWS if n_inside == 1 else KNOWS.replace("one answer", f"{n_inside} answers"),
        tries=sum(n_views for n_views, _, _ in found),
        recovered=sum(max(n_one, n_all) for _, n_one, n_all in found),
        chance=0,
        best_guess=0,
        limit=limit,
    )


def came_again(n_again, *, limit="", n_rooms=300):
    """One person stays away in the second round; others leave and join again with new phones."""
    rng = random.Random(f"came again {n_again}")
    tries = recovered = 0
    for number in range(n_rooms):
        poll = (OPEN, TENDER)[number % 2]
        room = some_answers(rng, rng.randint(10, 16))
        first = _snapshot(poll, room)
        again = replace(
            _snapshot(poll, room[1:]),
            round=2,
            n_also_previous=len(room) - 1 - n_again,
            n_late=n_again,
        )
        seen = gate.release(poll, first), gate.release(poll, again, first)
        tries += 1
        recovered += all(isinstance(one, Released) for one in seen)
    whom = "another leaves and joins" if n_again == 1 else f"{n_again} others leave and join"
    return Finding(
        attack=f"subtracting two rounds: one person away, {whom} again",
        knowledge="both pictures, if both are shown; who was away; who came again",
        tries=tries,
        recovered=recovered,
        chance=0,
        best_guess=0,
        limit=limit,
    )


def idle_phones(n_rooms=300):
    """Five to seven people answer a tender question; three phones that never answer join, too."""
    rng = random.Random("idle phones")
    shown = 0
    for _ in range(n_rooms):
        snapshot = _snapshot(TENDER, some_answers(rng, rng.randint(5, 7)))
        crowded = replace(snapshot, n_joined=snapshot.n_joined + 3)
        shown += isinstance(gate.release(TENDER, crowded), Released)
    return Finding(
        attack="idle phones that lift the rule for small circles",
        knowledge="three phones more than people",
        tries=n_rooms,
        recovered=shown,
        chance=0,
        best_guess=0,
        limit="",
    )


def all_insiders(n_rooms):
    """Every attack from inside."""
    tender, other = Sensitivity.HIGH, Sensitivity.LOW
    return [
        came_again(1, n_rooms=n_rooms),
        came_again(2, n_rooms=n_rooms),
        came_again(3, n_rooms=n_rooms),
        idle_phones(n_rooms=n_rooms),
        certain(tender),
        certain(tender, n_inside=2, limit=PLANTED_LIMIT),
        certain(other, limit=OPEN_LIMIT),
        certain(other, n_inside=2, limit=OPEN_LIMIT),
    ]


def _snapshot(poll, room):
    assert max(room) < N_OPTIONS
    tally = count(poll, map(answer, room))
    return Snapshot(step_id=poll.id, round=1, tally=tally, n_joined=len(room))
