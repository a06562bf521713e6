"""Hostile requests, wrong addresses, and a store that cannot be used."""

import dataclasses
import logging

import pytest

from drawbridge import commands, phone, report
from drawbridge.errors import StoreUnavailable
from tests.people.direct_client import DirectClient
from tests.people.screen import Screen

FORM = {"Content-Type": "application/x-www-form-urlencoded"}


@pytest.fixture
def asked(guest, evening):
    evening.go_to("weather")
    evening.do(commands.open_step)
    return guest


def send(visitor, body, headers=FORM):
    return visitor.http.post(f"{visitor.url}/answer", content=body, headers=headers)


def test_a_body_of_a_megabyte_is_too_large(asked):
    response = send(asked, b"answer=1&x=" + b"a" * 1_000_000)

    assert response.status_code == 413
    assert "more than an answer can hold" in Screen(response.text).text


@pytest.mark.parametrize("kind", ["application/json", "text/plain", "multipart/form-data", ""])
def test_what_is_not_a_form_is_refused(asked, kind):
    assert send(asked, b'{"answer": 1}', {"Content-Type": kind}).status_code == 415


@pytest.mark.parametrize(
    "headers",
    [
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Origin": "https://elsewhere.example"},
        {"Origin": "null"},
    ],
)
@pytest.mark.parametrize("path", ["join", "answer", "leave"])
def test_a_form_from_another_site_is_refused(asked, headers, path, ballots, evening):
    fields = {"step": "weather", "round": "1", "answer": "1", "role": "observer"}
    response = asked.http.post(f"{asked.url}/{path}", data=fields, headers=headers)

    assert response.status_code == 403
    assert "another website" in Screen(response.text).text
    assert "set-cookie" not in response.headers
    assert ballots(evening) == []


@pytest.mark.parametrize(
    "headers", [{"Sec-Fetch-Site": "same-origin"}, {"Origin": "http://testserver"}]
)
def test_our_own_forms_are_accepted(asked, headers, evening, ballots):
    asked.headers.update(headers)
    asked.answer(evening, answer="1")

    assert len(ballots(evening)) == 1


@pytest.mark.parametrize(
    "body",
    [
        b"\xff\xfe=1",
        b"answer=%FF%FE&step=weather&round=1",
        b"answer=1%00&step=weather&round=1",
        b"step=weather%00&round=1&answer=1",
        b"&".join(b"a%d=1" % number for number in range(200)),
        b"",
        b"answer=1",
        b"answer=1&step=weather",
        b"answer=1&step=weather&round=one",
        b"answer=1&step=weather&round=99999",
        "answer=1&step=weather&round=١".encode(),
        b"answer=1&step=&round=1",
    ],
)
def test_a_form_that_cannot_be_read_is_refused(asked, body, evening, ballots):
    response = send(asked, body)

    assert response.status_code == 400
    assert "could not be read" in Screen(response.text).text
    assert ballots(evening) == []


def test_an_answer_to_an_unknown_step_is_late(asked):
    assert send(asked, b"answer=1&step=nowhere&round=1").status_code == 409


@pytest.mark.parametrize(
    "path",
    [
        "/j",
        "/j/",
        "/j/AAAAAA/nowhere",
        "/j/static/other.js",
        "/j/static/../page.py",
        "/join/anything",
        "/join/left/further",
        "/j/%00",
        "/j/%FF%FE",
        "/j/ABC",
        "/j/<script>",
        "/j/static",
    ],
)
def test_an_unknown_address_is_answered_by_us(asked, path):
    response = asked.http.get(path)

    assert response.status_code == 404
    assert Screen(response.text).name == "error"
    assert "<script>" not in response.text


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("POST", ""),
        ("PUT", "/answer"),
        ("DELETE", "/join"),
        ("POST", "/main"),
        ("POST", "/events"),
        ("PATCH", "/leave"),
    ],
)
def test_a_method_that_we_do_not_have_is_refused_with_a_page(asked, method, path):
    response = asked.http.request(method, asked.url + path)

    assert response.status_code == 405
    assert "allow" in response.headers
    assert Screen(response.text).name == "error"


