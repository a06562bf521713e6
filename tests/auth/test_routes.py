import asyncio
import re
from base64 import b64encode
from dataclasses import replace
from hashlib import sha256
from http.cookies import SimpleCookie
from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from drawbridge import auth, bootstrap, commands
from drawbridge.auth.cookie import COOKIE
from drawbridge.errors import DrawbridgeError
from drawbridge.logins import LOGIN_S, Logins
from drawbridge.web.forms import BODY_LIMIT
from gallery.preparing import prepare
from tests.open_stream import open_stream
from tests.people.direct_client import DirectClient

STATIC = Path(auth.__file__).parent.parent / "static"
PASSCODE = "open-the-bridge"


@pytest.fixture
def services(shared_folder, clock):
    """A process that has just started, with the passcode's delay on the test's own clock."""
    settings, store = shared_folder
    access = Logins(store, passcode=PASSCODE, signing_key=b"a key", clock=clock, monotonic=clock)
    return replace(bootstrap.around(store, settings), clock=clock, logins=access)


@pytest.fixture
def app(services):
    return Starlette(
        routes=auth.routes(lambda: services),
        exception_handlers={DrawbridgeError: auth.answer_refusal},
    )


@pytest.fixture
def client(app):
    return DirectClient(app, base_url="http://walls.test:8501", follow_redirects=False)


def log_in(client, passcode=PASSCODE, url="/login", **headers):
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return client.post(url, data={"passcode": passcode}, headers=named)


def log_out(client, **headers):
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return client.post(
        "/logout", headers={"content-type": "application/x-www-form-urlencoded", **named}
    )


def cookie_of(reply):
    return SimpleCookie(reply.headers["set-cookie"])[COOKIE]


def is_logged_in(client):
    return client.get("/login").status_code == 303


# -- logging in


def test_the_login_page_asks_for_the_passcode(client):
    page = client.get("/login")

    assert page.status_code == 200
    assert page.headers["content-type"].startswith("text/html")
    assert page.headers["cache-control"] == "no-store"
    assert 'name="passcode" type="password"' in page.text
    assert "set-cookie" not in page.headers


def test_the_right_passcode_opens_the_console(client):
    reply = log_in(client)

    assert (reply.status_code, reply.headers["location"]) == (303, "/")
    assert is_logged_in(client)


def test_the_cookie_is_out_of_reach_for_scripts_and_other_sites(client):
    cookie = cookie_of(log_in(client))

    assert cookie["httponly"] is True
    assert cookie["samesite"].lower() == "lax"
    assert cookie["path"] == "/"
    assert int(cookie["max-age"]) == int(LOGIN_S)
    assert not cookie["secure"]
    assert not cookie["domain"]
    assert PASSCODE not in cookie.value


def test_a_login_that_was_put_into_the_browser_by_somebody_else_is_not_taken_over(client):
    planted = cookie_of(log_in(client)).value
    log_out(client, cookie=f"{COOKIE}={planted}")
    given = cookie_of(log_in(client, cookie=f"{COOKIE}={planted}")).value

    assert given != planted
    client.cookies.clear()
    assert client.get("/login", headers={"cookie": f"{COOKIE}={planted}"}).status_code == 200
    assert client.get("/login", headers={"cookie": f"{COOKIE}={given}"}).status_code == 303


@pytest.mark.parametrize("forwarded", ["https", "https, http"])
def test_behind_an_encrypting_proxy_the_cookie_stays_on_encrypted_connections(client, forwarded):
    assert cookie_of(log_in(client, x_forwarded_proto=forwarded))["secure"] is True


def test_on_an_encrypted_connection_the_cookie_stays_there(app):
    client = TestClient(app, base_url="https://walls.test", follow_redirects=False)

    assert cookie_of(log_in(client))["secure"] is True


@pytest.mark.parametrize("forwarded", ["http", "http, https", ""])
def test_a_plain_connection_gets_a_cookie_it_can_send_back(client, forwarded):
    assert not cookie_of(log_in(client, x_forwarded_proto=forwarded))["secure"]
    assert is_logged_in(client)


