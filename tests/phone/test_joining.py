"""Joining, watching, leaving, and the cookie."""

import time

import pytest

from drawbridge import commands, views
from drawbridge.commands.lifecycle import LOBBY_S, ORPHAN_S
from drawbridge.phone.cookie import LIFETIME_S
from tests.people.phone import EVERY_AGREEMENT
from tests.people.screen import Screen


def counts(room):
    view = views.presence_view(room.services, room.code)
    return view.n_joined, view.n_observers


def set_cookie(response):
    (first, *_) = response.history or [response]
    return first.headers.get("set-cookie", "")


def test_looking_at_the_page_creates_nothing(visit, evening):
    visitor = visit(evening, **{"User-Agent": "link preview"})
    page = visitor.get()
    visitor.http.head(visitor.url)
    visitor.get("/main")
    visitor.get("/revision")

    assert "set-cookie" not in page.headers
    assert counts(evening) == (0, 0)


@pytest.mark.rule("R21")
def test_joining_sets_a_cookie_for_this_session_only(visit, evening):
    cookie = set_cookie(visit(evening).join())

    parts = {part.strip().lower() for part in cookie.split(";")[1:]}
    lives = f"max-age={LIFETIME_S}"
    assert parts == {"httponly", "samesite=lax", lives, f"path=/j/{evening.code}".lower()}
    assert counts(evening) == (1, 0)


@pytest.mark.rule("R27")
def test_the_cookie_outlives_its_session():
    assert LIFETIME_S > LOBBY_S + ORPHAN_S


@pytest.mark.rule("R27")
@pytest.mark.parametrize("page", ["", "/main"])
@pytest.mark.parametrize("role", ["participant", "observer"])
def test_the_cookie_is_renewed_whenever_the_page_is_asked_for(visit, evening, role, page):
    visitor = visit(evening)
    joined = visitor.post("/join", {"role": role, "agree": EVERY_AGREEMENT})

    renewed = visitor.get(page).headers["set-cookie"]

    assert renewed == set_cookie(joined)


@pytest.mark.rule("R27")
def test_a_stranger_s_cookie_is_not_renewed(visit, evening):
    visitor = visit(evening)
    visitor.http.cookies.set("drawbridge", "A" * 22, domain="testserver.local", path="/")

    assert "set-cookie" not in visitor.get().headers


@pytest.mark.rule("R27")
def test_who_joined_long_before_the_evening_is_one_person_on_it(visit, evening):
    visitor = visit(evening)
    visitor.join()
    for cookie in visitor.http.cookies.jar:  # a browser drops what has expired
        assert cookie.expires > time.time() + LOBBY_S
    visitor.join()

    assert counts(evening) == (1, 0)


@pytest.mark.parametrize(
    ("base", "headers"),
    [("http://testserver", {"X-Forwarded-Proto": "https"}), ("https://testserver", {})],
)
def test_behind_https_the_cookie_is_for_https_only(visit, evening, base, headers):
    visitor = visit(evening, **headers)
    visitor.http.base_url = base

    assert "; Secure" in set_cookie(visitor.join())


def test_joining_leads_back_to_the_one_page(visit, evening):
    response = visit(evening).join()

    assert [one.status_code for one in response.history] == [303]
    assert response.url.path == f"/j/{evening.code}"


def test_just_watching_counts_as_watching(visit, evening):
    visit(evening).post("/join", {"role": "observer"})

    assert counts(evening) == (0, 1)


@pytest.mark.rule("R27")
def test_joining_twice_on_one_phone_counts_once(guest, evening):
    before = guest.secret
    guest.join()

    assert guest.secret == before
    assert counts(evening) == (1, 0)


@pytest.mark.parametrize("agreed", [[], ["0"], ["1"], ["7", "8"]])
def test_who_has_not_agreed_to_every_line_is_asked_again_with_what_was_ticked(
    visit, evening, agreed
):
    response = visit(evening).post("/join", {"role": "participant", "agree": agreed})

    screen = Screen(response.text)
    assert response.status_code == 422
    assert "please tick every line" in screen.text
    assert screen.chosen("agree") == [one for one in agreed if one in EVERY_AGREEMENT]
    invalid = [one["value"] for one in screen.fields if one.get("aria-invalid") == "true"]
    assert invalid == [one for one in EVERY_AGREEMENT if one not in agreed]
    assert counts(evening) == (0, 0)


def test_a_form_that_names_no_role_is_refused(visit, evening):
    for role in ("", "facilitator", ["observer", "participant"]):
        response = visit(evening).post("/join", {"role": role, "agree": EVERY_AGREEMENT})
        assert response.status_code == 400
    assert counts(evening) == (0, 0)


@pytest.mark.parametrize(
    "cookie",
    ["", "x", "A" * 21, "A" * 23, "<script>alert(1)</script>", "../../etc/passwd", "é" * 22],
)
def test_a_malformed_cookie_is_none(visit, evening, cookie):
    visitor = visit(evening, Cookie=f"drawbridge={cookie}".encode())

    response = visitor.get()

    assert Screen(response.text).name == "consent"
    assert "alert" not in response.text


