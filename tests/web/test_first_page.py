"""The page under the console's addresses: from memory, the same everywhere, and nothing else is."""

import re
from pathlib import Path

import pytest
import streamlit
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from starlette.testclient import TestClient

from drawbridge.ui import shell
from drawbridge.web.first_page import FirstPageMiddleware

STATIC = Path(streamlit.__file__).parent / "static"


async def behind(_request):
    return PlainTextResponse("Streamlit")


@pytest.fixture
def client():
    paths = frozenset({"/editor"})
    first = Middleware(FirstPageMiddleware, page=shell.page(), paths=paths)
    routes = [Route("/{path:path}", behind, methods=["GET", "POST"])]
    return TestClient(Starlette(routes=routes, middleware=[first]))


@pytest.mark.parametrize("encoding", ["gzip, br", "identity"])
def test_the_page_is_the_same_packed_and_plain(client, encoding):
    reply = client.get("/editor?draft=x", headers={"Accept-Encoding": encoding})

    assert reply.text == shell.page()
    assert reply.headers["cache-control"] == "no-cache"
    assert reply.headers["content-type"] == "text/html; charset=utf-8"


@pytest.mark.parametrize(
    ("method", "path"), [("GET", "/static/x.js"), ("GET", "/editor/x"), ("POST", "/editor")]
)
def test_every_other_request_is_passed_on(client, method, path):
    assert client.request(method, path).text == "Streamlit"


def test_it_is_streamlit_s_own_page_with_one_script_before_all_others():
    own = (STATIC / "index.html").read_text(encoding="utf-8")
    added = re.search(r"<script>window\.__streamlit=.*?</script>", shell.page())
    soon = re.findall(r'<link rel="modulepreload" href="/static/js/[^"]*">', shell.page())

    assert added.start() < shell.page().index("<script type=")
    left = shell.page().replace(added[0], "")
    for link in soon:
        left = left.replace(link, "")
    assert left == own


def test_what_is_fetched_soon_is_there():
    soon = re.findall(r'<link rel="modulepreload" href="/(static/js/[^"]*)">', shell.page())

    assert len(soon) >= 9
    assert all((STATIC / name).is_file() for name in soon)
