import asyncio

import pytest
from starlette.applications import Starlette
from starlette.routing import Route

from drawbridge.errors import SessionNotFound, StoreUnavailable
from drawbridge.live.hub import Hub
from drawbridge.web.event_stream import RETRY_MS, stream_of
from tests.open_stream import open_stream

OPENING = f"retry: {RETRY_MS}\n\n"


class Stage:
    """A session that is listened to: its revision, and who came and went."""

    def __init__(self):
        self.hub = Hub()
        self.revision = 7
        self.refusal = None
        self.log = []
        self.may_stay = True
        self.heartbeat_s = 60.0
        self.app = Starlette(routes=[Route("/live", self.live)])

    async def live(self, _request):
        return stream_of(
            self.hub,
            "session",
            self.revision_now,
            arrive=lambda: self.log.append("arrive"),
            leave=lambda: self.log.append("leave"),
            may_stay=lambda: self.may_stay,
            heartbeat_s=self.heartbeat_s,
        )

    def revision_now(self):
        if self.refusal:
            raise self.refusal
        return self.revision

    def change(self, revision):
        self.revision = revision
        self.hub.announce("session")


@pytest.fixture
def live():
    return Stage()


def test_a_stream_says_how_it_wants_to_be_handled(live):
    async def scenario():
        async with open_stream(live.app, "/live") as stream:
            assert stream.status == 200
            assert stream.headers["content-type"].startswith("text/event-stream")
            assert stream.headers["cache-control"] == "no-store"
            assert stream.headers["x-accel-buffering"] == "no"
            assert await stream.text() == OPENING

    asyncio.run(scenario())


def test_the_revision_comes_at_once_and_after_each_change(live):
    async def scenario():
        async with open_stream(live.app, "/live") as stream:
            assert await stream.text() == OPENING
            assert await stream.text() == "id: 7\ndata: 7\n\n"
            for revision in (8, 11):
                live.change(revision)
                assert await stream.text() == f"id: {revision}\ndata: {revision}\n\n"

    asyncio.run(scenario())


@pytest.mark.parametrize("n_pieces", [1, 2])
def test_a_change_while_the_stream_is_opening_is_not_lost(live, n_pieces):
    """Between what is sent first and the wait for changes nothing may slip through."""

    async def scenario():
        async with open_stream(live.app, "/live") as stream:
            for _ in range(n_pieces):
                last = await stream.text()
            live.change(8)
            while last != "id: 8\ndata: 8\n\n":
                last = await stream.text()

    asyncio.run(scenario())


def test_a_change_at_any_moment_of_the_opening_is_not_lost(live):
    """The revision moves in the very moment after it was read."""

    def read_just_before_a_change():
        seen = live.revision
        if seen == 7:
            live.change(8)
        return seen

    live.revision_now = read_just_before_a_change

    async def scenario():
        async with open_stream(live.app, "/live") as stream:
            assert await stream.text() == OPENING
            assert await stream.text() == "id: 7\ndata: 7\n\n"
            assert await stream.text() == "id: 8\ndata: 8\n\n"

    asyncio.run(scenario())


def test_silence_is_broken_by_a_sign_of_life_that_is_no_event(live):
    live.heartbeat_s = 0.01

    async def scenario():
        async with open_stream(live.app, "/live") as stream:
            await stream.text()
            await stream.text()
            for _ in range(2):
                assert await stream.text() == ": \n\n"

    asyncio.run(scenario())


def test_whoever_goes_away_has_left(live):
    async def scenario():
        async with open_stream(live.app, "/live") as stream:
            await stream.text()
            await stream.text()
            assert live.log == ["arrive"]
        assert live.log == ["arrive", "leave"]
        assert not live.hub._listeners

    asyncio.run(scenario())


def test_whoever_goes_away_without_reading_on_has_left_too(live):
    async def scenario():
        async with open_stream(live.app, "/live") as stream:
            await stream.text()
            await stream.text()
            stream.is_stuck = True
            live.change(8)
            await asyncio.sleep(0.01)  # until the change waits to be sent
        assert live.log == ["arrive", "leave"]
        assert not live.hub._listeners

    asyncio.run(scenario())


def test_a_stream_that_the_server_ends_has_left(live):
    async def scenario():
        async with open_stream(live.app, "/live") as stream:
            await stream.text()
            await stream.text()
            live.hub.close()
            assert await stream.text() is None
            assert live.log == ["arrive", "leave"]

    asyncio.run(scenario())


def test_a_session_that_is_gone_is_said_so_that_its_last_picture_does_not_stay(live):
    async def scenario():
        async with open_stream(live.app, "/live") as stream:
            await stream.text()
            await stream.text()
            live.refusal = SessionNotFound()
            live.change(8)
            assert await stream.text() == "id: 0\ndata: 0\n\n"
            assert await stream.text() is None

    asyncio.run(scenario())


def test_a_session_that_cannot_be_read_ends_the_stream_quietly(live):
    """The screen then connects again and meets the refusal as a status."""

    async def scenario():
        async with open_stream(live.app, "/live") as stream:
            await stream.text()
            await stream.text()
            live.refusal = StoreUnavailable()
            live.change(8)
            assert await stream.text() is None
            assert live.log == ["arrive", "leave"]

    asyncio.run(scenario())


def test_who_may_no_longer_listen_hears_of_that_change_and_then_nothing(live):
    async def scenario():
        async with open_stream(live.app, "/live") as stream:
            assert await stream.text() == OPENING
            assert await stream.text() == "id: 7\ndata: 7\n\n"
            live.may_stay = False
            live.change(8)
            assert await stream.text() == "id: 8\ndata: 8\n\n"
            assert await stream.text() is None

    asyncio.run(scenario())
    assert live.log == ["arrive", "leave"]
