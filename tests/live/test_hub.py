import asyncio
import threading
from contextlib import aclosing

import pytest

from drawbridge.live.hub import Hub

LONG = 60.0  # seconds nobody waits in these tests
SOON = 0.01  # a heartbeat, so that a test need not wait for silence


@pytest.fixture
def hub():
    return Hub()


def in_thread(act, *arguments):
    """Do something in another thread, as Streamlit's scripts do."""
    thread = threading.Thread(target=act, args=arguments)
    thread.start()
    thread.join(timeout=10)
    assert not thread.is_alive()


async def next_of(changes, within=10.0):
    return await asyncio.wait_for(anext(changes), within)


async def ends(changes):
    """Whether nothing more comes."""
    async for _ in changes:
        return False
    return True


# -- signals


def test_a_listener_is_told_at_once_and_after_each_change(hub):
    async def scenario():
        async with aclosing(hub.changes("session", heartbeat_s=LONG)) as changes:
            assert await next_of(changes) is True
            for _ in range(3):
                in_thread(hub.announce, "session")
                assert await next_of(changes) is True

    asyncio.run(scenario())


def test_a_signal_from_another_thread_wakes_every_listener(hub):
    async def listen(ready):
        async with aclosing(hub.changes("session", heartbeat_s=LONG)) as changes:
            await next_of(changes)
            ready.release()
            return await next_of(changes)

    async def scenario():
        ready = asyncio.Semaphore(0)
        listeners = [asyncio.create_task(listen(ready)) for _ in range(50)]
        for _ in listeners:
            await ready.acquire()
        in_thread(hub.announce, "session")
        assert await asyncio.gather(*listeners) == [True] * 50

    asyncio.run(scenario())


def test_a_new_rehearsal_wakes_those_who_play_along_and_nobody_else(hub):
    async def scenario():
        rehearsals = hub.new_rehearsals(heartbeat_s=LONG)
        changes = hub.changes("session", heartbeat_s=SOON)
        async with aclosing(rehearsals), aclosing(changes):
            assert await next_of(rehearsals) is True
            assert await next_of(changes) is True
            in_thread(hub.announce_rehearsal)
            assert await next_of(rehearsals) is True
            assert await next_of(changes) is False
        assert not hub._listeners

    asyncio.run(scenario())


def test_listeners_in_several_event_loops_are_all_woken(hub):
    ready, woken = threading.Semaphore(0), []

    async def listen():
        async with aclosing(hub.changes("session", heartbeat_s=LONG)) as changes:
            await next_of(changes)
            ready.release()
            woken.append(await next_of(changes))

    threads = [threading.Thread(target=asyncio.run, args=(listen(),)) for _ in range(3)]
    for thread in threads:
        thread.start()
    for _ in threads:
        assert ready.acquire(timeout=10)
    hub.announce("session")
    for thread in threads:
        thread.join(timeout=10)

    assert woken == [True] * 3


def test_another_session_s_change_wakes_nobody(hub):
    async def scenario():
        async with aclosing(hub.changes("session", heartbeat_s=SOON)) as changes:
            assert await next_of(changes) is True
            hub.announce("another")
            assert await next_of(changes) is False

    asyncio.run(scenario())


def test_silence_is_broken_by_heartbeats(hub):
    async def scenario():
        async with aclosing(hub.changes("session", heartbeat_s=SOON)) as changes:
            assert [await next_of(changes) for _ in range(4)] == [True, False, False, False]
            hub.announce("session")
            assert await next_of(changes) is True

    asyncio.run(scenario())


def test_several_changes_may_come_as_one(hub):
    async def scenario():
        async with aclosing(hub.changes("session", heartbeat_s=SOON)) as changes:
            await next_of(changes)
            for _ in range(20):
                hub.announce("session")
            assert await next_of(changes) is True
            assert await next_of(changes) is False

    asyncio.run(scenario())


def test_a_change_while_the_listener_is_busy_is_not_lost(hub):
    async def scenario():
        async with aclosing(hub.changes("session", heartbeat_s=LONG)) as changes:
            await next_of(changes)
            in_thread(hub.announce, "session")
            await asyncio.sleep(0)  # busy elsewhere
            in_thread(hub.announce, "session")
            assert await next_of(changes) is True

    asyncio.run(scenario())