@pytest.mark.parametrize("path", ["/join", "/answer", "/leave", "/"])
def test_an_address_of_a_form_opened_as_a_page_leads_to_the_screen(asked, path):
    response = asked.get(path)

    assert response.url.path == asked.url
    assert Screen(response.text).name == "poll"


@pytest.mark.parametrize("path", ["", "/main", "/events", "/revision", "/answer"])
def test_head_is_answered_like_get(asked, path):
    response = asked.http.head(asked.url + path)

    assert response.status_code == 200


@pytest.mark.parametrize("path", ["/main", "/events", "/revision"])
def test_everything_of_an_unknown_session_is_not_found(asked, path):
    assert asked.http.get(f"/j/AAAAAA{path}").status_code == 404


def test_when_the_store_fails_the_phone_is_told_to_try_again(
    asked, services, monkeypatch, evening, ballots
):
    def fail():
        raise StoreUnavailable

    with monkeypatch.context() as patch:
        patch.setattr(services.store, "writing", fail)
        response = asked.answer(evening, answer="1")

    assert response.status_code == 503
    assert response.headers["retry-after"] == "3"
    assert "please try again" in Screen(response.text).text
    assert ballots(evening) == []


def test_when_the_store_fails_the_log_does_not_quote_the_answer(
    asked, services, monkeypatch, evening, caplog
):
    def fail():
        raise StoreUnavailable from ValueError("weather answer=4")

    monkeypatch.setattr(services.store, "writing", fail)
    with caplog.at_level(logging.DEBUG):
        asked.answer(evening, answer="4")

    assert "ValueError" in caplog.text
    assert "answer=4" not in caplog.text
    assert asked.secret not in caplog.text


def test_a_lost_key_is_said_plainly(asked, services, evening):
    services.keys.destroy(evening.session.id)
    response = asked.get()

    assert response.status_code == 503
    assert "key is missing" in Screen(response.text).text


class BrokenStore:
    def reading(self):
        raise ZeroDivisionError


@pytest.fixture
def broken(services):
    """The phone over a store that fails in a way nobody foresaw."""
    parts = dataclasses.replace(services, store=BrokenStore())
    return DirectClient(
        phone.phones(lambda: parts, report.group_sheet_html), raise_server_exceptions=False
    )


def test_what_nobody_foresaw_gets_a_fixed_sentence(broken, evening):
    for headers in ({}, {"X-Drawbridge": "1"}):
        response = broken.get(f"/j/{evening.code}", headers=headers)

        assert response.status_code == 500
        assert "Something went wrong on our side." in Screen(response.text).text
        assert "ZeroDivision" not in response.text
        assert "Traceback" not in response.text


def test_everything_that_is_written_by_people_is_escaped(services, room, small_workshop, visit):
    nasty = "<img src=x onerror=alert(1)>&\\\"'"
    text = small_workshop.replace("Clear", nasty).replace("One.", nasty)
    text = text.replace("do nothing", nasty).replace("Go well.", nasty)
    text = text.replace("We do not ask your name.", nasty).replace("I am 18 or older.", nasty)
    wicked = type(room)(services, text)
    visitor = visit(wicked)
    pages = [visitor.get().text]
    visitor.post("/join", {"role": "participant", "agree": "0"})
    for step_id in ("weather", "wall", "settle", "out"):
        wicked.go_to(step_id)
        if step_id == "weather":
            wicked.do(commands.open_step)
        pages.append(visitor.get().text)
        if step_id == "weather":
            wicked.do(commands.close_step)
    wicked.do(commands.end)
    pages.append(visitor.get().text)

    assert sum("&lt;img src=x" in page for page in pages) == 5
    assert not any("<img" in page for page in pages)


def test_the_code_field_gives_back_what_was_typed_escaped(asked):
    response = asked.http.get("/join", params={"code": '"><img src=x>'})

    assert "<img" not in response.text