@pytest.mark.parametrize("passcode", ["", "wrong", PASSCODE.upper(), "x" * 10_000])
def test_a_wrong_passcode_is_refused_with_the_form_to_try_again(client, passcode):
    reply = log_in(client, passcode)

    assert reply.status_code == 403
    assert "That passcode is not right." in reply.text
    assert 'name="passcode" type="password"' in reply.text
    assert "Please wait" not in reply.text
    assert "set-cookie" not in reply.headers
    assert not is_logged_in(client)


def test_nothing_that_was_typed_is_repeated(client):
    reply = log_in(client, "<script>my secret</script>")

    assert "my secret" not in reply.text


def test_after_several_wrong_tries_the_page_says_how_long_to_wait(client, clock):
    for wait in (None, None, None, "1 second ", "2 seconds ", "4 seconds "):
        page = log_in(client, "wrong")
        assert page.status_code == 403
        assert re.findall(r"Please wait (\d+ seconds? )", page.text) == ([wait] if wait else [])
        clock.now += int(wait.split()[0]) if wait else 0


def test_who_tries_again_too_soon_is_told_the_whole_seconds_that_are_left(client, clock):
    for _ in range(5):
        clock.now += 1.0
        log_in(client, "wrong")
    clock.now += 0.6

    reply = log_in(client)
    assert reply.status_code == 403
    assert "Please wait 2 seconds" in reply.text

    clock.now += 1.4
    assert log_in(client).status_code == 303


def test_two_passcodes_in_one_form_are_one_try(client):
    reply = client.post("/login", data={"passcode": ["wrong", PASSCODE]})

    assert reply.status_code == 403


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"sec-fetch-site": "cross-site"}, 403),
        ({"sec-fetch-site": "same-site"}, 403),
        ({"origin": "http://evil.test"}, 403),
        ({"origin": "null"}, 403),
        ({"content-type": "application/json"}, 415),
    ],
)
def test_a_login_from_elsewhere_is_refused(client, headers, status):
    reply = client.post("/login", data={"passcode": PASSCODE}, headers=headers)

    assert reply.status_code == status
    assert "set-cookie" not in reply.headers


def test_a_login_larger_than_any_form_is_refused(client):
    assert log_in(client, "x" * BODY_LIMIT).status_code == 413


@pytest.mark.parametrize("path", sorted(auth.CONSOLE_PAGES))
def test_after_login_the_page_that_was_asked_for_comes(client, path):
    assert log_in(client, url=f"/login?next={path}").headers["location"] == path


def test_a_session_s_page_comes_with_its_session(client):
    reply = log_in(client, url="/login?next=/facilitator%3Fsession%3DABCDEF")

    assert reply.headers["location"] == "/facilitator?session=ABCDEF"


OPEN_REDIRECTS = [
    "https://evil.test",
    "//evil.test",
    "///evil.test",
    "/\\evil.test",
    "\\\\evil.test",
    "/%09/evil.test",
    "/%0d%0aSet-Cookie:%20a=b",
    "http:evil.test",
    "javascript:alert(1)",
    "/projector",
    "/login",
    "/logout",
    "/library/../../evil",
    "/library%2523",
    "/library%3Fnext=https://evil.test",
    "/library%3Fsession=ABC%26x=1",
    "/library%3F%2F%2Fevil.test",
    "library",
    "%00",
    "%FF",
]


@pytest.mark.parametrize("target", OPEN_REDIRECTS)
def test_a_login_link_leads_nowhere_but_to_our_own_pages(client, target):
    assert log_in(client, url=f"/login?next={target}").headers["location"] == "/"
    assert client.get(f"/login?next={target}").headers["location"] == "/"


@pytest.mark.parametrize("target", OPEN_REDIRECTS)
def test_a_strange_target_is_not_even_repeated_on_the_page(client, target):
    assert 'action="/login?next=/"' in client.get(f"/login?next={target}").text


def test_a_wrong_try_remembers_where_it_was_going(client):
    page = log_in(client, "wrong", url="/login?next=/facilitator%3Fsession%3DABCDEF").text
    action = re.search(r'action="([^"]*)"', page)[1]

    assert log_in(client, url=action).headers["location"] == "/facilitator?session=ABCDEF"


def test_who_is_logged_in_already_is_sent_on(client):
    log_in(client)

    reply = client.get("/login?next=/library")

    assert (reply.status_code, reply.headers["location"]) == (303, "/library")


