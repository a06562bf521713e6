"""Requests to an application without a server: Starlette's test client, in one thread.

Starlette's own begins a thread with an event loop for every request and crosses over to it nine
times; in a profile of `tests/rights/test_addresses.py` that was 33 of 85 s. Here the application
runs to its end in the thread that asks. As before, every request has an event loop of its own, and
what outlives the answer is cancelled. No WebSocket, no lifespan, and an answer that never ends is
waited for: `tests/open_stream.py` holds one open.

Nobody else asks meanwhile, so that what waits for others to come (`GATHER_S`), and a reply that is
held for a moment (`STEP_S`), comes at once: an answer took 70 ms without a use.
"""

import asyncio
import contextvars
from concurrent.futures import ThreadPoolExecutor
from urllib.parse import unquote

import httpx2
from starlette.testclient import TestClient

SHORT_S = 0.1


class DirectClient(TestClient):
    """Takes what Starlette's client takes, and answers the same.

    Args:
        app: an application.
        raise_server_exceptions: whether what the application raises is raised here, too; else it
            is an answer with status 500.
        client: address and port the requests come from.
        more: as of Starlette's client.
    """

    def __init__(self, app, *, raise_server_exceptions=True, client=("testclient", 50000), **more):
        super().__init__(app, **more)
        self._transport.close()
        self._transport = _InThisThread(app, client, raises=raise_server_exceptions)

    def __enter__(self):
        raise TypeError("a lifespan needs Starlette's own client")

    def in_turn(self, requests):
        """The answers to many requests, each asked when the one before it is answered.

        One event loop for all of them costs half as much. A cookie that is set is not kept, and no
        redirect is followed.

        Args:
            requests: made by `build_request`, each when its turn has come.
        """
        return _to_its_end(self._transport.in_turn(requests))


class _InThisThread(httpx2.BaseTransport):
    def __init__(self, app, client, *, raises):
        self._app = app
        self._client = client
        self._raises = raises

    def handle_request(self, request):
        exchange = _Exchange(request, self._client, self._app)
        _to_its_end(exchange.run())
        return self._answer(request, exchange)

    async def in_turn(self, requests):
        answers = []
        for request in requests:
            exchange = _Exchange(request, self._client, self._app)
            await asyncio.create_task(exchange.run())  # in a context of its own
            await _cancel_what_is_left()
            answers.append(self._answer(request, exchange))
            answers[-1].read()
        return answers

    def _answer(self, request, told):
        if self._raises and told.error is not None:
            raise told.error
        if self._raises and told.status is None:
            raise AssertionError("the application did not answer")
        return httpx2.Response(
            500 if told.status is None else told.status,
            headers=told.headers,
            stream=httpx2.ByteStream(b"" if request.method == "HEAD" else b"".join(told.body)),
            request=request,
        )


def _to_its_end(work):
    """Run it here, or beside an event loop that this thread runs already, as Playwright's does."""
    try:
        asyncio.get_running_loop()
    except RuntimeError:
        return _run(work)
    with ThreadPoolExecutor(1) as beside:
        context = contextvars.copy_context()
        return beside.submit(context.run, lambda: _run(work)).result()


def _run(work):
    with asyncio.Runner(loop_factory=_ShortWaits) as runner:
        return runner.run(work)


async def _cancel_what_is_left():
    left = asyncio.all_tasks() - {asyncio.current_task()}
    for task in left:
        task.cancel()
    await asyncio.gather(*left, return_exceptions=True)


class _ShortWaits(asyncio.SelectorEventLoop):
    """An event loop that passes over waits of up to `SHORT_S`; longer ones are what they are."""

    def call_later(self, delay, callback, *args, context=None):
        waits_s = 0 if delay <= SHORT_S else delay
        return super().call_later(waits_s, callback, *args, context=context)


class _Exchange:
    """One request and what was answered; it is told to be gone once the answer is whole."""

    def __init__(self, request, client, app):
        self._app = app
        self._content = request.read()
        self._is_asked = False
        self._scope = _scope(request, client)
        self.status, self.headers, self.body, self.error = None, [], [], None

    async def run(self):
        self._is_whole = asyncio.Event()
        try:
            await self._app(self._scope, self._receive, self._send)
        except Exception as error:  # noqa: BLE001 - raised by the client, or an answer
            self.error = error

    async def _receive(self):
        if not self._is_asked:
            self._is_asked = True
            return {"type": "http.request", "body": self._content}
        await self._is_whole.wait()
        return {"type": "http.disconnect"}

    async def _send(self, message):
        assert not self._is_whole.is_set(), "something was sent after the end of the answer"
        if message["type"] == "http.response.start":
            assert self.status is None, "an answer began twice"
            self.status, self.headers = message["status"], message.get("headers", [])
            return
        assert message["type"] == "http.response.body", message["type"]
        assert self.status is not None, "an answer without its beginning"
        self.body.append(bytes(message.get("body", b"")))
        if not message.get("more_body", False):
            self._is_whole.set()


def _scope(request, client):
    url = request.url
    return {
        "type": "http",
        "http_version": "1.1",
        "method": request.method,
        "path": unquote(url.path),
        "raw_path": url.raw_path.split(b"?", 1)[0],
        "root_path": "",
        "scheme": url.scheme,
        "query_string": url.query,
        "headers": [(key.lower(), value) for key, value in request.headers.raw],
        "client": client,
        "server": [url.host, url.port or {"http": 80, "https": 443}[url.scheme]],
        "extensions": {},
        "state": {},
    }