def test_a_forged_cookie_meets_consent_and_is_not_taken_over(visit, evening):
    forged = "A" * 22
    visitor = visit(evening)
    visitor.http.cookies.set("drawbridge", forged, domain="testserver.local", path="/")

    assert visitor.screen().name == "consent"
    assert f"drawbridge={forged}" not in set_cookie(visitor.join())


@pytest.mark.rule("R21")
def test_the_secret_is_on_no_page(guest, evening):
    evening.go_to("weather")
    evening.do(commands.open_step)

    for response in (
        guest.get(),
        guest.answer(evening, answer="9"),
        guest.answer(evening, answer="1"),
    ):
        assert guest.secret not in response.text


def test_leaving_forgets_the_phone_and_shows_an_almost_empty_page(guest):
    response = guest.post("/leave", {})

    assert response.url.path == "/join/left"
    assert Screen(response.text).texts == ["You can close this page.", "Undo"]
    assert guest.secret is None
    assert guest.screen().name == "consent"


def test_what_was_answered_stays_counted_after_leaving(guest, evening, ballots):
    evening.go_to("weather")
    evening.do(commands.open_step)
    guest.answer(evening, answer="1")
    guest.post("/leave", {})

    assert ballots(evening) == [{"answer": (1,)}]


def test_the_script_leaves_without_a_page(guest):
    response = guest.http.post(f"{guest.url}/leave", headers={"X-Drawbridge": "1"})

    assert response.status_code == 204
    assert guest.secret is None


def test_the_script_joins_and_gets_the_next_screen(visit, evening):
    visitor = visit(evening, **{"X-Drawbridge": "1"})
    response = visitor.join()

    assert response.status_code == 200
    assert Screen(response.text).name == "waiting"
    assert "drawbridge=" in response.headers["set-cookie"]


def test_after_the_end_nobody_can_join(visit, evening):
    evening.do(commands.end)
    response = visit(evening).join()

    assert response.status_code == 410
    assert Screen(response.text).name == "ended"
    assert "set-cookie" not in response.headers


def test_the_end_takes_the_cookie_back(guest, evening):
    evening.do(commands.end)
    guest.get()

    assert guest.secret is None


def test_the_code_field_is_forgiving(visit, evening):
    visitor = visit(evening)
    a, b = evening.code[:3], evening.code[3:]

    for typed in (evening.code, evening.code.lower(), f" {a} {b} ", f"{a}-{b}", f"{a}–{b}".lower()):
        response = visitor.http.get("/join", params={"code": typed})
        assert response.url.path == visitor.url


@pytest.mark.parametrize("typed", ["ABC", "ABCDEFG", "AB3DEF", "ÄBCDEF", "<b>", "\x00"])
def test_what_cannot_be_a_code_is_asked_again(visit, evening, typed):
    response = visit(evening).http.get("/join", params={"code": typed})

    assert response.status_code in {200, 422}
    assert "<b>" not in response.text
    assert Screen(response.text).name == "code"


def test_the_field_is_there_for_people_who_cannot_scan(visit, evening):
    screen = Screen(visit(evening).http.get("/join").text)

    assert screen.offered("code") == [""]


def test_a_code_in_small_letters_leads_to_the_page(visit, evening):
    visitor = visit(evening)
    response = visitor.http.get(visitor.url.lower() + "?join=1")

    assert response.url.path == visitor.url


def test_an_unknown_code_is_not_found_and_the_field_is_offered(visit, evening):
    response = visit(evening).http.get("/j/AAAAAA")

    assert response.status_code == 404
    assert "There is no session with this code." in Screen(response.text).text
    assert Screen(response.text).offered("code") == [""]


def test_a_deleted_session_is_not_found(guest, evening):
    evening.do(commands.end)
    commands.delete(evening.services, evening.code)

    assert guest.get().status_code == 404
    assert (
        guest.post("/answer", {"step": "weather", "round": "1", "answer": "1"}).status_code == 404
    )


def test_without_a_script_a_refused_join_is_a_page_that_a_reload_only_asks_for(visit, evening):
    visitor = visit(evening)
    refused = visitor.post("/join", {"role": "participant", "agree": ["1"]})
    again = visitor.http.get(refused.url)

    for response in (refused, again):
        assert response.request.method == "GET"
        assert response.status_code == 422
        assert Screen(response.text).chosen("agree") == ["1"]
    assert counts(evening) == (0, 0)
    visitor.join()
    assert visitor.http.get(refused.url).status_code == 200


PASTED = [
    "{}",
    "{a}\u200b{b}",
    "\u200e{}",
    "\ufeff{}\u200f",
    "{a}\u2011{b}",
    "{a}\u00b7{b}",
    "{a}\u2022{b}",
    "{a}\u00a0{b}",
    "{a}\u00ad{b}",
    "\u201c{}\u201d",
    "\u201e{}\u201c",
    "\u00ab{}\u00bb",
    "'{}'",
    "Code: {}",
    "Code {}",
    "Der Code ist: {a} {b}.",
    "Code:\u00a0{a}-{b}",
    "<{}>",
    "http://192.168.0.7:8501/j/{}",
    "https://workshop.test/j/{}#notice",
    "https://workshop.test/join?code={}",
    "Join here: https://workshop.test/j/{} (no app needed)",
]