def test_who_looks_after_each_signal_always_ends_with_the_last_revision(hub):
    """Changes in a row from a thread, as fast as it can: none may go unseen."""
    revision = 0

    def change():
        nonlocal revision
        for _ in range(2000):
            revision += 1
            hub.announce("session")

    async def follow():
        seen = []
        async with aclosing(hub.changes("session", heartbeat_s=LONG)) as changes:
            while revision < 2000 or not seen or seen[-1] < 2000:
                assert await next_of(changes) is True
                seen.append(revision)
        return seen

    async def scenario():
        thread = threading.Thread(target=change)
        following = asyncio.create_task(follow())
        await asyncio.sleep(0)
        thread.start()
        seen = await following
        thread.join(timeout=10)
        assert seen == sorted(seen)
        assert seen[-1] == 2000

    asyncio.run(scenario())


def test_a_listener_that_goes_away_is_forgotten(hub):
    async def scenario():
        async with aclosing(hub.changes("session", heartbeat_s=LONG)) as changes:
            await next_of(changes)
            assert hub._listeners
        assert not hub._listeners

    asyncio.run(scenario())


def test_announcing_to_nobody_is_fine(hub):
    hub.announce("session")

    assert hub.revision("session", lambda: 7) == 7


def test_a_listener_whose_loop_has_ended_harms_nobody(hub):
    loop = asyncio.new_event_loop()
    changes = hub.changes("session", heartbeat_s=LONG)
    loop.run_until_complete(anext(changes))
    loop.close()

    hub.announce("session")
    assert hub.revision("session", lambda: 7) == 7
    hub.close()
    assert asyncio.run(ends(hub.changes("session", heartbeat_s=LONG)))


# -- the end


def test_closing_ends_all_streams(hub):
    async def listen(session, ready):
        async with aclosing(hub.changes(session, heartbeat_s=LONG)) as changes:
            await next_of(changes)
            ready.release()
            return await ends(changes)

    async def scenario():
        ready = asyncio.Semaphore(0)
        streams = [asyncio.create_task(listen(name, ready)) for name in ("one", "one", "two")]
        for _ in streams:
            await ready.acquire()
        in_thread(hub.close)
        assert await asyncio.wait_for(asyncio.gather(*streams), 10) == [True] * 3

    asyncio.run(scenario())


def test_a_stream_after_closing_ends_at_once(hub):
    hub.close()
    hub.close()

    async def scenario():
        assert await ends(hub.changes("session", heartbeat_s=LONG))

    asyncio.run(scenario())


def test_a_signal_handler_may_close_the_hub_whatever_it_interrupts():
    """A handler runs in the main thread, possibly in the middle of one of the hub's own methods."""

    class Interrupted(dict):
        def pop(self, *arguments):
            hub.close()
            return super().pop(*arguments)

    hub = Hub()
    hub._read = Interrupted()
    thread = threading.Thread(target=hub.announce, args=("session",), daemon=True)
    thread.start()
    thread.join(timeout=5)

    assert not thread.is_alive()


def test_a_revision_is_read_once_for_all_who_wake_together(hub):
    reads = []

    async def two_listeners():
        first, second = (hub.changes("session", heartbeat_s=5) for _ in range(2))
        await anext(first)
        await anext(second)
        seen = [hub.revision("session", lambda: reads.append(1) or 7) for _ in range(2)]
        hub.announce("session")
        seen.append(hub.revision("session", lambda: reads.append(1) or 8))
        await first.aclose()
        await second.aclose()
        return seen

    assert asyncio.run(two_listeners()) == [7, 7, 8]
    assert len(reads) == 2


def test_a_revision_read_while_another_change_is_announced_is_not_kept(hub):
    def read():
        hub.announce("session")
        return 7

    async def listen():
        changes = hub.changes("session", heartbeat_s=5)
        await anext(changes)
        seen = [hub.revision("session", read), hub.revision("session", lambda: 8)]
        await changes.aclose()
        return seen

    assert asyncio.run(listen()) == [7, 8]


def test_the_projector_is_told_first_and_a_full_hall_lets_others_have_their_turn(hub):
    told = []

    async def screen(name, *, is_first=False):
        changing = hub.changes("session", heartbeat_s=60, is_first=is_first)
        async with aclosing(changing) as changes:
            await anext(changes)
            await anext(changes)
            told.append(name)

    async def hall():
        phones = [asyncio.create_task(screen("phone")) for _ in range(200)]
        projector = asyncio.create_task(screen("projector", is_first=True))
        await asyncio.sleep(0)
        hub.announce("session")
        while "phone" not in told:
            await asyncio.sleep(0)
        told.append("a request")
        await asyncio.gather(projector, *phones)

    asyncio.run(hall())
    assert told[0] == "projector"
    assert 0 < told.index("a request") < 150
    assert told.count("phone") == 200
