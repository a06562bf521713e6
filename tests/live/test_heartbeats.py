"""One timer tells everybody who waits, each in time, and nobody who no longer does."""

import asyncio

import uvloop
from hypothesis import given, settings
from hypothesis import strategies as st

from drawbridge.live.heartbeats import TICK_S, Heartbeats

PATIENCE = st.floats(min_value=0, max_value=3 * TICK_S)


class Screen:
    """Notes when it was told, by the clock of its loop: that one stands while the loop is busy."""

    def __init__(self):
        self.told = []

    def beat(self):
        self.told.append(asyncio.get_running_loop().time())


@settings(max_examples=6, deadline=None)
@given(st.lists(st.tuples(PATIENCE, st.booleans()), min_size=1, max_size=30))
def test_whoever_waits_is_told_once_and_never_too_soon(waits):
    async def wait():
        heartbeats = Heartbeats()
        began = asyncio.get_running_loop().time()
        screens = [(Screen(), patience, goes) for patience, goes in waits]
        ticks = [(heartbeats.after(patience, it), it, goes) for it, patience, goes in screens]
        for tick, screen, goes in ticks:
            if goes:
                heartbeats.forget(tick, screen)
        async with asyncio.timeout(30):
            while not all(it.told for it, _, goes in screens if not goes):
                await asyncio.sleep(0.01)
        await asyncio.sleep(2 * TICK_S)
        return began, screens

    began, screens = uvloop.run(wait())
    for screen, patience, goes in screens:
        assert len(screen.told) == (not goes)
        assert all(told - began > patience - 0.005 for told in screen.told)


def test_a_heartbeat_that_is_due_before_all_others_is_not_held_up_by_them():
    async def wait():
        heartbeats = Heartbeats()
        late, soon = Screen(), Screen()
        heartbeats.after(3600, late)
        heartbeats.after(TICK_S, soon)
        async with asyncio.timeout(30):
            while not soon.told:
                await asyncio.sleep(0.01)
        return late.told

    assert asyncio.run(wait()) == []


def test_many_that_wait_cost_one_timer():
    class Counting(asyncio.SelectorEventLoop):
        n_timers = 0

        def call_at(self, *arguments, **named):
            self.n_timers += 1
            return super().call_at(*arguments, **named)

    async def wait():
        heartbeats, screens = Heartbeats(), [Screen() for _ in range(1000)]
        for screen in screens:
            heartbeats.after(20, screen)

    with asyncio.Runner(loop_factory=Counting) as runner:
        runner.run(wait())
        assert runner.get_loop().n_timers == 1
