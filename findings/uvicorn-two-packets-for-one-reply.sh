#!/usr/bin/env bash
# uvicorn 0.54.0 with httptools 0.9.0 or h11 0.16.0: a reply of 113 bytes that is known as a whole leaves
# in two writes, of which each is a packet of its own.
#
# Expected: head and body of a Response, both there before anything is sent and together far below one
# packet, leave in one call of the kernel.
# Seen: the head is written when ASGI says "http.response.start", the body when it says
# "http.response.body": two calls of send for each reply, with either parser. Where thousands of short
# replies leave in a second, the first call alone was a tenth of the event loop's time. There is no option.
#
# Fails if a reply leaves in another number of writes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv env
env/bin/pip install --quiet uvicorn==0.54.0 httptools==0.9.0 h11==0.16.0
cat >writes.py <<'PY'
import asyncio
import sys
import urllib.request
from asyncio.selector_events import _SelectorSocketTransport

import uvicorn

written = []
original = _SelectorSocketTransport.write


def noted(transport, data):
    written.append(bytes(data))
    original(transport, data)


async def app(scope, receive, send):
    headers = [(b"content-length", b"2")]
    await send({"type": "http.response.start", "status": 200, "headers": headers})
    await send({"type": "http.response.body", "body": b"in"})


async def main(parser):
    options = {"port": 0, "http": parser, "loop": "asyncio", "lifespan": "off"}
    server = uvicorn.Server(uvicorn.Config(app, log_level="error", **options))
    serving = asyncio.create_task(server.serve())
    while not server.started:
        await asyncio.sleep(0.01)
    port = server.servers[0].sockets[0].getsockname()[1]
    _SelectorSocketTransport.write = noted  # from here on the server's alone: the client is no asyncio

    def ask():
        return urllib.request.urlopen(f"http://127.0.0.1:{port}/").read()

    assert await asyncio.to_thread(ask) == b"in"
    server.should_exit = True
    await serving
    return [one for one in written if one.startswith(b"HTTP/1.1 200") or one == b"in"]


parts = asyncio.run(main(sys.argv[1]))
print(f"{sys.argv[1]}: {len(parts)} writes, of {' and '.join(str(len(it)) for it in parts)} bytes")
assert len(parts) == 2 and parts[1] == b"in", parts
PY
env/bin/python writes.py httptools
env/bin/python writes.py h11
