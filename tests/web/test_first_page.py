"""The page under the console's addresses: from memory, in each language, and nothing else is."""

import re
from pathlib import Path

import pytest
import streamlit
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from starlette.testclient import TestClient

from drawbridge import auth
from drawbridge.facilitator_words import spoken
from drawbridge.ui import shell
from drawbridge.web.first_page import FirstPageMiddleware

STATIC = Path(streamlit.__file__).parent / "static"


async def behind(_request):
    return PlainTextResponse("Streamlit")


@pytest.fixture
def client():
    first = Middleware(
        FirstPageMiddleware, page=shell.page_in, spoken=spoken, paths=frozenset({"/editor"})
    )
    routes = [Route("/{path:path}", behind, methods=["GET", "POST"])]
    middleware = [Middleware(auth.SpokenLanguageMiddleware), first]
    return TestClient(Starlette(routes=routes, middleware=middleware))


@pytest.mark.parametrize("encoding", ["gzip, br", "identity"])
def test_the_page_is_the_same_packed_and_plain(client, encoding):
    reply = client.get("/editor?draft=x", headers={"Accept-Encoding": encoding})

    assert reply.text == shell.page_in("en")
    assert reply.headers["cache-control"] == "no-cache"
    assert reply.headers["content-type"] == "text/html; charset=utf-8"


@pytest.mark.parametrize(
    ("method", "path"), [("GET", "/static/x.js"), ("GET", "/editor/x"), ("POST", "/editor")]
)
def test_every_other_request_is_passed_on(client, method, path):
    assert client.request(method, path).text == "Streamlit"


@pytest.mark.parametrize(
    ("wanted", "opening"),
    [
        ("de-AT,en;q=0.5", '<html lang="de" dir="ltr">'),
        ("ar-EG", '<html lang="ar" dir="rtl">'),
        ("xx", '<html lang="en" dir="ltr">'),
    ],
)
def test_the_page_says_the_language_and_direction_of_whoever_leads(client, wanted, opening):
    reply = client.get("/editor", headers={"Accept-Language": wanted})

    assert opening in reply.text
    assert {"Accept-Language", "Cookie"} < set(reply.headers["vary"].split(", "))


def test_whoever_has_no_script_is_told_so_in_their_language(client):
    told = {
        language: re.search("<noscript><p>(.*?)</p>", shell.page_in(language))[1]
        for language in ("en", "de")
    }

    assert told["en"] == "Drawbridge needs JavaScript on the pages of whoever leads."
    assert told["de"].startswith("Für die Seiten der Leitung")


@pytest.mark.parametrize(
    "held", ['<html lang="en">', "<title>", "</title>", "<noscript>", "</noscript>", "<head>"]
)
def test_streamlit_s_page_holds_once_whatever_is_put_in_another_place_of_it(held):
    own = (STATIC / "index.html").read_text(encoding="utf-8")

    assert own.count(held) == 1, "Streamlit has changed its page: look at drawbridge/ui/shell.py"


def test_the_title_is_ours_before_anything_is_drawn():
    assert re.findall("<title>.*?</title>", shell.page_in("tr")) == ["<title>Drawbridge</title>"]


def test_the_script_that_begins_at_once_is_the_same_in_each_language():
    scripts = {tuple(re.findall("<script>.*?</script>", shell.page_in(it))) for it in ("en", "ar")}

    assert len(scripts) == 1  # the page's policy names it by its hash


def test_a_page_is_made_and_packed_once_for_each_language():
    made, asked = [], iter(["de", "de", "ar"])
    first = FirstPageMiddleware(
        behind,
        page=lambda it: made.append(it) or it,
        spoken=lambda: next(asked),
        paths=frozenset({"/"}),
    )
    client = TestClient(first)
    replies = [client.get("/", headers={"Accept-Encoding": "gzip"}).text for _ in range(3)]

    assert replies == ["de", "de", "ar"]
    assert made == ["de", "ar"]


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
