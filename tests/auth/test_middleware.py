import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.responses import PlainTextResponse
from starlette.routing import Route

from drawbridge.auth.middleware import LoginRedirectMiddleware
from drawbridge.errors import StoreUnavailable
from tests.people.direct_client import DirectClient

LOGIN = "a-login"


@pytest.fixture
def client():
    """Two pages for the facilitator and one for everybody, each answering with its address."""

    async def page(request):
        return PlainTextResponse(request.url.path)

    keeper = Middleware(
        LoginRedirectMiddleware,
        pages=frozenset({"/", "/library"}),
        cookie="login",
        is_facilitator=lambda cookie: cookie == LOGIN,
    )
    routes = [Route(path, page) for path in ("/", "/library", "/projector")]
    return DirectClient(Starlette(routes=routes, middleware=[keeper]), follow_redirects=False)


def get(client, url, cookie=""):
    return client.get(url, headers={"cookie": cookie} if cookie else {})


@pytest.mark.parametrize("path", ["/", "/library"])
def test_a_stranger_is_shown_to_the_login_page(client, path):
    reply = get(client, path)

    assert reply.status_code == 303
    assert reply.headers["location"] == f"/login?next={path}"


def test_the_way_back_keeps_what_was_asked_for(client):
    reply = get(client, "/library?session=ABCDEF&x=%2F%2Fevil.test")

    assert reply.headers["location"] == (
        "/login?next=/library%3Fsession%3DABCDEF%26x%3D%252F%252Fevil.test"
    )


def test_a_page_for_everybody_stays_open(client):
    assert get(client, "/projector").text == "/projector"
    assert get(client, "/nowhere").status_code == 404


def test_a_facilitator_goes_through(client):
    assert get(client, "/library", f"login={LOGIN}").text == "/library"


@pytest.mark.parametrize(
    "cookie", ["login=", "login=forged", f"other={LOGIN}", LOGIN, ";;;", "=;="]
)
def test_a_wrong_cookie_is_no_login(client, cookie):
    assert get(client, "/library", cookie).status_code == 303


@pytest.mark.parametrize(
    "neighbour", ['settings={"a": [1, 2]}', "odd/name=1", "a=b=c", 'q="unfinished', "é=1", "lonely"]
)
def test_a_neighbour_s_odd_cookie_does_not_hide_the_login(client, neighbour):
    """Other programs on the same host share its cookies; the login page reads them leniently.

    If this reader were stricter, the two would send the browser back and forth for ever.
    """
    for cookie in (f"{neighbour}; login={LOGIN}", f"login={LOGIN}; {neighbour}"):
        assert get(client, "/library", cookie.encode()).text == "/library"


def test_a_store_that_cannot_be_read_is_said_so_in_one_sentence():
    def is_facilitator(_cookie):
        raise StoreUnavailable("The database is away.")

    keeper = LoginRedirectMiddleware(
        Starlette(), pages=frozenset({"/"}), cookie="login", is_facilitator=is_facilitator
    )

    reply = DirectClient(keeper).get("/")

    assert (reply.status_code, reply.text) == (503, "The database is away.")
    assert reply.headers["cache-control"] == "no-store"


def test_what_is_no_page_request_passes_untouched():
    seen = []

    async def inner(scope, _receive, _send):
        seen.append(scope["type"])

    keeper = LoginRedirectMiddleware(
        inner, pages=frozenset({"/"}), cookie="login", is_facilitator=lambda _: False
    )

    async def nothing(*_):
        raise AssertionError("nobody is to be answered")

    for kind in ("lifespan", "websocket"):
        coroutine = keeper({"type": kind, "path": "/"}, nothing, nothing)
        with pytest.raises(StopIteration):
            coroutine.send(None)

    assert seen == ["lifespan", "websocket"]
