import asyncio

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route

from drawbridge.errors import BadRequest, CrossSite, TooLarge, TooSlow, WrongContentType
from drawbridge.web.forms import BODY_LIMIT, FIELD_LIMIT, FORM_TYPE, form_of
from tests.people.direct_client import DirectClient

FORM = {"content-type": FORM_TYPE}
HERE = "http://walls.test:8501"


@pytest.fixture
def post():
    """Posts a body to a route that answers with the fields, or raises what the form raises."""

    async def fields(request):
        return JSONResponse(await form_of(request))

    client = DirectClient(Starlette(routes=[Route("/", fields, methods=["POST"])]), base_url=HERE)
    client.headers.clear()

    def send(body, **headers):
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        return client.post("/", content=body, headers={**FORM, **named}).json()

    return send


async def read(body, headers):
    """Read a form as the server hands it over, without a client that tidies up before."""
    chunks = [{"type": "http.request", "body": part, "more_body": True} for part in body]
    messages = [*chunks, {"type": "http.request", "body": b"", "more_body": False}]
    scope = {
        "type": "http",
        "method": "POST",
        "path": "/",
        "query_string": b"",
        "headers": [(name, value) for name, value in headers.items()],
    }

    async def receive():
        return messages.pop(0) if messages else {"type": "http.disconnect"}

    return await form_of(Request(scope, receive))


TYPE = {b"content-type": FORM_TYPE.encode()}


# -- what a form is


def test_fields_come_in_order_and_blank_ones_too(post):
    assert post("a=1&b=&a=2&c=caf%C3%A9+%26") == {"a": ["1", "2"], "b": [""], "c": ["café &"]}


def test_an_empty_form_is_a_form(post):
    assert post("") == {}


@pytest.mark.parametrize("kind", [FORM_TYPE, FORM_TYPE.upper(), f"{FORM_TYPE}; charset=UTF-8"])
def test_a_form_is_known_by_its_content_type(post, kind):
    assert post("a=1", content_type=kind) == {"a": ["1"]}


@pytest.mark.parametrize(
    "kind",
    [
        "",
        "text/plain",
        "application/json",
        "multipart/form-data; boundary=x",
        f"{FORM_TYPE}x",
        f"text/plain, {FORM_TYPE}",
    ],
)
def test_another_content_type_is_refused(post, kind):
    with pytest.raises(WrongContentType):
        post("a=1", content_type=kind)


def test_a_missing_content_type_is_refused():
    with pytest.raises(WrongContentType):
        asyncio.run(read([b"a=1"], {}))


@pytest.mark.parametrize(
    "body",
    [
        b"a=%FF",
        b"%C3=1",
        b"a=%ED%A0%80",
        "a=café".encode(),
        "a=café".encode("latin-1"),
        "a=1".encode("utf-16"),
    ],
)
def test_what_is_not_percent_encoded_utf_8_is_refused(post, body):
    with pytest.raises(BadRequest) as caught:
        post(body)
    assert type(caught.value) is BadRequest


@pytest.mark.parametrize("body", ["a=%00", "a=x%00y", "%00=1", "a=1&b%00=1", b"a=\x00"])
def test_null_bytes_are_refused(post, body):
    with pytest.raises(BadRequest):
        post(body)


@pytest.mark.parametrize(
    ("body", "fields"),
    [
        ("=", {"": [""]}),
        ("&&&", {}),
        ("a", {"a": [""]}),
        ("a%", {"a%": [""]}),
        ("a=%zz", {"a": ["%zz"]}),
        ("a[b][c]=1", {"a[b][c]": ["1"]}),
        ("a==&=b", {"a": ["="], "": ["b"]}),
        ("a=1;b=2", {"a": ["1;b=2"]}),
    ],
)
def test_odd_forms_are_plain_names_and_texts(post, body, fields):
    assert post(body) == fields


def test_more_fields_than_any_form_of_ours_are_refused(post):
    most = "&".join(f"f{number}=1" for number in range(FIELD_LIMIT))

    assert len(post(most)) == FIELD_LIMIT
    with pytest.raises(BadRequest):
        post(f"{most}&one=more")


