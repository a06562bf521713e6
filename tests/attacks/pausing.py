"""Matching a wish for a pause to the thumb that tapped."""

import random

from drawbridge.live.pause_requests import EARLIEST_S, LATEST_S, PauseRequestBoard, Wish
from tests.attacks.chance import Finding
from tests.conftest import Clock

PAUSE_LIMIT = "A wish for a pause."
N_PEOPLE = 14
LOOKS_EVERY_S = 0.5


def matched(*, seconds_between_taps, n_evenings=300):
    """Somebody wishes for a pause among others who tap; the facilitator sees when it is told."""

    def told(rng, clock, wisher):
        board = PauseRequestBoard(clock, rng.uniform)
        board.ask("session", f"phone {wisher}", rng.choice(list(Wish)))
        while board.signal("session") is None:
            clock.now += LOOKS_EVERY_S

    return Finding(
        attack=f"matching a wish for a pause to a tap, one tap in about {seconds_between_taps} s",
        knowledge="when the facilitator was told; who tapped when",
        tries=n_evenings,
        recovered=n_recovered(told, (EARLIEST_S, LATEST_S), seconds_between_taps, n_evenings),
        chance=n_evenings / N_PEOPLE,
        best_guess=n_evenings / N_PEOPLE,
        limit=PAUSE_LIMIT,
    )


def n_recovered(told, delay_s, seconds_between_taps, n_evenings):
    """How often whose tap it was is guessed, by taking one who tapped within the delay before.

    `told` lets somebody tap and moves the clock on to the moment at which others see it; `delay_s`
    is the shortest and the longest that this takes.
    """
    rng = random.Random(f"{told.__qualname__} {seconds_between_taps}")
    shortest_s, longest_s = delay_s
    recovered = 0
    for _ in range(n_evenings):
        clock = Clock()
        taps = _taps(rng, seconds_between_taps)
        clock.now, who = rng.choice([tap for tap in taps if tap[0] > longest_s])
        told(rng, clock, who)
        latest_s = longest_s + LOOKS_EVERY_S
        suspects = [one for at_s, one in taps if shortest_s <= clock.now - at_s <= latest_s]
        recovered += rng.choice(suspects) == who
    return recovered


def _taps(rng, seconds_between):
    """When whose thumb was seen on a phone, over five minutes."""
    now, taps = 0.0, []
    while now < 300:
        now += rng.expovariate(1 / seconds_between)
        taps.append((now, rng.randrange(N_PEOPLE)))
    return taps
