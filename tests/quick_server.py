"""`streamlit run app.py` where the clocks of live signals run six times as fast.

A test that waits until phones count as offline (half a minute), until a private signal is told
(5 to 20 seconds) or until a reply's step of time is over (50 to 75 ms, for each of some two hundred
answers) waits a sixth of it. What the times are is held by the tests of `drawbridge.live` and
`drawbridge.phone` and by `docs/rules.md`; the product has no setting for them.
"""

import dataclasses
import secrets
import sys
import time

from streamlit.web import cli

from drawbridge import bootstrap
from drawbridge.live.attention import AttentionBoard
from drawbridge.live.pause_requests import PauseRequestBoard
from drawbridge.live.presence import Presence
from drawbridge.live.progress import ProgressBoard
from drawbridge.phone import time_steps

FASTER = 6


def fast_clock():
    """Seconds, six for every one."""
    return FASTER * time.monotonic()


def build(settings):
    """The running parts, with their live boards on the fast clock."""
    return dataclasses.replace(
        as_people_have_it(settings),
        presence=Presence(fast_clock),
        progress=ProgressBoard(fast_clock),
        attention=AttentionBoard(fast_clock, bootstrap.random_delay_s),
        pauses=PauseRequestBoard(fast_clock, secrets.SystemRandom().uniform),
    )


if __name__ == "__main__":
    as_people_have_it, bootstrap.build = bootstrap.build, build
    time_steps.STEP_S /= FASTER
    time_steps.SPREAD_S /= FASTER
    cli.main(["run", "app.py", *sys.argv[1:]])