@pytest.mark.parametrize("cookie", ["", "forged", "a.b", "é", '"', "x" * 4000])
def test_a_forged_cookie_is_no_login(client, cookie):
    reply = client.get("/login", headers={"cookie": f"{COOKIE}={cookie}".encode()})

    assert reply.status_code == 200


# -- logging out


def test_a_mere_link_does_not_log_out(client):
    log_in(client)

    page = client.get("/logout")

    assert page.status_code == 200
    assert '<form method="post" action="/logout">' in page.text
    assert is_logged_in(client)


def test_logging_out_revokes_the_login_and_forgets_the_cookie(client):
    login = cookie_of(log_in(client)).value

    reply = log_out(client)

    assert (reply.status_code, reply.headers["location"]) == (303, "/login")
    assert cookie_of(reply)["max-age"] == "0"
    assert not is_logged_in(client)
    stolen = client.get("/login", headers={"cookie": f"{COOKIE}={login}"})
    assert stolen.status_code == 200


@pytest.mark.parametrize(
    "headers", [{"sec_fetch_site": "cross-site"}, {"origin": "http://evil.test"}]
)
def test_another_site_cannot_log_out(client, headers):
    log_in(client)

    assert log_out(client, **headers).status_code == 403

    assert is_logged_in(client)


def test_logging_out_without_a_login_is_harmless(client):
    assert log_out(client).status_code == 303


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH"])
@pytest.mark.parametrize("path", ["/login", "/logout"])
def test_other_methods_do_nothing(client, path, method):
    assert client.request(method, path).status_code == 405


# -- live streams


def refusal(client, url, cookie=""):
    reply = client.get(url, headers={"cookie": f"{COOKIE}={cookie}"} if cookie else {})
    assert "\n" not in reply.text
    assert reply.headers["cache-control"] == "no-store"
    return reply.status_code


@pytest.fixture
def session(services, small_workshop):
    code = commands.create(services, small_workshop)
    prepare(services, code)
    with services.store.reading() as transaction:
        return transaction.sessions.at(code)


def test_the_facilitator_s_stream_needs_a_login(client, session):
    url = f"/live/facilitator/{session.code}"

    assert refusal(client, url) == 403
    assert refusal(client, url, "forged") == 403
    assert refusal(client, f"{url}?key={session.projector_key}") == 403


def test_the_projector_s_stream_needs_the_key_of_this_session(
    client, services, small_workshop, session
):
    url = f"/live/projector/{session.code}"
    other = commands.create(services, small_workshop)
    with services.store.reading() as transaction:
        foreign_key = transaction.sessions.at(other).projector_key

    assert refusal(client, url) == 403
    assert refusal(client, f"{url}?key=") == 403
    assert refusal(client, f"{url}?key=%C3%A9%00%FF") == 403
    assert refusal(client, f"{url}?key={foreign_key}") == 403
    assert refusal(client, f"{url}?key={session.projector_key}x") == 403
    assert refusal(client, url, cookie_of(log_in(client)).value) == 403


@pytest.mark.parametrize("code", ["NOSUCH", "abcdef", "AB%00CD", "%FF", "A" * 5000, "%2e%2e"])
def test_an_unknown_code_has_no_stream_and_looks_like_a_wrong_key(client, code):
    login = cookie_of(log_in(client)).value

    assert refusal(client, f"/live/projector/{code}?key=x") == 403
    assert refusal(client, f"/live/facilitator/{code}", login) == 404


@pytest.mark.parametrize("audience", ["facilitator", "projector"])
def test_a_stream_tells_of_every_new_revision_and_of_nothing_else(
    app, client, services, session, audience
):
    login = cookie_of(log_in(client)).value
    url = f"/live/{audience}/{session.code}?key={session.projector_key}"

    async def scenario():
        async with open_stream(app, url, {"cookie": f"{COOKIE}={login}"}) as stream:
            assert stream.status == 200
            assert stream.headers["content-type"].startswith("text/event-stream")
            assert (await stream.text()).startswith("retry: ")
            assert await stream.text() == _event(session.revision)
            await asyncio.to_thread(commands.start, services, session.code, session.revision)
            assert await stream.text() == _event(session.revision + 1)

    asyncio.run(scenario())


def _event(revision):
    return f"id: {revision}\ndata: {revision}\n\n"


