"""The short way answers as the long way does, and only what a phone's script sends takes it."""

import pytest

from drawbridge import commands
from drawbridge.phone.app import HOT
from drawbridge.web.hardening import HEADER_LIMIT
from tests.people.direct_client import DirectClient
from tests.people.phone import Visitor
from tests.whole_app import whole_app

SCRIPT = {"X-Drawbridge": "1"}


@pytest.fixture
def short_way(services, evening):
    """A phone whose script meets the application as it is put together."""
    return Visitor(DirectClient(whole_app(services)), evening.code, SCRIPT)


@pytest.fixture
def long_way(phones, evening):
    """The same past the short way."""
    return Visitor(DirectClient(phones, raise_server_exceptions=False), evening.code, SCRIPT)


def said(response):
    headers = {name: value for name, value in response.headers.items() if name != "set-cookie"}
    return response.status_code, headers, response.text


def both(short_way, long_way, act):
    return [said(act(visitor)) for visitor in (short_way, long_way)]


def test_joining_a_screen_and_an_answer_are_the_same_on_both_ways(evening, short_way, long_way):
    joined = both(short_way, long_way, lambda one: one.join())
    evening.go_to("weather")
    evening.do(commands.open_step)
    asked = both(short_way, long_way, lambda one: one.get("/main"))
    answer = {"step": "weather", "round": "1", "answer": "1"}
    answered = both(short_way, long_way, lambda one: one.post("/answer", answer))
    refused = both(short_way, long_way, lambda one: one.post("/answer", {**answer, "round": "9"}))

    assert [one[0][0] for one in (joined, asked, answered)] == [200] * 3
    for short, long in (joined, asked, answered, refused):
        assert short[0] == long[0]
        assert short[2] == long[2]
        missing = long[1].items() - short[1].items()
        assert not missing


@pytest.mark.parametrize(
    "change",
    [
        {"X-Drawbridge": "2"},
        {"X-Padding": "x" * HEADER_LIMIT},
    ],
)
def test_what_is_not_as_a_script_sends_it_takes_the_long_way(
    services, evening, change, monkeypatch
):
    went = []

    async def noted(request):
        went.append(request.url.path)
        return await main(request)

    main = HOT["GET", "main"]
    monkeypatch.setitem(HOT, ("GET", "main"), noted)
    client = DirectClient(whole_app(services), raise_server_exceptions=False)
    path = f"/j/{evening.code}/main"

    client.get(path, headers={**SCRIPT, **change})
    assert went in ([], [path])
    n_before = len(went)
    client.get(path, headers=SCRIPT)
    assert len(went) == n_before + 1


@pytest.mark.parametrize(
    ("status", "change"),
    [
        (403, {"Sec-Fetch-Site": "cross-site"}),
        (403, {"Origin": "http://elsewhere.example"}),
        (200, {"Origin": "http://testserver"}),
        (200, {"Content-Type": "application/x-www-form-urlencoded;charset=UTF-8"}),
        (415, {"Content-Type": "text/plain"}),
    ],
)
def test_an_answer_s_headers_are_read_as_strictly_on_both_ways(
    evening, short_way, long_way, status, change
):
    both(short_way, long_way, lambda one: one.join())
    evening.go_to("weather")
    evening.do(commands.open_step)
    body = "step=weather&round=1&answer=1"
    headers = {"Content-Type": "application/x-www-form-urlencoded", **SCRIPT, **change}
    found = both(
        short_way,
        long_way,
        lambda one: one.http.post(f"/j/{evening.code}/answer", content=body, headers=headers),
    )

    assert [one[0] for one in found] == [status, status]
    assert found[0][2] == found[1][2]


@pytest.mark.parametrize(
    "form",
    [
        {"step": "weather", "round": "1", "answer": "99"},
        {"step": "weather", "round": "1"},
        {"step": "weather", "round": "x", "answer": "1"},
        {"step": "another", "round": "1", "answer": "1"},
        {"step": "weather", "round": "1", "answer": "1\x00"},
    ],
)
def test_what_is_refused_is_refused_alike_on_both_ways(evening, short_way, long_way, form):
    both(short_way, long_way, lambda one: one.join())
    evening.go_to("weather")
    evening.do(commands.open_step)
    short, long = both(short_way, long_way, lambda one: one.post("/answer", form))

    assert short[0] == long[0] >= 400
    assert short[2] == long[2]


def test_a_round_that_closes_while_an_answer_waits_to_be_written_says_that_an_earlier_one_stands(
    evening, short_way, monkeypatch
):
    short_way.join()
    evening.go_to("weather")
    evening.do(commands.open_step)
    answer = {"step": "weather", "round": "1", "answer": "1"}
    assert short_way.post("/answer", answer).status_code == 200
    read_ahead = commands.read_ahead

    def read_then_close(*asked):
        read = read_ahead(*asked)
        evening.do(commands.close_step)
        return read

    monkeypatch.setattr(commands, "read_ahead", read_then_close)
    refused = short_way.post("/answer", {**answer, "answer": "2"})

    assert refused.status_code == 409
    assert "stands" in refused.text or "earlier" in refused.text


def test_an_error_nobody_foresaw_is_one_fixed_sentence_here_too(services, evening, monkeypatch):
    async def broken(_request):
        raise ZeroDivisionError

    monkeypatch.setitem(HOT, ("GET", "main"), broken)
    client = DirectClient(whole_app(services), raise_server_exceptions=False)

    response = client.get(f"/j/{evening.code}/main", headers=SCRIPT)

    assert response.status_code == 500
    assert "Something went wrong on our side" in response.text
    assert "ZeroDivision" not in response.text


def test_who_has_chosen_alike_gets_the_same_bytes_and_words_are_nobody_else_s(evening, phones):
    one, other, third = (Visitor(DirectClient(phones), evening.code, SCRIPT) for _ in range(3))
    for visitor in (one, other, third):
        visitor.join()
    evening.go_to("weather")
    evening.do(commands.open_step)
    place = {"step": "weather", "round": "1"}
    first = one.post("/answer", {**place, "answer": "1"})
    same = other.post("/answer", {**place, "answer": "1"})
    different = third.post("/answer", {**place, "answer": "2"})

    assert first.content == same.content
    assert first.content != different.content
    lengths = {one.headers["content-length"] for one in (first, same, different)}
    assert len(lengths) == 1
