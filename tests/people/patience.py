"""Waiting for what must come.

How long is no measure of anything: it only says when to give up on what will never come. A machine
that is four times slower, or does four times as much beside it, is still waited for.
"""

import time

LONGEST_S = 120.0
LONGEST_MS = 1000 * LONGEST_S  # as Playwright counts


def until(is_so, told=lambda: ""):
    """Wait until something is so; fails if it does not come to that.

    Args:
        is_so: asked again and again.
        told: says more, if it fails.
    """
    began = time.monotonic()
    while not is_so():
        assert time.monotonic() - began < LONGEST_S, f"it has not come to that. {told()}"
        time.sleep(0.02)