@pytest.mark.parametrize("audience", ["facilitator", "projector"])
def test_an_open_stream_ends_with_the_right_to_it(app, client, services, session, audience):
    login = cookie_of(log_in(client)).value
    url = f"/live/{audience}/{session.code}?key={session.projector_key}"

    async def scenario():
        async with open_stream(app, url, {"cookie": f"{COOKIE}={login}"}) as stream:
            await stream.text()
            await stream.text()
            services.logins.log_out(login)
            commands.renew_projector_link(services, session.code)
            assert await stream.text() == _event(session.revision + 1)
            assert await stream.text() is None
        async with open_stream(app, url, {"cookie": f"{COOKIE}={login}"}) as stream:
            assert stream.status == 403

    asyncio.run(scenario())


def test_a_stream_of_a_session_that_is_deleted_ends(app, services, session):
    url = f"/live/projector/{session.code}?key={session.projector_key}"

    async def scenario():
        async with open_stream(app, url) as stream:
            await stream.text()
            await stream.text()
            commands.end(services, session.code, session.revision)
            assert await stream.text() == _event(session.revision + 1)
            commands.delete(services, session.code)
            services.hub.announce(session.id)
            assert await stream.text() == _event(0)
            assert await stream.text() is None

    asyncio.run(scenario())


def test_asking_only_for_a_stream_s_headers_does_not_open_it(client, session):
    reply = client.head(f"/live/projector/{session.code}?key={session.projector_key}")

    assert reply.status_code == 200
    assert reply.headers["content-type"].startswith("text/event-stream")


def test_watching_does_not_count_as_taking_part(app, services, session):
    url = f"/live/projector/{session.code}?key={session.projector_key}"

    async def scenario():
        async with open_stream(app, url) as stream:
            await stream.text()
            assert services.presence.n_connected(session.id) == 0

    asyncio.run(scenario())


# -- what the pages are made of


@pytest.mark.parametrize("path", ["/login", "/logout"])
def test_the_style_in_a_page_is_the_one_its_headers_allow(client, path):
    page = client.get(path)
    style = re.search(r"<style>(.*)</style>", page.text, re.DOTALL)[1]
    digest = b64encode(sha256(style.encode()).digest()).decode()

    assert f"style-src 'self' 'sha256-{digest}'" in page.headers["content-security-policy"]
    assert "style=" not in page.text
    assert re.findall(r"\son\w+=", page.text) == []


@pytest.mark.parametrize("path", ["/login", "/logout"])
def test_everything_a_page_asks_for_is_served_here(client, path):
    text = client.get(path).text
    asked_for = re.findall(r'(?:src="|url\(")([^"]+)"', text)

    assert asked_for
    for url in asked_for:
        assert url.startswith("/assets/")
        assert client.get(url).status_code == 200


@pytest.mark.parametrize(
    "path", sorted(path.relative_to(STATIC).as_posix() for path in STATIC.rglob("*.woff2"))
)
def test_a_font_is_served_as_it_is(client, path):
    reply = client.get(f"/assets/{path}")

    assert reply.status_code == 200
    assert reply.headers["content-type"] == "font/woff2"
    assert reply.content == (STATIC / path).read_bytes()


@pytest.mark.parametrize(
    "path",
    [
        "fonts/none.woff2",
        "",
        "fonts",
        "..%2f..%2fapp.py",
        "%2e%2e/errors.py",
        "fonts/%00",
        "//etc/passwd",
    ],
)
def test_nothing_else_is_served_beside_the_assets(client, path):
    assert client.get(f"/assets/{path}").status_code == 404


def test_a_wrong_passcode_is_said_once_and_looks_like_a_warning(client):
    page = log_in(client, "wrong").text
    told = re.sub(r"<style>.*?</style>|<[^>]+>", " ", page, flags=re.DOTALL)

    assert told.count("It stands in the terminal where Drawbridge was started") == 1
    (notice,) = re.findall(r"\.notice\{[^}]*\}", page)
    assert "background:var(--amber-soft)" in notice
    assert "var(--soft)" not in notice


@pytest.mark.parametrize(("typed", "place"), [("/library", "/"), ("/library?x=1", "/?x=1")])
def test_the_library_s_own_name_leads_to_where_streamlit_has_it(client, typed, place):
    reply = client.get(typed)

    assert (reply.status_code, reply.headers["location"]) == (307, place)
