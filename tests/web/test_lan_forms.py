"""Our own forms over plain http in a local network, as most rooms will use them."""

import threading
from contextlib import contextmanager

import pytest
import uvicorn
from starlette.applications import Starlette
from starlette.responses import HTMLResponse, PlainTextResponse
from starlette.routing import Route

from drawbridge.errors import DrawbridgeError
from drawbridge.web.forms import form_of
from drawbridge.web.headers import page_headers
from drawbridge.web.statuses import status_of

FORM = (
    '<form method="post" action="{url}/answer"><button name="answer" value="1">Send</button></form>'
)


async def show(request):
    url = request.query_params.get("to", "")
    headers = page_headers()
    if url:  # a page of somebody else, who lets it post anywhere
        del headers["Content-Security-Policy"]
    return HTMLResponse(FORM.format(url=url), headers=headers)


async def answer(request):
    return PlainTextResponse(f"counted {(await form_of(request))['answer']}")


async def refuse(_request, error):
    return PlainTextResponse("refused", status_of(error))


@pytest.fixture
def port():
    app = Starlette(
        routes=[Route("/", show), Route("/answer", answer, methods=["POST"])],
        exception_handlers={DrawbridgeError: refuse},
    )
    with served(app) as port:
        yield port


@contextmanager
def served(app):
    has_started = threading.Event()

    class Server(uvicorn.Server):
        async def startup(self, sockets=None):
            await super().startup(sockets)
            has_started.set()

    config = uvicorn.Config(app, host="127.0.0.1", port=0, log_config=None, ws="none")
    server = Server(config)
    thread = threading.Thread(target=server.run)
    thread.start()
    assert has_started.wait(timeout=10)
    try:
        yield server.servers[0].sockets[0].getsockname()[1]
    finally:
        server.should_exit = True
        thread.join(timeout=10)


@pytest.fixture
def page(chromium):
    page = chromium.new_page()
    yield page
    page.close()


@pytest.mark.browser
def test_a_form_of_ours_is_told_from_a_foreign_one_without_encryption(page, port):
    ours, theirs = f"http://walls.test:{port}", f"http://evil.test:{port}"

    page.goto(ours)
    page.click("button")
    assert page.inner_text("body") == "counted ['1']"

    page.goto(f"{theirs}/?to={ours}")
    page.click("button")
    assert page.inner_text("body") == "refused"
