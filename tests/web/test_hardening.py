"""What every answer wears, and what is not answered at all."""

import asyncio

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.responses import HTMLResponse, PlainTextResponse
from starlette.routing import Mount, Route

from drawbridge.ui.shell import script_hashes
from drawbridge.web.hardening import HEADER_LIMIT, SecurityHeadersMiddleware
from drawbridge.web.headers import BASE, page_headers
from tests.people.direct_client import DirectClient


async def anything(request):
    if request.url.path.endswith("own"):
        return HTMLResponse("ours", headers=page_headers(["sha256-x"]))
    if request.url.path.endswith("text"):
        return PlainTextResponse("text")
    return HTMLResponse("Streamlit", headers={"Cache-Control": "no-cache"})


@pytest.fixture
def client():
    everything = Starlette(routes=[Route("/{path:path}", anything)])
    hardening = Middleware(SecurityHeadersMiddleware, script_hashes=["sha256-abc"])
    return DirectClient(Starlette(routes=[Mount("/", everything)], middleware=[hardening]))


@pytest.mark.parametrize("path", ["/", "/text", "/own", "/media/a", "/_stcore/agent/mcp"])
def test_every_answer_has_the_headers_that_cost_nothing(client, path):
    headers = client.get(path).headers

    assert {name: headers[name] for name in BASE} == BASE


@pytest.mark.parametrize("path", ["/j/QKWNBM", "/j/static/x.js", "/join", "/login", "/live/x/y"])
def test_no_connection_of_ours_idles_until_it_is_cut_just_as_a_form_sets_out(client, path):
    assert client.get(path).headers["connection"] == "close"


@pytest.mark.parametrize("path", ["/", "/joined", "/media/a", "/static/js/main.js", "/library"])
def test_streamlit_s_many_files_share_their_connections(client, path):
    assert "connection" not in client.get(path).headers


def test_a_page_of_ours_keeps_its_stricter_policy(client):
    reply = client.get("/own")

    assert reply.headers["content-security-policy"].startswith("default-src 'none'")
    assert reply.headers["cache-control"] == "no-store"


def test_streamlit_s_page_runs_known_scripts_only(client):
    policy = client.get("/").headers["content-security-policy"]

    assert "script-src 'self' blob: 'sha256-abc';" in policy
    assert "frame-ancestors 'none'" in policy


def test_a_download_is_kept_nowhere_and_runs_nothing(client):
    headers = client.get("/media/summary.html").headers

    assert headers["cache-control"] == "no-store"
    assert "default-src 'none'" in headers["content-security-policy"]
    assert "sandbox" in headers["content-security-policy"]


@pytest.mark.parametrize("host", ["evil.test; script-src *", "a b", "", "evil.test/x", "ä"])
def test_a_strange_host_gets_into_no_policy(client, host):
    policy = client.get("/", headers={"host": host.encode()}).headers["content-security-policy"]

    assert "connect-src 'self';" in policy


@pytest.mark.parametrize("host", ["walls.example.org", "192.168.0.7:8501", "[2001:db8::7]:8501"])
def test_the_page_may_open_its_own_socket_on_its_own_host(client, host):
    policy = client.get("/", headers={"host": host}).headers["content-security-policy"]

    assert f"connect-src 'self' ws://{host} wss://{host};" in policy


def test_a_request_as_large_as_allowed_is_answered_and_none_larger(client):
    plain = client.get("/text").request
    size = len("/text") + sum(len(k) + len(v) for k, v in plain.headers.raw)
    room = HEADER_LIMIT - size - len("x-more")

    assert client.get("/text", headers={"x-more": "x" * room}).status_code == 200
    assert client.get("/text", headers={"x-more": "x" * (room + 1)}).status_code == 431


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/_stcore/health", 200),
        ("/_stcore/metrics", 404),
        ("/_stcore/healthy", 404),
        ("/_stcore/upload_file/a/b", 404),
        ("/auth/login", 404),
        ("/oauth2callback", 404),
        ("/component/x/y.js", 404),
        ("/library", 200),
    ],
)
def test_doors_that_nobody_needs_are_closed(client, path, status):
    for method in ("GET", "POST", "PUT", "DELETE"):
        assert client.request(method, path).status_code in {status, 404 if status == 404 else 405}


def test_a_socket_with_too_much_to_say_is_closed_before_it_opens():
    sent = []

    async def send(message):
        sent.append(message)

    scope = {
        "type": "websocket",
        "path": "/_stcore/stream",
        "query_string": b"",
        "headers": [(b"cookie", b"x" * HEADER_LIMIT)],
    }
    asyncio.run(SecurityHeadersMiddleware(None)(scope, None, send))

    assert sent == [{"type": "websocket.close", "code": 1008}]


def test_the_two_scripts_that_stand_in_streamlit_s_page_are_known():
    assert len(set(script_hashes())) == 2