@pytest.mark.parametrize("pasted", PASTED)
@pytest.mark.parametrize("case", [str.upper, str.lower])
def test_a_code_is_read_however_it_was_pasted(visit, evening, pasted, case):
    code = case(evening.code)
    typed = pasted.format(code, a=code[:3], b=code[3:])
    response = visit(evening).http.get("/join", params={"code": typed}, follow_redirects=False)

    assert response.status_code == 303
    assert response.headers["location"] == f"/j/{evening.code}"


def test_a_code_in_wide_letters_is_read_too(visit, evening):
    wide = "".join(chr(ord(one) + 0xFEE0) for one in evening.code)
    response = visit(evening).http.get("/join", params={"code": wide}, follow_redirects=False)

    assert response.headers["location"] == f"/j/{evening.code}"


@pytest.mark.parametrize(
    "typed",
    ["abcde", "abcdefg", "abc1ef", "\u0430\u0431\u0432\u0433\u0434\u0435", "Code:", "/j/abcdefg"],
)
def test_what_cannot_be_a_code_is_asked_for_again(visit, evening, typed):
    response = visit(evening).http.get("/join", params={"code": typed}, follow_redirects=False)

    assert response.status_code == 422
    assert Screen(response.text).offered("code") == [typed]


# -- a way back for some seconds


@pytest.mark.parametrize("role", ["participant", "observer"])
def test_who_left_by_mistake_comes_back_as_the_same_person(visit, evening, ballots, role):
    visitor = visit(evening)
    visitor.post("/join", {"role": role, "agree": EVERY_AGREEMENT})
    before, secret = counts(evening), visitor.secret
    visitor.post("/leave", {})
    assert counts(evening) == (0, 0)
    back = visitor.post("/back", {})

    assert [one.status_code for one in back.history] == [303]
    assert back.url.path == visitor.url
    assert (counts(evening), visitor.secret) == (before, secret)
    assert set(visitor.http.cookies) == {"drawbridge"}


def test_an_answer_is_still_the_own_one_after_coming_back(guest, evening, ballots):
    evening.go_to("weather")
    evening.do(commands.open_step)
    guest.answer(evening, answer="1")
    guest.post("/leave", {})
    guest.post("/back", {})
    assert guest.screen().chosen() == ["1"]
    guest.answer(evening, answer="2")

    assert ballots(evening) == [{"answer": (2,)}]


def test_the_way_back_is_on_the_phone_alone_and_for_ten_seconds(guest):
    response = guest.http.post(f"{guest.url}/leave", headers={"X-Drawbridge": "1"})
    kept = {}
    for line in response.headers.get_list("set-cookie"):
        pair, *parts = (part.strip() for part in line.split(";"))
        kept[pair.partition("=")[0]] = {part.lower() for part in parts}

    assert set(kept) == {"drawbridge", "drawbridge-form", "drawbridge-back", "drawbridge-left"}
    for name, path in (("drawbridge-back", f"{guest.url}/back"), ("drawbridge-left", "/join")):
        assert {"httponly", "samesite=lax", "max-age=10", f"path={path.lower()}"} <= kept[name]
    page = guest.http.get("/join/left").text
    assert '<meta http-equiv="refresh" content="10">' in page
    assert "<script" not in page


def test_what_is_heard_late_cannot_be_undone(guest, evening):
    guest.http.post(f"{guest.url}/leave?late", headers={"X-Drawbridge": "1"})

    assert set(guest.http.cookies) == set()
    assert counts(evening) == (0, 0)


def test_later_the_page_is_empty_and_there_is_no_way_back(guest, evening):
    guest.post("/leave", {})
    guest.http.cookies.clear()  # as the browser does by itself after ten seconds
    page = guest.http.get("/join/left").text
    back = guest.post("/back", {})

    assert "http-equiv" not in page
    assert Screen(page).texts == ["You can close this page."]
    assert back.url.path == "/join/left"
    assert counts(evening) == (0, 0)


@pytest.mark.parametrize("value", ["", "x", "A" * 22, "A" * 22 + ".facilitator", "é.participant"])
def test_a_forged_way_back_is_none(visit, evening, value):
    visitor = visit(evening, Cookie=f"drawbridge-back={value}".encode())

    assert visitor.post("/back", {}).url.path == "/join/left"
    assert counts(evening) == (0, 0)


def test_who_was_never_there_is_given_no_way_back(visit, evening):
    visitor = visit(evening)
    visitor.http.cookies.set("drawbridge", "A" * 22, domain="testserver.local", path="/")
    visitor.post("/leave", {})

    assert not {"drawbridge-back", "drawbridge-left"} & set(visitor.http.cookies)


def test_after_the_end_there_is_nothing_to_come_back_to(guest, evening):
    guest.post("/leave", {})
    evening.do(commands.end)

    assert guest.post("/back", {}).status_code == 410
