"""Attacks with the bytes that projector, facilitator and phones received, and their times."""

import json

from tests.attacks.chance import Finding, most_likely, only_part
from tests.attacks.evening import AGAIN

FIRST = (AGAIN, 1)
TENDER = ("guarding", 1)
WRITTEN = ("word", "line")  # lines stand in the order of keys that belong to phones: see disk.py


def option_of(text):
    """The position that a stored answer to a choice of one holds, None for a Pass."""
    answer = json.loads(text)["answer"]
    return None if answer is None else answer[0]


def guessed(evening, place):
    """What everybody would be taken to have answered by somebody who saw the result alone."""
    return most_likely(only_part(evening.releases[place]))


def ticking(pairs):
    """Watch a thumb, watch every screen: does anything move with what was tapped?

    Each evening is played twice; in the second one people have exchanged their answers. If a single
    byte differs while the question is open, its answers count as read off the screen.
    """
    return _by_moving_bytes(
        (FIRST, TENDER),
        ((one, _differ(one, other, {FIRST, TENDER}), one.answers) for one, other in pairs),
        attack="watching a bar or a word while somebody taps",
        knowledge="every screen while the question is open; who tapped when",
    )


def shown_again(pairs):
    """All screens after closing, hidden and shown again, and both downloads."""
    return _by_moving_bytes(
        (TENDER,),
        ((one, _differ(one, other, {None}), one.answers) for one, other in pairs),
        attack="subtracting pictures of one step: shown, hidden, shown again; two downloads",
        knowledge="every screen after closing; the files; who tapped when",
    )


def answers_changed(pairs):
    """Somebody is seen to tap twice before the question closes: what was it first?"""
    everywhere = {None, *(place for one, _ in pairs for place in one.answers)}
    return _by_moving_bytes(
        (FIRST, TENDER),
        ((one, _differ(one, other, everywhere), one.changed) for one, other in pairs),
        attack="what an answer was before it was changed",
        knowledge="every screen; the files; who changed an answer, and when",
    )


def _differ(evening, swapped, places):
    """Whether any byte differs at these places; None stands for whenever nothing is open."""
    together = zip(evening.screens, swapped.screens, strict=True)
    is_moved = any(
        one != other for one, other in together if one[2] in places and one[1] not in WRITTEN
    )
    return is_moved or (None in places and len({*evening.downloads, *swapped.downloads}) > 1)


def _by_moving_bytes(places, played, **about):
    tries = recovered = level = 0
    for evening, is_moved, answers in played:
        for place in places:
            for text in answers.get(place, {}).values():
                best = guessed(evening, place) == option_of(text)
                tries += 1
                level += best
                recovered += is_moved or best
    return Finding(tries=tries, recovered=recovered, chance=level, best_guess=level, **about)