# -- how large it may be


def test_a_form_as_large_as_allowed_is_read(post):
    body = "a=" + "x" * (BODY_LIMIT - 2)

    assert post(body) == {"a": ["x" * (BODY_LIMIT - 2)]}


def test_a_form_that_declares_to_be_larger_is_refused_unread(post):
    with pytest.raises(TooLarge):
        post("a=" + "x" * (BODY_LIMIT - 1))
    with pytest.raises(TooLarge):
        post("a=1", content_length="1000000")


def test_a_form_of_a_megabyte_in_pieces_is_refused_before_it_is_whole(post):
    n_sent = 0

    def pieces():
        nonlocal n_sent
        for _ in range(1000):
            n_sent += 1
            yield b"x" * 1000

    with pytest.raises(TooLarge):
        post(pieces())


@pytest.mark.parametrize("declared", [b"2", b"0", b"-1", b"many", b"\xb2", b"1e9", b"", b" 3 "])
def test_a_form_that_is_larger_than_it_declares_is_refused_all_the_same(declared):
    body = [b"a="] + [b"x" * 1024] * 17

    with pytest.raises(TooLarge):
        asyncio.run(read(body, {**TYPE, b"content-length": declared}))


@pytest.mark.parametrize("declared", [b"16385", b"9" * 5000, b"000000016385"])
def test_an_absurd_declared_length_is_refused_before_anything_is_read(declared):
    with pytest.raises(TooLarge):
        asyncio.run(read([b"a=1"], {**TYPE, b"content-length": declared}))


def test_a_form_whose_sender_goes_away_is_refused():
    async def receive():
        return {"type": "http.disconnect"}

    headers = [(b"content-type", FORM_TYPE.encode())]
    request = Request({"type": "http", "method": "POST", "path": "/", "headers": headers}, receive)

    with pytest.raises(BadRequest):
        asyncio.run(form_of(request))


def test_a_form_that_drips_in_is_refused_when_its_time_is_over():
    async def receive():
        await asyncio.sleep(0.005)
        return {"type": "http.request", "body": b"x", "more_body": True}

    headers = [(b"content-type", FORM_TYPE.encode())]
    request = Request({"type": "http", "method": "POST", "path": "/", "headers": headers}, receive)

    with pytest.raises(TooSlow):
        asyncio.run(form_of(request, within_s=0.05))


# -- where it comes from


@pytest.mark.parametrize("site", ["same-origin", "none"])
def test_a_browser_that_says_it_is_from_here_is_believed(post, site):
    assert post("a=1", sec_fetch_site=site, origin="https://proxy.test") == {"a": ["1"]}


@pytest.mark.parametrize("site", ["cross-site", "same-site", "", "Same-Origin, none"])
def test_a_browser_that_says_it_is_from_elsewhere_is_refused(post, site):
    with pytest.raises(CrossSite):
        post("a=1", sec_fetch_site=site)
    with pytest.raises(CrossSite):
        post("a=1", sec_fetch_site=site, origin=HERE)


def test_without_that_word_the_origin_decides(post):
    assert post("a=1", origin=HERE) == {"a": ["1"]}


@pytest.mark.parametrize(
    "origin",
    [
        "http://evil.test",
        "http://walls.test",
        "http://walls.test:8502",
        "http://walls.test:8501.evil.test",
        "http://evil.test/walls.test:8501",
        "http://walls.test:8501@evil.test",
        "null",
        "http://[",
        "",
        "walls.test:8501",
    ],
)
def test_a_foreign_origin_is_refused(post, origin):
    with pytest.raises(CrossSite):
        post("a=1", origin=origin)


def test_a_program_that_says_nothing_of_where_it_is_from_is_let_in(post):
    """It carries nobody's cookies but its own."""
    assert post("a=1") == {"a": ["1"]}


def test_a_foreign_form_is_refused_before_it_is_read(post):
    with pytest.raises(CrossSite):
        post("x" * 100_000, sec_fetch_site="cross-site", content_type="text/plain")
