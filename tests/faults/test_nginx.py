"""deploy/nginx.conf, run by Debian's nginx in front of servers that say what reached them."""

import http.client
import json
import os
import ssl
import threading
from contextlib import closing, contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from tests.people.proxy import NotInstalled, running_proxy

FORGED = {"X-Forwarded-For": "192.0.2.7", "X-Forwarded-Proto": "http"}


class Upstream(BaseHTTPRequestHandler):
    """Says which server it is and what it was sent; a stream waits between its two events."""

    protocol_version = "HTTP/1.1"

    def do_GET(self):
        if self.path.endswith("/events"):
            self.stream()
            return
        told = {"name": self.server.name, "path": self.path, "headers": dict(self.headers)}
        body = json.dumps(told).encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def do_POST(self):
        self.rfile.read(int(self.headers["Content-Length"]))
        self.do_GET()

    def stream(self):
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Connection", "close")
        self.end_headers()
        self.wfile.write(b"data: 1\n\n")
        self.server.may_go_on.wait(10)
        self.wfile.write(b"data: 2\n\n")
        self.close_connection = True

    def log_message(self, *_):
        """Nobody reads it."""


class Served(ThreadingHTTPServer):
    def __init__(self, name, port=0):
        super().__init__(("127.0.0.1", port), Upstream)
        self.name = name
        self.may_go_on = threading.Event()
        threading.Thread(target=self.serve_forever, daemon=True).start()

    @property
    def port(self):
        return self.server_address[1]

    def end(self):
        self.shutdown()
        self.server_close()


@pytest.fixture(scope="module")
def upstreams():
    found = {8501: Served("console"), 8502: Served("phones"), 8503: Served("phones too")}
    yield found
    for one in found.values():
        one.end()


@pytest.fixture(scope="module")
def nginx(upstreams, tmp_path_factory):
    """The ports it listens at: plain and with TLS."""
    console, *phones = (one.port for one in upstreams.values())
    try:
        with running_proxy(tmp_path_factory.mktemp("nginx"), console, phones) as found:
            yield found.plain, found.tls
    except NotInstalled as missing:
        reason = f"{missing} is not installed, so deploy/nginx.conf was NOT run"
        pytest.fail(reason) if os.environ.get("CI") else pytest.skip(reason)


@contextmanager
def asked(nginx, path, method="GET", headers=None, body=None):
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
    line = http.client.HTTPSConnection("127.0.0.1", nginx[1], timeout=10, context=context)
    with closing(line):
        line.request(method, path, body, {"Host": "walls.example.org", **(headers or {})})
        with line.getresponse() as answer:
            yield answer


def told(nginx, path, **options):
    with asked(nginx, path, **options) as answer:
        return json.loads(answer.read())


@pytest.mark.parametrize("path", ["/join", "/join/left", "/j/ABCDEF/main", "/j/static/x"])
def test_phones_are_sent_to_the_processes_for_phones(nginx, path):
    assert told(nginx, path)["name"].startswith("phones")


@pytest.mark.parametrize("path", ["/", "/facilitator", "/live/projector/ABCDEF", "/jo", "/login"])
def test_everything_else_is_sent_to_the_one_with_the_console(nginx, path):
    assert told(nginx, path)["name"] == "console"


@pytest.mark.parametrize("path", ["/j/ABCDEF", "/"])
def test_addresses_and_protocol_are_those_that_the_proxy_saw(nginx, path):
    headers = told(nginx, path, headers=FORGED)["headers"]

    assert headers["X-Forwarded-For"] == "127.0.0.1"
    assert headers["X-Forwarded-Proto"] == "https"
    assert headers["Host"] == "walls.example.org"


def test_an_event_comes_through_before_the_next_one_is_sent(nginx, upstreams):
    with asked(nginx, "/j/ABCDEF/events") as stream:
        first = stream.readline()
        for one in upstreams.values():
            one.may_go_on.set()
        rest = stream.read()

    assert (first, rest) == (b"data: 1\n", b"\ndata: 2\n\n")


def test_a_websocket_may_be_opened_and_a_plain_request_asks_for_none(nginx):
    asks = {"Connection": "Upgrade", "Upgrade": "websocket"}
    opened = told(nginx, "/_stcore/stream", headers=asks)["headers"]
    plain = told(nginx, "/")["headers"]

    assert (opened["Connection"], opened["Upgrade"]) == ("upgrade", "websocket")
    assert "Upgrade" not in plain


def test_no_form_larger_than_any_of_ours_gets_through(nginx):
    for size, status in ((70_000, 413), (2000, 200)):
        with asked(nginx, "/j/ABCDEF/answer", method="POST", body=b"x" * size) as answer:
            assert answer.status == status


def test_without_tls_people_are_sent_to_where_it_is(nginx):
    with closing(http.client.HTTPConnection("127.0.0.1", nginx[0], timeout=10)) as line:
        line.request("GET", "/j/ABCDEF", headers={"Host": "walls.example.org"})
        with line.getresponse() as answer:
            assert answer.status == 301
            assert answer.headers["Location"] == "https://walls.example.org/j/ABCDEF"


def test_when_a_process_for_phones_has_died_forms_go_to_the_other(nginx, upstreams):
    dead = upstreams[8503].port
    upstreams[8503].end()
    names = {
        told(nginx, "/j/ABCDEF/answer", method="POST", body=b"answer=1")["name"] for _ in range(6)
    }
    upstreams[8503] = Served("phones too", dead)  # for the tests that come after

    assert names == {"phones"}
