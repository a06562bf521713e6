"""How phones hear that something changed, and who counts as connected."""

import asyncio
from functools import partial

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


async def news(stream):
    """The next event as it is sent; on a busy machine a heartbeat may come before it."""
    while (text := await stream.text()).startswith(":"):
        pass
    return text


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


class TestScreens:
    """What the stream brings along, where the script asks for it."""

    ASKS = "events?screens=1"

    @staticmethod
    async def events(stream, n):
        """The next events, each as the number and the lines below it."""
        text = ""
        while text.count("data: ") == 0 or text.count("\n\n") < n + ("retry" in text):
            text += await stream.text()
        told = []
        for event in text.split("\n\n"):
            lines = [one[6:] for one in event.splitlines() if one.startswith("data: ")]
            told += [(int(lines[0]), "\n".join(lines[1:]))] if lines else []
        return told

    def heard(self, phones, evening, headers, address, act):
        """What one phone hears at first and after an act."""

        async def listen():
            async with open_stream(phones, f"/j/{evening.code}/{address}", headers) as stream:
                (first,) = await self.events(stream, 1)
                await asyncio.to_thread(act)
                (then,) = await self.events(stream, 1)
                return first, then

        return asyncio.run(listen())

    def test_it_is_the_screen_that_the_phone_would_have_asked_for(
        self, phones, evening, guest, cookie
    ):
        guest.headers["X-Drawbridge"] = "1"
        evening.go_to("weather")

        first, then = self.heard(
            phones, evening, cookie, self.ASKS, lambda: evening.do(commands.open_step)
        )

        assert first == (evening.session.revision - 1, "")
        assert then == (evening.session.revision, guest.get("/main").text.rstrip())
        assert 'data-screen="poll"' in then[1]

    def test_who_does_not_ask_hears_the_number_alone(self, phones, evening, cookie):
        evening.go_to("weather")

        _, then = self.heard(
            phones, evening, cookie, "events", lambda: evening.do(commands.open_step)
        )

        assert then == (evening.session.revision, "")

    def test_nor_is_anything_brought_to_who_does_not_take_part(self, phones, evening, visit):
        visitor = visit(evening)
        visitor.join("observer")
        evening.go_to("weather")
        headers = {"cookie": f"drawbridge={visitor.secret}"}

        _, then = self.heard(
            phones, evening, headers, self.ASKS, lambda: evening.do(commands.open_step)
        )

        assert then == (evening.session.revision, "")

    @pytest.fixture
    def other(self, evening, guest, visit):
        """A phone that has answered nothing, beside one that has."""
        other = visit(evening)
        other.join()
        evening.go_to("weather")
        evening.do(commands.open_step)
        guest.answer(evening, answer="0")
        return other

    @staticmethod
    def count_heads(evening):
        evening.do(lambda services, code, _: commands.arrange(services, code, head_count=20))

    async def both_hear(self, phones, evening, two, act):
        """The next event of both phones, as it is sent."""
        cookies = [{"cookie": f"drawbridge={one.secret}"} for one in two]
        path = f"/j/{evening.code}/{self.ASKS}"
        async with (
            open_stream(phones, path, cookies[0]) as first,
            open_stream(phones, path, cookies[1]) as second,
        ):
            for stream in (first, second):
                await self.events(stream, 1)
            await asyncio.to_thread(act)
            return await news(first), await news(second)

    def test_once_one_phone_has_answered_an_open_question_every_phone_asks_for_its_own(
        self, phones, evening, guest, other
    ):
        act = partial(self.count_heads, evening)
        told = asyncio.run(self.both_hear(phones, evening, (guest, other), act))

        number = evening.session.revision
        assert set(told) == {f"id: {number}\ndata: {number}\n\n"}

    @pytest.mark.parametrize("given", [{"answer": "0"}, {"answer": "3"}, {"pass": "1"}])
    def test_once_it_has_closed_each_phone_is_told_its_own_at_one_length(
        self, phones, evening, guest, other, given
    ):
        guest.answer(evening, **given)
        act = partial(evening.do, commands.close_step)
        told = asyncio.run(self.both_hear(phones, evening, (guest, other), act))

        assert len(told[0].encode()) == len(told[1].encode())
        assert told[0] != told[1]
        for one, text in zip((guest, other), told, strict=True):
            one.headers["X-Drawbridge"] = "1"
            lines = [it[6:] for it in text.splitlines() if it.startswith("data: ")]
            assert lines[0] == str(evening.session.revision)
            assert "\n".join(lines[1:]) == one.get("/main").text.rstrip()

    @pytest.mark.parametrize("given", [{"answer": "3"}, {"pass": "1"}])
    def test_what_was_answered_makes_no_difference_once_it_has_closed(
        self, phones, evening, guest, other, given
    ):
        other.answer(evening, **given)
        act = partial(evening.do, commands.close_step)
        told = asyncio.run(self.both_hear(phones, evening, (guest, other), act))

        assert told[0] == told[1]
