"""Matching a wish for a pause to the thumb that tapped."""

import random

from drawbridge.live.pause_requests import EARLIEST_S, LATEST_S, PauseRequestBoard, Wish
from tests.attacks.chance import Finding
from tests.conftest import Clock

PAUSE_LIMIT = "A wish for a pause."
N_PEOPLE = 14


def matched(*, seconds_between_taps, n_evenings=300):
    """Somebody wishes for a pause among others who tap; the facilitator sees when it is told.

    The attacker takes one of those who tapped within the delay before it.
    """
    rng = random.Random(f"pauses {seconds_between_taps}")
    recovered = 0
    for _ in range(n_evenings):
        clock = Clock()
        board = PauseRequestBoard(clock, rng.uniform)
        taps = _taps(rng, seconds_between_taps)
        at_s, wisher = rng.choice([tap for tap in taps if tap[0] > LATEST_S])
        clock.now = at_s
        board.ask("session", f"phone {wisher}", rng.choice(list(Wish)))
        while board.signal("session") is None:
            clock.now += 0.5
        told_s = clock.now
        suspects = [who for tap_s, who in taps if EARLIEST_S <= told_s - tap_s <= LATEST_S + 0.5]
        recovered += rng.choice(suspects) == wisher
    return Finding(
        attack=f"matching a wish for a pause to a tap, one tap in about {seconds_between_taps} s",
        knowledge="when the facilitator was told; who tapped when",
        tries=n_evenings,
        recovered=recovered,
        chance=n_evenings / N_PEOPLE,
        best_guess=n_evenings / N_PEOPLE,
        limit=PAUSE_LIMIT,
    )


def _taps(rng, seconds_between):
    """When whose thumb was seen on a phone, over five minutes."""
    now, taps = 0.0, []
    while now < 300:
        now += rng.expovariate(1 / seconds_between)
        taps.append((now, rng.randrange(N_PEOPLE)))
    return taps
