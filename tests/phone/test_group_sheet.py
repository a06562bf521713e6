"""The group sheet at its address under a join code: as long as it is given, and for everybody."""

import asyncio
import base64
import re
from hashlib import sha256

import httpx2
import pytest

from drawbridge import commands, phone, report, views
from drawbridge.phone.threads import N_THREADS
from drawbridge.rate_limits import WRONG_CODES
from tests.people.screen import Screen

WEATHER = ["0", "1", "1", "1", "2", "2", "1", "1"]


def give(room, *, is_given=True):
    commands.give_group_sheet(room.services, room.code, is_given=is_given)


@pytest.fixture
def ended(room):
    """One result was shown and noted about, another one kept private."""
    room.join(8)
    room.ask("weather", WEATHER)
    room.do(commands.reveal)
    room.ask("why", [["0"], ["0", "1"], ["0"], ["1"], ["0"], ["1"], ["0"], ["0"]])
    room.do(commands.keep_private)
    commands.note(room.services, room.code, "weather", "They laughed.")
    room.do(commands.end)
    return room


@pytest.fixture
def passer(visit, ended):
    """Somebody who never joined and has no cookie."""
    return visit(ended)


def test_it_is_not_given_by_itself(passer):
    reply = passer.get("/sheet")

    assert reply.status_code == 404
    assert Screen(reply.text).name == "error"
    assert "There is nothing to read here." in reply.text
    assert "/sheet" not in passer.get().text


def test_given_it_is_there_for_whoever_has_the_address(passer, ended):
    give(ended)
    reply = passer.get("/sheet")
    view = views.summary_view(ended.services, ended.code)

    assert reply.status_code == 200
    assert reply.content == report.group_sheet_html(view.without_notes().without_lines())
    assert f'href="/j/{ended.code}/sheet"' in passer.get().text
    assert "set-cookie" not in reply.headers


def test_nothing_that_was_kept_private_or_noted_is_in_it(passer, ended):
    give(ended)
    text = passer.get("/sheet").text

    assert "What is the weather like in you?" in text
    for secret in ("What does it guard?", "Freedom", "They laughed.", "kept private"):
        assert secret not in text


def test_its_headers_let_nothing_in_but_its_own_style_and_typeface(passer, ended):
    give(ended)
    reply = passer.get("/sheet")
    policy = reply.headers["content-security-policy"]
    (style,) = re.findall("<style>(.*?)</style>", reply.text, re.DOTALL)

    assert f"'sha256-{base64.b64encode(sha256(style.encode()).digest()).decode()}'" in policy
    assert "default-src 'none'" in policy
    assert "font-src 'self' data:" in policy
    assert "unsafe-inline" not in policy
    assert not re.search(r"<script|\sstyle=|\son\w+=|(src|href)=|url\(\W?http", reply.text)
    assert reply.headers["cache-control"] == "no-store"
    assert reply.headers["x-frame-options"] == "DENY"


def test_a_head_request_is_answered_without_the_page(passer, ended):
    give(ended)
    reply = passer.http.head(f"/j/{ended.code}/sheet")

    assert reply.status_code == 200
    assert not reply.content


def test_taken_back_or_deleted_it_is_gone_at_once(passer, ended):
    give(ended)
    assert passer.get("/sheet").status_code == 200
    give(ended, is_given=False)
    taken_back = passer.get("/sheet")
    give(ended)
    assert passer.get("/sheet").status_code == 200
    commands.delete(ended.services, ended.code)
    deleted = passer.get("/sheet")

    assert taken_back.status_code == deleted.status_code == 404
    assert "There is nothing to read here." in deleted.text


def test_a_code_that_nobody_has_is_answered_as_one_that_gives_nothing(passer):
    not_given = passer.get("/sheet")
    unknown = passer.http.get("/j/ZZZZZZ/sheet")

    assert unknown.status_code == not_given.status_code
    assert unknown.text == not_given.text.replace(passer.code, "ZZZZZZ")


def test_only_codes_that_nobody_has_count_as_guesses(services, passer):
    for _ in range(WRONG_CODES.at_once - 2):
        services.limits.note_wrong_code(services.limits.client("testclient"))
    for _ in range(3):
        assert passer.get("/sheet").status_code == 404
        assert passer.http.get("/j/typo/sheet").status_code == 404
    replies = [passer.http.get("/j/ZZZZZZ/sheet") for _ in range(3)]

    assert [one.status_code for one in replies] == [404, 404, 429]


def test_a_room_that_asks_at_once_has_it_drawn_by_few_threads_and_then_no_more(services, ended):
    drawn = []

    def draw(view, **in_language):
        drawn.append(view)
        return report.group_sheet_html(view, **in_language)

    give(ended)
    transport = httpx2.ASGITransport(app=phone.phones(lambda: services, draw))

    async def ask(n):
        async with httpx2.AsyncClient(transport=transport, base_url="http://here") as http:
            asked = (http.get(f"/j/{ended.code}/sheet") for _ in range(n))
            return {reply.status_code for reply in await asyncio.gather(*asked)}

    assert asyncio.run(ask(60)) == {200}
    assert 1 <= len(drawn) <= N_THREADS


def test_while_the_session_runs_nobody_gives_it(visit, room):
    room.join(8)
    room.ask("weather", WEATHER)
    room.do(commands.reveal)

    assert visit(room).get("/sheet").status_code == 404
