"""How phones hear that something changed, and who counts as connected."""

import asyncio

import pytest

from drawbridge import commands
from tests.open_stream import open_stream


@pytest.fixture
def cookie(guest):
    return {"cookie": f"drawbridge={guest.secret}"}


async def revisions(stream, n):
    found = []
    while len(found) < n:
        text = await stream.text()
        found += [int(line[6:]) for line in text.splitlines() if line.startswith("data: ")]
    return found


def connected(room):
    return room.services.presence.n_connected(room.session.id)


def test_a_stream_tells_the_revision_now_and_after_each_change(phones, evening, cookie):
    async def listen():
        async with open_stream(phones, f"/j/{evening.code}/events", cookie) as stream:
            (before,) = await revisions(stream, 1)
            await asyncio.to_thread(evening.do, commands.start)
            (after,) = await revisions(stream, 1)
            return stream.headers, before, after

    headers, before, after = asyncio.run(listen())

    assert headers["content-type"].startswith("text/event-stream")
    assert headers["cache-control"] == "no-store"
    assert after == before + 1 == evening.session.revision


def test_a_participant_with_a_stream_counts_as_connected(phones, evening, cookie):
    async def listen():
        async with open_stream(phones, f"/j/{evening.code}/events", cookie) as stream:
            await revisions(stream, 1)
            return connected(evening)

    assert asyncio.run(listen()) == 1


@pytest.mark.parametrize("who", ["stranger", "watcher"])
def test_who_does_not_take_part_does_not_count_as_connected(phones, evening, visit, who):
    visitor = visit(evening)
    if who == "watcher":
        visitor.join("observer")
    headers = {"cookie": f"drawbridge={visitor.secret}"} if visitor.secret else {}

    async def listen():
        async with open_stream(phones, f"/j/{evening.code}/events", headers) as stream:
            await revisions(stream, 1)
            return connected(evening)

    assert asyncio.run(listen()) == 0
    visitor.get("/revision")
    assert connected(evening) == 0


def test_two_tabs_of_one_phone_are_one_phone(phones, evening, cookie):
    address = f"/j/{evening.code}/events"

    async def listen():
        async with (
            open_stream(phones, address, cookie) as one,
            open_stream(phones, address, cookie) as two,
        ):
            await revisions(one, 1)
            await revisions(two, 1)
            return connected(evening)

    assert asyncio.run(listen()) == 1


def test_a_stream_ends_when_the_server_stops(phones, evening, cookie):
    async def listen():
        async with open_stream(phones, f"/j/{evening.code}/events", cookie) as stream:
            await revisions(stream, 1)
            evening.services.hub.close()
            return await stream.text()

    assert asyncio.run(listen()) is None


def test_after_the_end_a_stream_stays_away(guest, evening):
    evening.do(commands.end)

    assert guest.get("/events").status_code == 204


def test_the_revision_can_be_asked_for_and_asking_counts_as_connected(guest, evening):
    response = guest.get("/revision")

    assert response.text == str(evening.session.revision)
    assert response.headers["content-type"].startswith("text/plain")
    assert response.headers["cache-control"] == "no-store"
    assert connected(evening) == 1
