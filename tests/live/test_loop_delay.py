import asyncio

import pytest

from drawbridge.live.loop_delay import LoopDelay


class Hasty(asyncio.SelectorEventLoop):
    """Waits for nothing; how late it was is told by the moments alone."""

    def call_later(self, _delay, *arguments, **named):
        return super().call_later(0, *arguments, **named)


def test_the_longest_delay_of_the_loop_is_told():
    moments = iter([0.0, 1.25, 2.0, 3.0])

    async def watched():
        delay = LoopDelay(lambda: next(moments))
        watching = asyncio.create_task(delay.watch())
        while not delay.worst_s:
            await asyncio.sleep(0.01)
        watching.cancel()
        return delay.worst_s

    with asyncio.Runner(loop_factory=Hasty) as runner:
        assert runner.run(watched()) == pytest.approx(0.25)
