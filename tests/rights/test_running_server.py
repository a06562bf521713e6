"""A server as people start it: Streamlit's own addresses, web socket, headers, and its log."""

import asyncio
import http.client
import socket
from urllib.parse import urlencode

import pytest
import websockets
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from drawbridge import bootstrap, commands
from drawbridge.auth.cookie import COOKIE
from drawbridge.settings import Settings
from tests.conftest import SMALL
from tests.people.patience import LONGEST_S
from tests.people.room import Room
from tests.people.server import PASSCODE, Server
from tests.rights.grid import STREAMLIT

pytestmark = pytest.mark.long

ADDRESS = "203.0.113.77"
TYPED = "a-phrase-nobody-else-would-type"
BROWSER = "An-Unusual-Browser/7.7"


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("STREAMLIT_LOGGER_LEVEL", "debug")
        running = Server(tmp_path_factory.mktemp("served"))
        running.start()
    yield running
    running.stop()


@pytest.fixture(scope="module")
def room(server):
    """A session on the server's own data, moved from this process."""
    settings = Settings.from_environ(
        {"DRAWBRIDGE_DATA_DIR": str(server.folder / "data"), "DRAWBRIDGE_PASSCODE": PASSCODE},
        root=server.folder,
        languages=("en",),
    )
    services = bootstrap.build(settings)
    yield Room(services, SMALL)
    services.store.close()


def ask(server, method, path, form=None, **headers):
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=LONGEST_S)
    named = {"X-Forwarded-For": ADDRESS, "User-Agent": BROWSER}
    named |= {name.replace("_", "-"): value for name, value in headers.items()}
    body = urlencode(form) if form is not None else None
    if body is not None:
        named["Content-Type"] = "application/x-www-form-urlencoded"
    connection.request(method, path, body=body, headers=named)
    reply = connection.getresponse()
    text = reply.read().decode(errors="replace")
    connection.close()
    return reply.status, {name.lower(): value for name, value in reply.getheaders()}, text


def page_by_socket(server, name, query="", cookie="", **headers):
    """All that a page draws for whoever opens its web socket, as one text."""

    async def talk():
        named = {"User-Agent": BROWSER, **headers, **({"Cookie": cookie} if cookie else {})}
        url = f"ws://127.0.0.1:{server.port}/_stcore/stream"
        async with websockets.connect(
            url,
            subprotocols=["streamlit"],
            additional_headers=named,
            user_agent_header=None,
            open_timeout=LONGEST_S,
        ) as socket:
            asked = BackMsg()
            asked.rerun_script.page_name = name
            asked.rerun_script.query_string = query
            await socket.send(asked.SerializeToString())
            told = []
            while True:
                message = ForwardMsg()
                message.ParseFromString(await asyncio.wait_for(socket.recv(), LONGEST_S))
                told.append(str(message))
                if message.WhichOneof("type") == "script_finished":
                    return "\n".join(told)

    return asyncio.run(talk())


def test_the_server_hangs_up_after_an_answer_of_ours_and_not_while_a_form_is_on_its_way(server):
    """An idle connection would be cut after five seconds, whatever is being sent on it."""
    with socket.create_connection(("127.0.0.1", server.port), timeout=LONGEST_S) as connection:
        connection.sendall(b"GET /join HTTP/1.1\r\nHost: localhost\r\n\r\n")
        told = b"".join(iter(lambda: connection.recv(65536), b""))

    assert told.startswith(b"HTTP/1.1 200 OK")
    assert b"\r\nconnection: close\r\n" in told.lower()
    assert told.rstrip().endswith(b"</html>")


@pytest.mark.parametrize("address", sorted(STREAMLIT))
def test_streamlit_s_own_addresses_answer_what_the_grid_says(server, address):
    path = address.removeprefix("GET ").replace("/static", "/static/index.html")
    path = path.replace("{file_id}", "0" * 56).replace("{session_id}", "x").replace("{path}", "x/y")
    if path == "/_stcore/stream":
        assert "log in" in page_by_socket(server, "library")
        return

    assert ask(server, "GET", path)[0] == int(STREAMLIT[address][:3])
    for method in ("POST", "PUT", "DELETE"):
        assert ask(server, method, path, {})[0] in {404, 405}


