"""Guessing join codes, joining in numbers, and streams without end."""

import asyncio
import dataclasses
from contextlib import AsyncExitStack

import pytest

from drawbridge import commands, phone, report, views
from drawbridge.errors import SessionEnded
from drawbridge.rate_limits import (
    FEW_JOINS,
    JOINS,
    STREAMS_PER_CLIENT,
    STREAMS_PER_PHONE,
    WRONG_CODES,
    JoinLimit,
    Limits,
)
from tests.open_stream import open_stream
from tests.people.phone import EVERY_AGREEMENT
from tests.people.screen import Screen

PATHS = ("", "/main", "/revision", "/events")


@pytest.fixture
def services(services, clock):
    return dataclasses.replace(services, limits=Limits(clock, b"salt"))


@pytest.fixture
def guess(visit, evening):
    """Tries codes that do not exist, from the room's own address."""
    visitor = visit(evening)

    def attempt(n, path="", method="get"):
        visitor.code = "ZZZZZZ"
        tries = [
            getattr(visitor, method)(path, *([{}] if method == "post" else [])) for _ in range(n)
        ]
        visitor.code = evening.code
        return [one.status_code for one in tries]

    attempt.visitor = visitor
    return attempt


@pytest.fixture
def guesser(guess, services):
    """Somebody at the room's address who has tried all the codes that one client may try."""
    spend(services, WRONG_CODES.at_once)
    return guess.visitor


def spend(services, n):
    """So many wrong codes came from the room's address; each counts, as two tests below hold."""
    for _ in range(n):
        services.limits.note_wrong_code(services.limits.client("testclient"))


def test_a_guesser_is_told_to_wait_in_one_sentence(guess, clock):
    assert set(guess(WRONG_CODES.at_once)) == {404}
    refused = guess.visitor.http.get("/j/ZZZZZZ")

    assert refused.status_code == 429
    assert refused.headers["retry-after"] == str(round(60 / WRONG_CODES.per_minute))
    assert "Please wait a moment" in Screen(refused.text).text

    clock.now += 60 / WRONG_CODES.per_minute
    assert guess(2) == [404, 429]


@pytest.mark.parametrize("path", PATHS)
def test_for_a_guesser_a_right_code_looks_like_a_wrong_one(guesser, evening, path):
    url = guesser.http
    right, wrong = url.get(f"/j/{evening.code}{path}"), url.get(f"/j/ZZZZZZ{path}")

    assert right.status_code == wrong.status_code == 429
    assert Screen(right.text).text == Screen(wrong.text).text
    assert right.headers["retry-after"] == wrong.headers["retry-after"]


@pytest.mark.parametrize("path", ["/join", "/answer", "/leave"])
def test_forms_are_no_way_around(guess, guesser, path):
    assert guesser.post(path, {"role": "observer"}).status_code == 429
    assert guess(1, path, "post") == [429]


@pytest.mark.parametrize("path", [*PATHS, "/join", "/answer"])
def test_every_address_under_a_code_counts_as_one_guess(guess, services, path):
    is_form = path in {"/join", "/answer"}
    fields = {"step": "weather", "round": "1", "role": "observer"}
    guess.visitor.code = "ZZZZZZ"
    spend(services, WRONG_CODES.at_once - 2)
    for _ in range(2):
        reply = guess.visitor.post(path, fields) if is_form else guess.visitor.get(path)
        assert reply.status_code == 404

    assert guess.visitor.get().status_code == 429


def test_no_address_under_a_code_is_left_open_to_guessers(guesser, evening):
    """Also those that are yet to be written; what answers every code alike tells nothing."""
    routes = [
        route
        for route in phone.phones(lambda: None, report.group_sheet_html).routes
        if "{code}" in route.path
    ]
    assert len(routes) > 8
    for route in routes:
        method = "POST" if "POST" in route.methods else "GET"
        replies = [
            guesser.http.request(method, route.path.replace("{code}", code), follow_redirects=False)
            for code in (evening.code, "ZZZZZZ")
        ]
        assert {one.status_code for one in replies} <= {303, 307, 429}, route.path
        assert replies[0].status_code == replies[1].status_code, route.path


def test_what_cannot_be_a_code_does_not_count(guess):
    for _ in range(WRONG_CODES.at_once + 1):
        assert guess.visitor.http.get("/j/typo").status_code == 404

    assert guess(1) == [404]


