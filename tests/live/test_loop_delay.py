import asyncio

import pytest

from drawbridge.live.loop_delay import LoopDelay


def test_the_longest_delay_of_the_loop_is_told():
    moments = iter([0.0, 1.25, 2.0, 3.0])

    async def watched():
        delay = LoopDelay(lambda: next(moments))
        watching = asyncio.create_task(delay.watch())
        while not delay.worst_s:
            await asyncio.sleep(0.01)
        watching.cancel()
        return delay.worst_s

    assert asyncio.run(watched()) == pytest.approx(0.25)
