"""The director finds rehearsals, plays them beside everything else, and survives bad luck."""

import asyncio
import time

import pytest

from drawbridge import commands
from drawbridge.domain.session.simulated import AnswerSpeed, SimulatedRoom
from drawbridge.errors import StoreUnavailable
from drawbridge.rehearsal.inside import scheduler
from drawbridge.rehearsal.inside.player import Player
from drawbridge.rehearsal.inside.scheduler import Scheduler


def n_joined(services, code):
    with services.store.reading() as transaction:
        return transaction.participants.n_joined(transaction.sessions.at(code).id)


async def until(holds):
    async with asyncio.timeout(20):
        while not holds():
            await asyncio.sleep(0.01)


def play(services, scenario):
    async def evening():
        running = asyncio.create_task(Scheduler(services, time.monotonic).run())
        try:
            await scenario()
        finally:
            running.cancel()

    asyncio.run(evening())


def at_once(services, source, size=12):
    return commands.create(
        services, source, cast=SimulatedRoom(size=size, pace=AnswerSpeed.AT_ONCE)
    )


def test_rehearsals_there_are_and_new_ones_are_played(services, small_workshop):
    first = at_once(services, small_workshop)

    async def scenario():
        await until(lambda: n_joined(services, first) == 12)
        second = await asyncio.to_thread(at_once, services, small_workshop, 5)
        await until(lambda: n_joined(services, second) == 5)

    play(services, scenario)


def test_nobody_comes_to_a_real_session(services, small_workshop, room):
    rehearsal = at_once(services, small_workshop)

    async def scenario():
        await until(lambda: n_joined(services, rehearsal) == 12)

    play(services, scenario)

    assert n_joined(services, room.code) == 0


def running_coroutines():
    return {task.get_coro().__qualname__ for task in asyncio.all_tasks()}


def test_one_that_is_left_is_followed_no_longer(services, small_workshop):
    code = at_once(services, small_workshop)
    seen = Scheduler(services, time.monotonic)

    async def scenario():
        running = asyncio.create_task(seen.run())
        await until(lambda: n_joined(services, code) == 12)
        assert "Scheduler._follow" in running_coroutines()
        await asyncio.to_thread(commands.leave_rehearsal, services, code)
        await until(lambda: "Scheduler._follow" not in running_coroutines())
        running.cancel()

    asyncio.run(scenario())
    assert services.keys.ids() == ()


def test_a_store_that_is_away_for_a_moment_is_waited_for(
    services, small_workshop, monkeypatch, caplog
):
    code = at_once(services, small_workshop)
    monkeypatch.setattr(scheduler, "PATIENCE_S", 0.01)
    failures = iter([StoreUnavailable(), StoreUnavailable()])
    turn = Player.turn

    def failing(self):
        for failure in failures:
            raise failure
        turn(self)

    monkeypatch.setattr(Player, "turn", failing)

    async def scenario():
        await until(lambda: n_joined(services, code) == 12)

    play(services, scenario)

    assert caplog.text.count("A rehearsal waits") == 2


@pytest.mark.parametrize("mishap", ["key", "bug"])
def test_one_that_cannot_go_on_is_logged_and_the_others_are_played(
    services, small_workshop, monkeypatch, caplog, mishap
):
    broken = at_once(services, small_workshop)
    if mishap == "key":
        with services.store.reading() as transaction:
            services.keys.destroy(transaction.sessions.at(broken).id)
    else:
        turn = Player.turn

        def failing(self):
            if self._code == broken:
                raise ZeroDivisionError
            turn(self)

        monkeypatch.setattr(Player, "turn", failing)
    fine = at_once(services, small_workshop, 7)

    async def scenario():
        await until(lambda: n_joined(services, fine) == 7)
        await until(lambda: "Nobody plays along" in caplog.text)

    play(services, scenario)

    assert n_joined(services, broken) == 0