def test_right_codes_do_not_count(guess, evening):
    for _ in range(WRONG_CODES.at_once + 1):
        assert guess.visitor.http.get(f"/j/{evening.code}/revision").status_code == 200

    assert guess(1) == [404]


def test_who_has_joined_notices_nothing_of_a_guesser_in_the_same_wifi(services, visit, evening):
    guests = [visit(evening) for _ in range(2)]
    guests[0].join()
    guests[1].post("/join", {"role": "observer"})
    evening.go_to("weather")
    evening.do(commands.open_step)
    spend(services, WRONG_CODES.at_once)

    assert [guest.screen().name for guest in guests] == ["poll", "poll"]
    assert guests[0].get("/revision").status_code == 200
    assert guests[0].answer(evening, answer="0").status_code == 200
    assert guests[0].post("/leave", {}).status_code == 200


@pytest.mark.rule("R21")
def test_a_made_up_cookie_does_not_help_a_guesser(guesser, visit, evening):
    visitor = visit(evening, Cookie=f"drawbridge={'A' * 22}")

    assert visitor.get().status_code == 429
    visitor.code = "ZZZZZZ"
    assert visitor.get().status_code == 429


def test_a_room_of_three_hundred_behind_one_address_joins_and_reloads(services, evening, visit):
    visitor = visit(evening)
    for _ in range(300):
        visitor.http.cookies.clear()
        form = {"role": "participant", "agree": EVERY_AGREEMENT}
        assert visitor.post("/join", form, follow_redirects=False).status_code == 303
        assert visitor.get("/main").status_code == 200

    assert views.facilitator_view(services, evening.code).n_joined == 300


def test_a_script_that_joins_without_end_is_stopped(services, visit, evening):
    visitor = visit(evening)
    client = services.limits.client("testclient")
    for _ in range(JOINS.at_once):
        services.limits.admit(client, evening.code)
    refused = visitor.join()

    assert refused.status_code == 429
    assert refused.headers["retry-after"] == str(round(60 / JOINS.per_minute))
    assert "Very many phones" in Screen(refused.text).text
    assert views.facilitator_view(services, evening.code).n_joined == 0


def test_who_has_joined_may_join_again_when_the_room_is_full(services, guest, evening):
    client = services.limits.client("testclient")
    for _ in range(JOINS.at_once - 1):
        services.limits.admit(client, evening.code)

    assert guest.join().status_code == 200


def test_a_phone_that_opens_streams_without_end_is_told_to_ask_instead(phones, guest, evening):
    cookie = {"cookie": f"drawbridge={guest.secret}"}

    async def play():
        async with AsyncExitStack() as stack:
            url = f"/j/{evening.code}/events"
            found = [
                await stack.enter_async_context(open_stream(phones, url, cookie))
                for _ in range(STREAMS_PER_PHONE + 1)
            ]
            return [one.status for one in found]

    assert asyncio.run(play()) == [200] * STREAMS_PER_PHONE + [429]
    assert guest.get("/revision").status_code == 200


def test_one_client_with_thousands_of_streams_leaves_the_room_alone(phones, services, evening):
    """Streams that are open count; those that were closed do not."""
    client = services.limits.client("192.0.2.1")
    taken = [services.limits.streams.enter(client, None) for _ in range(STREAMS_PER_CLIENT - 1)]

    async def play():
        url = f"/j/{evening.code}/events"
        async with open_stream(phones, url) as last, open_stream(phones, url) as refused:
            return last.status, refused.status, refused.headers["retry-after"]

    assert asyncio.run(play()) == (200, 429, "30")
    for close in taken:
        close()
    assert services.limits.streams._n_all == 0


def test_a_facilitator_lowers_the_limit_of_phones_from_one_address_and_lifts_it(
    services, visit, evening
):
    commands.limit_joins(services, evening.code, JoinLimit.FEW)
    client = services.limits.client("testclient")
    for _ in range(FEW_JOINS.at_once):
        services.limits.admit(client, evening.code)
    refused = visit(evening).join()

    assert refused.status_code == 429
    assert "Very many phones" in Screen(refused.text).text
    commands.limit_joins(services, evening.code, JoinLimit.NONE)
    assert visit(evening).join().status_code == 200
    assert views.join_limit(services, evening.code) is JoinLimit.NONE


def test_of_a_session_that_is_over_no_limit_can_be_chosen(services, evening):
    evening.do(commands.end)

    with pytest.raises(SessionEnded):
        commands.limit_joins(services, evening.code, JoinLimit.NONE)