def test_a_page_is_guarded_however_its_socket_is_opened(server, room):
    login = room.services.logins.log_in(PASSCODE)
    query = f"session={room.code}"

    for cookie in ("", f"{COOKIE}=forged", f"{COOKIE}={login[:-1]}"):
        for page in ("", "library", "facilitator", "editor", "summary"):
            told = page_by_socket(server, page, query, cookie)
            assert "log in" in told
            assert room.code not in told.replace(query, "")
    assert "A small workshop" in page_by_socket(server, "facilitator", query, f"{COOKIE}={login}")

    room.services.logins.log_out(login)
    assert "log in" in page_by_socket(server, "facilitator", query, f"{COOKIE}={login}")


def test_a_socket_from_another_website_is_refused(server):
    with pytest.raises(websockets.InvalidStatus):
        page_by_socket(server, "library", Origin="https://evil.example")


@pytest.mark.parametrize("path", ["/projector", "/any/typo", "/static/index.html"])
def test_streamlit_s_page_has_the_headers_it_can_bear(server, path):
    _, headers, _ = ask(server, "GET", path, Host="walls.example.org")
    policy = headers["content-security-policy"]

    assert headers["x-frame-options"] == "DENY"
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin"
    assert "frame-ancestors 'none'" in policy
    assert "default-src 'self'" in policy
    assert "unsafe-eval" not in policy
    assert "'unsafe-inline'" not in policy.split("style-src")[0]
    assert "ws://walls.example.org wss://walls.example.org;" in policy


@pytest.mark.parametrize("host", ["evil.example", 'x";script-src *', "q q", "[::1]:8501"])
def test_no_answer_leads_to_another_host(server, room, host):
    for path in ("/", "/join/", f"/j/{room.code}/", "/login/", "/assets", "/projector", "/x/"):
        _, headers, text = ask(server, "GET", path, Host=host)
        assert "://" not in headers.get("location", "")
        assert host not in text
        assert "script-src *" not in headers.get("content-security-policy", "")


def test_what_is_larger_than_any_request_of_ours_is_refused(server):
    assert ask(server, "GET", "/login", Cookie="x" * 17_000)[0] == 431
    assert ask(server, "GET", "/login?" + "x" * 17_000)[0] == 431
    with pytest.raises(websockets.InvalidStatus):
        page_by_socket(server, "library", **{f"X-{n}": "x" * 6_000 for n in range(3)})


def test_a_form_that_never_arrives_is_given_up(server, room):
    began = f"POST /j/{room.code}/join HTTP/1.1\r\nHost: a\r\nContent-Length: 500\r\n"
    kind = "Content-Type: application/x-www-form-urlencoded\r\n\r\nrole="
    with socket.create_connection(("127.0.0.1", server.port), timeout=LONGEST_S) as slow:
        slow.sendall((began + kind).encode())

        assert slow.recv(1000).startswith(b"HTTP/1.1 408")


@pytest.mark.rule("R25")
def test_nothing_of_a_session_is_in_the_log(server, room):
    """At Streamlit's most talkative level, in a session with every kind of mishap."""
    secret = commands.new_secret()
    login = room.services.logins.log_in(PASSCODE)
    key = room.session.projector_key
    cookies = {"Cookie": f"drawbridge={secret}; {COOKIE}={login}"}
    room.go_to("weather")
    room.do(commands.open_step)
    form = {"step": "weather", "round": "1", "answer": TYPED}

    ask(server, "POST", "/login", {"passcode": TYPED})
    ask(server, "POST", f"/j/{room.code}/join", {"role": "observer"}, **cookies)
    ask(server, "POST", f"/j/{room.code}/answer", form, **cookies)
    ask(server, "POST", f"/j/{room.code}/answer", {"note": TYPED}, **cookies)
    ask(server, "GET", f"/j/{room.code}/{TYPED}?{TYPED}", **cookies)
    ask(server, "GET", f"/live/projector/{room.code}?key={key}x", **cookies)
    ask(server, "GET", f"/{TYPED}?key={key}", **cookies)
    query = f"session={room.code}&key={key}"
    page_by_socket(server, "projector", query, cookies["Cookie"])
    page_by_socket(server, "facilitator", query, cookies["Cookie"])

    log = server.log().replace(f"127.0.0.1:{server.port}", "the server itself")
    assert "Drawbridge is ready" in log
    for word in (ADDRESS, "127.0.0.1", TYPED, BROWSER, room.code, secret, login, key, PASSCODE):
        assert word not in log
